"""Who puts how much into each cell of a sum or mean: never printed, asked before it is."""

from collections.abc import Mapping

import polars as pl

from sasando.analysis.measures import expressions, running
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.tables import chains_of, with_levels, with_unknown
from sasando.domain.disclosure.dominance import Contributions
from sasando.domain.indicators.catalogue import checked_dimensions
from sasando.domain.indicators.definition import Indicator
from sasando.domain.indicators.tables import COLUMNS, Column, Table
from sasando.domain.values.period import Period

WHO = "contributor"
# Tables without a pseudonym where a row is one case. Elsewhere rows of one person may be many.
ROW_IS_ONE = (Table.CASES,)


def tells_who(told: Indicator) -> bool:
    """Say whether rows of one person, or case, can be told from those of others."""
    return told.table in ROW_IS_ONE or Column.PERSON in COLUMNS[told.table].values()


def contributions(
    told: Indicator, *, by: tuple[str, ...], period: Period | None, using: Engine
) -> pl.DataFrame:
    """Return what each contributor puts into each cell of every level.

    Columns: each finest dimension of `by` with the codes of `long_table`, `contributor`, `amount`
    (in parts of `told.scale`) and `rows`.
    """
    chains = chains_of(told, checked_dimensions(told, by))
    every = tuple(level for chain in chains for level in chain)
    asked = expressions.contributions(told, by=every, period=period)
    raw = using.run(asked, table=told.table)
    if expressions.WHO not in raw.columns:
        raw = raw.with_row_index(expressions.WHO)
    frame = raw.select(
        *(running.as_text(name) for name in every),
        pl.col(expressions.WHO).cast(pl.Int64).alias(WHO),
        pl.col(expressions.ROWS).cast(pl.Int64).alias("rows"),
        pl.lit(0, dtype=pl.Int64).alias("hits"),
        pl.col(expressions.AMOUNT).fill_null(0).cast(pl.Int64).alias("amount"),
    )
    finest = with_unknown(frame, chains, kept=(WHO,))
    levels = with_levels(finest, (*chains, (WHO,)), kept=(*told.never_added, WHO))
    return levels.select(*(chain[0] for chain in chains), WHO, "rows", "amount")


def by_cell(frame: pl.DataFrame, names: tuple[str, ...]) -> Mapping[tuple[str, ...], Contributions]:
    """Return the contributions of each cell, by its codes in the order of `names`."""
    whole = frame.group_by(*names, WHO).agg(pl.col("amount").sum())
    told = whole.group_by(list(names)).agg(
        pl.col("amount").sum().alias("whole"),
        pl.len().alias("contributors"),
        pl.col("amount").top_k(2).sort(descending=True).alias("largest"),
        pl.col("amount").min().alias("least"),
    )
    return {
        tuple(codes): Contributions(whole, count, top[0], top[1] if len(top) > 1 else 0, least)
        for *codes, whole, count, top, least in told.iter_rows()
    }


def of_hidden(
    frame: pl.DataFrame,
    names: tuple[str, ...],
    *,
    hidden: pl.DataFrame,
    along: str,
    parent_of: Mapping[str, str],
) -> Mapping[tuple[str, ...], Contributions]:
    """Return what the hidden children of each sum hold together, by the codes of the sum.

    `hidden` has one row a hidden cell, a column a dimension; a printed sum less its printed
    children gives exactly this.
    """
    if not parent_of or hidden.is_empty():
        return {}
    inner = frame.join(hidden, on=list(names), how="semi")
    parents = pl.DataFrame(
        {along: list(parent_of), "parent": list(parent_of.values())},
        schema={along: pl.String, "parent": pl.String},
    )
    above = inner.join(parents, on=along, how="inner").drop(along).rename({"parent": along})
    return by_cell(above, names)
