"""The tile map of regencies as a Vega-Lite specification: equal squares, grouped by islands."""

from collections.abc import Sequence

from sasando.foundation.print.frames import Spec, framed, text_layer
from sasando.foundation.print.palette import (
    FIRST_DARK,
    HATCH,
    HATCH_EDGE,
    INK,
    INK_2,
    INK_3,
    SEQUENCE,
    SURFACE,
)
from sasando.foundation.print.shapes import WIDTH, Tile, Tiles, tick_label

TILE_WIDTH, TILE_HEIGHT, TILE_GAP, TILE_TOP = 41.6, 34.0, 2.6, 14.0
# Row 2 is sea: it only has to part the Flores chain from Sumba and Timor.
SEA_SHARE = 0.42


def tile_place(column: int, row: int) -> tuple[float, float]:
    """Return the upper left corner of a tile; the sea row is lower than the others."""
    full = TILE_HEIGHT + TILE_GAP
    sea = full * (1 - SEA_SHARE) if row > 2 else 0
    return (column - 1) * (TILE_WIDTH + TILE_GAP), TILE_TOP + (row - 1) * full - sea


def tile_class(tile: Tile, *, chart: Tiles) -> int | None:
    """Return the place of a tile's class in the sequence; None when it carries no value."""
    if tile.withheld or tile.value is None:
        return None
    value = tile.value
    if not chart.bounds:
        # Without classes a tile is marked or not.
        return len(SEQUENCE) - 1 if tile.label else 0
    return next((i for i, bound in enumerate(chart.bounds) if value <= bound), len(chart.bounds))


def class_names(chart: Tiles) -> tuple[str, ...]:
    """Return the words of each class of colour, lowest first."""
    if not chart.bounds:
        return ()
    # Between two shares there is always another: 20,4 belongs to what lies over 20.
    step = 1 if chart.is_whole else 0
    lows = (0.0, *(bound + step for bound in chart.bounds))
    names = [
        _span(low, high, english=chart.english)
        for low, high in zip(lows, chart.bounds, strict=False)
    ]
    return (*names, f"> {tick_label(chart.bounds[-1], english=chart.english)}")


def _span(low: float, high: float, *, english: bool) -> str:
    first, last = (tick_label(value, english=english) for value in (low, high))
    return first if low == high else f"{first}–{last}"


def tiles(chart: Tiles) -> Spec:
    """Return the tile map with its islands and the legend of its classes."""
    rows = [_tile_row(tile, chart=chart) for tile in chart.tiles]
    legend_top = max((row["down"] for row in rows), default=TILE_HEIGHT) + 12
    bottom = legend_top + (28 if chart.bounds else 12)
    across = {"field": "x", "type": "quantitative", "axis": None,
              "scale": {"domain": [0, WIDTH], "nice": False}}  # fmt: skip
    down = {"field": "y", "type": "quantitative", "axis": None,
            "scale": {"domain": [bottom, 0], "nice": False}}  # fmt: skip
    boxes = {
        "data": {"values": rows},
        "mark": {"type": "rect", "strokeWidth": 1.1},
        "encoding": {
            "x": across, "x2": {"field": "to"}, "y": down, "y2": {"field": "down"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "stroke", "type": "nominal", "scale": None},
        },
    }  # fmt: skip
    key, words = legend(chart, top=legend_top)
    layers = [boxes, _boxes(_plates(chart)), _islands(chart), *_tile_words(rows), key, words]
    return framed([layer for layer in layers if layer], width=WIDTH, height=bottom)


def _tile_row(tile: Tile, *, chart: Tiles) -> Spec:
    x, y = tile_place(tile.column, tile.row)
    place = tile_class(tile, chart=chart)
    lone = not (tile.label or tile.withheld)
    return {
        "x": round(x, 2), "to": round(x + TILE_WIDTH, 2), "y": round(y, 2),
        "down": round(y + TILE_HEIGHT, 2), "middle": round(x + TILE_WIDTH / 2, 2),
        "fill": tile_fill(tile, place), "stroke": tile_edge(place),
        "name": tile.name, "name_y": round(y + (17 if lone else 10), 2),
        "label": tile.label, "label_y": round(y + 24, 2),
        "ink": SURFACE if place is not None and place >= FIRST_DARK else INK,
    }  # fmt: skip


def tile_fill(tile: Tile, place: int | None) -> str:
    """Return the colour of a class; withheld: hatched; nothing: paper."""
    if place is not None:
        return SEQUENCE[place]
    return HATCH if tile.withheld else SURFACE


def tile_edge(place: int | None) -> str:
    """Return the colour of the line around a class."""
    # The palest classes would fade into the page without an edge.
    return HATCH_EDGE if place is None else SEQUENCE[max(place, 2)]


def legend(chart: Tiles, *, top: float) -> tuple[Spec, Spec]:
    """Return the classes of colour below the map and, under them, how to read it."""
    known = [(name, SEQUENCE[at], tile_edge(at)) for at, name in enumerate(class_names(chart))]
    if chart.bounds:
        known.append((chart.words.none, SURFACE, HATCH_EDGE))
    if chart.bounds and any(tile.withheld for tile in chart.tiles):
        known.append((chart.words.withheld, HATCH, HATCH_EDGE))
    keys, words, x = [], [], 0.0
    for name, fill, stroke in known:
        keys.append({"x": x + 0.6, "to": x + 10.6, "y": top, "down": top + 9,
                     "fill": fill, "stroke": stroke})  # fmt: skip
        words.append({"x": x + 14, "y": top + 4.5, "label": name})
        # An average letter of the face is close to half its size.
        x += 14 + len(name) * 4.3 + 11
    words.append({"x": 0, "y": top + (20 if known else 4), "label": chart.words.note})
    told = text_layer(words, align="left", baseline="middle", fontSize=8.5, color=INK_2)
    return _boxes(keys) or {}, told


def _boxes(rows: Sequence[Spec]) -> Spec | None:
    """Return rectangles with the fill and edge that each row names."""
    if not rows:
        return None
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rect", "strokeWidth": 1.1},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"}, "x2": {"field": "to"},
            "y": {"field": "y", "type": "quantitative"}, "y2": {"field": "down"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "stroke", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _plates(chart: Tiles) -> list[Spec]:
    """Return a white plate under the name of each withheld tile, so that it can be read."""
    rows = []
    for tile in chart.tiles:
        if tile.withheld:
            x, y = tile_place(tile.column, tile.row)
            rows.append({"x": x + 2, "to": x + TILE_WIDTH - 2, "y": y + 4, "down": y + 16,
                         "fill": SURFACE, "stroke": SURFACE})  # fmt: skip
    return rows


def _islands(chart: Tiles) -> Spec:
    rows = []
    for name, column, row in chart.islands:
        x, y = tile_place(column, row)
        rows.append({"x": x + 1, "y": y - 3, "label": name})
    return text_layer(rows, align="left", baseline="bottom", fontSize=8.5, color=INK_3)


def _tile_words(rows: Sequence[Spec]) -> tuple[Spec, ...]:
    found = []
    for field, height, looks in (
        ("name", "name_y", {"fontSize": 8.2}),
        ("label", "label_y", {"fontSize": 10.5, "fontWeight": 700}),
    ):
        layer = text_layer(rows, baseline="middle", **looks)
        layer["encoding"] |= {
            "x": {"field": "middle", "type": "quantitative"},
            "y": {"field": height, "type": "quantitative"},
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        }
        found.append(layer)
    return tuple(found)
