"""What the rules of rows may know: today, areas, countries and schemes, all passed in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sasando.domain.values.place import CodeSystem, parse_area
from sasando.domain.values.words import Refusal, Refused, Words

REGION_UNKNOWN = Refusal(
    "region_unknown",
    Words(
        id="Kabupaten/kota tidak dikenal. Periksa ejaannya atau tulis kodenya, misalnya 53.21.",
        en="The regency is not known. Check the spelling or write its code, for example 53.21.",
    ),
)
REGION_DIFFERS = Refusal(
    "region_code_differs",
    Words(
        id="Kode wilayah dan nama kabupaten menunjuk tempat berbeda. "
        "Mungkin kodenya BPS, bukan Kemendagri.",
        en="The area code and the regency's name mean different places. "
        "The code may be BPS, not Kemendagri.",
    ),
)
_KIND = re.compile(
    r"^(kab(upaten)?|kota|adm(inistrasi)?|kec(amatan)?|ds|desa|kel(urahan)?)[. ]+", re.IGNORECASE
)
# Short names of regencies on manifests (handbook 5.2, 5.3).
_SHORT = {
    "tts": "timortengahselatan",
    "ttu": "timortengahutara",
    "sbd": "sumbabaratdaya",
    "flotim": "florestimur",
    "mabar": "manggaraibarat",
    "matim": "manggaraitimur",
    "sabu": "saburaijua",
    "rote": "rotendao",
}


@dataclass(frozen=True)
class Known:
    """The world as the caller knows it; names are keyed by `place_form`.

    `regency_names` code → name; `regency_by_name` form → code; `regency_by_bps` BPS → code;
    `districts` (regency code, form) → code; `villages` (district code, form) → code;
    `provinces`, `countries`, `schemes`, `troubles`, `channels`, `kinships` form → code.
    `codes` is the stated code system.
    """

    today: date
    codes: CodeSystem | None = None
    regency_names: Mapping[str, str] = field(default_factory=dict)
    regency_by_name: Mapping[str, str] = field(default_factory=dict)
    regency_by_bps: Mapping[str, str] = field(default_factory=dict)
    districts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    villages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    provinces: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    schemes: Mapping[str, str] = field(default_factory=dict)
    troubles: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    kinships: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlaceFound:
    """Codes found for one row, empty where not known; `warning` is a code or empty."""

    regency_code: str = ""
    district_code: str = ""
    village_code: str = ""
    as_printed: str = ""
    warning: str = ""


# Villages repeat through a file; names of people never come here.
@lru_cache(maxsize=8192)
def place_form(text: str) -> str:
    """Return a place's name as names are compared: Kab. Malaka → malaka; kota is kept."""
    return re.sub(r"[^a-z0-9]", "", _KIND.sub(_city_kept, text.strip().casefold()))


def find_place(texts: Sequence[str], *, known: Known) -> PlaceFound:
    """Return the codes that (area code, regency, district, village) of one row mean.

    A district or village that is not found stays as printed, with a warning; outside the areas
    that `known` lists in full nothing is warned of. Raises Refused as `parse_area` does, or with
    `region_unknown` or `region_code_differs`.
    """
    code, regency, district, village = (text.strip() for text in texts)
    stated = _of_code(code, known) if code else ""
    named = _of_name(regency, known) if regency else ""
    if stated and named and stated[:5] != named:
        raise Refused(REGION_DIFFERS)
    return _smaller(stated or named, (regency, district, village), known)


def _of_code(code: str, known: Known) -> str:
    area = parse_area(code, system=known.codes, bps_to_kemendagri=known.regency_by_bps)
    if not area.regency or area.regency not in known.regency_names:
        raise Refused(REGION_UNKNOWN)
    return area.code


def _of_name(regency: str, known: Known) -> str:
    if re.fullmatch(r"[0-9][0-9.]*", regency):
        return _of_code(regency, known)[:5]
    form = place_form(regency)
    for spelling in (form, _SHORT.get(form, form), f"kota{form}"):
        if found := known.regency_by_name.get(spelling):
            return found
    raise Refused(REGION_UNKNOWN)


def _smaller(area: str, printed: tuple[str, str, str], known: Known) -> PlaceFound:
    _, district, village = printed
    regency_code = area[:5]
    district_code = area[:8] if len(area) >= 8 else ""
    village_code = area if len(area) == 13 else ""
    if district and not district_code:
        district_code = known.districts.get((regency_code, place_form(district)), "")
    if village and not village_code:
        village_code = known.villages.get((district_code, place_form(village)), "")
    is_missing = bool(district and not district_code) or bool(village and not village_code)
    is_listed = any(regency[:2] == area[:2] for regency, _ in known.districts)
    return PlaceFound(
        regency_code,
        district_code,
        village_code,
        ", ".join(text for text in reversed(printed) if text),
        _warning(district, district_code) if is_missing and is_listed else "",
    )


def _warning(district: str, district_code: str) -> str:
    return "district_unknown" if district and not district_code else "village_unknown"


def _city_kept(match: "re.Match[str]") -> str:
    return "kota " if match[1].casefold() == "kota" else ""
