"""Builds the tables of a plan from a snapshot: measured, hidden where needed, audited jointly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import polars as pl

from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import running
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.tables import LongTable, long_table
from sasando.analysis.releases import naming, summing, thin
from sasando.analysis.releases.labels import labels_of
from sasando.analysis.releases.package import PackedTable
from sasando.analysis.releases.plan import Plan, TablePlan
from sasando.analysis.releases.summing import Sums
from sasando.domain.disclosure.dimensions import Dimension, Group
from sasando.domain.disclosure.protect import protect
from sasando.domain.disclosure.results import Protected
from sasando.domain.disclosure.tables import (
    Filter,
    Protection,
    Rates,
    Subject,
    Table,
    count_table,
)
from sasando.domain.indicators.definition import Disclosure, Indicator, Measure, Where
from sasando.domain.indicators.dimensions import DIMENSIONS, TIME, TOTAL, island_code
from sasando.domain.values.period import Period, parse_period
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.library.places import queries as places

REST, WHOLE = "~", "all"
KNOWN, UNKNOWN = "known", "_U"
REGENCY, ISLAND = "origin_regency", "origin_island"
# Facts that must not follow from belonging to a group in which everybody has the same one
# (promises P7, l-diversity of two).
SENSITIVE = ("procedural", "category", "category_group", "ground", "outcome", "kind")
# Sums that are hidden for what is left beside them give others away in turn, seldom for long.
MOST_ROUNDS = 6

EMPTY = Words(
    id="Tabel {table} kosong: tidak ada satu pun peristiwa pada periode itu.",
    en="Table {table} is empty: nothing at all happened in that period.",
)
ONE_ROW = Words(
    id="Tabel {table} hanya punya satu baris. Pakai dimensi lain, atau sebut angkanya saja.",
    en="Table {table} has a single row. Take another dimension, or print the figure alone.",
)


@dataclass(frozen=True)
class Built:
    """A release not signed yet: what would be printed, and what its protection cost."""

    tables: tuple[PackedTable, ...]
    protected: Protected
    plan: Plan
    proposals: tuple[Words, ...] = ()


@dataclass(frozen=True)
class _Wanted:
    plan: TablePlan
    long: LongTable
    table: Table
    rates: Rates | None
    sums: Sums | None = None


def build(
    plan: Plan,
    *,
    snapshot: Snapshot,
    earlier: tuple[Table, ...] = (),
    earlier_rates: tuple[Rates, ...] = (),
    earlier_sums: tuple[PackedTable, ...] = (),
) -> Built:
    """Return the tables of a plan, hidden until the audit with every earlier table passes.

    Raises Refused with the table's name when a table cannot be measured, is empty or has one row,
    or holds sums that hiding does not make safe.
    """
    summing.check(plan.tables, earlier=earlier_sums, today=snapshot.as_of)
    with running.opened(snapshot) as engine:
        wanted = [
            _with_sums(_wanted(one, snapshot=snapshot, engine=engine), engine=engine)
            for one in plan.tables
        ]
        proposals = [
            Words(id=f"{one.plan.name}: {words.id}", en=f"{one.plan.name}: {words.en}")
            for one in wanted
            for words in thin.instead_of(
                one.table,
                one.plan,
                lambda plan: _wanted(plan, snapshot=snapshot, engine=engine).table,
            )
        ]
    rates = tuple(one.rates for one in wanted if one.rates is not None)
    found = _protected(wanted, rates=rates, earlier=earlier, earlier_rates=earlier_rates)
    packed = tuple(_packed_as(one, found) for one in wanted)
    return Built(packed, found, plan, tuple(proposals))


def _protected(
    wanted: Sequence[_Wanted],
    *,
    rates: tuple[Rates, ...],
    earlier: tuple[Table, ...],
    earlier_rates: tuple[Rates, ...],
) -> Protected:
    """Return the tables hidden until no sum tells of its hidden parts what one person put in."""
    tables = [one.table for one in wanted if one.rates is None]
    sums = {one.plan.name: one for one in wanted if one.sums is not None}
    for _round in range(MOST_ROUNDS):
        found = protect_jointly(
            tuple(tables), rates=rates, earlier=earlier, earlier_rates=earlier_rates
        )
        more = {
            table.id: told
            for table in found.tables
            if (own := sums.get(table.id)) is not None and own.sums is not None
            if (told := summing.told_by_rest(own.sums, table)).any()
        }
        if not more:
            return found
        tables = [
            one.with_hidden(one.hidden | more[one.id]) if one.id in more else one for one in tables
        ]
    raise summing.unsafe(sums[next(iter(more))].plan)


def protect_jointly(
    counts: tuple[Table, ...],
    *,
    rates: tuple[Rates, ...] = (),
    earlier: tuple[Table, ...] = (),
    earlier_rates: tuple[Rates, ...] = (),
) -> Protected:
    """Return tables and rates as `protect`, those of every level of a hierarchy read as one."""
    names = naming.names_of((*counts, *earlier, *naming.behind((*rates, *earlier_rates))))
    every = tuple(naming.renamed_rates(one, names) for one in (*rates, *earlier_rates))
    found = protect(
        tuple(naming.renamed(one, names) for one in counts),
        earlier=tuple(naming.renamed(one, names) for one in earlier),
        rates=every,
    )
    return replace(
        found,
        tables=tuple(
            own.with_hidden(one.hidden) for own, one in zip(counts, found.tables, strict=True)
        ),
        rates=tuple(
            replace(own, hidden=one.hidden)
            for own, one in zip((*rates, *earlier_rates), found.rates, strict=True)
        ),
    )


def _wanted(one: TablePlan, *, snapshot: Snapshot, engine: object) -> _Wanted:
    found = _measured(one, snapshot=snapshot, engine=engine)
    if not int(_leaves(found.long, found.table.by)["rows"].sum()):
        raise _refused("table_empty", EMPTY, one)
    if all(len(each.leaves) == 1 for each in found.table.by):
        raise _refused("table_one_row", ONE_ROW, one)
    return found


def _with_sums(one: _Wanted, *, engine: Engine) -> _Wanted:
    """Return a table of sums or means on its counts, kept strictly; any other as it is."""
    if one.plan.indicator.measure not in summing.SUMMED:
        return one
    strict = replace(one.table, protection=Protection.STRICT)
    sums, table = summing.sums_of(one.plan, strict, long=one.long, engine=engine)
    plan = replace(one.plan, disclosure=Disclosure.STRICT)
    return replace(one, plan=plan, table=table, sums=sums)


def _measured(one: TablePlan, *, snapshot: Snapshot, engine: object) -> _Wanted:
    codes = _always(one)
    long = long_table(
        one.indicator.id, snapshot=snapshot, by=one.by, period=one.period, codes=codes,
        using=engine,  # type: ignore[arg-type]
    )  # fmt: skip
    period = one.period or Period(snapshot.as_of, snapshot.as_of)
    by = tuple(_dimension(long, name, kept=one.hierarchy, within=period) for name in long.by)
    if not all(each.leaves for each in by):
        raise _refused("table_empty", EMPTY, one)
    leaves = _leaves(long, by)
    if one.indicator.measure is not Measure.SHARE:
        return _Wanted(one, long, _counts(one, by, leaves, "rows", period, ()), None)
    base = _narrowed(one.indicator)
    of = _counts(one, by, leaves, "denominator", period, base)
    part = _counts(one, by, leaves, "numerator", period, _part_of(one.indicator, base))
    return _Wanted(one, long, of, Rates(one.name, part, of))


def counted_table(one: TablePlan, *, snapshot: Snapshot, engine: object) -> Table:
    """Return the counts of a plan's table, nothing hidden, however few they are.

    Raises Refused where the catalogue does not know what is asked, or no code occurs at all.
    """
    if one.by:
        return _measured(one, snapshot=snapshot, engine=engine).table
    period = one.period or Period(snapshot.as_of, snapshot.as_of)
    found = running.count(one.indicator.id, snapshot=snapshot, period=one.period, using=engine)  # type: ignore[arg-type]
    # A figure that is not split is a table of one stretch of time.
    whole = Dimension.flat("year", (WHOLE,), periods={WHOLE: period}).without_total
    leaves = found.frame.select(pl.lit(WHOLE).alias("year"), pl.col("rows").alias("numerator"))
    return _counts(one, (whole,), leaves, "numerator", period, ())


def _counts(
    one: TablePlan,
    by: tuple[Dimension, ...],
    leaves: pl.DataFrame,
    column: str,
    period: Period,
    where: tuple[Filter, ...],
) -> Table:
    columns = {each.name: leaves[each.name].to_list() for each in by}
    return count_table(
        {**columns, "value": leaves[column].to_list()}, table_id=one.name,
        subject=Subject(population_of(one.indicator), period, where), by=by,
        protection=Protection(one.disclosure.value),
        sensitive=tuple(each.name for each in by if each.name in SENSITIVE),
    )  # fmt: skip


def population_of(told: Indicator) -> str:
    """Return the name of what an indicator counts: equal for two that count the same rows."""
    rows = sorted(_rule(one) for one in told.base)
    left = sorted(
        f"!{_rule(where)}" for rule in told.left_out for where in rule.rows if not _is_gap(where)
    )
    return f"{told.table.value}.{told.date_field or 'stock'}[{';'.join((*rows, *left))}]"


def _rule(where: Where) -> str:
    return f"{where.field}{'!=' if where.is_not else '='}{'|'.join(sorted(where.values))}"


def _is_gap(where: Where) -> bool:
    """Say whether a rule leaves out rows whose source is silent on a dimension."""
    return "" in where.values and where.field in DIMENSIONS


def _narrowed(told: Indicator) -> tuple[Filter, ...]:
    """Return the base of a share as a part of the whole: rows whose dimension is known."""
    gaps = {where.field for rule in told.left_out for where in rule.rows if _is_gap(where)}
    return tuple(Filter(_known(field, ()), KNOWN) for field in sorted(gaps))


def _part_of(told: Indicator, base: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """Return what a share counts: a code inside the base's filter, or one of its own."""
    extra = [where for where in told.rows if where not in told.among]
    found = {one.dimension.name: one for one in base}
    for where in extra:
        code = where.values[0] if len(where.values) == 1 and not where.is_not else _rule(where)
        if where.field in found:
            found[where.field] = Filter(_known(where.field, (code,)), code)
        else:
            found[where.field] = Filter(Dimension.flat(where.field, (code, REST)), code)
    return tuple(found.values())


