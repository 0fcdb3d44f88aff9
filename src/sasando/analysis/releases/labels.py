"""Names of the codes in a released table, kept with it as they stood on the day."""

from collections.abc import Callable, Iterable, Mapping

from sasando.analysis.measures.tables import UNKNOWN_CODE
from sasando.domain.indicators.dimensions import DIMENSIONS, TIME, TOTAL
from sasando.domain.reconciliation.session_words import AUDIENCES, GROUPS, QUESTIONS
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Words
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms

Pair = tuple[str, str]
NOT_KNOWN = Words(id="tidak diketahui", en="not known")
# Code lists of the library, by dimension.
LISTS = {
    "scheme": "schemes", "scheme_group": "schemes", "category": "case_categories",
    "channel": "complaint_channels", "ground": "closing_grounds", "stage": "placement_stages",
    "last_stage": "placement_stages", "loss": "placement_stages",
}  # fmt: skip
OWN: Mapping[str, Mapping[str, Words]] = {
    "sex": {"L": Words(id="laki-laki", en="men"), "P": Words(id="perempuan", en="women")},
    "procedural": {
        "procedural": Words(id="prosedural", en="procedural"),
        "nonprocedural": Words(id="non-prosedural", en="non-procedural"),
        "unknown": NOT_KNOWN,
    },
    "kind": {
        "deceased": Words(id="meninggal", en="deceased"),
        "deported": Words(id="dideportasi", en="deported"),
        "sick": Words(id="sakit", en="sick"),
        "own_way": Words(id="jalan sendiri", en="own way"),
    },
    "employer_type": {
        "legal_entity": Words(id="berbadan hukum", en="legal entity"),
        "private_person": Words(id="perseorangan", en="private person"),
    },
    "country_region": {
        "SE_ASIA": Words(id="Asia Tenggara", en="South-East Asia"),
        "E_ASIA": Words(id="Asia Timur", en="East Asia"),
        "S_ASIA": Words(id="Asia Selatan", en="South Asia"),
        "W_ASIA": Words(id="Asia Barat", en="West Asia"),
        "C_ASIA": Words(id="Asia Tengah", en="Central Asia"),
        "OCEANIA": Words(id="Oseania", en="Oceania"),
        "EUROPE": Words(id="Eropa", en="Europe"),
        "AFRICA": Words(id="Afrika", en="Africa"),
        "AMERICAS": Words(id="Amerika", en="Americas"),
        "OTHER": Words(id="lainnya", en="other"),
    },
    "audience": AUDIENCES,
    "group": GROUPS,
    "question": QUESTIONS,
    "is_overdue": {"yes": Words(id="ya", en="yes"), "no": Words(id="tidak", en="no")},
}


def labels_of(dimension: str, codes: Iterable[str]) -> dict[str, Pair]:
    """Return code → name in both languages; under "" the dimension itself."""
    told = DIMENSIONS[dimension].label
    found = {"": (told.id, told.en)}
    name = _namer(dimension)
    for code in codes:
        if code == TOTAL:
            continue
        words = NOT_KNOWN if code.endswith(UNKNOWN_CODE) else name(code)
        found[code] = (words.id, words.en)
    return found


def _namer(dimension: str) -> Callable[[str], Words]:
    if dimension in TIME:
        return lambda code: parse_period(code).label
    if dimension.startswith("origin_"):
        return _place
    if dimension == "country":
        indonesian, english = places.country_names("id"), places.country_names("en")
        return lambda code: Words(id=indonesian.get(code, code), en=english.get(code, code))
    if dimension in OWN:
        return lambda code: OWN[dimension].get(code) or _listed(dimension, code)
    return lambda code: _listed(dimension, code)


def _place(code: str) -> Words:
    names = places.regency_names()
    if code in names:
        return Words(id=names[code], en=names[code])
    if code in places.province_names():
        return Words(id=places.province_names()[code], en=places.province_names()[code])
    for listed in (places.district_names(), places.village_names()):
        if code in listed:
            return Words(id=listed[code], en=listed[code])
    island = code.partition(".")[2].replace("_", " ").title()
    return Words(id=f"Pulau {island}", en=f"{island} island") if island else Words(id=code, en=code)


def _listed(dimension: str, code: str) -> Words:
    name = LISTS.get(dimension)
    if name is None:
        if dimension in OWN and code in OWN[dimension]:
            return OWN[dimension][code]
        return Words(id=code, en=code)
    return terms.label(name, code)
