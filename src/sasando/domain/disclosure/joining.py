"""Tables whose dimensions run in a ring: only their joint, unprinted cells bind them fully."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from sasando.domain.disclosure.tables import UNKNOWN, Protection, Subject, Table, richest

# Joint cells of all periods together. Above it the ring is audited table by table (ADR 0015).
MOST_JOINT_CELLS = 20_000


def joint_tables(tables: tuple[Table, ...]) -> Iterator[Table]:
    """Yield the unprinted joint table of each population and period whose tables form a ring.

    Three tables of regency × sex, sex × country and country × regency say more together than two
    by two. Tables that form no ring need no joint cells: any counts that fit the tables then
    belong to some world (decomposable margins).
    """
    by_population: dict[str, list[Table]] = defaultdict(list)
    for table in tables:
        by_population[table.subject.population].append(table)
    for population, own in by_population.items():
        dimensions = richest(own)
        shape = tuple(len(one.codes) for one in dimensions.values())
        periods = {table.subject.period for table in own}
        size = int(np.prod(shape)) * len(periods)
        if not has_ring([_names(table) for table in own]) or size > MOST_JOINT_CELLS:
            continue
        for period in sorted(periods):
            yield Table(
                id="",
                subject=Subject(population, period),
                by=tuple(dimensions.values()),
                protection=Protection.OPEN,
                values=np.full(shape, UNKNOWN),
                hidden=np.ones(shape, dtype=bool),
            )


def has_ring(edges: list[frozenset[str]]) -> bool:
    """Say whether sets of dimensions form a ring (Graham's reduction leaves something over)."""
    left = list(edges)
    while left:
        count = {name: sum(name in one for one in left) for one in left for name in one}
        shorter = [frozenset(name for name in one if count[name] > 1) for one in left]
        kept = [
            one
            for at, one in enumerate(shorter)
            if one
            and not any(
                one < other or (one == other and at > place)
                for place, other in enumerate(shorter)
                if place != at
            )
        ]
        if kept == left:
            return True
        left = kept
    return False


def _names(table: Table) -> frozenset[str]:
    narrowed = (one.dimension.name for one in table.subject.where)
    return frozenset((*(one.name for one in table.by), *narrowed))
