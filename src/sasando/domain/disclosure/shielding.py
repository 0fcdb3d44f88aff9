"""Which further cells to hide, so that the hidden ones cannot be worked out."""

from dataclasses import dataclass, field

import numpy as np

from sasando.domain.disclosure.audit import Look, look_at
from sasando.domain.disclosure.equations import Real, Whole
from sasando.domain.disclosure.narrowing import list_unknowns, tight_rows
from sasando.domain.disclosure.system import System
from sasando.domain.disclosure.tables import Mask

# A sum costs as much as 256 times the people in an inner cell: totals stay printed where they can.
COST_OF_A_SUM = 8.0
# A cell that starts a line of its own calls for another cell there, seldom for more.
COST_OF_A_NEW_LINE = 3.0
MOST_ROUNDS = 80
# Cells hidden in one round may shield each other's neighbours; few at a time hides fewer.
SHARE_PER_ROUND = 0.34
# Trying to print a shield again costs one audit: many in a small release, few in a large one.
TRIALS = 40_000


@dataclass(eq=False)
class Plan:
    """A choice of hidden cells and hidden rates, growing until nothing follows."""

    system: System
    hidden: Mask
    rates_hidden: Mask
    rows_of: tuple[Whole, ...] = field(init=False)
    cells_of: tuple[Whole, ...] = field(init=False)
    sums: Whole = field(init=False)

    def __post_init__(self) -> None:
        """Look up once which rows hold a cell and which cells a row."""
        rows, count = self.system.rows, len(self.system.value)
        order = np.argsort(rows.column, kind="stable")
        bounds = np.cumsum(np.bincount(rows.column, minlength=count))[:-1]
        self.rows_of = tuple(np.split(rows.row[order], bounds))
        self.cells_of = tuple(np.split(rows.column, rows.starts[1:]))
        plain = (rows.coefficient < 0) & np.isfinite(rows.low[rows.row])
        self.sums = np.bincount(rows.column[plain], minlength=count)

    def may_hide(self, cells: Whole) -> Whole:
        """Return those that this release prints, and can still hide: never a zero."""
        system = self.system
        free = system.made[cells] & ~self.hidden[cells] & ~system.printed[cells]
        return cells[free & (system.value[cells] > 0)]

    def hide(self, cell: int) -> None:
        """Hide a cell, and every rate of it: with the other count it would give the cell back."""
        self.hidden[cell] = True
        self.hide_rates(self.rows_of[cell])

    def hide_rates(self, rows: Whole) -> bool:
        """Hide the rates behind some rows; False when none was printed."""
        told = rows[(self.system.rate_row[rows, 0] >= 0) & ~self.rates_hidden[rows]]
        for row in told:
            self.rates_hidden |= (self.system.rate_row == self.system.rate_row[row]).all(axis=1)
        return len(told) > 0

    def cost(self, cells: Whole) -> Real:
        """Return what hiding each cell costs the reader."""
        unknown = self.hidden | self.system.unseen
        lines = [
            sum(not unknown[self.cells_of[row]].any() for row in self.rows_of[cell])
            for cell in cells
        ]
        cost: Real = np.log2(1.0 + self.system.value[cells])
        cost += COST_OF_A_SUM * self.sums[cells] + COST_OF_A_NEW_LINE * np.asarray(lines)
        return cost


def shield(plan: Plan) -> Look:
    """Hide cells until no hidden cell can be reached, or nothing is left to hide.

    Single lines come first; what only all tables together give away follows.
    """
    for _ in range(MOST_ROUNDS):
        if not _hide_round(plan, _along_lines(plan)):
            break
    look = _look(plan)
    for _ in range(MOST_ROUNDS):
        if not _hide_round(plan, _by_all(plan, look)):
            break
        look = _look(plan)
    return look


def trim(plan: Plan, *, look: Look, kept: Mask) -> Look:
    """Print again each shield that turns out not to be needed, the dearest first."""
    shields = np.flatnonzero(plan.hidden & ~kept & plan.system.made)
    if look.fails.any() or not len(shields):
        return look
    trials = TRIALS // max(1, int(plan.hidden.sum()))
    for cell in shields[np.argsort(-plan.cost(shields), kind="stable")][:trials]:
        plan.hidden[cell] = False
        if _along_lines(plan):
            plan.hidden[cell] = True
            continue
        trial = _look(plan)
        if trial.fails.any():
            plan.hidden[cell] = True
        else:
            look = trial
    return look


def _look(plan: Plan) -> Look:
    return look_at(plan.system, hidden=plan.hidden, rates_hidden=plan.rates_hidden)


@dataclass(frozen=True, eq=False)
class _Gap:
    """A cell that fails, how much width it misses, and the rows that may help."""

    missing: float
    rows: Whole


def _along_lines(plan: Plan) -> list[_Gap]:
    system = plan.system
    unknowns = list_unknowns(system, hidden=plan.hidden, rates_hidden=plan.rates_hidden)
    wanted = system.k[unknowns.cell]
    harmless = (unknowns.upper <= 0) | (unknowns.lower >= wanted)
    fails = (unknowns.width < wanted) & (plan.hidden[unknowns.cell] | ~harmless)
    if not fails.any():
        return []
    column, row = tight_rows(unknowns, wanted=wanted)
    missing = wanted - unknowns.width
    alone = np.flatnonzero(fails & np.isin(np.arange(len(fails)), column))
    if len(alone):
        return [_Gap(float(missing[at]), row[column == at]) for at in alone]
    cell = unknowns.cell
    return [_Gap(float(missing[at]), plan.rows_of[cell[at]]) for at in np.flatnonzero(fails)]


def _by_all(plan: Plan, look: Look) -> list[_Gap]:
    width = look.reach.high - look.reach.low
    cell = look.unknowns.cell
    return [
        _Gap(max(1.0, float(plan.system.k[cell[at]] - width[at])), plan.rows_of[cell[at]])
        for at in np.flatnonzero(look.fails)
    ]


def _hide_round(plan: Plan, gaps: list[_Gap]) -> bool:
    """Hide one shield for some failing cells, the worst first; False when none can be hidden."""
    done: set[int] = set()
    most = max(1, int(np.ceil(len(gaps) * SHARE_PER_ROUND)))
    changed = 0
    for gap in sorted(gaps, key=lambda gap: -gap.missing):
        if changed >= most or done.intersection(gap.rows.tolist()):
            continue
        if plan.hide_rates(gap.rows):
            changed += 1
            continue
        shield_cell = _cheapest(plan, gap.rows, missing=gap.missing)
        if shield_cell is not None:
            plan.hide(shield_cell)
            done.update(plan.rows_of[shield_cell].tolist())
            changed += 1
    return changed > 0


def _cheapest(plan: Plan, rows: Whole, *, missing: float) -> int | None:
    near = np.unique(np.concatenate([plan.cells_of[row] for row in rows])) if len(rows) else rows
    cells = plan.may_hide(near)
    if not len(cells):
        return None
    room = plan.system.value[cells] - 1.0
    # A shield too small for the gap needs a second one.
    cost = plan.cost(cells) + np.where(room < missing, COST_OF_A_NEW_LINE, 0.0)
    return int(cells[np.argmin(cost)])
