"""Lays measured cells out as a table, each figure with the way to its passport."""

from dataclasses import dataclass, replace

from sasando.analysis.measures.running import Cell, Measured
from sasando.desk.figures.asking import ADDED, Asked
from sasando.desk.figures.naming import Names
from sasando.domain.indicators.dimensions import TOTAL
from sasando.foundation.ui.words import number

MOST_ROWS = 400
# Two dimensions stand across each other where the second has so few codes, its total among them.
CROSSED, MOST_COLUMNS = 2, 9
PASSPORT = "#paspor"


@dataclass(frozen=True)
class Value:
    """One figure as it is written, and the question that opens its passport."""

    said: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """The names at the head of a row and its figures."""

    heads: tuple[str, ...]
    values: tuple[Value, ...]
    is_total: bool


@dataclass(frozen=True)
class Grid:
    """A table: what leads each row, what stands over the figures, and how many rows are not shown.

    The last rows are shown: totals stand last.
    """

    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int


def grid(found: Measured, *, asked: Asked, names: Names) -> Grid:
    """Return two dimensions crossed where the second is short enough, else one row a cell."""
    if len(found.by) == CROSSED and not found.indicator.never_added:
        across = _codes(found, 1)
        if len(across) <= MOST_COLUMNS:
            return _crossed(found, across, asked=asked, names=names)
    rows = tuple(
        Row(
            tuple(names.code(*pair) for pair in zip(found.by, cell.group, strict=True)),
            (_value(cell, cell.group, found, asked),),
            TOTAL in cell.group,
        )
        for cell in found.cells
    )
    heads = tuple(names.dimension(name) for name in found.by)
    unit = found.indicator.unit.in_language(names.language)
    return Grid(heads, (unit,), rows[-MOST_ROWS:], max(len(rows) - MOST_ROWS, 0))


def _codes(found: Measured, at: int) -> list[str]:
    """Return the codes of one dimension in the order of the cells, the total last."""
    return list(dict.fromkeys(sorted((c.group[at] for c in found.cells), key=_order)))


def _order(code: str) -> tuple[bool, str]:
    return code == TOTAL, code


def _crossed(found: Measured, across: list[str], *, asked: Asked, names: Names) -> Grid:
    known = {cell.group: cell for cell in found.cells}
    rows = tuple(
        Row(
            (names.code(found.by[0], down),),
            tuple(_value(known.get((down, code)), (down, code), found, asked) for code in across),
            down == TOTAL,
        )
        for down in _codes(found, 0)
    )
    columns = tuple(names.code(found.by[1], code) for code in across)
    more = max(len(rows) - MOST_ROWS, 0)
    return Grid((names.dimension(found.by[0]),), columns, rows[-MOST_ROWS:], more)


def _value(cell: Cell | None, group: tuple[str, ...], found: Measured, asked: Asked) -> Value:
    nothing = 0 if found.indicator.measure in ADDED else None
    query = replace(asked, cell=group).query + PASSPORT if group else PASSPORT
    return Value(number(cell.value if cell else nothing), query, group == asked.cell)
