"""One indicator as a long table with every level and total: what a release audits and prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import polars as pl

from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import running
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.running import PARTS
from sasando.domain.indicators import dimensions
from sasando.domain.indicators.catalogue import checked_dimensions, indicator
from sasando.domain.indicators.definition import Indicator, Measure
from sasando.domain.indicators.dimensions import TOTAL, TOTAL_LEVEL, UNKNOWN
from sasando.domain.indicators.passport import Passport
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words

UNKNOWN_CODE = "_U"
MOST_CELLS = 400_000
TOO_MANY = Refusal(
    "table_too_large",
    Words(
        id="Tabel ini terlalu besar. Pilih pilahan yang lebih sedikit atau lebih kasar.",
        en="This table is too large. Choose fewer or coarser dimensions.",
    ),
)


@dataclass(frozen=True)
class LongTable:
    """One indicator, unsuppressed, cell by cell, for a disclosure audit and a release.

    `by` names the dimensions, each the finest that was asked for of its hierarchy. `frame` has, in
    the order of `by`, for each dimension d:

    - `d` (String): the code at whichever level the row stands: `53.01`, `53.TIMOR`, `53`, `_T`.
      What a source does not say is `_U`, and `53_U` where its parent (53) is known, so that each
      code has one parent.
    - `d_level` (String): the dimension whose code it is (`origin_regency`, `origin_island`,
      `origin_province`), or `total`.

    and then:

    - `rows` (Int64): rows of the snapshot behind the cell. 0 marks a true zero: every code that
      occurs anywhere in the table stands with every other.
    - `numerator` (Int64): what a count or share counts; for a sum or mean the field's total, in
      parts of `indicator.scale`.
    - `denominator` (Int64): rows that a share or mean is of; null for counts and sums.
    - `value` (Float64): the figure; null without a denominator. Counts and sums are additive over
      levels; shares and means are not, their numerators and denominators are.

    Rows are ordered by the dimensions, finer levels before coarser, totals last; each combination
    stands once. `parents` gives for each dimension code → the code of the next level, `_T` at the
    top; a dimension that is never added has no `_T` rows, and its codes no parent. `passport` holds
    definition, rule, period, rows left out and the age of the data; `indicator.k` and
    `indicator.disclosure` how closely small cells are kept.
    """

    indicator: Indicator
    by: tuple[str, ...]
    frame: pl.DataFrame
    parents: Mapping[str, Mapping[str, str]]
    passport: Passport


def long_table(
    name: str,
    *,
    snapshot: Snapshot,
    by: tuple[str, ...] = (),
    period: Period | None = None,
    codes: Mapping[str, tuple[str, ...]] | None = None,
    using: Engine | None = None,
) -> LongTable:
    """Return an indicator with all levels of the dimensions asked for and their totals.

    `codes` adds finest codes that must show as zero though no row has them (the 22 regencies).
    Raises Refused as `running.run`, and `table_too_large`.
    """
    told = indicator(name)
    chains = chains_of(told, checked_dimensions(told, by))
    every = tuple(level for chain in chains for level in chain)
    found = running.count(name, snapshot=snapshot, by=every, period=period, using=using)
    kept = told.never_added
    finest = with_unknown(found.frame, chains)
    parents = _parents(finest, chains, kept=kept)
    whole = _completed(finest, chains, codes=codes or {}, parents=parents)
    names = tuple(chain[0] for chain in chains)
    frame = _figures(with_levels(whole, chains, kept=kept), told).sort(_order(names))
    return LongTable(told, names, frame, parents, running.passport(found, snapshot, period))


def chains_of(told: Indicator, by: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the hierarchies asked for, each from the level asked for up."""
    spanned = dimensions.chains(by)
    return tuple(tuple(one for one in chain if one in told.dimensions) for chain in spanned)


def with_unknown(
    frame: pl.DataFrame, chains: tuple[tuple[str, ...], ...], *, kept: tuple[str, ...] = ()
) -> pl.DataFrame:
    """Give what is unknown a code inside its parent, coarsest first; keep columns `kept` apart."""
    for chain in chains:
        for at in range(len(chain) - 1, -1, -1):
            own = pl.col(chain[at])
            unknown: pl.Expr = pl.lit(UNKNOWN_CODE)
            if at + 1 < len(chain):
                above = pl.col(chain[at + 1])
                inner = pl.concat_str(above, pl.lit(UNKNOWN_CODE))
                unknown = pl.when(above == UNKNOWN_CODE).then(unknown).otherwise(inner)
            frame = frame.with_columns(
                pl.when(own == UNKNOWN).then(unknown).otherwise(own).alias(chain[at])
            )
    keys = [*(name for chain in chains for name in chain), *kept]
    sums = [pl.col(part).sum() for part in PARTS]
    return frame.group_by(keys).agg(sums) if keys else frame.select(sums)


