"""Reads rows of printed figures; a row that cannot be read says so in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sasando.domain.reconciliation import figure_rows
from sasando.domain.reconciliation.printed import FigureFacts
from sasando.domain.reconciliation.problems import DUPLICATE_IN_FILE, WHOLE_FILE, words_of
from sasando.domain.values.numbers import NUMBER_UNREADABLE
from sasando.domain.values.place import CodeSystem, parse_area
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.library.places import queries as places

COLUMNS = (
    "id",
    "indicator",
    "area_level",
    "area_code_kemendagri",
    "period_start",
    "period_end",
    "dimension",
    "value",
    "unit",
    "definition_as_printed",
    "publisher",
    "source",
    "source_date",
    "verified",
    "note",
    "publication_id",
    "breakdown_id",
    "total_id",
    "partial",
)
NATION = "ID"
AREA = "area_code_kemendagri"
WHOLE_DIGITS, DECIMALS = 14, 4
LENGTH_OF_LEVEL = {"province": 2, "regency": 5}
LEVEL_AND_CODE_DIFFER = Words(
    id="Tingkat wilayah dan kode wilayah tidak cocok: national dengan ID, province dengan 53, "
    "regency dengan 53.21.",
    en="Area level and area code do not fit: national with ID, province with 53, "
    "regency with 53.21.",
)
TWICE_IN_FILE = Words(
    id="Kode angka ini dipakai dua kali di berkas ini dengan isi berbeda.",
    en="This id is used twice in this file with different content.",
)


@dataclass(frozen=True)
class FigureRow:
    """One row as read: every value is text but day and number."""

    number: int
    texts: Mapping[str, str]
    value: Decimal
    period_start: date | None
    period_end: date | None
    source_date: date | None

    def facts(self) -> FigureFacts:
        """Return the row as the rules of reconciliation read it."""
        text = self.texts
        return FigureFacts(
            figure=text["id"],
            indicator=text["indicator"],
            area=text["area_code_kemendagri"],
            starts_on=self.period_start,
            ends_on=self.period_end,
            dimension=text["dimension"],
            unit=text["unit"],
            value=self.value,
            publication=text["publication_id"],
            breakdown=text["breakdown_id"],
            total=text["total_id"],
            is_partial=text["partial"] == "yes",
        )

    def says_the_same(self, other: "FigureRow") -> bool:
        """Say whether two rows differ in nothing but where they stand."""
        mine = (self.texts, self.value, self.period_start, self.period_end)
        return mine == (other.texts, other.value, other.period_start, other.period_end)


@dataclass(frozen=True)
class RowProblem:
    """Why one row is not taken."""

    row: int
    column: str
    code: str
    problem: Words


def read_row(number: int, cells: Mapping[str, str], *, codes: str = "") -> FigureRow | RowProblem:
    """Return the row, or the first thing wrong with it.

    `codes` is the stated system of area codes, or empty. Raises Refused for an area code without
    dots and no stated system: the whole file may mean the other one.
    """
    texts = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    try:
        texts[AREA] = _area(texts[AREA], codes=codes)
    except Refused as refused:
        return RowProblem(number, AREA, refused.refusal.code, refused.refusal.words)
    taken = _taken(number, figure_rows.check_figure(texts))
    if isinstance(taken, RowProblem) and taken.code in WHOLE_FILE:
        raise Refused(Refusal(taken.code, taken.problem, {"row": number}))
    return taken


def _area(code: str, *, codes: str) -> str:
    if not codes or not code or code == NATION:
        return code
    known = places.regency_by_bps()
    return parse_area(code, system=CodeSystem(codes), bps_to_kemendagri=known).code


def _taken(number: int, checked: figure_rows.CheckedFigure) -> FigureRow | RowProblem:
    found = checked.figure
    if found is None:
        first = checked.problems[0]
        return RowProblem(number, first.column, first.code, words_of(first.code))
    return _why_not(number, found) or FigureRow(
        number=number,
        texts=_texts(found),
        value=found.facts.value,
        period_start=found.facts.starts_on,
        period_end=found.facts.ends_on,
        source_date=found.source_on,
    )


def _why_not(number: int, found: figure_rows.FigureRow) -> RowProblem | None:
    """Return what the store itself asks beyond the rules of one row."""
    for name, text in (("area_level", found.area_level), (AREA, found.facts.area)):
        if not text:
            return RowProblem(number, name, "missing_cell", words_of("missing_cell"))
    if not _level_fits(found.area_level, found.facts.area):
        return RowProblem(number, AREA, "level_and_code_differ", LEVEL_AND_CODE_DIFFER)
    if not _fits_the_store(found.facts.value):
        return RowProblem(number, "value", NUMBER_UNREADABLE.code, NUMBER_UNREADABLE.words)
    return None


def without_repeats(rows: Iterable[FigureRow]) -> tuple[list[FigureRow], list[RowProblem]]:
    """Return the first row of each id, and a problem for every later one."""
    firsts: dict[str, FigureRow] = {}
    problems = []
    for row in rows:
        first = firsts.setdefault(row.texts["id"], row)
        if first is row:
            continue
        same = row.says_the_same(first)
        code = DUPLICATE_IN_FILE if same else "figure_twice_in_file"
        words = words_of(code) if same else TWICE_IN_FILE
        problems.append(RowProblem(row.number, "id", code, words))
    return list(firsts.values()), problems


def _level_fits(level: str, code: str) -> bool:
    if level == "national":
        return code == NATION
    return code != NATION and len(code) == LENGTH_OF_LEVEL.get(level)


def _fits_the_store(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DECIMALS and value.adjusted() < WHOLE_DIGITS


def _texts(found: figure_rows.FigureRow) -> Mapping[str, str]:
    facts = found.facts
    return {
        "id": facts.figure,
        "indicator": facts.indicator,
        "area_level": found.area_level,
        "area_code_kemendagri": facts.area,
        "dimension": facts.dimension,
        "unit": facts.unit,
        "definition_as_printed": found.definition,
        "publisher": found.publisher,
        "source": found.source,
        "verified": found.verified,
        "note": found.note,
        "publication_id": facts.publication,
        "breakdown_id": facts.breakdown,
        "total_id": facts.total,
        "partial": found.partial,
    }
