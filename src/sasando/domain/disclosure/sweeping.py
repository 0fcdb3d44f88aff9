"""Many cells at once: a few solver runs show most cells wide, before any is asked by itself.

Whatever the solver stands at fits every printed figure, so a run broken off half way proves as
much as a finished one: each set of counts widens what every cell is seen to reach. Only what was
seen counts; a cell that no set of counts shows wide stays open and is asked by itself.
"""

from dataclasses import dataclass, field

import numpy as np

from sasando.domain.disclosure.equations import Real, Whole
from sasando.domain.disclosure.group import Group
from sasando.domain.disclosure.tables import Mask

# The first steps of a run win the most; its end would only polish. Measured: bench.disclosure.
STEPS_A_RUN = 200
# Runs in which all open cells pull together, before only cells that share no row do.
TOGETHER = 2
# So many runs in a row that show no further cell wide end the sweep.
MOST_BARE_RUNS = 3


def sweep(group: Group, *, wanted: Real, asked: Mask) -> None:
    """Show as many asked cells of a group as wide as wanted, as runs for many cells at once can.

    `wanted` and `asked` run along the group's cells. Nothing is proved out of reach here.
    """
    sweeper = _Sweeper(group, _lines(group))
    left, bare, turn = int(asked.sum()), 0, 0
    while bare < MOST_BARE_RUNS:
        is_open = asked & (group.sure < wanted) & (group.high - group.low >= wanted)
        bare = 0 if is_open.sum() < left else bare + (turn > 0)
        left = int(is_open.sum())
        if not left:
            return
        sweeper.pull(is_open, together=turn < TOGETHER)
        turn += 1


@dataclass(eq=False)
class _Sweeper:
    """`lines` holds the rows of each cell; `tries` how often a cell was among those that pulled."""

    group: Group
    lines: tuple[tuple[int, ...], ...]
    tries: Whole = field(init=False)

    def __post_init__(self) -> None:
        self.tries = np.zeros(len(self.lines), dtype=np.int64)

    def pull(self, is_open: Mask, *, together: bool) -> None:
        """Let open cells pull to the end that each is further from having seen."""
        group = self.group
        room = np.maximum(group.high - group.low, 1.0)
        pulls = np.where(is_open, self._sides(), 0.0) / room
        if not together:
            apart = self._apart(is_open, room)
            pulls = np.zeros(len(room))
            pulls[apart] = self._sides()[apart]
            self.tries[apart] += 1
        counts = group.solver.pull(pulls, steps=STEPS_A_RUN)
        if counts is not None:
            group.see(counts)

    def _sides(self) -> Real:
        group = self.group
        above, below = group.high - group.seen_high, group.seen_low - group.low
        # Where both ends are as far, neighbours go opposite ways.
        tie = np.where(np.arange(len(above)) % 2, 0.1, -0.1)
        return np.sign(above - below + tie)

    def _apart(self, is_open: Mask, room: Real) -> Whole:
        """Return open cells of which no two share a row, least tried and narrowest first."""
        open_cells = np.flatnonzero(is_open)
        order = np.lexsort((room[open_cells], self.tries[open_cells]))
        taken: set[int] = set()
        found = []
        for at in open_cells[order].tolist():
            if taken.isdisjoint(self.lines[at]):
                taken.update(self.lines[at])
                found.append(at)
        return np.asarray(found, dtype=np.int64)


def _lines(group: Group) -> tuple[tuple[int, ...], ...]:
    rows = group.block.rows
    lines: list[list[int]] = [[] for _ in group.block.column]
    for row, column in zip(rows.row.tolist(), rows.column.tolist(), strict=True):
        lines[column].append(row)
    return tuple(tuple(one) for one in lines)
