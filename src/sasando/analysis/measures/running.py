"""Counts indicators over a snapshot, unsuppressed: for staff, and for releases to audit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

import polars as pl

from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import expressions
from sasando.analysis.measures.engines import Engine, open_engine
from sasando.analysis.measures.expressions import Within
from sasando.domain.indicators import dimensions
from sasando.domain.indicators.catalogue import checked_dimensions, indicator
from sasando.domain.indicators.definition import Indicator, Measure
from sasando.domain.indicators.dimensions import NTT, TIME, TOTAL
from sasando.domain.indicators.passport import Passport, Quality
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words

OWN_RECORDS = Words(
    id="Catatan kantor sendiri, tanpa nama", en="This office's own records, without names"
)
PARTS = ("rows", "hits", "amount")
REGENCY, PROVINCE = "origin_regency", "origin_province"
TENTH = Decimal("0.1")
NO_PERIOD = Refusal(
    "period_not_applicable",
    Words(
        id="Indikator ini menghitung keadaan pada hari potret data; periode tidak berlaku.",
        en="This indicator counts what stands on the day of the snapshot; no period applies.",
    ),
)
WHOLE_MONTHS = Refusal(
    "period_whole_months",
    Words(
        id="Potret data menyimpan bulan, bukan hari. Pilih periode dari awal sampai akhir bulan.",
        en="A snapshot keeps months, not days. Choose a period from the first to the last day of "
        "months.",
    ),
)


class Parts(NamedTuple):
    """What adds up: rows that take part, those that a share counts, the field's total."""

    rows: int
    hits: int
    amount: int


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


@dataclass(frozen=True)
class Counted:
    """The finest cells of one indicator, and what was left out.

    `frame` has one text column for each dimension (`""` unknown), then `rows`, `hits`, `amount`
    (whole numbers; what they mean: expressions.cells). Rows are in the order of the dimensions.
    """

    indicator: Indicator
    by: tuple[str, ...]
    frame: pl.DataFrame
    used: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    newest: date | None = None
    within: Within = ()


@contextmanager
def opened(snapshot: Snapshot, *, engine: str | None = None) -> Iterator[Engine]:
    """Open a snapshot once for several indicators; `engine` None takes what the office chose."""
    found = open_engine(snapshot, name=engine)
    try:
        yield found
    finally:
        found.close()


def run(
    name: str,
    *,
    snapshot: Snapshot,
    by: tuple[str, ...] = (),
    period: Period | None = None,
    within: Within = (),
    using: Engine | None = None,
) -> Measured:
    """Return an indicator's cells, unsuppressed (staff only): totals carry _T, the whole is last.

    `within` keeps the rows that have these codes: a regency's, an island's, those of one cell; no
    unit of time, which is a period. Raises Refused for an unknown indicator or dimension, a period
    where none applies or that parts a month, and a snapshot that was changed.
    """
    found = count(name, snapshot=snapshot, by=by, period=period, within=within, using=using)
    told = found.indicator
    cells = tuple(_cell(group, parts, told) for group, parts in _with_totals(found))
    whole = _whole(found)
    return Measured(told, found.by, cells, passport(found, snapshot, period, whole))


def count(
    name: str,
    *,
    snapshot: Snapshot,
    by: tuple[str, ...] = (),
    period: Period | None = None,
    within: Within = (),
    using: Engine | None = None,
) -> Counted:
    """Return the finest cells of an indicator; raises Refused as `run`."""
    told = indicator(name)
    by = checked_dimensions(told, by)
    for place, _ in within:
        checked_dimensions(told, (place,))
    _check_period(told, period)
    if using is not None:
        return _counted(told, by, period, within, using)
    with opened(snapshot) as engine:
        return _counted(told, by, period, within, engine)


def _check_period(told: Indicator, period: Period | None) -> None:
    if period is None:
        return
    if not told.date_field:
        raise Refused(NO_PERIOD)
    if not period.is_whole_months:
        raise Refused(WHOLE_MONTHS)


def _counted(
    told: Indicator, by: tuple[str, ...], period: Period | None, within: Within, engine: Engine
) -> Counted:
    asked = expressions.cells(told, by=by, period=period, within=within)
    raw = engine.run(asked, table=told.table)
    facts = _facts(told, period, within, engine)
    frame = raw.select(*(as_text(name) for name in by), *_parts(raw)).sort(by or PARTS)
    left = {rule.code: int(facts.get(rule.code) or 0) for rule in told.left_out}
    newest = facts[expressions.NEWEST]
    used = int(facts[expressions.USED] or 0)
    return Counted(told, by, frame, used, left, newest, within)


