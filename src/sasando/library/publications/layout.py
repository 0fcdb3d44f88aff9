"""Lays a released table out for reading: rows and columns with words, totals last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sasando.domain.values.words import Words
from sasando.library.publications.facts import TableFacts

TOTAL = "_T"
SUPPRESSED = "x"
ALL = Words(id="Jumlah", en="Total")
VALUE = Words(id="Nilai", en="Value")
MOST_COLUMNS = 14


@dataclass(frozen=True)
class LaidCell:
    """One cell: its value, or that it is suppressed; None where no such cell exists."""

    value: Any
    is_suppressed: bool


@dataclass(frozen=True)
class LaidRow:
    """One row: a name for each leading dimension, then its cells; a total stands out."""

    heads: tuple[Words, ...]
    cells: tuple[LaidCell | None, ...]
    is_total: bool


@dataclass(frozen=True)
class LaidTable:
    """A table ready to draw: names of leading dimensions, names of columns, rows."""

    leading: tuple[Words, ...]
    columns: tuple[Words, ...]
    rows: tuple[LaidRow, ...]
    suppressed: int


def laid(table: TableFacts) -> LaidTable:
    """Return a table with its last dimension across when that fits, else one cell a row."""
    across = _values(table, len(table.by) - 1) if len(table.by) > 1 else []
    found = {tuple(cell[: len(table.by)]): cell for cell in table.cells}
    hidden = sum(cell[-1] == SUPPRESSED for cell in table.cells)
    if not across or len(across) > MOST_COLUMNS:
        leading = tuple(label(table, name) for name in table.by)
        rows = tuple(_row(table, key, [found[key]]) for key in sorted(found, key=_totals_last))
        return LaidTable(leading, (VALUE,), rows, hidden)
    leading = tuple(label(table, name) for name in table.by[:-1])
    heads = sorted({key[:-1] for key in found}, key=_totals_last)
    rows = tuple(_row(table, head, [found.get((*head, to)) for to in across]) for head in heads)
    columns = tuple(label(table, table.by[-1], to) for to in across)
    return LaidTable(leading, columns, rows, hidden)


def label(table: TableFacts, dimension: str, value: str = "") -> Words:
    """Return the name of a dimension, or of one of its values."""
    if value == TOTAL:
        return ALL
    names: Mapping[str, Iterable[str]] = table.labels.get(dimension, {})
    told = tuple(names.get(value, ()))
    return Words(id=told[0], en=told[1]) if len(told) == 2 else Words(id=value, en=value)


def _values(table: TableFacts, at: int) -> list[str]:
    return sorted({cell[at] for cell in table.cells}, key=lambda value: (value == TOTAL, value))


def _totals_last(key: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value == TOTAL, value) for value in key)


def _row(table: TableFacts, key: tuple[str, ...], cells: list[tuple[Any, ...] | None]) -> LaidRow:
    heads = tuple(label(table, name, value) for name, value in zip(table.by, key, strict=False))
    return LaidRow(heads, tuple(_cell(cell) for cell in cells), TOTAL in key)


def _cell(cell: tuple[Any, ...] | None) -> LaidCell | None:
    return LaidCell(cell[-2], cell[-1] == SUPPRESSED) if cell is not None else None
