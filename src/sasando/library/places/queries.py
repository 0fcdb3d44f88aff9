"""Finds places by name or code; regency codes of the two systems are never mixed up."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from babel import Locale

from sasando.domain.reconciliation.known import place_form
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.library.places.models import (
    Destination,
    District,
    Province,
    Regency,
    TransportNode,
    Village,
)

NTT = "53"
DOTTED = re.compile(r"^\d{2}\.\d{2}$")
UNDOTTED = re.compile(r"^\d{4}$")
KINDS = ("regency", "district", "village", "province", "country")
VERIFIED = ("primary", "press")
Form = TypeVar("Form")


@dataclass(frozen=True)
class Place:
    """One place in a picker; `kind` is one of `KINDS`, `inside` names what it lies in."""

    kind: str
    code: str
    name: str
    inside: str = ""


@dataclass(frozen=True)
class DestinationView:
    """What one source says of a country as a destination: a statement, never a block."""

    code: str
    country: str
    name: Words
    status: str
    scope: str
    status_date: date | None
    instrument: str
    missions: tuple[str, ...]
    source: str
    source_date: date | None
    is_verified: bool
    note: str


def plain_name(printed: str) -> str:
    """Return a region's name in ordinary letters: KABUPATEN MALAKA → Malaka."""
    name = re.sub(r"^(KABUPATEN|KOTA)\s+", "", printed.strip(), flags=re.IGNORECASE)
    kota = printed.strip().upper().startswith("KOTA ")
    words = " ".join(word.capitalize() if word.isupper() else word for word in name.split())
    return f"Kota {words}" if kota else words


def refuse_code(code: str, id_words: str, en_words: str) -> Refused:
    """Return the refusal of one area code."""
    return Refused(Refusal("area_code_refused", Words(id=id_words, en=en_words), {"code": code}))


def resolve_regency(text: str, *, codes: str | None = None) -> str:
    """Return the Kemendagri code (53.21) of a regency given by code or name.

    Raises Refused: for four digits without a stated system, for a BPS code outside NTT, and for
    what is not found. `codes` is `kemendagri`, `bps` or None.
    """
    given = text.strip()
    if DOTTED.match(given):
        return _known_code(given)
    if UNDOTTED.match(given):
        return _from_digits(given, codes=codes)
    found = regency_by_name().get(place_form(given))
    if found is None:
        raise refuse_code(
            given,
            "Kabupaten/kota ini tidak dikenal. Periksa ejaan atau tulis kodenya, misalnya 53.21.",
            "This regency is not known. Check the spelling or write its code, for example 53.21.",
        )
    return found


def _known_code(code: str) -> str:
    if code not in regency_names():
        raise refuse_code(
            code,
            f"Kode {code} tidak ada dalam daftar Kemendagri.",
            f"Code {code} is not in the Kemendagri list.",
        )
    return code


def _from_digits(given: str, *, codes: str | None) -> str:
    if codes == "kemendagri":
        return _known_code(f"{given[:2]}.{given[2:]}")
    if codes == "bps":
        found = regency_by_bps().get(given)
        if found is None:
            raise refuse_code(
                given,
                f"Kode BPS {given} di luar 22 kabupaten/kota NTT: padanannya belum tersedia.",
                f"BPS code {given} lies outside NTT's 22 regencies: no crosswalk is available.",
            )
        return found
    raise refuse_code(
        given,
        f"Kode {given} bermakna ganda: 5301 Kemendagri adalah Kupang, 5301 BPS adalah Sumba Barat. "
        "Sebutkan sistemnya (kemendagri atau bps), atau tulis dengan titik, misalnya 53.01.",
        f"Code {given} is ambiguous: Kemendagri 5301 is Kupang, BPS 5301 is Sumba Barat. "
        "State the system (kemendagri or bps), or write it with a dot, as 53.01.",
    )


@cache
def regency_names() -> Mapping[str, str]:
    """Return Kemendagri code → name of all 514 regencies."""
    return dict(Regency.objects.values_list("code", "name"))


@cache
def regency_islands() -> Mapping[str, str]:
    """Return Kemendagri code → islands as listed, the main one first; empty outside NTT."""
    return dict(Regency.objects.values_list("code", "islands"))


@cache
def regency_by_name() -> Mapping[str, str]:
    """Return comparable name → code of all 514: `malaka`, `kotakupang`; no two share one."""
    return _single((place_form(name), code) for code, name in regency_names().items())


def _single(pairs: Iterable[tuple[Form, str]]) -> Mapping[Form, str]:
    """Return form → code without the forms that mean two places: a guess is no answer."""
    found = list(pairs)
    times = Counter(form for form, _ in found)
    return {form: code for form, code in found if times[form] == 1}


@cache
def regency_by_bps() -> Mapping[str, str]:
    """Return BPS code → Kemendagri code of NTT's 22."""
    rows = Regency.objects.filter(bps_code__isnull=False).values_list("bps_code", "code")
    return {str(bps): code for bps, code in rows}


