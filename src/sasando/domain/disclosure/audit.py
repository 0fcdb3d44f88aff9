"""The joint audit: every hidden cell of every release, and what follows from printed ones."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sasando.domain.disclosure.alike import list_alike
from sasando.domain.disclosure.narrowing import Unknowns, list_unknowns
from sasando.domain.disclosure.reach import Question, Reach, find_reach
from sasando.domain.disclosure.results import Audit, CellName, Finding, Problem
from sasando.domain.disclosure.system import Everything, System, build_system
from sasando.domain.disclosure.tables import UNKNOWN, KnownEvent, Mask, Rates, Table


def audit(
    tables: tuple[Table, ...],
    *,
    earlier: tuple[Table, ...] = (),
    rates: tuple[Rates, ...] = (),
    known: tuple[KnownEvent, ...] = (),
) -> Audit:
    """Return what an attacker reaches who has this release, every earlier one and the newspapers.

    `earlier` holds the tables of older releases, newest first; `rates` those of this release and
    of older ones. Hidden values may be UNKNOWN. Raises Refused with `disclosure_do_not_add` when
    printed figures contradict each other.
    """
    system = build_system(Everything(tables, earlier, rates, known))
    look = look_at(system, hidden=system.hidden, rates_hidden=hidden_rate_rows(system))
    hidden = sum(int(table.hidden.sum()) for table in tables)
    findings = (*_on_paper(system), *look.findings)
    return Audit(
        cells=sum(table.values.size for table in tables),
        suppressed=hidden,
        narrowest_interval=look.narrowest,
        findings=findings,
        solved=look.reach.runs,
        relaxed=look.reach.relaxed,
    )


@dataclass(frozen=True, eq=False)
class Look:
    """What the attacker reaches with one choice of hidden cells; arrays run along `unknowns`."""

    system: System
    unknowns: Unknowns
    reach: Reach
    is_hidden: Mask
    fails: Mask

    @property
    def narrowest(self) -> int | None:
        """Return the exact width of the narrowest hidden cell."""
        return self.reach.narrowest(self.is_hidden)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each cell that fails."""
        return tuple(self._finding(int(at)) for at in np.flatnonzero(self.fails))

    def _finding(self, at: int) -> Finding:
        cell = int(self.unknowns.cell[at])
        problem = Problem.NARROW if self.is_hidden[at] else Problem.FOLLOWS
        low, high = int(self.reach.low[at]), int(self.reach.high[at])
        return Finding(problem, name_of(self.system, cell), low, high, int(self.system.k[cell]))


def look_at(system: System, *, hidden: Mask, rates_hidden: Mask, margin: int = 0) -> Look:
    """Return what follows when `hidden` cells and the rows of `rates_hidden` are not printed.

    `margin` is added to the width that every hidden cell must have.
    """
    unknowns = list_unknowns(system, hidden=hidden, rates_hidden=rates_hidden)
    cell = unknowns.cell
    is_hidden, k = hidden[cell], system.k[cell]
    wanted = np.where(is_hidden & (k > 0), k + margin, k)
    harmless = (unknowns.upper <= 0) | (unknowns.lower >= wanted)
    asked = (wanted > 0) & (is_hidden | ~harmless)
    reach = find_reach(Question(unknowns, wanted, asked, system.value[cell]))
    harmless = (reach.high <= 0) | (reach.low >= wanted)
    fails = asked & (reach.sure < wanted) & (is_hidden | ~harmless)
    return Look(system, unknowns, reach, is_hidden & asked, fails)


def hidden_rate_rows(system: System) -> Mask:
    """Return which rows stand for a rate that is not printed."""
    found = np.zeros(len(system.rate_row), dtype=bool)
    for number, rates in enumerate(system.everything.rates):
        if rates.hidden is not None:
            own = system.rate_row[:, 0] == number
            found[own] = rates.hidden.ravel()[system.rate_row[own, 1]]
    return found


def name_of(system: System, cell: int) -> CellName:
    """Return where a cell stands; a cell of this release before any other place."""
    key = system.keys[cell]
    for table, places in zip(system.tables, system.places, strict=True):
        if system.unseen[cell]:
            break
        at = np.argwhere(places == cell)
        if len(at):
            return CellName(table.id, table.release, key.period, key.codes)
    return CellName("", key.vintage, key.period, key.codes)


def _on_paper(system: System) -> Iterator[Finding]:
    """Yield what needs no arithmetic: printed small counts, hidden ones printed elsewhere."""
    for table, places in zip(system.tables, system.places, strict=True):
        if table.release or table not in system.everything.tables:
            continue
        k, values = system.k[places], system.value[places]
        small = ~table.hidden & (values > 0) & (values < k)
        printed = table.hidden & ~system.hidden[places] & (k > 0)
        for problem, where in ((Problem.SMALL, small), (Problem.PRINTED, printed)):
            for cell in places[where]:
                value = int(system.value[cell])
                yield Finding(problem, name_of(system, cell), value, value, int(system.k[cell]))
        yield from list_alike(table)
    yield from _revised(system)


def _revised(system: System) -> Iterator[Finding]:
    for one in system.revisions:
        is_hidden = one.now == UNKNOWN or 0 < one.now < one.k
        if is_hidden or 0 < abs(one.now - one.before) < one.k:
            problem = Problem.PRINTED if is_hidden else Problem.REVISED
            subject, codes = one.table.subject, tuple(sorted(one.codes.items()))
            name = CellName(one.table.id, one.table.release, subject.period, codes)
            low, high = sorted((one.before, one.before if is_hidden else one.now))
            yield Finding(problem, name, low, high, one.k)
