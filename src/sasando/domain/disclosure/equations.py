"""Rows of a linear system, kept sparse: `low <= sum of coefficient × cell <= high`."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rows:
    """Sparse rows: entry `e` puts `coefficient[e]` × cell `column[e]` into row `row[e]`.

    Entries stand in the order of their rows; every row has at least one.
    """

    row: Whole
    column: Whole
    coefficient: Real
    low: Real
    high: Real

    @property
    def starts(self) -> Whole:
        """Return where each row's entries begin."""
        return np.flatnonzero(np.r_[True, self.row[1:] != self.row[:-1]])

    def only(self, kept: NDArray[np.bool_]) -> "Rows":
        """Return the rows kept, numbered anew."""
        entries = kept[self.row]
        number = np.cumsum(kept) - 1
        return Rows(
            number[self.row[entries]],
            self.column[entries],
            self.coefficient[entries],
            self.low[kept],
            self.high[kept],
        )


class RowWriter:
    """Collects rows block by block; a sum that two tables share is kept once."""

    def __init__(self) -> None:
        self._columns: list[Whole] = []
        self._coefficients: list[Real] = []
        self._lows: list[Real] = []
        self._highs: list[Real] = []
        self._written: set[bytes] = set()
        self.count = 0

    def sums(self, parents: Whole, children: Whole) -> None:
        """Write one row a parent: its children, of shape (children, parents), add up to it."""
        columns = np.vstack([parents[None, :], np.sort(children, axis=0)]).T
        new = [at for at, row in enumerate(columns) if self._is_new(row)]
        columns = columns[new]
        coefficients = np.ones(columns.shape)
        coefficients[:, 0] = -1
        self.block(columns, coefficients, low=np.zeros(len(columns)), high=np.zeros(len(columns)))

    def _is_new(self, row: Whole) -> bool:
        before = len(self._written)
        self._written.add(row.tobytes())
        return len(self._written) > before

    def block(self, columns: Whole, coefficients: Real, *, low: Real, high: Real) -> None:
        """Write rows of one length, of shape (rows, entries)."""
        if not len(columns):
            return
        self._columns.append(columns)
        self._coefficients.append(coefficients)
        self._lows.append(low)
        self._highs.append(high)
        self.count += len(columns)

    def rows(self) -> Rows:
        """Return what was written."""
        if not self._columns:
            nothing = np.zeros(0, dtype=np.int64)
            return Rows(nothing, nothing, np.zeros(0), np.zeros(0), np.zeros(0))
        lengths = np.concatenate([np.full(len(one), one.shape[1]) for one in self._columns])
        return Rows(
            np.repeat(np.arange(self.count), lengths),
            np.concatenate([one.ravel() for one in self._columns]).astype(np.int64),
            np.concatenate([one.ravel() for one in self._coefficients]),
            np.concatenate(self._lows),
            np.concatenate(self._highs),
        )
