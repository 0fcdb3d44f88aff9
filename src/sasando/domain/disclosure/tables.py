"""Tables of counts and of rates as disclosure control reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from sasando.domain.disclosure.dimensions import TOTAL, Dimension
from sasando.domain.disclosure.refusals import (
    CELL_MISSING,
    CELL_TWICE,
    CODE_UNKNOWN,
    VALUE_NEGATIVE,
)
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Columns = Mapping[str, Sequence[object]]
# A count that the reader of the table does not know.
UNKNOWN = -1
OK, SUPPRESSED, ZERO = "ok", "x", "z"


class Protection(Enum):
    """How wide the interval around a hidden cell must be. Source: contracts, release plan."""

    OPEN = "open"
    PROTECTED = "protected"
    STRICT = "strict"

    @property
    def k(self) -> int:
        """Return the smallest count that may be printed, and the width wanted; 0 when open."""
        return {"open": 0, "protected": 5, "strict": 10}[self.value]


@dataclass(frozen=True)
class Filter:
    """One code of a dimension that a whole table is narrowed to."""

    dimension: Dimension
    code: str


@dataclass(frozen=True)
class Subject:
    """What a table counts: a population in a period, narrowed by filters.

    Two tables of one `population` speak of the same people, services or events; a cell with the
    same period and the same codes is then one number, whichever table prints it.
    """

    population: str
    period: Period
    where: tuple[Filter, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    """Counts by dimensions, every sum included.

    `values` has one axis a dimension, in the order of `by`, and one place a code, in the order of
    `Dimension.codes`. Where `hidden` is set the cell is not printed; its value may then be
    `UNKNOWN` (a table read back from a release). `release` is empty for a table being made.
    `sensitive` names dimensions whose value must not follow from belonging to a group.
    """

    id: str
    subject: Subject
    by: tuple[Dimension, ...]
    protection: Protection
    values: Counts
    hidden: Mask
    release: str = ""
    sensitive: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the number of codes of each dimension."""
        return tuple(len(dimension.codes) for dimension in self.by)

    def codes_at(self, at: Sequence[int]) -> dict[str, str]:
        """Return the codes of one cell by dimension."""
        return {one.name: one.codes[place] for one, place in zip(self.by, at, strict=True)}

    def value_of(self, **codes: str) -> int | None:
        """Return one printed value, None when hidden; a dimension not named is its total."""
        at = tuple(one.place[codes.get(one.name, TOTAL)] for one in self.by)
        return None if self.hidden[at] else int(self.values[at])

    def with_hidden(self, hidden: Mask) -> "Table":
        """Return the table with other cells hidden."""
        return replace(self, hidden=hidden)

    def as_released(self, release: str) -> "Table":
        """Return the table as a reader has it: hidden values unknown."""
        values = np.where(self.hidden, UNKNOWN, self.values)
        return replace(self, values=values, release=release)

    def columns(self) -> dict[str, list[object]]:
        """Return long columns: one a dimension, then `value` (None when hidden) and `status`.

        Rows run over the last dimension first. Source of the shape: contracts, `measure --list`.
        """
        places = np.indices(self.shape).reshape(len(self.by), -1)
        found: dict[str, list[object]] = {
            one.name: [one.codes[place] for place in axis]
            for one, axis in zip(self.by, places, strict=True)
        }
        pairs = list(zip(self.values.ravel().tolist(), self.hidden.ravel().tolist(), strict=True))
        found["value"] = [None if hidden else value for value, hidden in pairs]
        found["status"] = [
            SUPPRESSED if hidden else (OK if value else ZERO) for value, hidden in pairs
        ]
        return found


@dataclass(frozen=True, eq=False)
class Rates:
    """Printed rates that give a count back: `per` × counted ÷ `of`, rounded to `decimals`.

    `counted` and `of` are tables of one shape and need not be printed themselves; of a printed one
    pass the same table in `tables` too. `is_part`: what is counted is part of `of`, so what is left
    over is a count as well. `printed` holds the rates, with NaN where the base is zero.
    """

    id: str
    counted: Table
    of: Table
    per: int = 100
    decimals: int = 1
    is_part: bool = True
    hidden: Mask | None = None
    printed: NDArray[np.float64] | None = None

    def rounded(self) -> NDArray[np.float64]:
        """Return the rates as printed, hidden ones too when the counts are known."""
        if self.printed is not None:
            return self.printed
        base = np.where(self.of.values > 0, self.of.values, np.nan)
        return np.round(self.per * self.counted.values / base, self.decimals)

    def as_released(self, release: str) -> "Rates":
        """Return the rates as a reader has them: only what is printed."""
        hidden = self.hidden if self.hidden is not None else np.zeros(self.of.shape, dtype=bool)
        unknown = np.full(self.of.shape, UNKNOWN)
        every = np.ones(self.of.shape, dtype=bool)
        bare = replace(self.counted, values=unknown, hidden=every, release=release)
        base = replace(self.of, values=unknown, hidden=every, release=release)
        printed = np.where(hidden, np.nan, self.rounded())
        return replace(self, counted=bare, of=base, printed=printed, hidden=hidden)


