"""What an attacker knows of the hidden cells before solving anything: bounds line by line."""

from dataclasses import dataclass, replace

import numpy as np

from sasando.domain.disclosure.equations import Real, Rows, Whole
from sasando.domain.disclosure.refusals import DO_NOT_ADD
from sasando.domain.disclosure.system import System
from sasando.domain.disclosure.tables import Mask
from sasando.domain.values.words import Refused

# No count of this office comes near; larger means that nothing bounds the cell from above.
BOUNDLESS = 1e9
# Rounding of sums of floating numbers; counts are whole, so anything far below a half will do.
TOLERANCE = 1e-6
# Bounds settle in a few rounds; where rates chase each other in ever smaller steps, stop here.
MOST_ROUNDS = 60


@dataclass(frozen=True, eq=False)
class Unknowns:
    """The cells that an attacker does not read off a page, and the rows that bind them.

    `cell` holds their places in the system; columns of `rows` count along `cell`. `lower` and
    `upper` bound each of them, whole numbers, `BOUNDLESS` where nothing does. `origin` names the
    row of the system behind each row; `floor` bounds each cell before any row is read.
    """

    cell: Whole
    rows: Rows
    origin: Whole
    floor: Real
    lower: Real
    upper: Real

    @property
    def width(self) -> Real:
        """Return how wide the interval of each unknown is."""
        return self.upper - self.lower


def list_unknowns(system: System, *, hidden: Mask, rates_hidden: Mask) -> Unknowns:
    """Return what is unknown when `hidden` cells and `rates_hidden` rows are not printed.

    Zeros are printed, so a hidden cell is at least 1. Raises Refused with
    `disclosure_do_not_add` when printed cells contradict each other.
    """
    unknown = hidden | system.unseen
    cell = np.flatnonzero(unknown)
    number = np.cumsum(unknown) - 1
    rows = system.rows.only(~rates_hidden)
    known = ~unknown[rows.column]
    printed = np.where(known, rows.coefficient * system.value[rows.column], 0.0)
    told = np.bincount(rows.row, printed, minlength=len(rows.low))
    low, high = rows.low - told, rows.high - told
    open_rows = np.bincount(rows.row, ~known, minlength=len(rows.low)) > 0
    if ((low[~open_rows] > TOLERANCE) | (high[~open_rows] < -TOLERANCE)).any():
        raise Refused(DO_NOT_ADD)
    entries = ~known
    rest = Rows(
        (np.cumsum(open_rows) - 1)[rows.row[entries]],
        number[rows.column[entries]],
        rows.coefficient[entries],
        low[open_rows],
        high[open_rows],
    )
    lower = np.maximum(system.least[cell], hidden[cell]).astype(np.float64)
    origin = np.flatnonzero(~rates_hidden)[open_rows]
    return narrow(Unknowns(cell, rest, origin, lower, lower, np.full(len(cell), BOUNDLESS)))


def narrow(unknowns: Unknowns) -> Unknowns:
    """Return the unknowns with every bound that a single row gives, carried on until it settles.

    Along one line of a table these are the Fréchet bounds; bounds are rounded to whole counts.
    Raises Refused with `disclosure_do_not_add` when no counts fit.
    """
    rows, lower, upper = unknowns.rows, unknowns.lower.copy(), unknowns.upper.copy()
    if not len(rows.row):
        return unknowns
    starts = rows.starts
    for _ in range(MOST_ROUNDS):
        least, most = _from_rows(rows, starts, (lower, upper))
        least = np.maximum(lower, np.ceil(least - TOLERANCE))
        most = np.minimum(upper, np.floor(most + TOLERANCE))
        if (least > most).any():
            raise Refused(DO_NOT_ADD)
        if (least == lower).all() and (most == upper).all():
            break
        lower, upper = least, most
    return replace(unknowns, lower=lower, upper=upper)


def tight_rows(unknowns: Unknowns, *, wanted: Whole) -> tuple[Whole, Whole]:
    """Return pairs of an unknown and a system's row that alone keeps it narrower than wanted.

    An unknown that only several rows together keep narrow has none.
    """
    rows = unknowns.rows
    if not len(rows.row):
        return rows.row, rows.row
    nothing = np.full(len(unknowns.floor), BOUNDLESS)
    ends = _by_entry(rows, rows.starts, (unknowns.floor, nothing))
    low = np.maximum(np.ceil(ends[0] - TOLERANCE), unknowns.floor[rows.column])
    tight = np.floor(ends[1] + TOLERANCE) - low < wanted[rows.column]
    return rows.column[tight], unknowns.origin[rows.row[tight]]


def _from_rows(rows: Rows, starts: Whole, bounds: tuple[Real, Real]) -> tuple[Real, Real]:
    at_least, at_most = _by_entry(rows, starts, bounds)
    most, least = np.full(len(bounds[0]), np.inf), np.full(len(bounds[0]), -np.inf)
    np.minimum.at(most, rows.column, at_most)
    np.maximum.at(least, rows.column, at_least)
    return least, most


def _by_entry(rows: Rows, starts: Whole, bounds: tuple[Real, Real]) -> tuple[Real, Real]:
    lower, upper = bounds
    rising = rows.coefficient > 0
    small = rows.coefficient * np.where(rising, lower[rows.column], upper[rows.column])
    large = rows.coefficient * np.where(rising, upper[rows.column], lower[rows.column])
    others_small = np.add.reduceat(small, starts)[rows.row] - small
    others_large = np.add.reduceat(large, starts)[rows.row] - large
    at_most = (rows.high[rows.row] - others_small) / rows.coefficient
    at_least = (rows.low[rows.row] - others_large) / rows.coefficient
    return np.where(rising, at_least, at_most), np.where(rising, at_most, at_least)


def components(rows: Rows, *, columns: int) -> Whole:
    """Return a number for each column; columns that rows tie together share it."""
    label = np.arange(columns)
    if not len(rows.row):
        return label
    starts = rows.starts
    while True:
        of_row = np.minimum.reduceat(label[rows.column], starts)
        new = label.copy()
        np.minimum.at(new, rows.column, of_row[rows.row])
        new = new[new]
        if (new == label).all():
            return label
        label = new
