"""Flows from origins to destinations as a Vega-Lite specification: bands as wide as they count."""

from collections.abc import Sequence

from sasando.foundation.print.frames import Spec, framed, text_layer
from sasando.foundation.print.palette import INK_2, OUTLINE, SERIES
from sasando.foundation.print.shapes import WIDTH, Flow, Flows, tick_label

LEFT, RIGHT, GAP, TOP, STEPS = 118.0, WIDTH - 118.0, 6.0, 16.0, 12
THINNEST = 11.0


def flows(chart: Flows) -> Spec:
    """Return bands with both ends named and counted, so that no colour has to be looked up."""
    origins = _stack(chart.flows, of="origin", height=chart.height)
    destinations = _stack(chart.flows, of="destination", height=chart.height)
    points = _points(chart, origins=origins, destinations=destinations)
    bottom = max((end for _, end, _ in (*origins.values(), *destinations.values())), default=TOP)
    across = {"field": "x", "type": "quantitative", "axis": None,
              "scale": {"domain": [0, WIDTH], "nice": False}}  # fmt: skip
    down = {"field": "y", "type": "quantitative", "axis": None,
            "scale": {"domain": [bottom, 0], "nice": False}}  # fmt: skip
    bands = {
        "data": {"values": points},
        "mark": {"type": "area", "opacity": 0.82, "interpolate": "monotone",
                 "line": False, "stroke": OUTLINE, "strokeWidth": 0.5},
        "encoding": {
            "x": across, "y": down, "y2": {"field": "down"},
            "detail": {"field": "band", "type": "nominal"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }  # fmt: skip
    words = [
        _names(origins, x=LEFT - 7, align="right", english=chart.english),
        _names(destinations, x=RIGHT + 7, align="left", english=chart.english),
        _heads(chart),
    ]
    return framed([bands, *words], width=WIDTH, height=bottom)


Ends = dict[str, tuple[float, float, float]]


def _stack(found: Sequence[Flow], *, of: str, height: float) -> Ends:
    """Return from where to where each name stands, and its sum; the largest comes first."""
    sums: dict[str, float] = {}
    for flow in found:
        name = str(getattr(flow, of))
        sums[name] = sums.get(name, 0.0) + flow.value
    total = sum(sums.values()) or 1.0
    scale = (height - TOP - GAP * len(sums)) / total
    place, ends = TOP, {}
    for name, value in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        ends[name] = (place, place + value * scale, value)
        # A thin band still needs room for its name.
        place += max(value * scale, THINNEST) + GAP
    return ends


def _points(chart: Flows, *, origins: Ends, destinations: Ends) -> list[Spec]:
    used: dict[tuple[str, str], float] = {}
    shades = {name: SERIES[at % len(SERIES)] for at, name in enumerate(origins)}
    points: list[Spec] = []
    ranks = (list(destinations), list(origins))
    drawn = sorted(
        chart.flows, key=lambda f: (ranks[0].index(f.destination), ranks[1].index(f.origin))
    )
    for at, flow in enumerate(drawn):
        left = _take(used, ("o", flow.origin), origins[flow.origin], flow.value)
        right = _take(used, ("d", flow.destination), destinations[flow.destination], flow.value)
        for step in range(STEPS + 1):
            part = step / STEPS
            bend = part * part * (3 - 2 * part)
            points.append(
                {
                    "band": at, "x": round(LEFT + (RIGHT - LEFT) * part, 2),
                    "y": round(left[0] + (right[0] - left[0]) * bend, 2),
                    "down": round(left[1] + (right[1] - left[1]) * bend, 2),
                    "fill": shades[flow.origin],
                }
            )  # fmt: skip
    return points


def _take(
    used: dict[tuple[str, str], float],
    end: tuple[str, str],
    room: tuple[float, float, float],
    value: float,
) -> tuple[float, float]:
    start, stop, total = room
    before = used.get(end, 0.0)
    used[end] = before + value
    scale = (stop - start) / (total or 1.0)
    return start + before * scale, start + used[end] * scale


def _names(ends: Ends, *, x: float, align: str, english: bool) -> Spec:
    rows = [
        {
            "x": x,
            "y": round((start + stop) / 2, 2),
            "label": f"{name} {tick_label(value, english=english)}",
        }
        for name, (start, stop, value) in ends.items()
    ]
    return text_layer(rows, align=align, baseline="middle")


def _heads(chart: Flows) -> Spec:
    rows = [
        {"x": LEFT, "y": 7, "label": chart.origin_name, "align": "left"},
        {"x": RIGHT, "y": 7, "label": chart.destination_name, "align": "right"},
    ]
    found = text_layer(rows, baseline="middle", color=INK_2, fontWeight=600)
    found["mark"]["align"] = {"expr": "datum.align"}
    return found