def _known(field: str, codes: tuple[str, ...]) -> Dimension:
    top = Group(TOTAL, (KNOWN, UNKNOWN))
    return Dimension(field, (top, Group(KNOWN, (*codes, REST))) if codes else (top,))


def _always(one: TablePlan) -> Mapping[str, tuple[str, ...]]:
    """Return codes that show as zero though nothing happened: all of NTT, the whole period."""
    found: dict[str, tuple[str, ...]] = {}
    if REGENCY in one.by:
        found[REGENCY] = tuple(code for code, _name in places.ntt_regencies())
    if one.period is not None and "year" in one.by:
        years = range(one.period.starts_on.year, one.period.ends_on.year + 1)
        found["year"] = tuple(str(year) for year in years)
    return found


def _dimension(long: LongTable, name: str, *, kept: tuple[str, ...], within: Period) -> Dimension:
    levels = dict(long.frame.select(name, f"{name}_level").unique().iter_rows())
    # A code unknown at every level goes by one name: it stands for the finest.
    finest = long.frame.filter(pl.col(f"{name}_level") == name)[name].unique().to_list()
    levels |= dict.fromkeys(finest, name)
    parents = dict(long.parents[name])
    if name == REGENCY:
        # A regency where nothing happened lies on its island all the same.
        islands = places.regency_islands()
        parents |= {code: island_code(code, islands[code]) for code in levels if code in islands}
        levels |= dict.fromkeys(set(parents.values()) - set(levels) - {TOTAL}, ISLAND)
    leaves = {
        code: tuple(above for above in _above(code, parents) if levels.get(above) in kept)
        for code in sorted(levels)
        if levels[code] == name
    }
    found = Dimension.nested(name, leaves)
    if name not in TIME:
        printed = [code for code, level in levels.items() if level in kept]
        return replace(found, above=tuple(_sums_above(leaves, parents, printed=printed)))
    periods = tuple((code, _inside(code, within)) for code in found.codes if code != TOTAL)
    return replace(found, periods=periods)


