"""What one cell of a received table means, field by field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.reconciliation.known import Known, place_form
from sasando.domain.values.birth_date import parse_birth, parse_date
from sasando.domain.values.numbers import parse_count
from sasando.domain.values.passport import parse_passport
from sasando.domain.values.person_name import clean_name
from sasando.domain.values.phone import parse_phone
from sasando.domain.values.refusals import DATE_IN_FUTURE
from sasando.domain.values.sex import parse_sex
from sasando.domain.values.words import Refusal, Refused, Words

# Offices write these where they know nothing.
EMPTY_WORDS = ("-", "--", "---", "–", "—", ".", "n/a", "nihil", "tidak ada", "tdk ada", "null")
FORMULA_ERROR_SIGNS = (
    "#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!",
)  # fmt: skip
LONGEST_CONTRACT_MONTHS = 120
_NONPROCEDURAL = frozenset(
    ["nonprosedural", "np", "tidakprosedural", "unprosedural", "ilegal", "nonproc", "nonprocedural"]
)
_PROCEDURAL = frozenset(["prosedural", "p", "resmi", "legal", "procedural", "terdaftar"])
_UNKNOWN = frozenset(["tidakdiketahui", "belumdiketahui", "unknown", "belumjelas"])
CATEGORIES = MappingProxyType({"LD": "L", "PD": "P", "AL": "L", "AP": "P"})

FORMULA_ERROR = Refusal(
    "formula_error",
    Words(
        id="Sel berisi galat rumus (misalnya #REF!). Perbaiki rumusnya di berkas asal.",
        en="The cell holds a formula error (such as #REF!). Mend the formula in the source file.",
    ),
)
COUNTRY_UNKNOWN = Refusal(
    "country_unknown",
    Words(id="Negara tidak dikenal. Periksa ejaannya.", en="The country is not known."),
)
SCHEME_UNKNOWN = Refusal(
    "scheme_unknown",
    Words(
        id="Skema tidak dikenal. Pakai misalnya P to P, G to G, Perseorangan, UKPS.",
        en="The scheme is not known. Use for example P to P, G to G, Perseorangan, UKPS.",
    ),
)
PROVINCE_UNKNOWN = Refusal(
    "province_unknown",
    Words(id="Provinsi tidak dikenal. Periksa ejaannya.", en="The province is not known."),
)
STATUS_UNKNOWN = Refusal(
    "status_unknown",
    Words(
        id="Status keberangkatan tidak terbaca. Tulis prosedural atau nonprosedural.",
        en="The departure status cannot be read. Write prosedural or nonprosedural.",
    ),
)
CATEGORY_UNKNOWN = Refusal(
    "category_unknown",
    Words(id="Kategori harus LD, PD, AL atau AP.", en="The category must be LD, PD, AL or AP."),
)
TROUBLE_UNKNOWN = Refusal(
    "trouble_unknown",
    Words(
        id="Jenis masalah tidak dikenal. Pakai nama dari daftar, misalnya Gaji tidak dibayar.",
        en="The kind of trouble is not known. Use a name of the list, such as Wages not paid.",
    ),
)
CHANNEL_UNKNOWN = Refusal(
    "channel_unknown",
    Words(
        id="Kanal tidak dikenal. Pakai misalnya langsung, telepon, surat, WhatsApp.",
        en="The channel is not known. Use for example langsung, telepon, surat, WhatsApp.",
    ),
)
KINSHIP_UNKNOWN = Refusal(
    "kinship_unknown",
    Words(
        id="Hubungan pengadu tidak dikenal. Pakai misalnya istri, ibu, kakak, kuasa.",
        en="The kinship is not known. Use for example istri, ibu, kakak, kuasa.",
    ),
)
MISSING_CELL = "missing_cell"
LONGEST_STORY = 10_000
MONTHS_OUT_OF_RANGE = Refusal(
    "contract_months_out_of_range",
    Words(
        id="Lama kontrak harus 1 sampai 120 bulan.",
        en="The contract must last 1 to 120 months.",
    ),
)

Value = str | int | date | None


@dataclass(frozen=True)
class CellRule:
    """How the cell of one column gives one or more fields; an empty cell gives `empty`.

    `shortcut` names the column rule that reads the usual spellings at once (`shortcuts`). Where
    a cell is needed an empty one is a problem (`missing_cell`).
    """

    column: str
    fields: tuple[str, ...]
    read: Callable[[str, Known], tuple[Value, ...]]
    empty: tuple[Value, ...]
    shortcut: str = ""
    is_needed: bool = False


def cell_text(text: str) -> str:
    """Return a cell without outer space; what offices write for nothing becomes empty.

    Raises Refused with `formula_error`.
    """
    stripped = text.strip()
    folded = stripped.casefold()
    if folded in FORMULA_ERROR_SIGNS:
        raise Refused(FORMULA_ERROR)
    return "" if folded in EMPTY_WORDS else stripped


def _text(text: str, _: Known) -> tuple[Value, ...]:
    return (clean_name(text)[:200],)


def _aliases(text: str, _: Known) -> tuple[Value, ...]:
    parts = (clean_name(part) for part in re.split(r"[;/|,\n]|\balias\b", text))
    return ("\n".join(part for part in parts if part),)


def _sex(text: str, _: Known) -> tuple[Value, ...]:
    return (parse_sex(text),)


def _born(text: str, known: Known) -> tuple[Value, ...]:
    # "Kupang, 12/05/1987": place and date in one cell.
    day = text.rpartition(",")[2] if re.match(r"^[^0-9]+,", text) else text
    born = parse_birth(day, today=known.today)
    return (born.born_from, born.born_to)


def _past_day(text: str, known: Known) -> tuple[Value, ...]:
    day = parse_date(text)
    if day > known.today:
        raise Refused(DATE_IN_FUTURE)
    return (day,)


def _day(text: str, _: Known) -> tuple[Value, ...]:
    return (parse_date(text),)


def _passport(text: str, _: Known) -> tuple[Value, ...]:
    return (parse_passport(text),)


def _phone(text: str, _: Known) -> tuple[Value, ...]:
    return (parse_phone(text),)


def _months(text: str, _: Known) -> tuple[Value, ...]:
    months = parse_count(re.sub(r"\s*(bulan|bln|months?)\.?$", "", text, flags=re.IGNORECASE))
    if not 1 <= months <= LONGEST_CONTRACT_MONTHS:
        raise Refused(MONTHS_OUT_OF_RANGE)
    return (months,)


def _country(text: str, known: Known) -> tuple[Value, ...]:
    return (_looked_up(text, known.countries, COUNTRY_UNKNOWN),)


def _scheme(text: str, known: Known) -> tuple[Value, ...]:
    return (_looked_up(text, known.schemes, SCHEME_UNKNOWN),)


def _province(text: str, known: Known) -> tuple[Value, ...]:
    name = re.sub(r"^(provinsi|prov\.?|propinsi)\s+", "", text, flags=re.IGNORECASE)
    return (_looked_up(name, known.provinces, PROVINCE_UNKNOWN),)


def _status(text: str, _: Known) -> tuple[Value, ...]:
    word = re.sub(r"[^a-z]", "", text.casefold())
    if word in _NONPROCEDURAL:
        return ("nonprocedural",)
    if word in _PROCEDURAL:
        return ("procedural",)
    if word in _UNKNOWN:
        return ("unknown",)
    raise Refused(STATUS_UNKNOWN)


def _category(text: str, _: Known) -> tuple[Value, ...]:
    code = re.sub(r"[^A-Z]", "", text.upper())
    if code not in CATEGORIES:
        raise Refused(CATEGORY_UNKNOWN)
    return (code,)


def _trouble(text: str, known: Known) -> tuple[Value, ...]:
    return (_looked_up(text, known.troubles, TROUBLE_UNKNOWN),)


def _channel(text: str, known: Known) -> tuple[Value, ...]:
    return (_looked_up(text, known.channels, CHANNEL_UNKNOWN),)


def _kinship(text: str, known: Known) -> tuple[Value, ...]:
    return (_looked_up(text, known.kinships, KINSHIP_UNKNOWN),)


def _story(text: str, _: Known) -> tuple[Value, ...]:
    return (text[:LONGEST_STORY],)


def _looked_up(text: str, table: Mapping[str, str], refusal: Refusal) -> str:
    found = table.get(place_form(text))
    if found is None:
        raise Refused(refusal)
    return found


_COMMON = (
    CellRule("alias", ("aliases",), _aliases, ("",)),
    CellRule("sex", ("sex",), _sex, ("",)),
    CellRule("born", ("born_from", "born_to"), _born, (None, None), "born"),
    CellRule("father", ("father_name",), _text, ("",), "text"),
    CellRule("mother", ("mother_name",), _text, ("",), "text"),
    CellRule("passport", ("passport",), _passport, ("",), "passport"),
    CellRule("phone", ("phone",), _phone, ("",), "phone"),
    CellRule("address", ("address",), _text, ("",), "text"),
)
# Rules of single cells by kind; NIK, name and place have rules of their own (rows, columns).
CELL_RULES: Mapping[str, tuple[CellRule, ...]] = MappingProxyType(
    {
        "workers": _COMMON,
        "placements": (
            *_COMMON,
            CellRule("id_pmi", ("id_pmi",), _text, ("",), "text"),
            CellRule("scheme", ("scheme",), _scheme, ("",)),
            CellRule("country", ("country",), _country, ("",)),
            CellRule("job", ("job",), _text, ("",), "text"),
            CellRule("sector", ("sector",), _text, ("",), "text"),
            CellRule("p3mi", ("p3mi",), _text, ("",), "text"),
            CellRule("departed_on", ("departed_on",), _past_day, (None,), "past_day"),
            CellRule("contract_from", ("contract_from",), _day, (None,), "day"),
            CellRule("contract_months", ("contract_months",), _months, (None,)),
        ),
        "deaths": (
            *_COMMON,
            CellRule("country", ("country",), _country, ("",)),
            CellRule("died_on", ("died_on",), _past_day, (None,), "past_day"),
            CellRule("cause", ("cause",), _text, ("",), "text"),
            CellRule("status", ("procedural",), _status, ("unknown",)),
            CellRule("arrived_on", ("arrived_on",), _past_day, (None,), "past_day"),
        ),
        "deportees": (
            *_COMMON,
            CellRule("category", ("category",), _category, ("",)),
            CellRule("province", ("province",), _province, ("",)),
            CellRule("offence", ("offence",), _text, ("",), "text"),
            CellRule("depot", ("depot",), _text, ("",), "text"),
            CellRule("letter_no", ("letter_no",), _text, ("",), "text"),
            CellRule("note", ("note",), _text, ("",), "text"),
            CellRule("arrived_on", ("arrived_on",), _past_day, (None,), "past_day"),
        ),
        "complaints": (
            *_COMMON,
            CellRule("complaint_no", ("complaint_no",), _text, ("",), "text"),
            CellRule("reported_on", ("reported_on",), _past_day, (None,), "past_day"),
            CellRule("channel", ("channel",), _channel, ("LAINNYA",)),
            CellRule("trouble", ("trouble",), _trouble, ("",), is_needed=True),
            CellRule("country", ("country",), _country, ("",)),
            CellRule("status", ("procedural",), _status, ("unknown",)),
            CellRule("employer", ("employer",), _text, ("",), "text"),
            CellRule("p3mi", ("p3mi",), _text, ("",), "text"),
            CellRule("complainant", ("complainant",), _text, ("",), "text"),
            CellRule("complainant_kinship", ("complainant_kinship",), _kinship, ("",)),
            CellRule("complainant_phone", ("complainant_phone",), _phone, ("",), "phone"),
            CellRule("story", ("story",), _story, ("",)),
        ),
    }
)
