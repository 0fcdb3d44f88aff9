"""What one row of a table of printed figures means, or why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sasando.domain.reconciliation.cells import cell_text
from sasando.domain.reconciliation.printed import FigureFacts
from sasando.domain.reconciliation.rows import Problem
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.numbers import parse_machine
from sasando.domain.values.period import PERIOD_BACKWARDS
from sasando.domain.values.place import parse_area
from sasando.domain.values.words import Refused

NATIONAL = "ID"
# The most letters that the store keeps of each column.
LENGTHS: Mapping[str, int] = {
    "id": 40,
    "indicator": 60,
    "area_level": 10,
    "dimension": 120,
    "unit": 20,
    "definition_as_printed": 300,
    "publisher": 120,
    "source": 300,
    "verified": 10,
    "note": 500,
    "publication_id": 40,
    "breakdown_id": 60,
    "total_id": 40,
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "partial": ("", "yes", "no"),
    "area_level": ("", "national", "province", "regency", "district", "village", "country"),
}
_NEEDED = ("id", "indicator", "unit")


@dataclass(frozen=True)
class FigureRow:
    """One printed figure with where it was printed."""

    facts: FigureFacts
    area_level: str
    definition: str
    publisher: str
    source: str
    source_on: date | None
    verified: str
    note: str
    partial: str


@dataclass(frozen=True)
class CheckedFigure:
    """A figure, or None with at least one problem."""

    figure: FigureRow | None
    problems: tuple[Problem, ...]


def check_figure(row: Mapping[str, str]) -> CheckedFigure:
    """Return what one row of the columns `STATISTICS_COLUMNS` means.

    Values take a decimal point and no grouping, as programs write them; dates as `parse_date`.
    """
    problems: list[Problem] = []
    texts = {column: _text(column, text, problems) for column, text in row.items()}
    problems += [
        Problem(name, "missing_cell") for name in (*_NEEDED, "value") if not texts.get(name)
    ]
    problems += [
        Problem(name, "code_unknown")
        for name, choices in CHOICES.items()
        if texts.get(name, "") not in choices
    ]
    problems += [
        Problem(name, "too_long")
        for name, length in LENGTHS.items()
        if len(texts.get(name, "")) > length
    ]
    days = {
        name: _day(name, texts, problems) for name in ("period_start", "period_end", "source_date")
    }
    start, end = days["period_start"], days["period_end"]
    if start and end and end < start:
        problems.append(Problem("period_end", PERIOD_BACKWARDS.code))
    area, value = _area(texts, problems), _value(texts, problems)
    if problems or value is None:
        return CheckedFigure(None, tuple(problems))
    return CheckedFigure(_figure(texts, value, area, days), ())


def _figure(
    texts: Mapping[str, str], value: Decimal, area: str, days: Mapping[str, date | None]
) -> FigureRow:
    facts = FigureFacts(
        figure=texts["id"],
        indicator=texts["indicator"],
        area=area,
        starts_on=days["period_start"],
        ends_on=days["period_end"],
        dimension=texts.get("dimension", ""),
        unit=texts["unit"],
        value=value,
        publication=texts.get("publication_id", ""),
        breakdown=texts.get("breakdown_id", ""),
        total=texts.get("total_id", ""),
        is_partial=texts.get("partial") == "yes",
    )
    return FigureRow(
        facts=facts,
        area_level=texts.get("area_level", ""),
        definition=texts.get("definition_as_printed", ""),
        publisher=texts.get("publisher", ""),
        source=texts.get("source", ""),
        source_on=days["source_date"],
        verified=texts.get("verified", ""),
        note=texts.get("note", ""),
        partial=texts.get("partial", ""),
    )


def _text(column: str, text: str, problems: list[Problem]) -> str:
    try:
        return cell_text(text)
    except Refused as refused:
        problems.append(Problem(column, refused.refusal.code))
        return ""


def _day(column: str, texts: Mapping[str, str], problems: list[Problem]) -> date | None:
    if not texts.get(column):
        return None
    try:
        return parse_date(texts[column])
    except Refused as refused:
        problems.append(Problem(column, refused.refusal.code))
        return None


def _area(texts: Mapping[str, str], problems: list[Problem]) -> str:
    text = texts.get("area_code_kemendagri", "")
    if not text or text == NATIONAL:
        return text
    try:
        return parse_area(text).code
    except Refused as refused:
        problems.append(Problem("area_code_kemendagri", refused.refusal.code))
        return ""


def _value(texts: Mapping[str, str], problems: list[Problem]) -> Decimal | None:
    if not texts.get("value"):
        return None
    try:
        return parse_machine(texts["value"])
    except Refused as refused:
        problems.append(Problem("value", refused.refusal.code))
        return None
