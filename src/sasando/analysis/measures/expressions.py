"""Indicators as Ibis expressions over the documented tables: the same for every engine.

An expression names a table and its columns, no connection. DuckDB runs it on one machine, Spark
where rows outgrow it. All arithmetic in the engine is of whole numbers, so that results are equal.
"""

from functools import cache, lru_cache, reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from sasando.domain.indicators.definition import Indicator, Where
from sasando.domain.indicators.dimensions import TIME
from sasando.domain.indicators.tables import COLUMNS, Column, Table
from sasando.domain.values.period import Period

TYPES = {
    Column.CODE: "string",
    Column.MONTH: "date",
    Column.WHOLE: "int64",
    Column.PERSON: "int64",
}
# A name that no column of a table has.
COUNTED = "counted_"
ROWS, HITS, AMOUNT = f"{COUNTED}rows", f"{COUNTED}hits", f"{COUNTED}amount"
WHO, PSEUDONYM = f"{COUNTED}who", "pseudonym"
NO_DAY, USED, NEWEST = "no_day", "used", "newest"
# Digits that a unit of time adds to the year: 2025, 20253 for a quarter, 202507 for a month.
YEAR, QUARTER, MONTH = TIME
# Dimension and code, each of which every row that is counted must have; "" where it is unknown.
Within = tuple[tuple[str, str], ...]
# An expression costs more to write than to run; staff who explore ask for the same ones again.
REMEMBERED = 512


@cache
def source(table: Table) -> ir.Table:
    """Return the unbound table of a snapshot."""
    return ibis.table(
        {name: TYPES[column] for name, column in COLUMNS[table].items()}, name=table.value
    )


@lru_cache(maxsize=REMEMBERED)
def cells(
    told: Indicator, *, by: tuple[str, ...], period: Period | None, within: Within = ()
) -> ir.Table:
    """Return the finest cells: each dimension, then `rows`, and `hits` or `amount` where needed.

    Their names begin with `counted_`. `rows` counts all that take part (the denominator of a
    share or a mean), `hits` those that a share counts, `amount` adds the field of a sum or a
    mean. Time is a whole number. Order is free.
    """
    rows = _counted(told, period, within)
    added: dict[str, ir.IntegerValue] = {}
    if told.is_share:
        added[HITS] = _all(rows, told.rows).ifelse(1, 0).cast("int64")
    if told.field:
        added[AMOUNT] = rows[told.field]
    if told.date_field:
        rows = rows.mutate(**added, **_times(rows[told.date_field], by))
    elif added:
        rows = rows.mutate(**added)
    sums = {ROWS: rows.count().cast("int64")}
    sums |= {name: rows[name].sum().cast("int64") for name in added}
    return rows.group_by(list(by)).aggregate(**sums) if by else rows.aggregate(**sums)


@lru_cache(maxsize=REMEMBERED)
def contributions(told: Indicator, *, by: tuple[str, ...], period: Period | None) -> ir.Table:
    """Return what each person puts into each finest cell: dimensions, who, `rows`, `amount`.

    A table without pseudonyms gives its rows one by one, without `who`.
    """
    rows = _counted(told, period, ())
    added = {AMOUNT: rows[told.field], ROWS: ibis.literal(1).cast("int64")}
    times = _times(rows[told.date_field], by) if told.date_field else {}
    rows = rows.mutate(**added, **times)
    if PSEUDONYM not in rows.columns:
        return rows.select(*by, ROWS, AMOUNT)
    rows = rows.mutate(**{WHO: rows[PSEUDONYM]})
    sums = {name: rows[name].sum().cast("int64") for name in (ROWS, AMOUNT)}
    return rows.group_by([*by, WHO]).aggregate(**sums)


@lru_cache(maxsize=REMEMBERED)
def quality(told: Indicator, *, period: Period | None, within: Within = ()) -> ir.Table:
    """Return one row: how many rows are used, how many each rule leaves out, the newest day.

    A row that several rules leave out counts for the first.
    """
    rows = source(told.table)
    base = [_holds(rows, where) for where in told.base]
    base += [_lies(rows, *pair) for pair in within]
    rows = rows.filter(base) if base else rows
    left: dict[str, ir.BooleanValue] = {}
    kept: ir.BooleanValue = ibis.literal(value=True)
    if told.date_field:
        day = rows[told.date_field]
        left[NO_DAY] = day.isnull()
        kept = day.notnull() & _inside(day, period)
    for rule in told.left_out:
        if rule.rows:
            left[rule.code] = kept & _all(rows, rule.rows)
            kept = kept & ~_all(rows, rule.rows)
    newest = kept.ifelse(rows[_newest_field(told)], ibis.null("date"))
    marks = {f"is_{code}": hit.ifelse(1, 0).cast("int64") for code, hit in left.items()}
    used = kept.ifelse(1, 0).cast("int64")
    marked = rows.mutate(**marks, is_used=used, newest_day=newest)
    return marked.aggregate(
        **{code: marked[f"is_{code}"].sum().cast("int64") for code in left},
        **{USED: marked.is_used.sum().cast("int64"), NEWEST: marked.newest_day.max()},
    )


def _newest_field(told: Indicator) -> str:
    months = [name for name, column in COLUMNS[told.table].items() if column is Column.MONTH]
    return told.date_field or months[0]


def _counted(told: Indicator, period: Period | None, within: Within) -> ir.Table:
    rows = source(told.table)
    wanted = [_holds(rows, where) for where in told.base]
    wanted += [_lies(rows, *pair) for pair in within]
    wanted += [~_all(rows, rule.rows) for rule in told.left_out if rule.rows]
    if told.date_field:
        day = rows[told.date_field]
        wanted += [day.notnull()] if period is None else [_inside(day, period)]
    return rows.filter(wanted) if wanted else rows


def _inside(day: ir.DateValue, period: Period | None) -> ir.BooleanValue:
    if period is None:
        return ibis.literal(value=True)
    return day.between(ibis.date(period.starts_on), ibis.date(period.ends_on))


def _all(rows: ir.Table, wheres: tuple[Where, ...]) -> ir.BooleanValue:
    found = [_holds(rows, where) for where in wheres]
    return reduce(and_, found) if found else ibis.literal(value=True)


def _holds(rows: ir.Table, where: Where) -> ir.BooleanValue:
    column = rows[where.field]
    if column.type().is_string():
        found = column == where.values[0] if len(where.values) == 1 else column.isin(where.values)
    else:
        found = column.isnull()
    return ~found if where.is_not else found


def _lies(rows: ir.Table, name: str, code: str) -> ir.BooleanValue:
    return rows[name].fill_null("") == code


def _times(day: ir.DateValue, by: tuple[str, ...]) -> dict[str, ir.IntegerValue]:
    year = day.year()
    found = {
        YEAR: year,
        QUARTER: year * 10 + day.quarter(),
        MONTH: year * 100 + day.month(),
    }
    return {name: found[name] for name in TIME if name in by}