def _above(code: str, parents: Mapping[str, str]) -> Iterable[str]:
    while (code := parents.get(code, TOTAL)) != TOTAL:
        yield code


def _sums_above(
    leaves: Iterable[str], parents: Mapping[str, str], *, printed: Iterable[str]
) -> Iterable[Group]:
    """Return the sums that a table leaves out; an unknown code may lie in one of its own name."""
    children: dict[str, dict[str, None]] = {}
    for leaf in leaves:
        for below, above in pairwise((leaf, *_above(leaf, parents))):
            if above != below and above not in printed:
                children.setdefault(above, {})[below] = None
    return (Group(above, tuple(below)) for above, below in children.items())


def _inside(code: str, within: Period) -> Period:
    whole = parse_period(code)
    return Period(max(whole.starts_on, within.starts_on), min(whole.ends_on, within.ends_on))


def _leaves(long: LongTable, by: tuple[Dimension, ...]) -> pl.DataFrame:
    finest = pl.all_horizontal([pl.col(f"{one.name}_level") == one.name for one in by])
    return long.frame.filter(finest)


def _packed_as(one: _Wanted, found: Protected) -> PackedTable:
    """Return a table as it was protected."""
    hidden = {table.id: table for table in found.tables}
    told = {rates.id: rates for rates in found.rates}
    name = one.plan.name
    return _packed(
        one, table=hidden.get(name, one.table), rates=told.get(name) if one.rates else None
    )


