"""Typst in process: templates and plain data in, a tagged PDF out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from sasando.foundation.print.typefaces import built_folder, typefaces

DATA_FILE = "data.json"
# The name by which the binding knows the file to start from.
MAIN_FILE = "main.typ"


def typst_pdf(
    template_dir: Path, entry: str, *, data: Mapping[str, Any], files: Mapping[str, bytes]
) -> bytes:
    """Return the PDF/UA-1 document that `entry` lays out from `data`.

    The template reads `data` with ``json("data.json")`` and each of `files` by its name, so a
    word typed by a person is never read as markup. All of it stays in memory; the binding
    takes UTF-8 there, so `files` are SVG or other text. The same data give the same bytes: the
    template has no clock, and only the built and Typst's own typefaces are seen.
    """
    sources = {path.name: path.read_bytes() for path in sorted(template_dir.glob("*.typ"))}
    # The binding takes a mapping of names to contents; its stubs do not say so.
    world: Any = {
        MAIN_FILE: sources.pop(entry),
        **sources,
        **files,
        DATA_FILE: json.dumps(data, ensure_ascii=False).encode(),
    }
    document = typst.compile(
        world,
        font_paths=typefaces(built_folder()),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
    )
    return bytes(document)
