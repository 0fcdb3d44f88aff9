"""What one row of a received table of people means, or why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sasando.domain.reconciliation.cells import (
    CATEGORIES,
    CELL_RULES,
    MISSING_CELL,
    CellRule,
    Value,
    cell_text,
)
from sasando.domain.reconciliation.known import Known, PlaceFound, find_place
from sasando.domain.values.nik import nik_check, parse_nik
from sasando.domain.values.person_name import parse_name
from sasando.domain.values.words import Refusal, Refused, Words

PLACE_COLUMNS = ("region_code", "regency", "district", "village")
NIK_ABSENT, NIK_VALID, NIK_MISMATCH = "absent", "valid", "mismatch"

ARRIVED_BEFORE_DEATH = Refusal(
    "arrived_before_death",
    Words(
        id="Tanggal tiba lebih awal daripada tanggal meninggal.",
        en="The day of arrival lies before the day of death.",
    ),
)
DEPARTED_BEFORE_BIRTH = Refusal(
    "departed_before_birth",
    Words(
        id="Tanggal berangkat lebih awal daripada tanggal lahir. Periksa kedua tanggal itu.",
        en="The day of departure lies before the day of birth. Check both days.",
    ),
)


@dataclass(frozen=True)
class Problem:
    """A column of ours and a code of `problems.PROBLEMS`; an empty column means the row."""

    column: str
    code: str


@dataclass(frozen=True)
class CleanRow:
    """One person of a table, cleaned; what the kind or the source does not say is empty.

    `aliases` are parted by line ends; `nik_status` is absent, valid or mismatch; `category` is
    LD, PD, AL or AP; `contract_months` 1–120.
    """

    name: str
    aliases: str = ""
    sex: str = ""
    born_from: date | None = None
    born_to: date | None = None
    nik: str = ""
    nik_status: str = NIK_ABSENT
    passport: str = ""
    phone: str = ""
    address: str = ""
    father_name: str = ""
    mother_name: str = ""
    regency_code: str = ""
    district_code: str = ""
    village_code: str = ""
    place_as_printed: str = ""
    id_pmi: str = ""
    scheme: str = ""
    country: str = ""
    job: str = ""
    sector: str = ""
    p3mi: str = ""
    departed_on: date | None = None
    contract_from: date | None = None
    contract_months: int | None = None
    died_on: date | None = None
    arrived_on: date | None = None
    cause: str = ""
    procedural: str = "unknown"
    category: str = ""
    province: str = ""
    offence: str = ""
    depot: str = ""
    letter_no: str = ""
    note: str = ""
    complaint_no: str = ""
    reported_on: date | None = None
    channel: str = ""
    trouble: str = ""
    employer: str = ""
    complainant: str = ""
    complainant_kinship: str = ""
    complainant_phone: str = ""
    story: str = ""


CLEAN_FIELDS = tuple(field.name for field in fields(CleanRow))


@dataclass(frozen=True)
class CheckedRow:
    """A clean row, or None with at least one problem; warnings stand beside either."""

    clean: CleanRow | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_row(kind: str, row: Mapping[str, str], *, known: Known) -> CheckedRow:
    """Return what one row means; `row` gives our names of columns → texts (`row_texts`).

    Kinds: workers, placements, deaths, deportees, complaints. Every problem of the row is
    listed, in the order name, NIK, single cells, place, whole row.
    """
    texts, problems = _cleaned(row)
    found: dict[str, Any] = {}
    for column, reader in (("name", _read_name), ("nik", _read_nik)):
        try:
            found |= reader(texts.get(column, ""))
        except Refused as refused:
            if Problem(column, "formula_error") not in problems:
                problems.append(Problem(column, refused.refusal.code))
    for rule in CELL_RULES[kind]:
        found |= _read_cell(rule, texts, known, problems)
    place = _read_place(texts, known, problems)
    found |= _place_fields(place)
    problems += _days_out_of_order(found)
    if problems:
        return CheckedRow(None, tuple(problems), ())
    found["nik_status"] = _nik_status(found)
    clean = CleanRow(**found)
    return CheckedRow(clean, (), warnings_of(clean, place_warning=place.warning))


def warnings_of(row: CleanRow, *, place_warning: str) -> tuple[Problem, ...]:
    """Return what a person should look at in a row that is taken."""
    warned = []
    if row.nik_status == NIK_MISMATCH:
        warned.append(Problem("nik", "nik_mismatch"))
    if row.sex and row.category and CATEGORIES[row.category] != row.sex:
        warned.append(Problem("category", "category_and_sex_differ"))
    if place_warning:
        warned.append(Problem(place_warning.partition("_")[0], place_warning))
    return tuple(warned)


def _cleaned(row: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    texts, problems = {}, []
    for column, text in row.items():
        try:
            texts[column] = cell_text(text)
        except Refused as refused:
            problems.append(Problem(column, refused.refusal.code))
    return texts, problems


def _read_name(text: str) -> dict[str, Value]:
    return {"name": parse_name(text).display}


def _read_nik(text: str) -> dict[str, Value]:
    return {"nik": parse_nik(text).digits if text else ""}


def _read_cell(
    rule: CellRule, texts: Mapping[str, str], known: Known, problems: list[Problem]
) -> dict[str, Value]:
    text = texts.get(rule.column, "")
    values = rule.empty
    if text:
        try:
            values = rule.read(text, known)
        except Refused as refused:
            problems.append(Problem(rule.column, refused.refusal.code))
    elif rule.is_needed and Problem(rule.column, "formula_error") not in problems:
        problems.append(Problem(rule.column, MISSING_CELL))
    return dict(zip(rule.fields, values, strict=True))


def _read_place(texts: Mapping[str, str], known: Known, problems: list[Problem]) -> PlaceFound:
    given = tuple(texts.get(column, "") for column in PLACE_COLUMNS)
    try:
        return find_place(given, known=known)
    except Refused as refused:
        column = "region_code" if given[0] else "regency"
        problems.append(Problem(column, refused.refusal.code))
        return PlaceFound()


def _place_fields(place: PlaceFound) -> dict[str, Value]:
    return {
        "regency_code": place.regency_code,
        "district_code": place.district_code,
        "village_code": place.village_code,
        "place_as_printed": place.as_printed,
    }


def _days_out_of_order(found: Mapping[str, Any]) -> list[Problem]:
    """Return what two days of a row say against each other; a day not known says nothing."""
    problems = []
    if _is_before(found.get("arrived_on"), found.get("died_on")):
        problems.append(Problem("arrived_on", ARRIVED_BEFORE_DEATH.code))
    # Where only the year of birth is known, the earliest day it may mean.
    if _is_before(found.get("departed_on"), found.get("born_from")):
        problems.append(Problem("departed_on", DEPARTED_BEFORE_BIRTH.code))
    return problems


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _nik_status(found: Mapping[str, Any]) -> str:
    if not found["nik"]:
        return NIK_ABSENT
    born_from, born_to = found["born_from"], found["born_to"]
    return nik_check(found["nik"], sex=found["sex"], born_from=born_from, born_to=born_to)
