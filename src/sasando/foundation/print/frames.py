"""What every specification shares: frame, type, lines, and words at a place."""

from collections.abc import Sequence
from typing import Any

from sasando.foundation.print.palette import INK, INK_2, INK_3, LINE
from sasando.foundation.print.shapes import tick_label
from sasando.foundation.print.typefaces import FAMILY

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LABEL, SMALL = 9.5, 9.0
# Quoted: a bare name with a number in it is no name to strict readers of SVG.
FACE = f"'{FAMILY}', sans-serif"


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


def axis_labels(names: Sequence[tuple[float, str]]) -> str:
    """Return the expression that writes each place of an axis by its name."""
    pairs = ", ".join(f"'{value:g}': {_quoted(name)}" for value, name in names)
    return f"({{{pairs}}})[datum.value]"


def tick_labels(steps: Sequence[float], *, english: bool) -> str:
    """Return the expression that writes the steps of an axis as numbers of a language."""
    return axis_labels([(step, tick_label(step, english=english)) for step in steps])


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
