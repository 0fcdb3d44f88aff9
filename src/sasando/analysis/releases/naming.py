"""Tables at several levels of one hierarchy under one name, so that an audit reads them as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.tables import Rates, Table
from sasando.domain.indicators.dimensions import DIMENSIONS, TIME, levels

# Of a population: what each dimension is called in an audit.
Names = Mapping[str, Mapping[str, str]]


def names_of(tables: Iterable[Table]) -> Names:
    """Return, for each population, every dimension under the finest level that any table has.

    Islands go by the name of regencies once both are there: a sum of regencies is then the
    island's own number. Time goes by periods and keeps its names.
    """
    used: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        dimensions = (*table.by, *(one.dimension for one in table.subject.where))
        used[table.subject.population].update(one.name for one in dimensions)
    return {population: _finest(names) for population, names in used.items()}


def renamed(table: Table, names: Names) -> Table:
    """Return a table under the names of an audit; what it prints stays."""
    own = names[table.subject.population]
    where = tuple(replace(one, dimension=_named(one.dimension, own)) for one in table.subject.where)
    return replace(
        table,
        subject=replace(table.subject, where=where),
        by=tuple(_named(one, own) for one in table.by),
        sensitive=tuple(own.get(name, name) for name in table.sensitive),
    )


def renamed_rates(rates: Rates, names: Names) -> Rates:
    """Return rates whose counts go by the names of an audit."""
    return replace(rates, counted=renamed(rates.counted, names), of=renamed(rates.of, names))


def aligned(
    tables: Sequence[Table], rates: Sequence[Rates]
) -> tuple[tuple[Table, ...], tuple[Rates, ...]]:
    """Return tables and rates under the names of one audit."""
    names = names_of((*tables, *behind(rates)))
    return (
        tuple(renamed(one, names) for one in tables),
        tuple(renamed_rates(one, names) for one in rates),
    )


def behind(rates: Iterable[Rates]) -> Iterable[Table]:
    """Return the counts behind rates."""
    return [table for one in rates for table in (one.counted, one.of)]


def _finest(names: set[str]) -> dict[str, str]:
    known = [name for name in names if name in DIMENSIONS and name not in TIME]
    return {
        name: max(
            (one for one in known if levels(one)[-1] == levels(name)[-1]),
            key=lambda one: len(levels(one)),
        )
        for name in known
    }


def _named(one: Dimension, names: Mapping[str, str]) -> Dimension:
    return replace(one, name=names.get(one.name, one.name))
