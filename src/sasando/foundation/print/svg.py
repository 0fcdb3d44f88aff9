"""A very small SVG writer: the shapes that charts need, and nothing that runs."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from sasando.foundation.print.typefaces import FAMILY

# Colours of the design: one set for screen, PDF and slide.
INK, INK_2, INK_3, LINE, SURFACE = "#17222B", "#44515C", "#5D6973", "#D5DBDF", "#FFFFFF"
SERIES = ("#0A3A47", "#9C3F2B", "#4D82C4", "#CF9A2E", "#C4CDD3")
DEATHS = "#3A4650"
OTHER_SOURCE = SERIES[1]
SEQUENCE = ("#E3EEF0", "#B3D2D7", "#74A9B2", "#2F7582", "#0A3A47")
HATCH, HATCH_EDGE = "#C9D0D5", "#76828D"


@dataclass(frozen=True)
class Face:
    """How a word is set: size in points, weight, colour, anchor (start, middle, end)."""

    size: float = 9
    weight: int = 400
    colour: str = INK_2
    anchor: str = "start"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(**values: float | str | None) -> str:
    parts = []
    for name, value in values.items():
        if value is not None:
            text = value if isinstance(value, str) else _number(value)
            parts.append(f"{name.replace('_', '-')}={quoteattr(text)}")
    return " ".join(parts)


def rect(
    x: float, y: float, *, width: float, height: float, fill: str, stroke: str | None = None
) -> str:
    """Return a rectangle; an outlined one keeps its line inside its measure."""
    inset = 0.6 if stroke else 0.0
    box = _attributes(
        x=x + inset,
        y=y + inset,
        width=max(width - 2 * inset, 0),
        height=max(height - 2 * inset, 0),
        fill=fill,
        stroke=stroke,
        stroke_width=1.2 if stroke else None,
    )
    return f"<rect {box}/>"


def line(start: tuple[float, float], *, end: tuple[float, float], colour: str, width: float) -> str:
    """Return a straight line."""
    ends = _attributes(x1=start[0], y1=start[1], x2=end[0], y2=end[1])
    return f"<line {ends} {_attributes(stroke=colour, stroke_width=width)}/>"


def words(x: float, y: float, *, text: str, face: Face) -> str:
    """Return one line of text whose base line is at `y`."""
    place = _attributes(
        x=x,
        y=y,
        font_family=f"{FAMILY}, Libertinus Serif",
        font_size=face.size,
        font_weight=str(face.weight),
        fill=face.colour,
        text_anchor=face.anchor,
    )
    return f"<text {place}>{escape(text)}</text>"


def hatch(name: str, *, colour: str) -> str:
    """Return a 135° hatch to fill with, for cells withheld and years not yet over."""
    return (
        f'<pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(-45)"><rect width="5" height="5" fill="{SURFACE}"/>'
        f'<rect width="5" height="2.2" fill="{colour}"/></pattern>'
    )


def drawing(parts: list[str], *, width: float, height: float, hatches: dict[str, str]) -> bytes:
    """Return the whole picture; `hatches` names each pattern with its colour."""
    patterns = "".join(hatch(name, colour=colour) for name, colour in hatches.items())
    size = _attributes(
        width=width, height=height, viewBox=f"0 0 {_number(width)} {_number(height)}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return f"{head}<defs>{patterns}</defs>{''.join(parts)}</svg>".encode()
