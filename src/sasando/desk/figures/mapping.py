"""Turns the cells of regencies into the tile map of NTT, grouped by islands."""

from decimal import Decimal

from django.utils.translation import gettext as _

from sasando.analysis.briefs import charts as brief
from sasando.analysis.briefs import reference
from sasando.desk.figures.asking import ADDED, REGENCY, islands
from sasando.desk.figures.slicing import Slice
from sasando.domain.indicators.definition import Measure
from sasando.domain.indicators.dimensions import UNKNOWN
from sasando.foundation.print.charts import Tile, Tiles, TileWords
from sasando.foundation.ui.words import day, number
from sasando.library.places.boundaries import Boundaries

# What fits into a tile in bold figures.
LONGEST = 7
CLASSES = 5
STEPS = (1, 2, 3, 4, 5, 6, 8)


def tiles(one: Slice, lands: Boundaries | None) -> Tiles | None:
    """Return the map of a slice by regency; None where no figure lies on it or one is too long."""
    values = {code: cell.value for code, cell in one.along(REGENCY)}
    on_map = {place.code for place in reference.tiles()}
    inside = _inside(one.place)
    drawn = [_tile(place, values, one, is_inside=place.code in inside)
             for place in reference.tiles()]  # fmt: skip
    if not on_map & set(values) or any(len(tile.label) > LONGEST for tile in drawn):
        return None
    highest = max((tile.value or 0 for tile in drawn), default=0)
    words = TileWords(
        none=_("outside the choice") if one.place else _("no figure"),
        withheld="",
        note=_note(lands) % {"unit": one.found.indicator.unit.in_language(one.names.language)},
    )
    is_whole = one.found.indicator.measure is Measure.COUNT
    outlines = tuple(lands.rings[place.code] for place in reference.tiles()) if lands else ()
    return Tiles(tuple(drawn), brief.island_names(), bounds(highest), words, is_whole, outlines)


def _note(lands: Boundaries | None) -> str:
    if lands is None:
        return _("A square for each regency, not its area. Unit: %(unit)s.")
    return _("Boundaries made coarse for reading, not for measuring. Unit: %(unit)s.")


def bounds(highest: float) -> tuple[float, ...]:
    """Return the upper bounds of up to five classes of equal, round width."""
    power = 1
    while True:
        for step in STEPS:
            width = step * power
            if width * CLASSES >= highest:
                most = max(-(-highest // width) - 1, 1)
                return tuple(float(width * at) for at in range(1, int(most) + 1))
        power *= 10


def off_the_map(one: Slice) -> str:
    """Say how much is of other provinces or of an origin that is not known."""
    if one.found.indicator.measure not in ADDED:
        return ""
    on_map = {place.code for place in reference.tiles()}
    found = {code: cell.value or 0 for code, cell in one.along(REGENCY) if code not in on_map}
    unknown = found.pop(UNKNOWN, 0)
    said = []
    if found:
        said.append(_("%(value)s from elsewhere") % {"value": number(sum(found.values()))})
    if unknown:
        said.append(_("%(value)s of unknown origin") % {"value": number(unknown)})
    return _("Not on the map: %(what)s.") % {"what": ", ".join(said)} if said else ""


def whence(lands: Boundaries | None) -> str:
    """Return where the codes and the places of the tiles, or the boundaries, are from."""
    if lands:
        return _("Boundaries: %(source)s, %(day)s.") % {
            "source": lands.source, "day": day(lands.source_date)
        }  # fmt: skip
    return _("Tiles: %(source)s.") % {"source": reference.tiles()[0].source}


def _inside(place: str) -> set[str]:
    """Return the regencies of a place filter; all without one."""
    known = islands()
    if not place:
        return {code for regencies in known.values() for code, _name in regencies}
    return {code for code, _name in known[place]} if place in known else {place}


def _tile(
    place: reference.TilePlace,
    values: dict[str, int | Decimal | None],
    one: Slice,
    *,
    is_inside: bool,
) -> Tile:
    nothing = 0 if one.found.indicator.measure in ADDED and is_inside else None
    value = values.get(place.code, nothing)
    label = "" if value is None else number(value)
    told = None if value is None else float(value)
    return Tile(place.name, place.column, place.row, told, label)
