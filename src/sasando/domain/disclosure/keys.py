"""Which number a cell is: cells of several tables that are one number share one key."""

from itertools import product
from typing import NamedTuple

from sasando.domain.disclosure.dimensions import TOTAL, Dimension
from sasando.domain.disclosure.tables import Table
from sasando.domain.values.period import Period

Coordinates = tuple[tuple[str, str], ...]


class Key(NamedTuple):
    """One number: population, period and the codes that are no total, by name of dimension.

    `vintage` is empty, or the older release whose figures were corrected since.
    """

    population: str
    period: Period
    codes: Coordinates
    vintage: str = ""

    def with_code(self, dimension: str, code: str) -> "Key":
        """Return the key with another code of one dimension."""
        others = tuple(pair for pair in self.codes if pair[0] != dimension)
        codes = others if code == TOTAL else tuple(sorted((*others, (dimension, code))))
        return Key(self.population, self.period, codes, self.vintage)


def keys_of(table: Table, *, vintage: str = "") -> list[Key]:
    """Return the key of each cell, over the last dimension first."""
    subject = table.subject
    fixed = tuple((one.dimension.name, one.code) for one in subject.where if one.code != TOTAL)
    found = []
    for steps in product(*(_steps(one) for one in table.by)):
        period = next((step for step in steps if isinstance(step, Period)), subject.period)
        codes = (*fixed, *(step for step in steps if isinstance(step, tuple)))
        found.append(Key(subject.population, period, tuple(sorted(codes)), vintage))
    return found


def _steps(dimension: Dimension) -> list[tuple[str, str] | Period | None]:
    if dimension.periods:
        return [dimension.period_of.get(code) for code in dimension.codes]
    return [None if code == TOTAL else (dimension.name, code) for code in dimension.codes]