@cache
def province_names() -> Mapping[str, str]:
    """Return province code → name."""
    return dict(Province.objects.values_list("code", "name"))


@cache
def province_by_name() -> Mapping[str, str]:
    """Return comparable name → province code, with the short names manifests use."""
    short = {"ntt": "53", "ntb": "52", "sulsel": "73", "sulbar": "76", "sultra": "74"}
    short |= {"sulteng": "72", "sulut": "71", "jatim": "35", "jateng": "33", "jabar": "32"}
    short |= {"kaltara": "65", "kaltim": "64", "kalbar": "61", "kalsel": "63", "diy": "34"}
    return {place_form(name): code for code, name in province_names().items()} | short


@cache
def district_index() -> Mapping[tuple[str, str], str]:
    """Return (regency code, comparable name) → district code, for NTT."""
    rows = District.objects.order_by("code").values_list("regency_code", "name", "code")
    return _single(((regency, place_form(name)), code) for regency, name, code in rows)


@cache
def village_index() -> Mapping[tuple[str, str], str]:
    """Return (district code, comparable name) → village code, for NTT.

    Left out: Oesao of Kupang Timur, a village and an urban village of one name.
    """
    rows = Village.objects.order_by("code").values_list("district_code", "name", "code")
    return _single(((district, place_form(name)), code) for district, name, code in rows)


@cache
def village_names() -> Mapping[str, str]:
    """Return village code → name, for NTT."""
    return dict(Village.objects.values_list("code", "name"))


@cache
def district_names() -> Mapping[str, str]:
    """Return district code → name, for NTT."""
    return dict(District.objects.values_list("code", "name"))


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Return ISO 3166 code → country name in `id` or `en` (CLDR)."""
    names = Locale(language).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}


@cache
def country_by_name() -> Mapping[str, str]:
    """Return comparable name or code → ISO code, in both languages and common short forms."""
    found = {place_form(name): code for code, name in country_names("en").items()}
    found |= {place_form(name): code for code, name in country_names("id").items()}
    found |= {code.casefold(): code for code in country_names("id")}
    more = {"hongkong": "HK", "korea": "KR", "koreaselatan": "KR", "brunei": "BN", "arab": "SA"}
    more |= {"arabsaudi": "SA", "saudi": "SA", "uea": "AE", "taiwan": "TW", "sabah": "MY"}
    more |= {"sarawak": "MY", "singapura": "SG", "timorleste": "TL", "bruneidarussalam": "BN"}
    more |= {"republikkorea": "KR", "uniemiratarab": "AE", "emiratarab": "AE", "hkg": "HK"}
    more |= {"kerajaanarabsaudi": "SA", "ksa": "SA", "mys": "MY", "sgp": "SG", "twn": "TW"}
    return _printed_countries() | found | more


def _printed_countries() -> dict[str, str]:
    """Return the names that lists of destinations print, where they differ from CLDR."""
    rows = list(Destination.objects.values_list("name_id", "name_en", "country"))
    found = {place_form(name): code for name, _, code in rows}
    return found | {place_form(name): code for _, name, code in rows}


def destinations(country: str = "") -> list[DestinationView]:
    """Return what sources say of destinations, of one country or all; oldest statement first.

    Several statements of one country stand side by side. None is newer than its `status_date`.
    """
    rows = Destination.objects.filter(country=country) if country else Destination.objects.all()
    return [
        DestinationView(
            code=row.code,
            country=row.country,
            name=Words(id=row.name_id, en=row.name_en),
            status=row.status,
            scope=row.scope,
            status_date=row.status_date,
            instrument=row.instrument,
            missions=tuple(name for name in row.missions.split("; ") if name),
            source=row.source,
            source_date=row.source_date,
            is_verified=row.verified in VERIFIED,
            note=row.note,
        )
        for row in rows.order_by("country", "status_date", "code")
    ]


def nodes() -> list[tuple[str, str]]:
    """Return (code, name) of transport nodes, by name."""
    return list(TransportNode.objects.order_by("name").values_list("code", "name"))


@cache
def node_names() -> Mapping[str, str]:
    """Return code → name of every transport node."""
    return dict(TransportNode.objects.values_list("code", "name"))


def ntt_regencies() -> list[tuple[str, str]]:
    """Return (code, name) of NTT's 22, by code."""
    return [(code, name) for code, name in sorted(regency_names().items()) if code[:2] == NTT]


def forget() -> None:
    """Drop what was remembered of the tables, after they were loaded."""
    remembered = (
        regency_names,
        node_names,
        regency_islands,
        regency_by_name,
        regency_by_bps,
        province_names,
        province_by_name,
        district_index,
        village_index,
        village_names,
        district_names,
        country_by_name,
    )
    for function in remembered:
        function.cache_clear()
