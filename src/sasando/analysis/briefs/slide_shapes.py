"""Shapes, words and tables of a slide as DrawingML: one parse for each, however many parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from sasando.foundation.print.palette import INK, INK_2, LINE
from sasando.foundation.print.typefaces import FAMILY

# The design draws slides on 1280 x 720; a pixel is 9,525 EMU and three quarters of a point.
PIXEL = 9525
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
# The built-in style that draws neither fills nor borders.
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# Ids below belong to what the library itself puts on a slide.
FIRST_ID = 1000
Place = tuple[float, float, float, float]


@dataclass(frozen=True)
class Said:
    """A stretch of words: size in points, weight, colour."""

    text: str
    size: float
    bold: bool = False
    ink: str = INK


Lines = Sequence[Sequence[Said]]


@dataclass(frozen=True)
class Looks:
    """How a shape is filled, edged and how its words stand: `align` l, ctr or r."""

    fill: str = ""
    edge: str = ""
    edge_width: float = 1.0
    hatch: tuple[str, str] | None = None
    align: str = "l"
    anchor: str = "t"
    wrap: bool = True


def emu(value: float) -> int:
    """Return pixels of the design as the file's own unit."""
    return round(value * PIXEL)


def add(drawn: Any, xml: str) -> None:
    """Put a shape, group or table upon a slide, on top of what stands there."""
    drawn.shapes._spTree.append(parse_xml(xml))


def shape(drawn: Any, at: Place, lines: Lines, *, looks: Looks) -> None:
    """Add one box with its words; at = left, top, width, height in pixels."""
    add(drawn, _shape(_next_id(drawn), at, lines, looks, names=NAMES))


def words(drawn: Any, at: Place, lines: Lines, *, align: str = "l") -> None:
    """Add words without a box."""
    shape(drawn, at, lines, looks=Looks(align=align))


def title(drawn: Any, at: Place, said: Said) -> None:
    """Set the slide's own title, which outlines and screen readers go by."""
    old = drawn.shapes.title._element
    xml = (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="2" name="Judul"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{_transform(at)}'
        '</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/>{_paragraphs([[said]], "l")}'
        "</p:txBody></p:sp>"
    )
    old.getparent().replace(old, parse_xml(xml))


Part = tuple[Place, Lines, Looks]


def group(drawn: Any, parts: Sequence[Part], *, said: str) -> None:
    """Add many boxes as one group, which `said` tells to the ear."""
    first = _next_id(drawn)
    left = min(at[0] for at, _, _ in parts)
    top = min(at[1] for at, _, _ in parts)
    right = max(at[0] + at[2] for at, _, _ in parts)
    bottom = max(at[1] + at[3] for at, _, _ in parts)
    frame = _transform((left, top, right - left, bottom - top), of_group=True)
    inner = "".join(
        _shape(first + place, at, lines, looks, names="")
        for place, (at, lines, looks) in enumerate(parts, 1)
    )
    add(
        drawn,
        f"<p:grpSp {NAMES}><p:nvGrpSpPr><p:cNvPr id={quoteattr(str(first))} "
        f'name="Peta" descr={quoteattr(said)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{frame}</p:grpSpPr>{inner}</p:grpSp>",
    )


def table(
    drawn: Any,
    at: Place,
    rows: Sequence[Sequence[Said]],
    *,
    widths: Sequence[float],
    numbers: Sequence[int],
) -> None:
    """Add a table whose first row is its head; columns in `numbers` stand at the right."""
    height = at[3] / len(rows)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    body = "".join(
        f'<a:tr h="{emu(height)}">'
        + "".join(_cell(cell, head=line == 0, right=place in numbers, after=place - 1 in numbers)
                  for place, cell in enumerate(cells))
        + "</a:tr>"
        for line, cells in enumerate(rows)
    )  # fmt: skip
    number = _next_id(drawn)
    add(
        drawn,
        f'<p:graphicFrame {NAMES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Tabel"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{emu(at[0])}" y="{emu(at[1])}"/>'
        f'<a:ext cx="{emu(at[2])}" cy="{emu(at[3])}"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{PLAIN_STYLE}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>",
    )


def _next_id(drawn: Any) -> int:
    return FIRST_ID + 100 * len(drawn.shapes._spTree)


def _transform(at: Place, *, of_group: bool = False) -> str:
    left, top, width, height = (emu(value) for value in at)
    box = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    child = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    return f"<a:xfrm>{box}{child if of_group else ''}</a:xfrm>"


def _shape(number: int, at: Place, lines: Lines, looks: Looks, *, names: str) -> str:
    wrap = "square" if looks.wrap else "none"
    anchor = {"t": "t", "ctr": "ctr", "b": "b"}[looks.anchor]
    return (
        f'<p:sp {names}><p:nvSpPr><p:cNvPr id="{number}" name="Kotak {number}"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_transform(at)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(looks)}{_edge(looks)}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"/><a:lstStyle/>{_paragraphs(lines, looks.align)}</p:txBody></p:sp>'
    )


def _fill(looks: Looks) -> str:
    if looks.hatch:
        front, back = looks.hatch
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(front)}</a:fgClr>'
            f"<a:bgClr>{_colour(back)}</a:bgClr></a:pattFill>"
        )
    return f"<a:solidFill>{_colour(looks.fill)}</a:solidFill>" if looks.fill else "<a:noFill/>"


def _edge(looks: Looks) -> str:
    if not looks.edge:
        return "<a:ln><a:noFill/></a:ln>"
    width = round(looks.edge_width * 12700)
    return f'<a:ln w="{width}"><a:solidFill>{_colour(looks.edge)}</a:solidFill></a:ln>'


def _colour(code: str) -> str:
    return f'<a:srgbClr val="{code.removeprefix("#")}"/>'


def _paragraphs(lines: Lines, align: str) -> str:
    told = "".join(
        f'<a:p><a:pPr algn="{align}"/>' + "".join(_run(said) for said in line) + "</a:p>"
        for line in lines
    )
    return told or "<a:p/>"


def _run(said: Said) -> str:
    return (
        f'<a:r><a:rPr lang="id-ID" sz="{round(said.size * 100)}" b="{int(said.bold)}" dirty="0">'
        f"<a:solidFill>{_colour(said.ink)}</a:solidFill>"
        f'<a:latin typeface="{FAMILY}"/></a:rPr><a:t>{escape(said.text)}</a:t></a:r>'
    )


def _cell(said: Said, *, head: bool, right: bool, after: bool) -> str:
    # A number that stands right must not touch the words of the next column.
    left = emu(24 if after else 4)
    line = INK_2 if head else LINE
    told = replace(said, ink=INK_2, bold=True) if head else said
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    border = f'<a:lnB w="{12700 if head else 9525}"><a:solidFill>{_colour(line)}</a:solidFill>'
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{_paragraphs([[told]], 'r' if right else 'l')}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{emu(4)}" marT="{emu(4)}" marB="{emu(4)}" anchor="ctr">'
        f"{none}{border}</a:lnB><a:noFill/></a:tcPr></a:tc>"
    )