@dataclass(frozen=True)
class KnownEvent:
    """One event that a newspaper printed: its day and the codes that the text gives away."""

    population: str
    day: date
    codes: Mapping[str, str] = field(default_factory=dict)


def richest(tables: Sequence[Table]) -> dict[str, Dimension]:
    """Return each dimension by name; of two under one name, the one with more codes.

    A table by islands keeps the name of the dimension that its regencies have.
    """
    found: dict[str, Dimension] = {}
    for table in tables:
        for one in (*table.by, *(narrowed.dimension for narrowed in table.subject.where)):
            if one.name not in found or len(one.codes) > len(found[one.name].codes):
                found[one.name] = one
    return found


def count_table(
    leaves: Columns,
    *,
    table_id: str,
    subject: Subject,
    by: tuple[Dimension, ...],
    protection: Protection,
    sensitive: tuple[str, ...] = (),
) -> Table:
    """Return a table with every sum, from long columns: one a dimension, and `value`.

    Rows of the same codes add up; codes without a row are zero. Raises Refused with
    `disclosure_code_unknown` or `disclosure_value_negative`.
    """
    inner = np.zeros([len(one.leaves) for one in by], dtype=np.int64)
    places = tuple(_places(leaves[one.name], one, among=one.leaves) for one in by)
    counts = np.asarray(list(leaves["value"]), dtype=np.int64)
    if (counts < 0).any():
        raise Refused(VALUE_NEGATIVE)
    np.add.at(inner, places, counts)
    values = reduce(_with_sums, enumerate(by), inner)
    hidden = np.zeros(values.shape, dtype=bool)
    return Table(table_id, subject, by, protection, values, hidden, sensitive=sensitive)


def released_table(
    cells: Columns,
    *,
    table_id: str,
    subject: Subject,
    by: tuple[Dimension, ...],
    protection: Protection,
    release: str = "",
) -> Table:
    """Return a table read back from a release: `value` None or `status` `x` is hidden.

    Raises Refused when a code is unknown, a cell is missing, or one is written twice.
    """
    shape = tuple(len(one.codes) for one in by)
    values = np.full(shape, UNKNOWN, dtype=np.int64)
    places = np.stack([_places(cells[one.name], one, among=one.codes) for one in by])
    flat = np.ravel_multi_index(tuple(places), shape)
    if len(np.unique(flat)) != len(flat):
        raise Refused(CELL_TWICE)
    if len(flat) != values.size:
        raise Refused(CELL_MISSING)
    printed = [UNKNOWN if value is None else int(str(value)) for value in cells["value"]]
    if any(value < UNKNOWN for value in printed):
        raise Refused(VALUE_NEGATIVE)
    values.ravel()[flat] = printed
    return Table(table_id, subject, by, protection, values, values == UNKNOWN, release)


def _places(
    codes: Sequence[object], dimension: Dimension, *, among: Sequence[str]
) -> NDArray[np.int64]:
    place = {code: at for at, code in enumerate(among)}
    try:
        return np.asarray([place[str(code)] for code in codes], dtype=np.int64)
    except KeyError as error:
        raise Refused(replace(CODE_UNKNOWN, params={"dimension": dimension.name})) from error


def _with_sums(values: Counts, axis_of: tuple[int, Dimension]) -> Counts:
    axis, dimension = axis_of
    at = {leaf: place for place, leaf in enumerate(dimension.leaves)}
    sums = [
        values.take([at[leaf] for leaf in dimension.leaves_of[code]], axis).sum(axis, keepdims=True)
        for code in dimension.codes[len(dimension.leaves) :]
    ]
    return np.concatenate([values, *sums], axis)
