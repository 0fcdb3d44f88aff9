"""Every figure of the office's own in a pack, audited as one with all that ever went out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sasando.analysis.briefs.disclosing import Audited, CellKey
from sasando.analysis.briefs.keeping import kept
from sasando.analysis.briefs.measuring import REFUSED_QUIETLY, Opening
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.disclosure.bridging import with_sums, without_totals
from sasando.domain.disclosure.dimensions import TOTAL, Dimension, Group
from sasando.domain.disclosure.results import Protected
from sasando.domain.disclosure.tables import Rates, Table
from sasando.domain.indicators.catalogue import indicator
from sasando.domain.indicators.dimensions import PLACE, TIME, UNKNOWN
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from sasando.library.places import electoral
from sasando.library.publications import briefs
from sasando.library.publications import queries as publications

# A table's own code for what a source does not say (analysis.measures.tables).
UNKNOWN_CODE = "_U"
REGENCY, WHOLE = "origin_regency", "all"
# A figure without a period of its own counts everything; no record of the office is older.
FIRST_YEAR = 2000
TITLE = ("Angka paparan yang lolos audit bersama", "Figures of a brief that passed the joint audit")


@dataclass(frozen=True)
class Asked:
    """One table that a pack prints cells of.

    Without `by` it is one figure. `is_by_district` adds the electoral districts; of dimensions in
    `untotalled` the pack prints no total, nor ever of time.
    """

    indicator: str
    by: tuple[str, ...]
    period: Period | None
    is_by_district: bool = False
    untotalled: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the table is called in the audit: told by what it holds."""
        return "_".join((self.indicator, *self.by, str(self.period or "").replace("..", "_")))


@dataclass(frozen=True)
class Register:
    """Everything that ever went out, as its readers have it, newest first."""

    tables: tuple[Table, ...] = ()
    rates: tuple[Rates, ...] = ()


@dataclass(frozen=True)
class Found:
    """What the audit lets print: as a rule for pages, and as the files of a data package."""

    rule: Audited
    files: Mapping[str, str]


def audited(asked: Sequence[Asked], *, snapshot: Snapshot, using: Opening) -> Found:
    """Return which cells may be printed; the same snapshot and register give the same answer."""
    every = tuple(dict.fromkeys(asked))
    numbers = [card.number for card in publications.releases(partners=True)]
    numbers += [brief.number for brief in briefs.signed()]
    found = kept(
        snapshot,
        f"joint {[one.name for one in every]} {numbers}",
        lambda: _audit(every, snapshot=snapshot, using=using),
    )
    return Found(Audited(frozenset(tuple(key) for key in found["printed"])), found["files"])


def protect_together(tables: Sequence[Table], *, register: Register) -> tuple[Table, ...]:
    """Return the tables with cells hidden until their audit with the register passes.

    A table that cannot be made safe by hiding is left out whole.
    """
    from sasando.analysis.releases.building import protect_jointly

    left = list(tables)
    while left:
        found = protect_jointly(tuple(left), earlier=register.tables, earlier_rates=register.rates)
        if not found.audit.findings:
            return found.tables
        out = _failing(found)
        left = [one for one in left if one.id not in out]
    return ()


def printed_cells(asked: Asked, table: Table) -> Iterator[CellKey]:
    """Yield the cells of a protected table that a reader may see."""
    columns = table.columns()
    rows = zip(*(columns[one.name] for one in table.by), columns["value"], strict=True)
    for *codes, value in rows:
        if value is not None:
            yield _key(asked, [str(code) for code in codes], [one.name for one in table.by])


def _audit(every: tuple[Asked, ...], *, snapshot: Snapshot, using: Opening) -> dict[str, Any]:
    measured = {
        part.id: (one, part)
        for one, table in _measured(every, snapshot=snapshot, using=using)
        for part in by_time(table)
    }
    safe = protect_together([part for _, part in measured.values()], register=published())
    printed = {key for table in safe for key in printed_cells(measured[table.id][0], table)}
    files = _files([(measured[table.id][0], table) for table in safe], snapshot=snapshot)
    return {"printed": sorted(printed), "files": files}


