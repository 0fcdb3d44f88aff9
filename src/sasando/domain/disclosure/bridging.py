"""Sums that one table prints and another only implies: islands beside their regencies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sasando.domain.disclosure.dimensions import TOTAL, Dimension, Group
from sasando.domain.disclosure.tables import UNKNOWN, Counts, Table

# Of each population and dimension: which codes any table prints, and every way of adding up.
Printed = Mapping[tuple[str, str], set[str]]
Sums = Mapping[tuple[str, str], list[Group]]


def bridges(tables: Sequence[Table]) -> dict[int, Table]:
    """Return, by the place of a table, the same table with sums that it does not print itself.

    A table by regencies says what each island has, printed or not, once another table of the same
    population prints islands. Nobody prints a bridge: its cells are UNKNOWN where they do not
    follow from known counts. Dimensions meet by name.
    """
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    sums: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for table in tables:
        for one in table.by:
            at = table.subject.population, one.name
            printed[at].update(one.codes)
            sums[at] += one.groups
    found = {}
    for place, table in enumerate(tables):
        added = [_missing(one, table, printed=printed, sums=sums) for one in table.by]
        if any(added):
            found[place] = _bridge(table, added)
    return found


def with_sums(table: Table, name: str, groups: Iterable[Group]) -> Table:
    """Return a table that prints more sums of one dimension: of districts beside islands.

    Children that the table does not have are zero; a group without any is left out.
    """
    have = {code for one in table.by if one.name == name for code in one.codes}
    met = [Group(one.parent, tuple(code for code in one.children if code in have))
           for one in groups]  # fmt: skip
    added = [[one for one in met if one.children] if each.name == name else []
             for each in table.by]  # fmt: skip
    wider = _bridge(table, added)
    return replace(wider, hidden=np.zeros(wider.shape, dtype=bool), sensitive=table.sensitive)


def without_totals(table: Table, names: Iterable[str]) -> Table:
    """Return a table that does not print the totals of some dimensions."""
    values, dimensions = table.values, []
    for axis, one in enumerate(table.by):
        kept = one.without_total if one.name in names else one
        values = values.take([one.place[code] for code in kept.codes], axis)
        dimensions.append(kept)
    return replace(
        table, by=tuple(dimensions), values=values, hidden=np.zeros(values.shape, dtype=bool)
    )


def _missing(one: Dimension, table: Table, *, printed: Printed, sums: Sums) -> list[Group]:
    """Return the sums a dimension lacks, the lowest first; none where nobody prints them.

    Its own account of what lies above is whole; what another table adds up is taken for codes
    that stand here, since codes without a row are zero.
    """
    at, own = (table.subject.population, one.name), set(one.codes)
    above = [group for group in one.above if group.parent not in own]
    known = own | {group.parent for group in above}
    others: dict[str, dict[str, None]] = {}
    for group in sums[at]:
        if group.parent not in known and own & set(group.children):
            met = (code for code in group.children if code in own)
            others.setdefault(group.parent, {}).update(dict.fromkeys(met))
    found = [*_lowest_first(above, own), *(Group(to, tuple(met)) for to, met in others.items())]
    is_wanted = any(group.parent in printed[at] or group.parent == TOTAL for group in found)
    return found if is_wanted else []


def _lowest_first(groups: Iterable[Group], have: set[str]) -> list[Group]:
    left, found = list(groups), list[Group]()
    known = set(have)
    while ready := [one for one in left if known.issuperset(one.children)]:
        found += ready
        known |= {one.parent for one in ready}
        left = [one for one in left if one not in ready]
    return found


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
