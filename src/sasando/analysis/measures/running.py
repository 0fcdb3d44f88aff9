"""Runs indicator definitions over a snapshot: one Ibis expression for every engine."""

from dataclasses import dataclass
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.indicators.catalogue import checked_dimensions, indicator
from sasando.domain.indicators.definition import Indicator, Where
from sasando.domain.indicators.passport import Passport, Quality
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words

TOTAL = "_T"
NO_ORIGIN = "no_origin"
OWN_RECORDS = "Catatan kantor sendiri, tanpa nama"
DERIVED = ("year", "quarter", "month")


@dataclass(frozen=True)
class Cell:
    """One cell: each dimension's value in order, and the figure; None without a denominator."""

    group: tuple[str, ...]
    value: int | Decimal | None
    among: int | None = None


@dataclass(frozen=True)
class Measured:
    """One indicator over one snapshot: cells by group, the total last, and its passport."""

    indicator: Indicator
    by: tuple[str, ...]
    cells: tuple[Cell, ...]
    passport: Passport


def run(
    name: str, *, snapshot: Snapshot, by: tuple[str, ...] = (), period: Period | None = None
) -> Measured:
    """Return an indicator's cells, unsuppressed (staff only), ordered by group.

    Raises Refused for an unknown indicator, dimension, or a period where none applies.
    """
    told = indicator(name)
    by = checked_dimensions(told, by)
    if period is not None and not told.date_field:
        raise Refused(_NO_PERIOD)
    frame = snapshots.read_table(snapshot, told.table.value)
    table = ibis.memtable(frame)
    counted, left_out = _counted(table, told, period)
    cells = _cells(counted, told, by)
    left_out["provisional"] = snapshot.provisional.get(told.table.value, 0)
    return Measured(told, by, cells, _passport(told, cells, snapshot, by, period, left_out))


_NO_PERIOD = Refusal(
    "period_not_applicable",
    Words(
        id="Indikator ini menghitung keadaan pada hari potret data; periode tidak berlaku.",
        en="This indicator counts what stands on the day of the snapshot; no period applies.",
    ),
)


def _counted(
    table: ir.Table, told: Indicator, period: Period | None
) -> tuple[ir.Table, dict[str, int]]:
    left_out: dict[str, int] = {}
    rows = table.filter([_holds(table, where) for where in told.among or told.rows] or [True])
    if told.lacks_sisko_number:
        rows = rows.filter(~rows.has_sisko)
    if any(rule.code == NO_ORIGIN for rule in told.left_out):
        left_out[NO_ORIGIN] = _count(rows.filter(rows.origin_regency == ""))
        rows = rows.filter(rows.origin_regency != "")
    if told.date_field:
        day = rows[told.date_field]
        left_out["no_day"] = _count(rows.filter(day.isnull()))
        rows = rows.filter(day.notnull())
        rows = _with_dates(rows, told.date_field)
        if period is not None:
            day = rows[told.date_field]
            rows = rows.filter(day.between(period.starts_on, period.ends_on))
    return rows, left_out


def _holds(table: ir.Table, where: Where) -> ir.BooleanValue:
    column = table[where.field]
    if where.values == ("",):
        return column.isnull() if column.type().is_date() else column == ""
    return column.isin(list(where.values))


def _with_dates(rows: ir.Table, field: str) -> ir.Table:
    day = rows[field]
    year = day.year().cast("string")
    return rows.mutate(
        year=year,
        quarter=year + "-Q" + day.quarter().cast("string"),
        month=year + "-" + day.month().cast("string").lpad(2, "0"),
    )


def _count(rows: ir.Table) -> int:
    return int(rows.count().execute())


def _cells(rows: ir.Table, told: Indicator, by: tuple[str, ...]) -> tuple[Cell, ...]:
    hit = ibis.literal(True)
    for where in told.rows if told.is_share else ():
        hit = hit & _holds(rows, where)
    marked = rows.mutate(hit=hit.cast("int64"))
    sums = {"among": marked.count(), "hits": marked.hit.sum()}
    found = []
    if by:
        grouped = marked.group_by([marked[name] for name in by]).aggregate(**sums)
        for row in grouped.order_by(list(by)).execute().itertuples(index=False):
            group = tuple(str(value or "") for value in row[: len(by)])
            found.append(_cell(group, told, int(row[-2]), int(row[-1] or 0)))
    whole = marked.aggregate(**sums).execute().iloc[0]
    among, hits = int(whole["among"]), int(whole["hits"] if whole["among"] else 0)
    found.append(_cell((TOTAL,) * len(by), told, among, hits))
    return tuple(found)


def _cell(group: tuple[str, ...], told: Indicator, among: int, hits: int) -> Cell:
    if not told.is_share:
        return Cell(group, among)
    share = (Decimal(100 * hits) / among).quantize(Decimal("0.1")) if among else None
    return Cell(group, share, among)


def _passport(
    told: Indicator,
    cells: tuple[Cell, ...],
    snapshot: Snapshot,
    by: tuple[str, ...],
    period: Period | None,
    left_out: dict[str, int],
) -> Passport:
    whole = cells[-1]
    used = whole.among if whole.among is not None else int(whole.value or 0)
    return Passport(
        id=f"{told.id}-{snapshot.id[:12]}",
        indicator=told,
        value=whole.value,
        area_code="53",
        period=period,
        by={name: "*" for name in by},
        source=OWN_RECORDS,
        snapshot=snapshot.id,
        as_of=snapshot.as_of,
        quality=Quality(used=used, left_out=sum(left_out.values()), why=left_out),
        denominator_value=whole.among,
    )
