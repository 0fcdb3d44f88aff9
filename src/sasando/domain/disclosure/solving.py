"""One group of cells that rows tie together, put to HiGHS again and again."""

from dataclasses import dataclass

import highspy
import numpy as np

from sasando.domain.disclosure.equations import Real, Rows, Whole
from sasando.domain.disclosure.narrowing import TOLERANCE

PRIMAL_SIMPLEX = 4
# Stands for "without bound" in the solver; a smaller room can only make an interval narrower.
MOST = 1e7
NO_LIMIT = int(highspy.kHighsIInf)


@dataclass(frozen=True, eq=False)
class Block:
    """Unknown cells tied together: `column` holds their places among the unknowns."""

    column: Whole
    rows: Rows
    lower: Real
    upper: Real

    def fits(self, counts: Real) -> bool:
        """Say whether counts lie within every bound and every row, within rounding."""
        if len(counts) != len(self.column):
            return False
        rows = self.rows
        told = np.bincount(
            rows.row, rows.coefficient * counts[rows.column], minlength=len(rows.low)
        )
        bounded = (counts >= self.lower - TOLERANCE) & (counts <= self.upper + TOLERANCE)
        in_rows = (told >= rows.low - TOLERANCE) & (told <= rows.high + TOLERANCE)
        return bool(bounded.all() and in_rows.all())


class _Quiet(highspy.Highs):
    """The solver without its callbacks: making those prints a banner on standard output."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Solver:
    """Asks how small or large one cell can be; each answer starts from the one before."""

    def __init__(self, block: Block, *, whole: bool = False) -> None:
        self.block = block
        self._highs = _Quiet()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("presolve", "choose" if whole else "off"),
            ("simplex_strategy", PRIMAL_SIMPLEX),
            ("mip_rel_gap", 0.0),
        ):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(_model(block, whole=whole))
        self._pulls = np.zeros(len(block.column))
        self.runs = 0

    def reach(self, at: int, *, sign: int) -> Real | None:
        """Return counts where cell `at` is largest (`sign` 1) or smallest (-1).

        None when no counts fit.
        """
        pulls = np.zeros(len(self._pulls))
        pulls[at] = sign
        self._let(pulls)
        return self._run()

    def pull(self, pulls: Real, *, steps: int) -> Real | None:
        """Return counts that fit, after some steps to where the sum of pull × count is largest.

        They prove no end: the steps may be over before it is reached. None when the solver stands
        at counts that do not fit.
        """
        self._let(pulls)
        self._highs.setOptionValue("simplex_iteration_limit", steps)
        self.runs += 1
        self._highs.run()
        self._highs.setOptionValue("simplex_iteration_limit", NO_LIMIT)
        # A run that was broken off answers for nothing: its counts are looked at here.
        counts = np.asarray(self._highs.getSolution().col_value)
        return counts if self.block.fits(counts) else None

    def _let(self, pulls: Real) -> None:
        # What did not change is not told again: the solver looks at each cell it is told of.
        changed = np.flatnonzero(pulls != self._pulls).astype(np.int32)
        self._highs.changeColsCost(len(changed), changed, -pulls[changed])
        self._pulls = pulls

    def any_counts(self) -> Real | None:
        """Return some counts that fit every printed cell; None when there are none."""
        return self._run()

    def _run(self) -> Real | None:
        self.runs += 1
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.asarray(self._highs.getSolution().col_value)


def _model(block: Block, *, whole: bool) -> highspy.HighsLp:
    count, rows = len(block.column), block.rows
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(rows.low)
    model.col_cost_ = np.zeros(count)
    model.col_lower_ = block.lower
    model.col_upper_ = np.minimum(block.upper, np.maximum(MOST, block.lower))
    model.row_lower_ = np.where(np.isinf(rows.low), -highspy.kHighsInf, rows.low)
    model.row_upper_ = np.where(np.isinf(rows.high), highspy.kHighsInf, rows.high)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.r_[rows.starts, len(rows.row)].astype(np.int32)
    model.a_matrix_.index_ = rows.column.astype(np.int32)
    model.a_matrix_.value_ = rows.coefficient
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
    return model


def is_whole(counts: Real) -> bool:
    """Say whether every count is a whole number, within rounding."""
    return bool((np.abs(counts - np.rint(counts)) < TOLERANCE).all())