def by_time(table: Table) -> Iterator[Table]:
    """Yield a table for each stretch of its time: what fails in one year stays in the others."""
    axis = next((at for at, one in enumerate(table.by) if one.periods), None)
    if axis is None:
        yield table
        return
    time = table.by[axis]
    for at, code in enumerate(time.codes):
        period = time.period_of[code]
        one = Dimension.flat(time.name, (code,), periods={code: period}).without_total
        yield replace(
            table, id=f"{table.id}_{code}", subject=replace(table.subject, period=period),
            by=(*table.by[:axis], one, *table.by[axis + 1 :]),
            values=table.values.take([at], axis), hidden=table.hidden.take([at], axis),
        )  # fmt: skip


def _files(tables: Sequence[tuple[Asked, Table]], *, snapshot: Snapshot) -> dict[str, str]:
    from sasando.analysis.releases import package

    packed = [
        package.PackedTable(table, None, (table.id, table.id), asked.indicator, {}, {}, {})
        for asked, table in tables
    ]
    found = package.write(packed, snapshot=snapshot.id, as_of=snapshot.as_of, title=TITLE)
    return {path: content.decode() for path, content in found.items()}


def published() -> Register:
    """Return the register: every release, superseded ones too, and every signed brief."""
    from sasando.analysis.releases import assembling

    found = assembling.published()
    return Register(
        tuple(table for one in found for table in one.counts),
        tuple(rates for one in found for rates in one.rates),
    )


def _measured(
    every: tuple[Asked, ...], *, snapshot: Snapshot, using: Opening
) -> Iterator[tuple[Asked, Table]]:
    from sasando.analysis.releases.building import counted_table
    from sasando.analysis.releases.plan import TablePlan

    for one in every:
        told = indicator(one.indicator)
        period = (one.period or _all_years(snapshot.as_of)) if told.date_field else None
        plan = TablePlan(one.name, told, one.by, period, (), told.disclosure)
        try:
            table = counted_table(plan, snapshot=snapshot, engine=using())
        except Refused as refused:
            if refused.refusal.code in (*REFUSED_QUIETLY, "table_empty"):
                continue
            raise
        table = with_sums(table, REGENCY, districts()) if one.is_by_district else table
        yield one, without_totals(table, (*TIME, *one.untotalled))


def districts() -> tuple[Group, ...]:
    """Return the electoral districts as sums of their regencies."""
    found: dict[str, list[str]] = {}
    for row in electoral.dapils():
        found.setdefault(row.slug, []).append(row.regency)
    return tuple(Group(slug, tuple(regencies)) for slug, regencies in found.items())


def _all_years(day: date) -> Period:
    return Period(date(FIRST_YEAR, 1, 1), date(day.year, 12, 31))


def _failing(found: Protected) -> set[str]:
    """Return the tables to leave out: those whose cells fail, else the last that is behind it."""
    own = {table.id for table in found.tables}
    failing = {one.cell.table for one in found.audit.findings} & own
    remedy = found.remedy
    named = (*remedy.leave_out, *(table for table, _ in remedy.coarser)) if remedy else ()
    return failing or set(named[-1:]) or own


def _key(asked: Asked, codes: Sequence[str], names: Iterable[str]) -> CellKey:
    period, place, groups = str(asked.period or ""), "", []
    for name, code in zip(names, codes, strict=True):
        if code in (TOTAL, WHOLE):
            continue
        if name in TIME:
            period = code
        elif name in PLACE:
            place = code
        else:
            groups.append(f"{name}={UNKNOWN if code == UNKNOWN_CODE else code}")
    return asked.indicator, place, period, ";".join(groups)
