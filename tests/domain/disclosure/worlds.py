"""Small worlds, and an attacker who tries every world there is."""

from collections.abc import Sequence
from datetime import date
from itertools import product

import numpy as np

from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.tables import Protection, Subject, Table, count_table
from sasando.domain.values.period import Period

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
SEX = Dimension.flat("sex", ("F", "M"))


def flat(name: str, count: int) -> Dimension:
    return Dimension.flat(name, [f"{name[0]}{at}" for at in range(count)])


def table_of(
    leaves: np.ndarray,
    by: Sequence[Dimension],
    *,
    protection: Protection = Protection.PROTECTED,
    **given,
) -> Table:
    """Return a table from an array of leaf counts, one axis a dimension."""
    subject = Subject("placements", given.get("period", YEAR), given.get("where", ()))
    places = list(product(*(one.leaves for one in by)))
    columns = {one.name: [codes[at] for codes in places] for at, one in enumerate(by)}
    return count_table(
        {**columns, "value": np.asarray(leaves).ravel().tolist()},
        table_id=given.get("table_id", "t"),
        subject=subject,
        by=tuple(by),
        protection=protection,
        sensitive=given.get("sensitive", ()),
    )


def sums_of(by: Sequence[Dimension]) -> np.ndarray:
    """Return the matrix that turns leaf counts into every cell, both over the last axis first."""
    found = np.ones((1, 1))
    for one in by:
        own = np.array([[leaf in one.leaves_of[code] for leaf in one.leaves] for code in one.codes])
        found = np.kron(found, own.astype(float))
    return found


class Enumerated:
    """Every world of leaf counts that prints the same tables, found by trying them all."""

    def __init__(self, by: Sequence[Dimension], printed: list[tuple[np.ndarray, Table]], most: int):
        count = int(np.prod([len(one.leaves) for one in by]))
        worlds = np.indices((most + 1,) * count).reshape(count, -1).T
        for sums, table in printed:
            cells = worlds @ sums.T
            hidden, values = table.hidden.ravel(), table.values.ravel()
            fits = (cells[:, ~hidden] == values[~hidden]).all(axis=1)
            worlds = worlds[fits & (cells[:, hidden] >= 1).all(axis=1)]
        self.worlds = worlds

    def bounds(self, sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        cells = self.worlds @ sums.T
        return cells.min(axis=0).astype(int), cells.max(axis=0).astype(int)
