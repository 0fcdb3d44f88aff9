"""What the newspapers give away: events whose day and place anybody can read."""

from collections.abc import Mapping

import numpy as np

from sasando.domain.disclosure.cells import CellBook, Whole
from sasando.domain.disclosure.dimensions import TOTAL, Dimension
from sasando.domain.disclosure.tables import UNKNOWN, KnownEvent, Table, richest


def least_known(book: CellBook, known: tuple[KnownEvent, ...]) -> Whole:
    """Return how many known events each cell holds for certain, never more than its value."""
    least = np.zeros(len(book.index), dtype=np.int64)
    whole = richest(book.tables)
    for event in known:
        met = [
            _met(table, places, event=event, whole=whole)
            for table, places in zip(book.tables, book.places, strict=True)
        ]
        cells = np.unique(np.concatenate(met)) if met else np.zeros(0, dtype=np.int64)
        least[cells] += 1
    _add_between(book, known, least=least, whole=whole)
    # A newspaper may count what our definition leaves out.
    return np.where(book.value != UNKNOWN, np.minimum(least, book.value), least)


def _add_between(
    book: CellBook, known: tuple[KnownEvent, ...], *, least: Whole, whole: Mapping[str, Dimension]
) -> None:
    """Count events in cells that stand in no table: rests, and stretches between periods."""
    in_tables = {int(one) for places in book.places for one in places.ravel()}
    between = [(key, at) for key, at in book.index.items() if at not in in_tables]
    for event in known:
        for key, at in between:
            same = key.population == event.population and key.period.contains(event.day)
            if same and all(
                name in whole and _covers(whole[name], code, event) for name, code in key.codes
            ):
                least[at] += 1


def _met(
    table: Table, places: Whole, *, event: KnownEvent, whole: Mapping[str, Dimension]
) -> Whole:
    nothing = np.zeros(0, dtype=np.int64)
    subject = table.subject
    if event.population != subject.population or not subject.period.contains(event.day):
        return nothing
    for one in subject.where:
        if not _covers(whole[one.dimension.name], one.code, event):
            return nothing
    axes = [
        [at for at, code in enumerate(one.codes) if _covers(whole[one.name], code, event)]
        for one in table.by
    ]
    return places[np.ix_(*axes)].ravel()


def _covers(dimension: Dimension, code: str, event: KnownEvent) -> bool:
    if code == TOTAL:
        return True
    if dimension.periods:
        period = dimension.period_of.get(code)
        return period is not None and period.contains(event.day)
    told = event.codes.get(dimension.name)
    return told is not None and (told == code or told in dimension.leaves_of.get(code, ()))
