"""Counts the rows that a stated total speaks of."""

from collections.abc import Mapping

import polars as pl

from sasando.domain.reconciliation.headings import normalise_heading
from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.totals import Reconciliation, reconcile

# A stated group is looked for in these columns, the first that holds it counts.
GROUP_COLUMNS = (
    "regency",
    "region_code",
    "province",
    "district",
    "village",
    "country",
    "scheme",
    "sex",
    "category",
    "offence",
    "depot",
    "job",
    "sector",
    "p3mi",
    "status",
)
_ALL_ROWS = frozenset(["", "jumlah", "total", "seluruh", "semua", "keseluruhan", "all", "t"])


def count_groups(frame: pl.DataFrame, *, groups: list[str]) -> dict[str, int]:
    """Return group → rows of `frame` (text columns under our names) that belong to it.

    An empty group, `Jumlah` or `Total` counts all rows. A group that stands in no column counts 0.
    """
    counts = {name: _by_form(frame[name]) for name in GROUP_COLUMNS if name in frame.columns}
    return {group: _count(group, frame.height, counts) for group in groups}


def reconcile_rows(stated: Mapping[str, int], *, frame: pl.DataFrame) -> Reconciliation:
    """Return every stated total beside the rows that belong to it."""
    return reconcile(stated, counted=count_groups(frame, groups=list(stated)))


def _by_form(column: pl.Series) -> dict[str, int]:
    found: dict[str, int] = {}
    for text, count in column.fill_null("").value_counts().iter_rows():
        form = place_form(text)
        found[form] = found.get(form, 0) + int(count)
    return found


def _count(group: str, rows: int, counts: Mapping[str, Mapping[str, int]]) -> int:
    if normalise_heading(group) in _ALL_ROWS:
        return rows
    form = place_form(group)
    return next((found[form] for found in counts.values() if form in found), 0)
