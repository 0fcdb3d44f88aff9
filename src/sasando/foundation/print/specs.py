"""Each chart as a Vega-Lite specification: axes, units, direct labels, greyscale-safe marks."""

from collections.abc import Sequence
from typing import Any

from sasando.foundation.print import flowing
from sasando.foundation.print.palette import (
    FIRST_DARK,
    HATCH,
    HATCH_EDGE,
    INK,
    INK_2,
    INK_3,
    LINE,
    OTHER_SOURCE,
    OUTLINE,
    SEQUENCE,
    SERIES,
    SURFACE,
)
from sasando.foundation.print.shapes import (
    WIDTH,
    Bars,
    Chart,
    Columns,
    Flows,
    Mark,
    Shares,
    Tile,
    Tiles,
    tick_label,
    ticks,
)
from sasando.foundation.print.typefaces import FAMILY

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LABEL, SMALL = 9.5, 9.0
WIDEST_BAR = 42.0
# From here on numbers beside each other would touch at the usual size.
CROWDED = 9
# Quoted: a bare name with a number in it is no name to strict readers of SVG.
FACE = f"'{FAMILY}', sans-serif"
PALE = (SERIES[3], SERIES[4])


def specification(chart: Chart) -> Spec:
    """Return what is drawn, as Vega-Lite; any renderer of it shows the same figures."""
    match chart:
        case Columns():
            return columns(chart)
        case Bars():
            return bars(chart)
        case Shares():
            return shares(chart)
        case Tiles():
            return tiles(chart)
        case Flows():
            return flowing.flows(chart, frame=framed)


def framed(layers: Sequence[Spec], *, width: float, height: float) -> Spec:
    """Return layers in a frame of fixed size with the type and lines of the design."""
    face = {"labelFont": FACE, "titleFont": FACE, "labelFontSize": SMALL, "labelColor": INK_3}
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "config": {
            "font": FACE,
            "aria": False,
            "view": {"stroke": None},
            "axis": {
                **face, "domainColor": INK_2, "gridColor": LINE, "gridWidth": 0.7, "ticks": False,
                "titleColor": INK_3, "titleFontSize": SMALL, "titleFontWeight": 400,
                "labelPadding": 5,
            },
            "legend": {
                **face, "labelColor": INK, "labelFontSize": LABEL, "symbolType": "square",
                "symbolSize": 90, "symbolStrokeWidth": 1.2, "labelLimit": 300, "titleFontSize": 1,
            },
            "text": {"font": FACE, "fontSize": LABEL, "color": INK},
        },
        "layer": list(layers),
    }  # fmt: skip