def _packed(one: _Wanted, *, table: Table, rates: Rates | None) -> PackedTable:
    told = one.plan.indicator
    split = [DIMENSIONS[each.name].label for each in table.by]
    split_id = " dan ".join(label.id.lower() for label in split)
    split_en = " and ".join(label.en.lower() for label in split)
    period = one.plan.period.label if one.plan.period else None
    title = f"{told.label.id}, per {split_id}" + (f", {period.id}" if period else "")
    title_en = f"{told.label.en}, by {split_en}" + (f", {period.en}" if period else "")
    passport = replace(
        one.long.passport,
        by={each.name: "*" for each in table.by},
        indicator=replace(told, disclosure=one.plan.disclosure),
        is_suppressed=_is_whole_hidden(table, rates),
    )
    said = {language: passport.to_json(language=language) for language in ("id", "en")}
    if one.sums:
        said = {at: summing.with_rule(found, language=at) for at, found in said.items()}
    return PackedTable(
        table=table, rates=rates, title=(title, title_en), indicator=told.id,
        labels={each.name: labels_of(each.name, each.codes) for each in table.by},
        passport=said["id"], passport_en=said["en"],
        amounts=one.sums.values if one.sums else None,
    )  # fmt: skip


def _is_whole_hidden(table: Table, rates: Rates | None) -> bool:
    if rates is None:
        return table.value_of() is None
    return rates.hidden is not None and bool(rates.hidden.ravel()[-1])


def _refused(code: str, words: Words, one: TablePlan) -> Refused:
    return Refused(Refusal(code, words.format(table=one.name), {"table": one.name}))
