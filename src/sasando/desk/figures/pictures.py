"""Which chart stands for a measured table: a map, flows, years or bars; one unit on an axis."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sasando.analysis.measures.running import Measured
from sasando.desk.figures import mapping, sketches, slicing
from sasando.desk.figures.asking import ADDED, REGENCY
from sasando.desk.figures.naming import Names
from sasando.desk.figures.slicing import Slice
from sasando.domain.indicators.dimensions import ABROAD, PLACE, TIME
from sasando.foundation.print.charts import Chart
from sasando.foundation.ui import charts
from sasando.foundation.ui.words import number
from sasando.library.places.boundaries import Boundaries

MOST_PICTURES, FEWEST = 4, 2
MOST_GROUPS, MOST_SERIES = 24, 5
NAMED = 8


@dataclass(frozen=True)
class Picture:
    """A chart with its title, and what it leaves out in words."""

    title: str
    svg: SafeString
    note: str
    is_map: bool = False


def pictures(
    found: Measured, *, names: Names, place: str, lands: Boundaries | None = None
) -> list[Picture]:
    """Return the charts of a table: one, or one for each currency; none where nothing compares.

    With `lands` the map shows regencies as they lie; without, as squares.
    """
    slices = list(slicing.slices(found, names=names, place=place))
    if len(slices) > MOST_PICTURES:
        return []
    return [picture for one in slices if (picture := _picture(one, lands)) is not None]


def flow_of(dimensions: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the finest origin and destination among dimensions; None without both."""
    origin = next((name for name in PLACE if name in dimensions), None)
    abroad = next((name for name in ABROAD if name in dimensions), None)
    return (origin, abroad) if origin and abroad else None


def _picture(one: Slice, lands: Boundaries | None) -> Picture | None:
    ends = flow_of(one.by)
    if ends and len(one.by) == len(ends) and one.found.indicator.measure in ADDED:
        flowing = sketches.flows(one, *ends)
        title = _("From origin to destination")
        return _drawn(one, flowing, title=title, along=ends[0]) if flowing else None
    if REGENCY in one.by and (tiled := mapping.tiles(one, lands)) is not None:
        parts = (_summed(one, REGENCY), mapping.off_the_map(one), mapping.whence(lands))
        note = " ".join(filter(None, parts))
        return _drawn(one, tiled, title=_title(one, REGENCY), along=REGENCY, note=note, is_map=True)
    return _bars(one)


def _bars(one: Slice) -> Picture | None:
    for first, second in _pairs(one.by):
        groups, series = len(one.along(first)), len(one.along(second))
        if FEWEST <= series <= MOST_SERIES and 1 <= groups <= MOST_GROUPS:
            title = f"{_title(one, first)}, {one.names.dimension(second).lower()}"
            return _drawn(one, sketches.groups(one, first, second), title=title, along=first)
    name = next((name for name in one.by if name in TIME), one.by[0])
    if len(one.along(name)) < FEWEST:
        return None
    chart, note = sketches.years(one, name) if name in TIME else sketches.ranked(one, name)
    note = " ".join(filter(None, (_summed(one, name), note)))
    return _drawn(one, chart, title=_title(one, name), along=name, note=note)


def _pairs(by: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the orders in which two dimensions may be drawn: time leads, it is no series."""
    if len(by) < FEWEST:
        return ()
    ordered = tuple(sorted(by, key=lambda name: name not in TIME))
    return (ordered,) if ordered[0] in TIME else (ordered, ordered[::-1])


def _title(one: Slice, name: str) -> str:
    said = _("By %(dimension)s") % {"dimension": one.names.dimension(name).lower()}
    return f"{one.title}. {said}" if one.title else said


def _summed(one: Slice, name: str) -> str:
    """Say that a second dimension is in the table alone."""
    others = [one.names.dimension(other).lower() for other in one.by if other != name]
    if not others:
        return ""
    return _("Drawn over all of %(dimension)s; the parts stand in the table.") % {
        "dimension": others[0]
    }


def _drawn(
    one: Slice, chart: Chart, *, title: str, along: str, note: str = "", is_map: bool = False
) -> Picture:
    told = replace(chart, english=one.names.language.startswith("en"))
    svg = charts.picture(told, title=title, text=_told(one, along), for_staff_alone=True)
    return Picture(title, svg, note, is_map)


def _told(one: Slice, name: str) -> str:
    """Return in one sentence what a chart shows, for those who hear it."""
    shown = one.along(name)
    if name not in TIME:
        shown.sort(key=lambda pair: -(pair[1].value or 0))
    told = ", ".join(
        f"{one.names.code(name, code)} {number(cell.value)}" for code, cell in shown[:NAMED]
    )
    more = len(shown) - NAMED
    if more > 0:
        told += ngettext("; %(more)s more in the table", "; %(more)s more in the table", more) % {
            "more": more
        }
    return f"{one.found.indicator.unit.in_language(one.names.language)}: {told}."
