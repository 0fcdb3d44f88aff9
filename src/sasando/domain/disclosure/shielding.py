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
# A shield further off helps less surely.
COST_OF_A_STEP = 4.0
# Rounds in which shields further off are tried before a total is given up.
PATIENCE = 6
MOST_ROUNDS = 80
MOST_BARE_ROUNDS = 6
# Cells hidden in one round may shield each other's neighbours; few at a time hides fewer.
SHARE_PER_ROUND = 0.34
# Steps from a failing cell to the shields looked at; a difference of periods needs two.
FURTHEST = 4
NARROW_SHARE = 0.2
# Trying to print a shield again costs one audit: many in a small release, few in a large one.
TRIALS = 40_000


@dataclass(eq=False)
class Plan:
    """A choice of hidden cells and hidden rates, growing until nothing follows.

    `margin` is the width wanted beyond k.
    """

    system: System
    hidden: Mask
    rates_hidden: Mask
    margin: int = 0
    patience: int = 0
    rows_of: tuple[Whole, ...] = field(init=False)
    cells_of: tuple[Whole, ...] = field(init=False)
    sums: Whole = field(init=False)
    width: Real = field(init=False)

    def __post_init__(self) -> None:
        """Look up once which rows hold a cell and which cells a row."""
        rows, count = self.system.rows, len(self.system.value)
        order = np.argsort(rows.column, kind="stable")
        bounds = np.cumsum(np.bincount(rows.column, minlength=count))[:-1]
        self.rows_of = tuple(np.split(rows.row[order], bounds))
        self.cells_of = tuple(np.split(rows.column, rows.starts[1:]))
        plain = (rows.coefficient < 0) & np.isfinite(rows.low[rows.row])
        self.sums = np.bincount(rows.column[plain], minlength=count)
        self.width = np.zeros(count)

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

    Single lines come first; what only all tables together give away follows. A round that brings
    nothing several times over ends the search at the best choice found.
    """
    for _ in range(MOST_ROUNDS):
        if not _hide_round(plan, _along_lines(plan)):
            break
    look = _look(plan)
    best, bare = (look, plan.hidden.copy(), plan.rates_hidden.copy()), 0
    while look.fails.any() and bare < MOST_BARE_ROUNDS and _hide_round(plan, _by_all(plan, look)):
        look, bare = _look(plan), bare + 1
        if look.fails.sum() < best[0].fails.sum():
            best, bare = (look, plan.hidden.copy(), plan.rates_hidden.copy()), 0
    look, plan.hidden, plan.rates_hidden = best
    return look


def widen(plan: Plan, *, margin: int) -> None:
    """Hide more until intervals are wider by a margin, as many as can be without failing k."""
    before = plan.hidden.copy(), plan.rates_hidden.copy()
    plan.margin = margin
    if shield(plan).fails.any():
        plan.margin = 0
        if _look(plan).fails.any():
            plan.hidden, plan.rates_hidden = before


def trim(plan: Plan, *, kept: Mask) -> Look:
    """Print again each shield that turns out not to be needed, the dearest first."""
    look = _look(plan)
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
    return look_at(
        plan.system, hidden=plan.hidden, rates_hidden=plan.rates_hidden, margin=plan.margin
    )


@dataclass(frozen=True, eq=False)
class _Gap:
    """A cell that fails, how much width it misses, and the rows that may help.

    `is_alone`: one of the rows by itself keeps it narrow, so the shield must stand there.
    """

    missing: float
    rows: Whole
    is_alone: bool = False


def _along_lines(plan: Plan) -> list[_Gap]:
    system = plan.system
    unknowns = list_unknowns(system, hidden=plan.hidden, rates_hidden=plan.rates_hidden)
    k, is_hidden = system.k[unknowns.cell], plan.hidden[unknowns.cell]
    wanted = np.where(is_hidden & (k > 0), k + plan.margin, k)
    harmless = (unknowns.upper <= 0) | (unknowns.lower >= k)
    fails = (unknowns.width < wanted) & (is_hidden | ~harmless)
    if not fails.any():
        return []
    column, row = tight_rows(unknowns, wanted=wanted)
    missing = wanted - unknowns.width
    plan.width[unknowns.cell] = unknowns.width
    alone = np.flatnonzero(fails & np.isin(np.arange(len(fails)), column))
    if len(alone):
        return [_Gap(float(missing[at]), row[column == at], is_alone=True) for at in alone]
    cell = unknowns.cell
    return [_Gap(float(missing[at]), plan.rows_of[cell[at]]) for at in np.flatnonzero(fails)]


def _by_all(plan: Plan, look: Look) -> list[_Gap]:
    width = look.reach.high - look.reach.low
    cell = look.unknowns.cell
    plan.width[cell] = width
    return [
        _Gap(max(1.0, float(plan.system.k[cell[at]] - width[at])), plan.rows_of[cell[at]])
        for at in np.flatnonzero(look.fails)
    ]


def _hide_round(plan: Plan, gaps: list[_Gap]) -> bool:
    """Hide one shield for some failing cells, the worst first; False when none can be hidden."""
    done: set[int] = set()
    most = max(1, int(np.ceil(len(gaps) * SHARE_PER_ROUND)))
    changed = 0
    plan.patience -= any(not gap.is_alone for gap in gaps)
    for gap in sorted(gaps, key=lambda gap: -gap.missing):
        if changed >= most or done.intersection(gap.rows.tolist()):
            continue
        if plan.hide_rates(gap.rows):
            changed += 1
            continue
        shield_cell = _nearest(plan, gap)
        if shield_cell is not None:
            plan.hide(shield_cell)
            done.update(plan.rows_of[shield_cell].tolist())
            changed += 1
    return changed > 0


def _nearest(plan: Plan, gap: _Gap) -> int | None:
    """Return the cheapest shield: in the rows of a gap that one row makes, else around it."""
    rows, unknown = gap.rows, plan.hidden | plan.system.unseen
    best: tuple[float, int] | None = None
    # Where several rows act together a leaf further off may do what a total near by would; where
    # that does not end, the total goes.
    wide = 0 if gap.is_alone or plan.patience <= 0 else 1
    for step in range(1 if gap.is_alone else FURTHEST):
        if not len(rows) or (best is not None and step > wide):
            break
        near = np.unique(np.concatenate([plan.cells_of[row] for row in rows]))
        cells = plan.may_hide(near)
        if len(cells):
            cost = _costs(plan, cells, missing=gap.missing) + step * COST_OF_A_STEP
            at = int(np.argmin(cost))
            if best is None or cost[at] < best[0]:
                best = (float(cost[at]), int(cells[at]))
        # What keeps a cell narrow is narrow itself: follow the narrowest neighbours.
        tied = near[unknown[near]]
        tied = tied[plan.width[tied] <= np.quantile(plan.width[tied], NARROW_SHARE)]
        rows = np.unique(np.concatenate([plan.rows_of[cell] for cell in tied]))
    return None if best is None else best[1]


def _costs(plan: Plan, cells: Whole, *, missing: float) -> Real:
    # A shield too small for the gap needs a second one.
    too_small = plan.system.value[cells] - 1 < missing
    return plan.cost(cells) + np.where(too_small, COST_OF_A_NEW_LINE, 0.0)
