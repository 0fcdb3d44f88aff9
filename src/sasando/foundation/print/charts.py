"""Charts: their values, and each as a picture that is rendered once and kept."""

from sasando.foundation.print.drawing import kept, prune, rendered, sketched
from sasando.foundation.print.shapes import (
    Bar,
    Bars,
    Chart,
    ChartTable,
    Column,
    Columns,
    Flow,
    Flows,
    Group,
    Groups,
    Mark,
    Share,
    Shares,
    Tile,
    Tiles,
    TileWords,
    table_behind,
    tick_label,
    ticks,
)
from sasando.foundation.print.specs import specification

__all__ = [
    "Bar",
    "Bars",
    "Chart",
    "ChartTable",
    "Column",
    "Columns",
    "Flow",
    "Flows",
    "Group",
    "Groups",
    "Mark",
    "Share",
    "Shares",
    "Tile",
    "TileWords",
    "Tiles",
    "draw",
    "prune",
    "sketch",
    "specification",
    "stored",
    "table_behind",
    "tick_label",
    "ticks",
]


def draw(chart: Chart) -> bytes:
    """Return the chart as SVG, rendered once and kept; never in a public page's request."""
    return rendered(specification(chart))


def sketch(chart: Chart) -> bytes:
    """Return the chart as SVG without a file of it: for figures that only staff may see."""
    return sketched(specification(chart))


def stored(chart: Chart) -> bytes | None:
    """Return the chart as SVG when it was rendered before; None otherwise."""
    return kept(specification(chart))
