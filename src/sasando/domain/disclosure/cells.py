"""The book of cells: each number once, whichever tables print or hide it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sasando.domain.disclosure.keys import Key, keys_of
from sasando.domain.disclosure.refusals import DO_NOT_ADD
from sasando.domain.disclosure.tables import UNKNOWN, Table
from sasando.domain.values.words import Refused

Whole = NDArray[np.int64]
# What a book remembers of a cell, as bits: what tables of this release and older ones do with it.
MADE, HIDDEN_NOW, PRINTED_NOW, HIDDEN_THEN, PRINTED_THEN = 1, 2, 4, 8, 16


class CellBook:
    """Numbers the cells of many tables; two tables that hold one number meet in one place."""

    def __init__(self) -> None:
        self.index: dict[Key, int] = {}
        self.tables: list[Table] = []
        self.keys: list[list[Key]] = []
        self.places: list[Whole] = []
        self.value: Whole = np.zeros(0, dtype=np.int64)
        self.k: Whole = np.zeros(0, dtype=np.int64)
        self.marks: Whole = np.zeros(0, dtype=np.int64)

    def take(self, table: Table, *, vintage: str = "", is_printed: bool = True) -> None:
        """Take in every cell; raise Refused when a cell has another value already."""
        keys = keys_of(table, vintage=vintage)
        flat = self._number(keys)
        values, hidden = table.values.ravel(), table.hidden.ravel()
        if self._differs(flat, values).any():
            raise Refused(replace(DO_NOT_ADD, params={"table": table.id}))
        known = values != UNKNOWN
        self.value[flat[known]] = values[known]
        np.maximum.at(self.k, flat, table.protection.k)
        if is_printed:
            now, then = (
                np.where(hidden, HIDDEN_NOW, PRINTED_NOW) | MADE,
                np.where(hidden, HIDDEN_THEN, PRINTED_THEN),
            )
            np.bitwise_or.at(self.marks, flat, then if table.release else now)
        self.tables.append(table)
        self.keys.append(keys)
        self.places.append(flat.reshape(table.shape))

    def differs_from(self, table: Table) -> bool:
        """Say whether a printed cell of a table has another value here."""
        places = [self.index.get(key, -1) for key in keys_of(table)]
        flat = np.asarray(places, dtype=np.int64)
        met = flat >= 0
        printed = np.where(table.hidden.ravel(), UNKNOWN, table.values.ravel())
        return bool(self._differs(flat[met], printed[met]).any())

    def is_in_a_table(self, key: Key) -> bool:
        """Say whether a cell stands in a table, printed or hidden."""
        at = self.index.get(key)
        return at is not None and bool(self.marks[at])

    def unseen(self, key: Key, *, k: int) -> int:
        """Return the place of a cell that follows from others and may stand in no table."""
        at = int(self._number([key])[0])
        self.k[at] = max(self.k[at], k)
        return at

    def arrays(self) -> Mapping[str, NDArray[np.bool_]]:
        """Return who is hidden, unseen, printed before and being made."""
        marks = self.marks
        shown = marks & (PRINTED_NOW | PRINTED_THEN) > 0
        return {
            "hidden": (marks & (HIDDEN_NOW | HIDDEN_THEN) > 0) & ~shown,
            "unseen": marks == 0,
            "printed": marks & PRINTED_THEN > 0,
            "made": marks & MADE > 0,
        }

    def _differs(self, flat: Whole, values: Whole) -> NDArray[np.bool_]:
        before = self.value[flat]
        differs: NDArray[np.bool_] = (values != UNKNOWN) & (before != UNKNOWN) & (before != values)
        return differs

    def _number(self, keys: list[Key]) -> Whole:
        index = self.index
        flat = np.asarray([index.setdefault(key, len(index)) for key in keys], dtype=np.int64)
        new = len(index) - len(self.value)
        if new:
            self.value = np.r_[self.value, np.full(new, UNKNOWN)]
            self.k = np.r_[self.k, np.zeros(new, dtype=np.int64)]
            self.marks = np.r_[self.marks, np.zeros(new, dtype=np.int64)]
        return flat