def _parents(
    finest: pl.DataFrame, chains: tuple[tuple[str, ...], ...], *, kept: tuple[str, ...]
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for chain in chains:
        inside: dict[str, str] = {}
        for own, above in zip(chain, chain[1:], strict=False):
            pairs = finest.select(own, above).unique().sort(own, above)
            inside |= dict(pairs.iter_rows())
        if chain[0] not in kept:
            top = finest[chain[-1]].unique().sort().to_list()
            inside |= dict.fromkeys(top, TOTAL)
        found[chain[0]] = inside
    return found


def _completed(
    finest: pl.DataFrame,
    chains: tuple[tuple[str, ...], ...],
    *,
    codes: Mapping[str, tuple[str, ...]],
    parents: dict[str, dict[str, str]],
) -> pl.DataFrame:
    """Add a zero for each combination of codes that has no row."""
    if not chains:
        return finest
    whole: pl.DataFrame | None = None
    cells = 1
    for chain in chains:
        seen = finest.select(chain).unique()
        missing = [code for code in codes.get(chain[0], ()) if code not in set(seen[chain[0]])]
        added = pl.DataFrame(
            [_ancestors(code, chain, parents[chain[0]]) for code in missing],
            schema=dict.fromkeys(chain, pl.String),
            orient="row",
        )
        one = pl.concat([seen, added]).sort(chain)
        cells *= max(one.height, 1)
        if cells > MOST_CELLS:
            raise Refused(TOO_MANY)
        whole = one if whole is None else whole.join(one, how="cross")
    keys = [name for chain in chains for name in chain]
    if whole is None:
        return finest
    return whole.join(finest, on=keys, how="left").with_columns(
        pl.col(part).fill_null(0) for part in PARTS
    )


def _ancestors(code: str, chain: tuple[str, ...], parents: dict[str, str]) -> list[str]:
    """Return a code without rows and what it lies in, and note its parents."""
    found = [code]
    for level in chain[1:]:
        found.append(dimensions.parent_of(found[-1], inside=level, known=parents))
    for own, above in zip(found, [*found[1:], TOTAL], strict=True):
        parents.setdefault(own, above)
    return found


def with_levels(
    whole: pl.DataFrame, chains: tuple[tuple[str, ...], ...], *, kept: tuple[str, ...]
) -> pl.DataFrame:
    """Add up to every combination of levels."""
    choices = [(*chain,) if chain[0] in kept else (*chain, TOTAL_LEVEL) for chain in chains]
    parts = []
    for chosen in product(*choices):
        pairs = list(zip((chain[0] for chain in chains), chosen, strict=True))
        keys = [level for _, level in pairs if level != TOTAL_LEVEL]
        sums = [pl.col(part).sum() for part in PARTS]
        added = whole.group_by(keys).agg(sums) if keys else whole.select(sums)
        named = [
            (pl.lit(TOTAL) if level == TOTAL_LEVEL else pl.col(level)).alias(name)
            for name, level in pairs
        ]
        levels = [pl.lit(level).alias(f"{name}_level") for name, level in pairs]
        order = [column for name, _ in pairs for column in (name, f"{name}_level")]
        parts.append(added.select(*named, *levels, *PARTS).select(*order, *PARTS))
    return pl.concat(parts)


def _figures(frame: pl.DataFrame, told: Indicator) -> pl.DataFrame:
    shared = told.measure in (Measure.SHARE, Measure.MEAN)
    numerator = {Measure.COUNT: "rows", Measure.SHARE: "hits"}.get(told.measure, "amount")
    values = [
        running.figure(told, rows=rows, hits=hits, amount=amount)
        for rows, hits, amount in frame.select(PARTS).iter_rows()
    ]
    floats = [None if value is None else float(value) for value in values]
    rows = pl.col("rows")
    return frame.with_columns(
        pl.col(numerator).alias("numerator"),
        (rows if shared else pl.lit(None, dtype=pl.Int64)).alias("denominator"),
        pl.Series("value", floats, dtype=pl.Float64),
    ).drop("hits", "amount")


def _order(names: tuple[str, ...]) -> list[pl.Expr]:
    found = []
    for name in names:
        finest = [*dimensions.levels(name), TOTAL_LEVEL]
        rank = {level: at for at, level in enumerate(finest)}
        found.append(pl.col(f"{name}_level").replace_strict(rank, return_dtype=pl.Int32))
        found.append(pl.col(name))
    return found or [pl.col("rows")]
