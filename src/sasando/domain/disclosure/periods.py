"""Periods that overlap: what a later figure less an earlier one gives away."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from sasando.domain.disclosure.cells import CellBook
from sasando.domain.disclosure.equations import RowWriter
from sasando.domain.disclosure.keys import Coordinates, Key
from sasando.domain.values.period import Period

ONE_DAY = timedelta(days=1)


def write_periods(writer: RowWriter, book: CellBook) -> None:
    """Write each period as the sum of the shortest stretches that the periods cut out."""
    by_source: dict[tuple[str, str], set[Period]] = defaultdict(set)
    for key in book.index:
        by_source[key.vintage, key.population].add(key.period)
    overlapping = {source for source, periods in by_source.items() if _overlap(periods)}
    by_codes: dict[tuple[str, str, Coordinates], list[Key]] = defaultdict(list)
    for key in book.index:
        if (key.vintage, key.population) in overlapping:
            by_codes[key.vintage, key.population, key.codes].append(key)
    for keys in by_codes.values():
        if _overlap({key.period for key in keys}):
            _write_stretches(writer, book, keys)


def _write_stretches(writer: RowWriter, book: CellBook, keys: list[Key]) -> None:
    cuts = sorted(
        {key.period.starts_on for key in keys} | {key.period.ends_on + ONE_DAY for key in keys}
    )
    for key in keys:
        stretches = list(_stretches(key.period, cuts))
        if len(stretches) < 2:
            continue
        whole = book.index[key]
        k = int(book.k[whole])
        parts = [
            book.unseen(Key(key.population, one, key.codes, key.vintage), k=k) for one in stretches
        ]
        writer.sums(np.asarray([whole]), np.asarray(parts)[:, None])


def _stretches(period: Period, cuts: list[date]) -> Iterable[Period]:
    for starts_on, next_on in pairwise(cuts):
        if period.contains(starts_on):
            yield Period(starts_on, next_on - ONE_DAY)


def _overlap(periods: set[Period]) -> bool:
    ordered = sorted(periods)
    latest = None
    for period in ordered:
        if latest is not None and period.starts_on <= latest:
            return True
        latest = period.ends_on if latest is None else max(latest, period.ends_on)
    return False
