"""How far every unknown cell can move while each printed figure stays as printed."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sasando.domain.disclosure.equations import Real, Rows, Whole
from sasando.domain.disclosure.group import Group
from sasando.domain.disclosure.narrowing import Unknowns, components
from sasando.domain.disclosure.solving import Block
from sasando.domain.disclosure.sweeping import sweep
from sasando.domain.disclosure.tables import UNKNOWN, Mask

# Looking for the exact width of the narrowest cell ends after so many cells; the width that is
# sure by then is told.
MOST_EXHAUSTED = 150


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked of the unknowns: `wanted` widths, of the cells `asked`.

    `value` holds their true counts, UNKNOWN where nobody tells; the truth is one set of counts
    that fits, so it spares looking for a first one.
    """

    unknowns: Unknowns
    wanted: Whole
    asked: Mask
    value: Whole


@dataclass(frozen=True, eq=False)
class Reach:
    """The answer, one place an unknown.

    `low`, `high`: no count beyond fits (proved). `sure`: a width that counts which fit have shown.
    """

    question: Question
    low: Real
    high: Real
    sure: Real
    groups: tuple[Group, ...]

    @property
    def runs(self) -> int:
        """Return how often a solver ran."""
        return sum(group.runs for group in self.groups)

    @property
    def relaxed(self) -> int:
        """Return how many asked cells are shown wide by the relaxed problem only."""
        count = 0
        for group in self.groups:
            column = group.block.column
            wanted, asked = self.question.wanted[column], self.question.asked[column]
            whole = group.whole_high - group.whole_low >= wanted
            count += int((asked & ~whole & (self.sure[column] >= wanted)).sum())
        return count

    def narrowest(self, among: Mask) -> int | None:
        """Return the exact width of the narrowest cell among some; None when there is none."""
        fixed = among & (self.low == self.high)
        if fixed.any():
            return 0
        queue = [
            (float(width), number, at)
            for number, group in enumerate(self.groups)
            for at, width in enumerate(group.sure)
            if among[group.block.column[at]]
        ]
        heapq.heapify(queue)
        return self._first_exact(queue)

    def _first_exact(self, queue: list[tuple[float, int, int]]) -> int | None:
        exhausted: set[tuple[int, int]] = set()
        while queue:
            width, number, at = heapq.heappop(queue)
            group = self.groups[number]
            now = float(group.sure[at])
            if now > width:
                heapq.heappush(queue, (now, number, at))
            elif (number, at) in exhausted or len(exhausted) >= MOST_EXHAUSTED:
                return int(width)
            else:
                exhausted.add((number, at))
                group.exhaust(at)
                heapq.heappush(queue, (float(group.sure[at]), number, at))
        return None


def find_reach(question: Question) -> Reach:
    """Return how far each asked cell can move; what single lines settle needs no solver."""
    unknowns = question.unknowns
    low, high = unknowns.lower.copy(), unknowns.upper.copy()
    sure = np.zeros(len(low))
    groups = []
    for block in _blocks(unknowns):
        column, wanted = block.column, question.wanted[block.column]
        asked = question.asked[column]
        if not asked.any():
            continue
        value = question.value[column]
        truth = None if (value == UNKNOWN).any() else value.astype(np.float64)
        group = Group.start(block, truth=truth)
        if not group.is_small:
            sweep(group, wanted=wanted.astype(np.float64), asked=asked)
        for at in np.flatnonzero(asked):
            group.settle(int(at), wanted=float(wanted[at]))
        low[column], high[column], sure[column] = group.low, group.high, group.sure
        groups.append(group)
    return Reach(question, low, high, sure, tuple(groups))


def _blocks(unknowns: Unknowns) -> Iterator[Block]:
    free = unknowns.upper > unknowns.lower
    rows = unknowns.rows
    settled = np.where(free[rows.column], 0.0, rows.coefficient * unknowns.lower[rows.column])
    told = np.bincount(rows.row, settled, minlength=len(rows.low))
    entries = free[rows.column]
    kept = np.bincount(rows.row, entries, minlength=len(rows.low)) > 0
    left = Rows(
        (np.cumsum(kept) - 1)[rows.row[entries]],
        (np.cumsum(free) - 1)[rows.column[entries]],
        rows.coefficient[entries],
        (rows.low - told)[kept],
        (rows.high - told)[kept],
    )
    column = np.flatnonzero(free)
    label = components(left, columns=len(column))
    label_of_row = np.zeros(len(left.low), dtype=np.int64)
    label_of_row[left.row] = label[left.column]
    for one in np.unique(label):
        members = label == one
        yield _block(left.only(label_of_row == one), members, column=column, unknowns=unknowns)


def _block(rows: Rows, members: Mask, *, column: Whole, unknowns: Unknowns) -> Block:
    number = np.cumsum(members) - 1
    own = Rows(rows.row, number[rows.column], rows.coefficient, rows.low, rows.high)
    places = column[members]
    return Block(places, own, unknowns.lower[places], unknowns.upper[places])
