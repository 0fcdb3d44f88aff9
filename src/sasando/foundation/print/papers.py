"""Plain office papers: one description, laid out as PDF (Typst) or DOCX."""

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import docx
from docx.shared import Mm, Pt

from sasando.foundation.print.documents import typst_pdf

TEMPLATES = Path(__file__).with_name("typst")
PAGE = (Mm(210), Mm(297))
MARGIN = Mm(22)


@dataclass(frozen=True)
class Facts:
    """Label and value, line by line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rows:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Text:
    """A paragraph; a heading stands above it when there is one."""

    text: str
    heading: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs: in which part, name and post."""

    part: str
    name: str
    post: str


Block = Facts | Rows | Text


@dataclass(frozen=True)
class Paper:
    """One paper of the office, in the order it is read."""

    title: str
    office: str
    number: str
    language: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...] = ()
    foot: str = ""


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF/UA."""
    return typst_pdf(TEMPLATES, "paper.typ", data=_plain(paper), files={})


def _plain(paper: Paper) -> Mapping[str, Any]:
    kinds = {Facts: "facts", Rows: "rows", Text: "text"}
    data = asdict(paper)
    data["blocks"] = [asdict(block) | {"kind": kinds[type(block)]} for block in paper.blocks]
    return data


def as_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX, to be filled in or changed by hand."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = PAGE
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    document.core_properties.title = paper.title
    document.core_properties.author = paper.office
    document.styles["Normal"].font.name = "Source Sans 3"
    document.styles["Normal"].font.size = Pt(11)
    document.add_paragraph(paper.office)
    document.add_heading(paper.title, level=1)
    if paper.number:
        document.add_paragraph(paper.number)
    for block in paper.blocks:
        _add(document, block)
    _sign(document, paper.signatures)
    if paper.foot:
        page.footer.paragraphs[0].text = paper.foot
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Text):
        if block.heading:
            document.add_heading(block.heading, level=2)
        document.add_paragraph(block.text)
        return
    head = block.head if isinstance(block, Rows) else ()
    rows = block.rows if isinstance(block, Rows) else block.pairs
    if not rows:
        return
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid" if head else "Normal Table"
    for cells in (*((head,) if head else ()), *rows):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.add_paragraph()


def _sign(document: Any, signatures: tuple[Signature, ...]) -> None:
    if not signatures:
        return
    table = document.add_table(rows=1, cols=len(signatures))
    for cell, one in zip(table.rows[0].cells, signatures, strict=True):
        cell.text = f"{one.part}\n\n\n\n{one.name}\n{one.post}"