def _parts(raw: pl.DataFrame) -> Iterator[pl.Expr]:
    """Yield what an engine counted, zero for what an indicator has no use for."""
    for part in PARTS:
        name = f"{expressions.COUNTED}{part}"
        found = pl.col(name).fill_null(0) if name in raw.columns else pl.lit(0)
        yield found.cast(pl.Int64).alias(part)


def _facts(
    told: Indicator, period: Period | None, within: Within, engine: Engine
) -> Mapping[str, Any]:
    """Return what is used and left out; asked once of an engine, whatever the dimensions."""
    asked = (told.id, period, within)
    if asked not in engine.facts:
        quality = expressions.quality(told, period=period, within=within)
        found = engine.run(quality, table=told.table)
        engine.facts[asked] = found.row(0, named=True)
    facts: Mapping[str, Any] = engine.facts[asked]
    return facts


def as_text(name: str) -> pl.Expr:
    """Return a dimension's codes as text, `""` for what is unknown."""
    if name not in TIME:
        return pl.col(name).cast(pl.String).fill_null(dimensions.UNKNOWN)
    digits = pl.col(name).cast(pl.String)
    year = digits.str.slice(0, 4)
    if name == expressions.YEAR:
        return year.alias(name)
    sign = "-Q" if name == expressions.QUARTER else "-"
    return pl.concat_str(year, pl.lit(sign), digits.str.slice(4)).alias(name)


def _with_totals(found: Counted) -> Iterator[tuple[tuple[str, ...], Parts]]:
    """Yield every cell and every total, ordered by group with totals after their parts."""
    never = found.indicator.never_added
    free = [at for at, name in enumerate(found.by) if name not in never]
    added: dict[tuple[str, ...], list[int]] = {}
    for *cell, rows, hits, amount in found.frame.iter_rows():
        for shown in product((True, False), repeat=len(free)):
            own = list(cell)
            for at, is_shown in zip(free, shown, strict=True):
                own[at] = own[at] if is_shown else TOTAL
            sums = added.setdefault(tuple(own), [0, 0, 0])
            sums[0] += rows
            sums[1] += hits
            sums[2] += amount
    if not never:
        added.setdefault((TOTAL,) * len(found.by), [0, 0, 0])
    for group in sorted(added, key=lambda own: [(part == TOTAL, part) for part in own]):
        yield group, Parts(*added[group])


def _whole(found: Counted) -> Cell:
    """Return the total of all; None where its parts may not be added up."""
    parts = Parts(*(int(found.frame[part].sum()) for part in PARTS))
    if found.indicator.never_added:
        return Cell((), None, parts.rows)
    return _cell((), parts, found.indicator)


def _cell(group: tuple[str, ...], parts: Parts, told: Indicator) -> Cell:
    value = figure(told, rows=parts.rows, hits=parts.hits, amount=parts.amount)
    return Cell(group, value, parts.rows)


def figure(told: Indicator, *, rows: int, hits: int, amount: int) -> int | Decimal | None:
    """Return a cell's figure from its parts: whole, or to a tenth; None without a denominator."""
    if told.measure is Measure.COUNT:
        return rows
    if told.measure is Measure.SUM:
        return amount if told.scale == 1 else Decimal(amount) / told.scale
    if not rows:
        return None
    if told.measure is Measure.SHARE:
        return (Decimal(100 * hits) / rows).quantize(TENTH)
    return (Decimal(amount) / (rows * told.scale)).quantize(TENTH)


def passport(
    found: Counted, snapshot: Snapshot, period: Period | None, whole: Cell | None = None
) -> Passport:
    """Return what must stand beside the figure, with the age of its data."""
    told = found.indicator
    cell = whole or _whole(found)
    left = dict(found.left_out)
    if "provisional" in left:
        left["provisional"] = snapshot.provisional.get(told.table.value, 0)
    shared = told.measure in (Measure.SHARE, Measure.MEAN)
    return Passport(
        id=f"{told.id}-{snapshot.id[:12]}",
        indicator=told,
        value=cell.value,
        area_code=_area(found.within),
        period=period,
        by={name: "*" for name in found.by} | _beyond_area(found.within),
        source=OWN_RECORDS,
        snapshot=snapshot.id,
        as_of=snapshot.as_of,
        quality=Quality(
            used=found.used, left_out=sum(left.values()), why=left, newest=found.newest
        ),
        denominator_value=cell.among if shared else None,
    )


def _area(within: Within) -> str:
    """Return the Kemendagri code that a figure is of: the province's, or the regency's chosen."""
    chosen = dict(within)
    return chosen.get(REGENCY) or chosen.get(PROVINCE) or NTT


def _beyond_area(within: Within) -> dict[str, str]:
    """Return what the rows have in common that no area code says: an island, a country."""
    return {name: code for name, code in within if name not in (REGENCY, PROVINCE)}
