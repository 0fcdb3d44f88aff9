"""Each chart as a Vega-Lite specification: axes, units, direct labels, greyscale-safe marks."""

from collections.abc import Sequence

from sasando.foundation.print import flowing, grouping, outlining, tiling
from sasando.foundation.print.frames import (
    LABEL,
    Spec,
    axis_labels,
    framed,
    text_layer,
    tick_labels,
)
from sasando.foundation.print.palette import (
    HATCH,
    INK,
    INK_2,
    OTHER_SOURCE,
    OUTLINE,
    SERIES,
    SURFACE,
)
from sasando.foundation.print.shapes import (
    WIDTH,
    Bars,
    Chart,
    Columns,
    Flows,
    Groups,
    Mark,
    Shares,
    Tiles,
    ticks,
)

WIDEST_BAR = 42.0
# From here on numbers beside each other would touch at the usual size.
CROWDED = 9
PALE = (SERIES[3], SERIES[4])


def specification(chart: Chart) -> Spec:
    """Return what is drawn, as Vega-Lite; any renderer of it shows the same figures."""
    match chart:
        case Columns():
            return columns(chart)
        case Bars():
            return bars(chart)
        case Groups():
            return grouping.groups(chart)
        case Shares():
            return shares(chart)
        case Tiles():
            return outlining.areas(chart) if chart.outlines else tiling.tiles(chart)
        case Flows():
            return flowing.flows(chart)


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
            "labelExpr": axis_labels(names), "labelColor": INK_2, "labelFontSize": LABEL,
            "labelOverlap": False,
        },
    }  # fmt: skip
    up = {
        "field": "value", "type": "quantitative", "title": None,
        "scale": {"domain": [0, max(highest, steps[-1], 1)], "nice": False},
        "axis": {
            "values": steps, "domain": False,
            "labelExpr": tick_labels(steps, english=chart.english),
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
            "labelExpr": tick_labels(steps, english=chart.english),
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
