"""Bars by name and series as a Vega-Lite specification: both lie flat, so that names stay whole."""

from sasando.foundation.print.frames import LABEL, Spec, framed, tick_labels
from sasando.foundation.print.palette import INK, OUTLINE, SERIES
from sasando.foundation.print.shapes import WIDTH, Groups, ticks

BAR, GAP, ROOM = 12.0, 9.0, 44.0
# Colours 4 and 5 are under 3:1 on white.
EDGES = (*SERIES[:3], OUTLINE, OUTLINE)


def groups(chart: Groups) -> Spec:
    """Return bars from 0, each with its value at the end; the legend stands in drawing order."""
    rows = [
        {"name": one.name, "kind": kind, "value": value, "label": label}
        for one in chart.groups
        for kind, value, label in zip(chart.series, one.values, one.labels, strict=True)
        if value is not None
    ]
    highest = max((float(str(row["value"])) for row in rows), default=0)
    along, down = _along(chart, highest=highest), _down(chart)
    within = {"field": "kind", "type": "nominal", "sort": list(chart.series)}
    bars = {
        "mark": {"type": "bar", "strokeWidth": 1},
        "encoding": {
            "x": along, "y": down, "yOffset": within,
            "fill": _kinds(chart, SERIES) | {"legend": {
                "orient": "top", "title": None, "direction": "horizontal"}},
            "stroke": _kinds(chart, EDGES),
        },
    }  # fmt: skip
    words = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4,
                 "fontSize": 8.5, "fontWeight": 600},
        "encoding": {"x": along, "y": down, "yOffset": within,
                     "text": {"field": "label", "type": "nominal"}},
    }  # fmt: skip
    height = (BAR * len(chart.series) + GAP) * max(len(chart.groups), 1) + ROOM
    return framed([bars, words], width=WIDTH, height=height) | {"data": {"values": rows}}


def _along(chart: Groups, *, highest: float) -> Spec:
    steps = ticks(highest)
    return {
        "field": "value", "type": "quantitative", "title": chart.axis,
        "scale": {"domain": [0, (highest or 1) * 1.13], "nice": False},
        "axis": {
            "values": steps, "domain": False, "titleAnchor": "end", "titlePadding": -10,
            "labelExpr": tick_labels(steps, english=chart.english),
        },
    }  # fmt: skip


def _down(chart: Groups) -> Spec:
    return {
        "field": "name", "type": "nominal", "sort": None, "title": None,
        "scale": {"paddingInner": 0.22, "paddingOuter": 0.1},
        "axis": {
            "labelColor": INK, "labelFontSize": LABEL, "labelLimit": 210,
            "minExtent": chart.name_width,
        },
    }  # fmt: skip


def _kinds(chart: Groups, colours: tuple[str, ...]) -> Spec:
    told = list(chart.series)
    return {
        "field": "kind", "type": "nominal", "title": None, "legend": None,
        "scale": {"domain": told, "range": list(colours[: len(told)])},
    }  # fmt: skip
