"""Sets a figure of our own beside what others printed for the same thing, and says why they differ.

A cause is named only where it can be read off the two figures; otherwise it is unknown.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from sasando.domain.values.words import Words


class Cause(Enum):
    """Why two figures of the same thing differ (handbook 6.1: definition or cut-off missing)."""

    SAME = "same"
    PLACE = "place"
    DEFINITION = "definition"
    CUT_OFF = "cut_off"
    ERROR = "error"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"


WORDS = {
    Cause.SAME: Words(id="sama", en="equal"),
    Cause.PLACE: Words(id="beda wilayah", en="other place"),
    Cause.DEFINITION: Words(id="beda definisi", en="other definition"),
    Cause.CUT_OFF: Words(id="beda batas waktu", en="other cut-off"),
    Cause.ERROR: Words(id="salah cetak di sumber", en="misprint at the source"),
    Cause.UNKNOWN: Words(id="belum diketahui", en="not known yet"),
    Cause.HIDDEN: Words(id="angka kami disamarkan", en="our figure is suppressed"),
}
# Printed indicators that newspapers and offices set beside one of ours, ours first. Those under
# another name than ours count something else (handbook 5.1-5.3).
COUNTERPARTS: dict[str, tuple[str, ...]] = {
    "placements_by_origin": ("placements_by_origin", "placements_served_by_office"),
    "placements_served_by_office": ("placements_served_by_office", "placements_by_origin"),
    "deportees": ("deportees", "deportees_arrived_nunukan"),
    "deaths": ("deaths_repatriated",),
    "cases_received": ("complaints_received", "cases_handled"),
    "cases_resolved": ("cases_resolved", "complaints_resolved"),
}
# Printed under another name, and yet the same thing.
SAME_THING = frozenset({("deaths", "deaths_repatriated")})


@dataclass(frozen=True)
class Side:
    """One of the two figures.

    `value` is None where it is suppressed. `known_on` is the day up to which its data were known:
    ours the snapshot's, theirs the day it was printed; None when not printed. `is_doubtful` says
    that the printed page contradicts itself (its parts do not add up to it).
    """

    indicator: str
    value: Decimal | None
    area: str
    starts_on: date | None
    ends_on: date | None
    known_on: date | None
    is_doubtful: bool = False


def cause(ours: Side, theirs: Side) -> Cause:
    """Return why the two differ; the first that can be read off them wins.

    Order: our cell hidden, equal, place, definition, cut-off (other days, or printed before the
    period was over, or more than a month apart in what was known), contradiction in the printed
    page itself, unknown.
    """
    if ours.value is None or theirs.value is None:
        return Cause.HIDDEN
    if ours.area != theirs.area:
        return Cause.PLACE
    if not is_same_thing(ours.indicator, theirs.indicator):
        return Cause.DEFINITION
    if ours.value == theirs.value:
        return Cause.SAME
    if _is_other_cut_off(ours, theirs):
        return Cause.CUT_OFF
    return Cause.ERROR if theirs.is_doubtful else Cause.UNKNOWN


def is_same_thing(ours: str, theirs: str) -> bool:
    """Say whether a printed indicator counts what ours counts."""
    return ours == theirs or (ours, theirs) in SAME_THING


def _is_other_cut_off(ours: Side, theirs: Side) -> bool:
    if (ours.starts_on, ours.ends_on) != (theirs.starts_on, theirs.ends_on):
        return True
    if theirs.known_on is None or theirs.ends_on is None:
        return False
    if theirs.known_on <= theirs.ends_on:
        return True
    return ours.known_on is not None and abs((ours.known_on - theirs.known_on).days) > MONTH


# Late reports of a month's deaths and returns came in for about a month (handbook 6.7).
MONTH = 31
