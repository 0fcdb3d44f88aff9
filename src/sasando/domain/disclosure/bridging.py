"""Sums that one table prints and another only implies: islands beside their regencies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sasando.domain.disclosure.dimensions import TOTAL, Dimension, Group
from sasando.domain.disclosure.tables import UNKNOWN, Counts, Table

# Of each population and dimension: which codes any table prints, and what lies inside each sum.
Printed = Mapping[tuple[str, str], set[str]]
Inside = Mapping[tuple[str, str], Mapping[str, set[str]]]


def bridges(tables: Sequence[Table]) -> dict[int, Table]:
    """Return, by the place of a table, the same table with sums that other tables print.

    A table by regencies says what each island has, printed or not, once another table of the same
    population prints islands. Nobody prints a bridge: its cells are UNKNOWN where they do not
    follow from known counts. A table without a code has a zero there. Dimensions meet by name.
    """
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    inside: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for table in tables:
        for one in table.by:
            at = table.subject.population, one.name
            printed[at].update(one.codes)
            for group in (*one.groups, *one.above):
                inside[at][group.parent].update(group.children)
    found = {}
    for place, table in enumerate(tables):
        added = [_missing(one, table, printed=printed, inside=inside) for one in table.by]
        if any(added):
            found[place] = _bridge(table, added)
    return found


def _missing(one: Dimension, table: Table, *, printed: Printed, inside: Inside) -> list[Group]:
    """Return the sums a dimension lacks, the lowest first; none where nobody prints them."""
    at = table.subject.population, one.name
    have, found = set(one.codes), list[Group]()
    while True:
        new = [
            Group(parent, tuple(sorted(children & have)))
            for parent, children in sorted(inside[at].items())
            if parent not in have and parent != TOTAL and children & have
        ]
        if not new:
            break
        found += new
        have |= {group.parent for group in new}
    wanted = any(group.parent in printed[at] for group in found)
    return found if wanted else []


def _bridge(table: Table, added: Iterable[list[Group]]) -> Table:
    values = table.values
    dimensions = []
    for axis, (one, groups) in enumerate(zip(table.by, added, strict=True)):
        wider = one.also(groups)
        values = _added_up(values, axis, one, wider)
        dimensions.append(wider)
    hidden = np.ones(values.shape, dtype=bool)
    return replace(table, by=tuple(dimensions), values=values, hidden=hidden, sensitive=())


def _added_up(values: Counts, axis: int, before: Dimension, wider: Dimension) -> Counts:
    rows: dict[str, Counts] = dict(zip(before.codes, np.moveaxis(values, axis, 0), strict=True))
    for code in sorted(wider.codes, key=lambda one: one != TOTAL and wider.height(one)):
        if code not in rows:
            parts = np.stack([rows[child] for child in wider.children[code]])
            known = (parts != UNKNOWN).all(axis=0)
            rows[code] = np.where(known, parts.sum(axis=0), UNKNOWN)
    return np.stack([rows[code] for code in wider.codes], axis)
