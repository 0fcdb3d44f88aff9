"""What the audit of a release says, and what protecting it did."""

from dataclasses import dataclass
from enum import Enum

from sasando.domain.disclosure.dimensions import TOTAL
from sasando.domain.disclosure.tables import Rates, Table
from sasando.domain.values.period import Period
from sasando.domain.values.words import Words

PASSED, REFUSED = "passed", "refused"


class Problem(Enum):
    """Why a cell fails."""

    NARROW = "narrow"
    FOLLOWS = "follows"
    PRINTED = "printed"
    SMALL = "small"
    REVISED = "revised"
    ALIKE = "alike"

    @property
    def words(self) -> Words:
        """Return the reason as staff read it."""
        return _WORDS[self]


_WORDS = {
    Problem.NARROW: Words(
        id="nilai tersamarkan dapat dihitung kembali terlalu tepat",
        en="the hidden value can be worked out too closely",
    ),
    Problem.FOLLOWS: Words(
        id="nilai kecil yang tidak dicetak dapat dihitung dari selisih angka tercetak",
        en="a small value that is not printed follows from the difference of printed ones",
    ),
    Problem.PRINTED: Words(
        id="disamarkan di sini tetapi sudah tercetak di tabel lain",
        en="hidden here but printed in another table",
    ),
    Problem.SMALL: Words(
        id="angka di bawah batas tercetak tanpa disamarkan",
        en="a count below the limit is printed",
    ),
    Problem.REVISED: Words(
        id="selisih dengan angka terbitan lama menunjuk segelintir orang",
        en="the difference from the figure printed before points to a few people",
    ),
    Problem.ALIKE: Words(
        id="semua orang dalam kelompok ini bernilai sama, jadi nilainya diketahui",
        en="everybody in this group has the same value, so the value is known",
    ),
}


@dataclass(frozen=True)
class CellName:
    """Where a cell stands: table, release (empty for this one), period and codes by dimension.

    `table` is empty for a value that no table prints.
    """

    table: str
    release: str
    period: Period
    codes: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Return the cell in one line, for staff."""
        codes = ", ".join(f"{name}={code}" for name, code in self.codes if code != TOTAL) or TOTAL
        days = f"{self.period.starts_on:%Y-%m-%d}..{self.period.ends_on:%Y-%m-%d}"
        return " · ".join(part for part in (self.release, self.table, days, codes) if part)


@dataclass(frozen=True)
class Finding:
    """A cell that fails: the interval an attacker reaches, and the width that was wanted."""

    problem: Problem
    cell: CellName
    low: int
    high: int
    wanted: int


@dataclass(frozen=True)
class Remedy:
    """What would mend a refused release: hide cells, leave tables out, or print coarser."""

    words: Words
    hide: tuple[CellName, ...] = ()
    leave_out: tuple[str, ...] = ()
    coarser: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Audit:
    """The joint audit of a release with every earlier one.

    `cells` and `suppressed` count places of the tables audited. `narrowest_interval` is the exact
    width of the narrowest hidden cell of any release, None when nothing is hidden. `recoverable`
    counts findings. `solved` is how often the solver ran; `relaxed` how many cells rest on the
    problem without whole counts.
    """

    cells: int
    suppressed: int
    narrowest_interval: int | None
    findings: tuple[Finding, ...]
    solved: int = 0
    relaxed: int = 0

    @property
    def recoverable(self) -> int:
        """Return how many cells an attacker reaches."""
        return len(self.findings)

    @property
    def verdict(self) -> str:
        """Return `passed` or `refused`."""
        return REFUSED if self.findings else PASSED

    @property
    def as_printed(self) -> dict[str, int | str | None]:
        """Return what `release audit --json` prints."""
        return {
            "cells": self.cells,
            "suppressed": self.suppressed,
            "narrowest_interval": self.narrowest_interval,
            "recoverable": self.recoverable,
            "verdict": self.verdict,
        }


@dataclass(frozen=True, eq=False)
class Protected:
    """Tables with cells hidden, their audit, and what hiding cost.

    `primary` cells were too small to print, `complementary` ones were hidden to shield them.
    `people_hidden` is the share of the counted units of leaf cells that are not printed, from 0
    to 1; `totals_printed` the share of sums, over any dimension, that are. `remedy` is set when
    the release is refused.
    """

    tables: tuple[Table, ...]
    rates: tuple[Rates, ...]
    audit: Audit
    primary: int
    complementary: int
    people_hidden: float
    totals_printed: float
    remedy: Remedy | None = None
