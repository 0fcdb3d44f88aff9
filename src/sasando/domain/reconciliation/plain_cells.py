"""What the rows of tables without people share: a cell that refuses, a day, words of a list."""

from collections.abc import Mapping
from datetime import date

from sasando.domain.reconciliation.cells import (
    EMPTY_WORDS,
    FORMULA_ERROR,
    FORMULA_ERROR_SIGNS,
    MISSING_CELL,
)
from sasando.domain.reconciliation.known import place_form
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refusal, Refused, Words

MISSING = Refusal(
    MISSING_CELL, Words(id="Sel wajib ini kosong.", en="This cell is required and empty.")
)
TOO_LONG = Refusal(
    "too_long", Words(id="Isi sel ini terlalu panjang.", en="This cell is too long.")
)
YEARS = range(1945, 2101)
DAY_OUT_OF_RANGE = Refusal(
    "day_out_of_range",
    Words(id="Tahun tanggal ini di luar jangkauan.", en="The year of this day is out of range."),
)


class CellRefused(Exception):
    """Says which cell of a row is refused, and why."""

    def __init__(self, column: str, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.column, self.refusal = column, refusal


def cleaned(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells with spaces trimmed; what offices write for nothing becomes empty.

    Raises CellRefused for a formula that broke.
    """
    found = {}
    for name, cell in cells.items():
        text = cell.strip()
        if text.casefold() in FORMULA_ERROR_SIGNS:
            raise CellRefused(name, FORMULA_ERROR)
        found[name] = "" if text.casefold() in EMPTY_WORDS else text
    return found


def needed(cells: Mapping[str, str], name: str) -> str:
    """Return a cell that must be filled; raises CellRefused when it is empty."""
    text = cells.get(name, "")
    if not text:
        raise CellRefused(name, MISSING)
    return text


def at_most(cells: Mapping[str, str], name: str, length: int) -> str:
    """Return a cell up to a length; raises CellRefused when it is longer."""
    text = cells.get(name, "")
    if len(text) > length:
        raise CellRefused(name, TOO_LONG)
    return text


def day_of(cells: Mapping[str, str], name: str) -> date | None:
    """Return the day of a cell, None when empty; raises CellRefused when it is none."""
    text = cells.get(name, "")
    if not text:
        return None
    try:
        day = parse_date(text[:40])
    except Refused as refused:
        raise CellRefused(name, refused.refusal) from refused
    if day.year not in YEARS:
        raise CellRefused(name, DAY_OUT_OF_RANGE)
    return day


def code_of(text: str, known: Mapping[str, str]) -> str:
    """Return the code that words of a list mean, or empty; `known` is form → code."""
    return known.get(place_form(text), "")
