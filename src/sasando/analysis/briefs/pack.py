"""What a brief that is to be signed holds: its forms by path, and the print of all they say."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sasando.analysis.briefs import laying, page, render, sheets
from sasando.analysis.briefs.laying import Table
from sasando.library.publications.briefs import (
    AUDITED,
    SHEET_END,
    SHEET_START,
    WHOLE,
    sheet_path,
)
from sasando.library.publications.facts import FileFacts

PATHS = {
    **WHOLE,
    "news": "berita.txt",
    "monthly": "laporan-bulanan.pdf",
}
KINDS = {path: kind for kind, path in PATHS.items()}
LEAFLET = "satu-halaman.pdf"
OFFICE_XML = "application/vnd.openxmlformats-officedocument."
MEDIA = {
    ".pdf": "application/pdf",
    ".pptx": f"{OFFICE_XML}presentationml.presentation",
    ".xlsx": f"{OFFICE_XML}spreadsheetml.sheet",
    ".html": "text/html",
    ".txt": "text/plain",
    ".json": "application/json",
}


def paths(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the path of each form, those of sheets last."""
    return (*PATHS.values(), LEAFLET, AUDITED, *(sheet_path(code) for code in codes))


def form(table: Table, path: str) -> FileFacts:
    """Return one form by its path; raises Refused for a sheet that is not there."""
    return FileFacts(path, MEDIA[Path(path).suffix], _content(table, path))


def content_sha256(table: Table, codes: Iterable[str]) -> str:
    """Return the print of everything the forms say, and of the layouts that say it.

    Other figures, other words or another layout give another print; it is asked of a table that
    nobody signed.
    """
    seal = sha256()
    for part in _said(table, codes):
        seal.update(json.dumps(part, ensure_ascii=False, default=str).encode())
    for layout in _layouts():
        seal.update(layout.read_bytes())
    return seal.hexdigest()


def _content(table: Table, path: str) -> bytes:
    if path in KINDS:
        return laying.render(table, KINDS[path])
    if path == LEAFLET:
        return laying.render_leaflet(table)
    if path == AUDITED:
        return laying.render_audited(table)
    return laying.render_sheet(table, path.removeprefix(SHEET_START).removesuffix(SHEET_END))


def _said(table: Table, codes: Iterable[str]) -> Iterator[Any]:
    for brief in (table.whole, table.bare, table.monthly):
        yield render.plain(brief)
    yield table.news
    yield dict(table.together.files)
    for code in codes:
        yield render.plain(sheets.build_sheet(table.ground, code))


def _layouts() -> Iterator[Path]:
    for folder in (render.TEMPLATES, page.TEMPLATES):
        yield from sorted(path for path in folder.iterdir() if path.is_file())
