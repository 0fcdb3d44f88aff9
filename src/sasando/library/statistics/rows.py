"""Reads rows of printed figures; a row that cannot be read says so in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from sasando.domain.reconciliation.printed import FigureFacts
from sasando.domain.values.words import Words

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
REQUIRED = ("id", "indicator", "area_level", "area_code_kemendagri", "value", "unit")


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


@dataclass(frozen=True)
class RowProblem:
    """Why one row is not taken."""

    row: int
    column: str
    code: str
    problem: Words


def read_row(number: int, cells: Mapping[str, str]) -> FigureRow | RowProblem:
    """Return the row, or the first thing wrong with it."""
    texts = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    for name in REQUIRED:
        if not texts[name]:
            return RowProblem(number, name, "missing_value", _words("kosong", "is empty", name))
    try:
        value = Decimal(texts["value"])
    except InvalidOperation:
        return RowProblem(
            number, "value", "not_a_number", _words("bukan angka", "is no number", "value")
        )
    if texts["area_level"] not in ("national", "province", "regency"):
        words = _words("tidak dikenal", "is not known", "area_level")
        return RowProblem(number, "area_level", "level_unknown", words)
    days: dict[str, date | None] = {}
    for name in ("period_start", "period_end", "source_date"):
        try:
            days[name] = date.fromisoformat(texts[name]) if texts[name] else None
        except ValueError:
            return RowProblem(
                number, name, "date_unreadable", _words("tidak terbaca", "cannot be read", name)
            )
    return FigureRow(number, texts, value, **days)


def _words(id_words: str, en_words: str, column: str) -> Words:
    return Words(id=f"Kolom {column} {id_words}.", en=f"Column {column} {en_words}.")
