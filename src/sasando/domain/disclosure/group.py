"""One component of unknown cells at work: how far each can move, seen and proved."""

from dataclasses import dataclass, field

import numpy as np

from sasando.domain.disclosure.equations import Real
from sasando.domain.disclosure.narrowing import TOLERANCE
from sasando.domain.disclosure.refusals import DO_NOT_ADD
from sasando.domain.disclosure.solving import Block, Solver, is_whole
from sasando.domain.values.words import Refused

# Up to this many cells tied together every answer is proved in whole counts; above it the bounds
# of the relaxed problem, rounded inwards, stand (ADR 0015).
WHOLE_CELLS = 300
UP, DOWN = 1, -1


@dataclass(eq=False)
class Group:
    """Arrays run along `block.column`.

    `low`, `high`: no count beyond fits (proved). `seen_*`: reached by counts that fit, parts of a
    person allowed. `whole_*`: reached by whole counts.
    """

    block: Block
    low: Real
    high: Real
    seen_low: Real
    seen_high: Real
    whole_low: Real
    whole_high: Real
    solver: Solver
    solved: set[tuple[int, int]] = field(default_factory=set)
    whole_solver: Solver | None = None

    @classmethod
    def start(cls, block: Block, *, truth: Real | None) -> "Group":
        """Return a group that has seen one set of counts; `truth` spares looking for one."""
        solver = Solver(block)
        counts = solver.any_counts() if truth is None else truth
        if counts is None:
            raise Refused(DO_NOT_ADD)
        nothing = np.full(len(counts), np.inf)
        group = cls(
            block,
            block.lower.copy(),
            block.upper.copy(),
            nothing,
            -nothing,
            nothing,
            -nothing,
            solver,
        )
        group.see(counts)
        return group

    @property
    def is_small(self) -> bool:
        """Say whether answers are proved in whole counts."""
        return len(self.block.column) <= WHOLE_CELLS

    @property
    def runs(self) -> int:
        """Return how often a solver ran."""
        return self.solver.runs + (self.whole_solver.runs if self.whole_solver else 0)

    @property
    def sure(self) -> Real:
        """Return the width that counts seen so far prove for each cell; never below zero."""
        whole = self.whole_high - self.whole_low
        if self.is_small:
            return _not_below_zero(whole)
        inward = np.floor(self.seen_high + TOLERANCE) - np.ceil(self.seen_low - TOLERANCE)
        return _not_below_zero(np.maximum(whole, inward))

    def see(self, counts: Real) -> None:
        """Remember counts that fit."""
        self.seen_low = np.minimum(self.seen_low, counts)
        self.seen_high = np.maximum(self.seen_high, counts)
        if is_whole(counts):
            self.whole_low = np.minimum(self.whole_low, np.rint(counts))
            self.whole_high = np.maximum(self.whole_high, np.rint(counts))

    def settle(self, at: int, *, wanted: float) -> None:
        """Look for one cell until a width as wanted is shown, or proved to be out of reach."""
        for stretch in (self._stretch, self._stretch_whole):
            for sign in (UP, DOWN):
                room = self.high[at] - self.low[at]
                if self._sure_of(at) >= wanted or room < wanted:
                    return
                stretch(at, sign=sign)

    def exhaust(self, at: int) -> None:
        """Find both ends of one cell."""
        for stretch in (self._stretch, self._stretch_whole):
            for sign in (UP, DOWN):
                stretch(at, sign=sign)

    def _stretch(self, at: int, *, sign: int) -> None:
        if (at, sign) in self.solved or self._is_at_end(at, sign=sign):
            return
        self.solved.add((at, sign))
        self._learn(at, sign=sign, counts=self.solver.reach(at, sign=sign))

    def _stretch_whole(self, at: int, *, sign: int) -> None:
        if not self.is_small or self._is_at_end(at, sign=sign):
            return
        if self.whole_solver is None:
            self.whole_solver = Solver(self.block, whole=True)
        self._learn(at, sign=sign, counts=self.whole_solver.reach(at, sign=sign))

    def _learn(self, at: int, *, sign: int, counts: Real | None) -> None:
        if counts is None:
            raise Refused(DO_NOT_ADD)
        self.see(counts)
        if sign == UP:
            self.high[at] = min(self.high[at], np.floor(counts[at] + TOLERANCE))
        else:
            self.low[at] = max(self.low[at], np.ceil(counts[at] - TOLERANCE))

    def _sure_of(self, at: int) -> float:
        whole = self.whole_high[at] - self.whole_low[at]
        if self.is_small:
            return float(whole)
        inward = np.floor(self.seen_high[at] + TOLERANCE) - np.ceil(self.seen_low[at] - TOLERANCE)
        return float(max(whole, inward))

    def _is_at_end(self, at: int, *, sign: int) -> bool:
        low, high = self.seen_low, self.seen_high
        if self.is_small:
            low, high = self.whole_low, self.whole_high
        if sign == UP:
            return bool(high[at] >= self.high[at] - TOLERANCE)
        return bool(low[at] <= self.low[at] + TOLERANCE)


def _not_below_zero(widths: Real) -> Real:
    return np.where(widths > 0, widths, 0.0)
