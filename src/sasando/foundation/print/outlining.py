"""The map of regencies by their boundaries, as a Vega-Lite specification."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from sasando.foundation.print.frames import Spec, framed, text_layer
from sasando.foundation.print.palette import FIRST_DARK, INK, SURFACE
from sasando.foundation.print.shapes import WIDTH, Ring, Tile, Tiles
from sasando.foundation.print.tiling import legend, tile_class, tile_edge, tile_fill

# Narrow lands would be drawn taller than a page.
TALLEST = 420.0
# Lines at the edge of the land would be cut in half, and the frame takes some points itself.
EDGE = 8.0


def areas(chart: Tiles) -> Spec:
    """Return the map of boundaries with the legend of its classes under it.

    Degrees become points by one scale, longitudes shortened by the cosine of the middle
    latitude: right enough within a province near the equator.
    """
    place = _scale([ring for rings in chart.outlines for ring in rings])
    pairs = list(zip(chart.tiles, chart.outlines, strict=True))
    shapes = [_shape(tile, rings, chart=chart, place=place) for tile, rings in pairs]
    land = {
        "data": {"values": shapes},
        "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
        "mark": {"type": "geoshape", "strokeWidth": 0.7},
        "encoding": {
            "fill": {"field": "properties.fill", "type": "nominal", "scale": None},
            "stroke": {"field": "properties.stroke", "type": "nominal", "scale": None},
        },
    }  # fmt: skip
    bottom = place.height + 12
    key, words = legend(chart, top=bottom)
    names = _names(pairs, place=place)
    full = bottom + (28 if chart.bounds else 12)
    return framed(
        [layer for layer in (_frame(full), land, *names, key, words) if layer],
        width=WIDTH, height=full,
    )  # fmt: skip


@dataclass(frozen=True)
class _Place:
    """Turns degrees into points of the picture, y downward."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def at(self, corner: tuple[float, float]) -> tuple[float, float]:
        x = EDGE + (corner[0] - self.west) * self.squeeze * self.scale
        return round(x, 1), round(EDGE + (self.north - corner[1]) * self.scale, 1)


def _scale(rings: Sequence[Ring]) -> _Place:
    longitudes = [x for ring in rings for x, _y in ring]
    latitudes = [y for ring in rings for _x, y in ring]
    west, east = min(longitudes), max(longitudes)
    south, north = min(latitudes), max(latitudes)
    squeeze = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
    scale = min((WIDTH - 2 * EDGE) / wide, TALLEST / tall)
    return _Place(west, north, scale, squeeze, round(tall * scale + 2 * EDGE, 1))


def _frame(height: float) -> Spec:
    """Return an empty layer that fixes the scales: a place in points is that place."""
    across = {"field": "x", "type": "quantitative", "axis": None,
              "scale": {"domain": [0, WIDTH], "nice": False}}  # fmt: skip
    down = {"field": "y", "type": "quantitative", "axis": None,
            "scale": {"domain": [height, 0], "nice": False}}  # fmt: skip
    return {
        "data": {"values": [{"x": 0, "y": 0}]},
        "mark": {"type": "point", "opacity": 0},
        "encoding": {"x": across, "y": down},
    }


def _shape(tile: Tile, rings: Sequence[Ring], *, chart: Tiles, place: _Place) -> Spec:
    at = tile_class(tile, chart=chart)
    drawn = [[[list(place.at(corner)) for corner in ring]] for ring in rings]
    return {
        "type": "Feature",
        "properties": {
            "fill": tile_fill(tile, at),
            "stroke": SURFACE if at and at >= FIRST_DARK else tile_edge(at),
        },
        "geometry": {"type": "MultiPolygon", "coordinates": drawn},
    }


def _names(pairs: Sequence[tuple[Tile, Sequence[Ring]]], *, place: _Place) -> tuple[Spec, ...]:
    """Return name and figure in the middle of each regency's largest part, edged in white."""
    names, labels = [], []
    for tile, rings in pairs:
        x, y = place.at(_middle(max(rings, key=_size)))
        names.append({"x": x, "y": y - (4 if tile.label else 0), "label": tile.name})
        if tile.label:
            labels.append({"x": x, "y": y + 5, "label": tile.label})
    found = []
    for rows, size, weight in ((names, 7.5, 400), (labels, 9, 700)):
        for halo in (True, False):
            looks = {"stroke": SURFACE, "strokeWidth": 2.4} if halo else {}
            found.append(
                text_layer(rows, baseline="middle", fontSize=size, fontWeight=weight,
                           color=INK, **looks)
            )  # fmt: skip
    return tuple(found)


def _size(ring: Ring) -> float:
    """Return the area of a ring, in square degrees."""
    pairs = zip(ring, ring[1:], strict=False)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """Return the middle of a ring's box: near enough for a name."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
