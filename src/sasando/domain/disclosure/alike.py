"""Groups whose members all have the same sensitive value: knowing the group tells the value."""

from collections.abc import Iterator

import numpy as np

from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.results import CellName, Finding, Problem
from sasando.domain.disclosure.tables import Mask, Table


def list_alike(table: Table) -> Iterator[Finding]:
    """Yield the cell that holds a whole group, along each sensitive dimension.

    A zero is printed, so a group with one value that is not zero gives that value away whether or
    not its count is hidden. Source: promises P7, at least two sensitive values in a group.
    """
    for axis, dimension in enumerate(table.by):
        if dimension.name not in table.sensitive:
            continue
        for at in np.argwhere(_alone(table, axis=axis, dimension=dimension)):
            codes = table.codes_at([int(one) for one in at])
            value = max(0, int(table.values[tuple(at)]))
            name = CellName(
                table.id, table.release, table.subject.period, tuple(sorted(codes.items()))
            )
            yield Finding(Problem.ALIKE, name, value, value, table.protection.k)


def _alone(table: Table, *, axis: int, dimension: Dimension) -> Mask:
    held = np.moveaxis((table.values != 0) | table.hidden, axis, 0)
    leaves = held[: len(dimension.leaves)]
    alone = leaves & (leaves.sum(axis=0) == 1) & (len(dimension.leaves) > 1)
    whole = np.zeros(held.shape, dtype=bool)
    whole[: len(dimension.leaves)] = alone
    return np.moveaxis(whole, 0, axis)
