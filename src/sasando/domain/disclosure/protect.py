"""Hide what is too small to print, and what would give it away."""

from dataclasses import replace

import numpy as np

from sasando.domain.disclosure.audit import audit, hidden_rate_rows
from sasando.domain.disclosure.group import WHOLE_CELLS
from sasando.domain.disclosure.remedies import remedy_for
from sasando.domain.disclosure.results import Protected
from sasando.domain.disclosure.shielding import PATIENCE, Plan, shield, trim, widen
from sasando.domain.disclosure.system import Everything, System, build_system
from sasando.domain.disclosure.tables import KnownEvent, Mask, Rates, Table

# Who knows one person of a cell moves its bounds by one. Source: promises P7, fourth attack.
KNOWN_PERSON = 1


def protect(
    tables: tuple[Table, ...],
    *,
    earlier: tuple[Table, ...] = (),
    rates: tuple[Rates, ...] = (),
    known: tuple[KnownEvent, ...] = (),
    margin: int = KNOWN_PERSON,
) -> Protected:
    """Return the tables with cells hidden until the joint audit passes or nothing more can be.

    Cells from 1 to k - 1 are hidden, zeros printed; then further cells, near the fewest, totals
    last. `earlier` and `known` as in `audit`; rates of older releases are given with their
    `printed` values. Up to `WHOLE_CELLS` hidden cells, every interval is made
    `margin` wider than k where that can be. The audit is run anew on what would be printed.
    """
    system = build_system(Everything(tables, earlier, rates, known))
    small = system.made & (system.value > 0) & (system.value < system.k) & ~system.printed
    primary = small | system.hidden
    plan = Plan(system, primary.copy(), hidden_rate_rows(system))
    _hide_rates_of(plan, primary)
    # Far shields are tried where cells are few; in a large release they only hide more.
    plan.patience = PATIENCE if int(primary.sum()) <= WHOLE_CELLS else 0
    shield(plan)
    look = trim(plan, kept=primary)
    if margin and not look.fails.any() and int(primary.sum()) <= WHOLE_CELLS:
        widen(plan, margin=margin)
    printed = _tables(system, plan.hidden)
    printed_rates = _rates(system, plan.rates_hidden)
    found = audit(printed, earlier=earlier, rates=printed_rates, known=known)
    return Protected(
        tables=printed,
        rates=printed_rates,
        audit=found,
        primary=int((primary & system.made).sum()),
        complementary=int((plan.hidden & system.made & ~primary).sum()),
        people_hidden=_people_hidden(printed),
        totals_printed=_totals_printed(plan),
        remedy=remedy_for(found, tables=printed) if found.findings or look.fails.any() else None,
    )


def _hide_rates_of(plan: Plan, small: Mask) -> None:
    """Hide a rate whose count, base or rest is hidden or too small to print."""
    system = plan.system
    unprinted = system.unseen & (system.value > 0) & (system.value < system.k)
    for number, rates in enumerate(system.everything.rates):
        if rates.printed is not None:
            continue
        own = np.flatnonzero(system.rate_row[:, 0] == number)
        rest = rates.of.values - rates.counted.values
        k = rates.counted.protection.k
        rest_small = (rates.is_part & (rest > 0) & (rest < k)).ravel()[system.rate_row[own, 1]]
        cells = [plan.cells_of[row] for row in own]
        told = [bool((small | unprinted)[one].any()) for one in cells]
        plan.rates_hidden[own] |= np.asarray(told, dtype=bool) | rest_small


def _tables(system: System, hidden: Mask) -> tuple[Table, ...]:
    made = zip(system.tables, system.places, strict=True)
    count = len(system.everything.tables)
    return tuple(table.with_hidden(hidden[places]) for table, places in list(made)[:count])


def _rates(system: System, rows_hidden: Mask) -> tuple[Rates, ...]:
    found = []
    for number, rates in enumerate(system.everything.rates):
        hidden = np.zeros(rates.of.values.size, dtype=bool)
        if rates.hidden is not None:
            hidden |= rates.hidden.ravel()
        own = (system.rate_row[:, 0] == number) & rows_hidden
        hidden[system.rate_row[own, 1]] = True
        found.append(replace(rates, hidden=hidden.reshape(rates.of.shape)))
    return tuple(found)


def _people_hidden(tables: tuple[Table, ...]) -> float:
    """Return the share of counted units in leaf cells that are not printed."""
    counted = lost = 0
    for table in tables:
        leaves = np.ix_(*(range(len(one.leaves)) for one in table.by))
        values = np.maximum(table.values[leaves], 0)
        counted += int(values.sum())
        lost += int(values[table.hidden[leaves]].sum())
    return lost / counted if counted else 0.0


def _totals_printed(plan: Plan) -> float:
    sums = (plan.sums > 0) & plan.system.made & (plan.system.value != 0)
    count = int(sums.sum())
    return 1.0 - int((sums & plan.hidden).sum()) / count if count else 1.0
