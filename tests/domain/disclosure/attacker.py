"""An attacker with a linear solver, who has only what is printed and builds rows of his own.

The unknowns are the counts of the finest joint cells (every leaf of every dimension, each
stretch of time), so nothing that several tables say together is lost.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import linprog


@dataclass
class Printed:
    """One printed table: long columns, the dimensions fixed for all of it, its stretches."""

    columns: dict[str, list]
    fixed: dict[str, str]
    stretches: tuple[str, ...]
    k: int


@dataclass
class PrintedRate:
    """One printed rate: which finest cells are counted, among which, the rate, its decimals."""

    counted: dict[str, str]
    among: dict[str, str]
    stretches: tuple[str, ...]
    rate: float
    decimals: int


class Attacker:
    """Collects rows `low <= joint cells <= high`; asks for the interval of sums of joint cells."""

    def __init__(self, leaves_below: dict[str, dict[str, tuple[str, ...]]], stretches: tuple):
        self.below = leaves_below
        finest = [codes["_T"] for codes in leaves_below.values()]
        self.joint = list(product(stretches, *finest))
        self.names = ("when", *leaves_below)
        self.rows, self.low, self.high = [], [], []
        self.hidden: list[tuple[np.ndarray, int, str]] = []
        self.empty = np.zeros(len(self.joint), dtype=bool)

    def members(self, codes: dict[str, str], stretches: tuple[str, ...]) -> np.ndarray:
        allowed = [set(stretches)]
        allowed += [set(self.below[name][codes.get(name, "_T")]) for name in self.names[1:]]
        return np.array(
            [all(c in a for c, a in zip(cell, allowed, strict=True)) for cell in self.joint]
        )

    def know(self, members: np.ndarray, low: float, high: float) -> None:
        self.rows.append(members.astype(float))
        self.low.append(low)
        self.high.append(high)

    def read(self, table: Printed) -> None:
        names = [name for name in table.columns if name not in ("value", "status")]
        for at, value in enumerate(table.columns["value"]):
            codes = {name: table.columns[name][at] for name in names} | table.fixed
            members = self.members(codes, table.stretches)
            if value is None:
                self.hidden.append((members, table.k, str(codes) + str(table.stretches)))
                self.know(members, 1, np.inf)
            else:
                self.know(members, value, value)
                self.empty |= members & (value == 0)

    def read_rate(self, told: PrintedRate) -> None:
        counted = self.members(told.counted, told.stretches).astype(float)
        among = self.members(told.among, told.stretches).astype(float)
        half = 0.5 * 10**-told.decimals
        self.know(100 * counted - (told.rate + half) * among, -np.inf, 0)
        self.know(100 * counted - (told.rate - half) * among, 0, np.inf)

    def interval(self, members: np.ndarray) -> tuple[int, int]:
        rows, low, high = np.array(self.rows), np.array(self.low), np.array(self.high)
        equal = low == high
        up, down = ~equal & np.isfinite(high), ~equal & np.isfinite(low)
        limits = np.vstack([rows[up], -rows[down]])
        ends = []
        for sign in (1, -1):
            done = linprog(
                sign * members.astype(float),
                A_eq=rows[equal],
                b_eq=low[equal],
                A_ub=limits if len(limits) else None,
                b_ub=np.concatenate([high[up], -low[down]]) if len(limits) else None,
                bounds=[(0, 0) if none else (0, None) for none in self.empty],
                method="highs",
            )
            ends.append(np.inf if done.status == 3 else done.fun)
            assert done.status in (0, 3), done.message
        return round(np.ceil(ends[0] - 1e-6)), (
            10**6 if np.isinf(ends[1]) else round(np.floor(-ends[1] + 1e-6))
        )

    def broken(self) -> list[str]:
        """Return the hidden cells whose interval is narrower than their k."""
        found = []
        for members, k, name in self.hidden:
            low, high = self.interval(members)
            if high - low < k:
                found.append(f"{name}: {low}..{high} < {k}")
        return found