def text_layer(rows: Sequence[Spec], **looks: Any) -> Spec:
    """Return words at `x`, `y` in the units of the axes."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", **looks},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "y", "type": "quantitative"},
            "text": {"field": "label", "type": "nominal"},
        },
    }


def _axis_labels(names: Sequence[tuple[float, str]]) -> str:
    pairs = ", ".join(f"'{value:g}': {_quoted(name)}" for value, name in names)
    return f"({{{pairs}}})[datum.value]"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def columns(chart: Columns) -> Spec:
    """Return columns from 0 with three to five lines behind them."""
    highest = max((m.value for c in chart.columns for m in c.marks), default=0)
    steps = ticks(highest)
    rows = [
        row
        for at, column in enumerate(chart.columns)
        for row in _column(column.marks, at=at, chart=chart)
    ]
    names = [(at + 0.5, column.name) for at, column in enumerate(chart.columns)]
    across = {
        "field": "from", "type": "quantitative", "title": None,
        "scale": {"domain": [0, max(len(names), 1)], "nice": False},
        "axis": {
            "values": [place for place, _ in names], "grid": False, "labelAngle": 0,
            "labelExpr": _axis_labels(names), "labelColor": INK_2, "labelFontSize": LABEL,
            "labelOverlap": False,
        },
    }  # fmt: skip
    up = {
        "field": "value", "type": "quantitative", "title": None,
        "scale": {"domain": [0, max(highest, steps[-1], 1)], "nice": False},
        "axis": {
            "values": steps, "domain": False,
            "labelExpr": _axis_labels([(step, tick_label(step)) for step in steps]),
        },
    }  # fmt: skip
    bar = {
        "data": {"values": rows},
        "mark": {"type": "rect", "strokeWidth": 1.4},
        "encoding": {
            "x": across, "x2": {"field": "to"}, "y": up, "y2": {"datum": 0},
            "fill": _kinds(chart, fills=True), "stroke": _kinds(chart, fills=False),
        },
    }  # fmt: skip
    crowded = len(rows) > CROWDED and any(len(column.marks) > 1 for column in chart.columns)
    return framed([bar, _column_words(rows, crowded=crowded)], width=WIDTH, height=chart.height)


def _column(marks: tuple[Mark, ...], *, at: int, chart: Columns) -> list[Spec]:
    share = 0.5 if len(marks) <= 1 else 0.86 / len(marks)
    # Two years must not become two walls.
    share = min(share, WIDEST_BAR * max(len(chart.columns), 1) / WIDTH)
    start = at + 0.5 - share * len(marks) / 2
    rows = []
    for place, mark in enumerate(marks):
        kind = chart.other_name if mark.other_source else chart.main_name
        left = start + share * place
        rows.append(
            {
                "from": round(left, 4), "to": round(left + share * 0.94, 4), "value": mark.value,
                "x": round(left + share * 0.47, 4), "y": mark.value, "label": mark.label,
                "kind": chart.part_name if mark.part_period else kind,
                "other": mark.other_source,
            }
        )  # fmt: skip
    return rows


def _kinds(chart: Columns, *, fills: bool) -> Spec:
    edge = OUTLINE if chart.colour in PALE else chart.colour
    known = [
        (chart.main_name, chart.colour, edge),
        (chart.other_name, SURFACE, OTHER_SOURCE),
        (chart.part_name, HATCH, edge),
    ]
    told = [kind for kind in known if kind[0]]
    legend = {"orient": "top", "title": None, "direction": "horizontal"}
    return {
        "field": "kind", "type": "nominal", "title": None,
        "scale": {"domain": [k[0] for k in told], "range": [k[1 if fills else 2] for k in told]},
        "legend": legend if len(told) > 1 else None,
    }  # fmt: skip


def _column_words(rows: Sequence[Spec], *, crowded: bool) -> Spec:
    size = 8.0 if crowded else LABEL
    words = text_layer(rows, fontWeight=600, fontSize=size, dy=-3, baseline="bottom", clip=False)
    other = {"condition": {"test": "datum.other", "value": OTHER_SOURCE}, "value": INK}
    words["encoding"]["color"] = other
    return words


def bars(chart: Bars) -> Spec:
    """Return ranked bars from 0, the value at each end, the unit under the axis."""
    highest = max((bar.value for bar in chart.bars), default=0)
    rows = [{"name": b.name, "value": b.value, "label": b.label} for b in chart.bars]
    steps = ticks(highest)
    along = {
        "field": "value", "type": "quantitative", "title": chart.axis,
        "scale": {"domain": [0, (highest or 1) * 1.13], "nice": False},
        "axis": {
            "values": steps, "domain": False, "titleAnchor": "end", "titlePadding": -10,
            "labelExpr": _axis_labels([(step, tick_label(step)) for step in steps]),
        },
    }  # fmt: skip
    down = {
        "field": "name", "type": "nominal", "sort": None, "title": None,
        "scale": {"paddingInner": 0.3, "paddingOuter": 0.15},
        "axis": {
            "labelColor": INK, "labelFontSize": LABEL, "labelLimit": 210,
            "minExtent": chart.name_width,
        },
    }  # fmt: skip
    edge = OUTLINE if chart.colour in PALE else chart.colour
    bar = {
        "mark": {"type": "bar", "fill": chart.colour, "stroke": edge, "strokeWidth": 1},
        "encoding": {"x": along, "y": down},
    }
    value = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5, "fontWeight": 600},
        "encoding": {"x": along, "y": down, "text": {"field": "label", "type": "nominal"}},
    }
    height = 17 * max(len(chart.bars), 1) + 22
    return framed([bar, value], width=WIDTH, height=height) | {"data": {"values": rows}}


def shares(chart: Shares) -> Spec:
    """Return one bar in two parts, each named above its end."""
    left, right = chart.left, chart.right
    total = left.value + right.value or 1
    scale = {"domain": [0, WIDTH], "nice": False}
    cut = WIDTH * left.value / total
    rows = [
        {"x": 0, "to": max(cut - 0.8, 0), "y": 17, "down": 32, "fill": left.colour},
        {"x": cut + 0.8, "to": WIDTH, "y": 17, "down": 32, "fill": right.colour},
        {"x": 0, "to": 9, "y": 2, "down": 11, "fill": left.colour},
        {"x": WIDTH - 9, "to": WIDTH, "y": 2, "down": 11, "fill": right.colour},
    ]
    parts = {
        "data": {"values": rows},
        "mark": {"type": "rect", "stroke": OUTLINE, "strokeWidth": 0.8},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "scale": scale, "axis": None},
            "x2": {"field": "to"},
            "y": {"field": "y", "type": "quantitative", "axis": None,
                  "scale": {"domain": [33, 0], "nice": False}},
            "y2": {"field": "down"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }  # fmt: skip
    start = text_layer([{"x": 13, "y": 7, "label": f"{left.name} {left.label}"}], align="left")
    end = text_layer(
        [{"x": WIDTH - 13, "y": 7, "label": f"{right.name} {right.label}"}], align="right"
    )
    return framed([parts, start, end], width=WIDTH, height=34)


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
    lows = (0.0, *(bound + 1 for bound in chart.bounds))
    highs = [tick_label(bound) for bound in chart.bounds]
    names = [f"{tick_label(low)}–{high}" for low, high in zip(lows, highs, strict=False)]
    return (*names, f"> {highs[-1]}") if highs else ()


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
    key, words = _tile_legend(chart, top=legend_top)
    layers = [boxes, _boxes(_plates(chart)), _islands(chart), *_tile_words(rows), key, words]
    return framed([layer for layer in layers if layer], width=WIDTH, height=bottom)


def _tile_row(tile: Tile, *, chart: Tiles) -> Spec:
    x, y = tile_place(tile.column, tile.row)
    place = tile_class(tile, chart=chart)
    lone = not (tile.label or tile.withheld)
    return {
        "x": round(x, 2), "to": round(x + TILE_WIDTH, 2), "y": round(y, 2),
        "down": round(y + TILE_HEIGHT, 2), "middle": round(x + TILE_WIDTH / 2, 2),
        "fill": _tile_fill(tile, place), "stroke": _tile_edge(place),
        "name": tile.name, "name_y": round(y + (17 if lone else 10), 2),
        "label": tile.label, "label_y": round(y + 24, 2),
        "ink": SURFACE if place is not None and place >= FIRST_DARK else INK,
    }  # fmt: skip


def _tile_fill(tile: Tile, place: int | None) -> str:
    if place is not None:
        return SEQUENCE[place]
    return HATCH if tile.withheld else SURFACE


def _tile_edge(place: int | None) -> str:
    # The palest classes would fade into the page without an edge.
    return HATCH_EDGE if place is None else SEQUENCE[max(place, 2)]


def _tile_legend(chart: Tiles, *, top: float) -> tuple[Spec, Spec]:
    """Return the classes of colour below the map and, under them, how to read it."""
    known = [(name, SEQUENCE[at], _tile_edge(at)) for at, name in enumerate(class_names(chart))]
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
