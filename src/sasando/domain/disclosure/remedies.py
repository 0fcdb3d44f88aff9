"""What to propose when a release is refused."""

from sasando.domain.disclosure.audit import hidden_rate_rows, name_of
from sasando.domain.disclosure.results import Audit, Finding, Problem, Remedy
from sasando.domain.disclosure.shielding import Plan, shield
from sasando.domain.disclosure.system import Everything, build_system
from sasando.domain.disclosure.tables import KnownEvent, Rates, Table
from sasando.domain.values.words import Words

HIDE = Words(
    id="Samarkan juga {count} sel ini; setelah itu tidak ada yang dapat dihitung kembali.",
    en="Hide these {count} cells too; after that nothing can be worked out.",
)
LEAVE_OUT = Words(
    id="Menyamarkan saja tidak cukup. Keluarkan tabel ini, atau terbitkan bersama periode yang "
    "lebih panjang: {tables}.",
    en="Hiding is not enough. Leave these tables out, or print them with a longer period: "
    "{tables}.",
)
COARSER = Words(
    id="Cetak {dimension} hanya pada tingkat yang lebih kasar ({tables}): ada kelompok yang semua "
    "anggotanya bernilai sama.",
    en="Print {dimension} only at a coarser level ({tables}): in some groups everybody has the "
    "same value.",
)


def propose_repair(
    tables: tuple[Table, ...],
    *,
    earlier: tuple[Table, ...] = (),
    rates: tuple[Rates, ...] = (),
    known: tuple[KnownEvent, ...] = (),
) -> Remedy | None:
    """Return what would mend a release that the audit refuses, read back without true counts.

    Proposes cells to hide; None when nothing fails, or when hiding alone does not mend it (then
    `remedy_for` names the tables to leave out).
    """
    system = build_system(Everything(tables, earlier, rates, known))
    small = system.made & ~system.hidden & ~system.printed
    small &= (system.value > 0) & (system.value < system.k)
    before = system.hidden.copy()
    plan = Plan(system, before | small, hidden_rate_rows(system))
    if shield(plan).fails.any():
        return None
    hide = tuple(name_of(system, int(cell)) for cell in (plan.hidden & ~before).nonzero()[0])
    return Remedy(HIDE.format(count=len(hide)), hide=hide) if hide else None


def remedy_for(found: Audit, *, tables: tuple[Table, ...]) -> Remedy | None:
    """Return what would mend a release that hiding cells does not; None when nothing fails."""
    alike = [one for one in found.findings if one.problem is Problem.ALIKE]
    others = [one for one in found.findings if one.problem is not Problem.ALIKE]
    if others:
        names = _tables_behind(others, tables=tables)
        return Remedy(LEAVE_OUT.format(tables=", ".join(names)), leave_out=names)
    if not alike:
        return None
    coarser = tuple(
        (table.id, name)
        for table in tables
        for name in table.sensitive
        if any(one.cell.table == table.id for one in alike)
    )
    words = COARSER.format(
        dimension=", ".join(dict.fromkeys(name for _, name in coarser)),
        tables=", ".join(dict.fromkeys(table for table, _ in coarser)),
    )
    return Remedy(words, coarser=coarser)


def _tables_behind(findings: list[Finding], *, tables: tuple[Table, ...]) -> tuple[str, ...]:
    """Return the tables of this release that hold the cells, the nearest first."""
    made = {table.id for table in tables}
    found: dict[str, None] = {}
    for one in findings:
        if one.cell.table in made:
            found[one.cell.table] = None
            continue
        # A value that no table prints follows from tables by the same dimensions.
        nearness = {table.id: _nearness(table, one) for table in tables}
        nearest = max(nearness.values())
        found.update({name: None for name, near in nearness.items() if near == nearest})
    return tuple(found)


def _nearness(table: Table, finding: Finding) -> int:
    period, own = finding.cell.period, table.subject.period
    if own.starts_on > period.ends_on or period.starts_on > own.ends_on:
        return -1
    names = {one.name for one in table.by} | {one.dimension.name for one in table.subject.where}
    return len(names & {name for name, _ in finding.cell.codes})
