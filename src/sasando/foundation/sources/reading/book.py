"""Reads what an XLSX says about itself: sheets, hidden ones, date system, formats, texts."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from sasando.foundation.sources.reading.cells import is_day_format
from sasando.foundation.sources.reading.sniff import SniffError

MAX_PART = 20_000_000
CHUNK = 1024 * 1024
MAX_ITEM = 4 * CHUNK
_RUN = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</(?:\w+:)?t>")
_PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN_ITEM = re.compile(
    rb'[^<]*(?:<\?[^<]*)?(?:<sst[^<]*)?<si><t(?: xml:space="preserve")?>([^<]*)</t>$'
)
_ITEM = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the part that holds it, and whether people see it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Book:
    """A workbook's own description; `day_styles` are the cell styles that show days."""

    sheets: tuple[Sheet, ...]
    is_1904: bool
    day_styles: frozenset[bytes]
    texts_part: str


def open_book(archive: zipfile.ZipFile) -> Book:
    """Return the description of an XLSX; raises SniffError when it is not whole."""
    names = {name.lower(): name for name in archive.namelist()}
    part = names.get("xl/workbook.xml", "")
    targets = _targets(archive, names)
    root = _tree(archive, part)
    sheets = [
        Sheet(
            name=item.get("name", ""),
            part=names.get(targets.get(_relation(item), "").lower(), ""),
            is_hidden=item.get("state", "visible") != "visible",
        )
        for item in _each(root, "sheet")
    ]
    told = [item.get("date1904", "0") for item in _each(root, "workbookPr")]
    return Book(
        sheets=tuple(sheet for sheet in sheets if "worksheets/" in sheet.part.lower()),
        is_1904=any(value in ("1", "true") for value in told),
        day_styles=_day_styles(archive, names.get("xl/styles.xml", "")),
        texts_part=names.get("xl/sharedstrings.xml", ""),
    )


def _relation(item: ElementTree.Element) -> str:
    return next((value for key, value in item.attrib.items() if key.endswith("}id")), "")


def _targets(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    root = _tree(archive, names.get("xl/_rels/workbook.xml.rels", ""))
    found = {}
    for item in _each(root, "Relationship"):
        target = item.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        found[item.get("Id", "")] = path
    return found


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if not part:
        raise SniffError("file_damaged")
    with archive.open(part) as stream:
        content = stream.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise SniffError("zip_bomb")
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as wrong:
        raise SniffError("file_damaged") from wrong


def _each(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (item for item in root.iter() if item.tag.rpartition("}")[2] == name)


def _day_styles(archive: zipfile.ZipFile, part: str) -> frozenset[bytes]:
    if not part:
        return frozenset()
    root = _tree(archive, part)
    codes = {
        int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in _each(root, "numFmt")
    }
    found = set()
    for table in _each(root, "cellXfs"):
        for at, item in enumerate(table):
            number = int(item.get("numFmtId", "0"))
            if is_day_format(number, codes.get(number)):
                found.add(str(at).encode())
    return frozenset(found)


def read_texts(archive: zipfile.ZipFile, part: str) -> list[str]:
    """Return the texts that cells point to, in order."""
    found: list[str] = []
    if not part:
        return found
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            *items, rest = _ITEM.split(rest + chunk)
            if len(rest) > MAX_ITEM:
                raise SniffError("cell_too_long")
            found += _texts(items)
    return found


def _texts(items: list[bytes]) -> list[str]:
    """Return the texts of items; plain ones, nearly all, at once."""
    runs = [_PLAIN_ITEM.match(item) for item in items]
    if all(runs):
        return plain_all([run.group(1) for run in runs if run])
    return [text_inside(item) for item in items]


def text_inside(item: bytes) -> str:
    """Return the text of an item: its runs joined, readings of characters left out."""
    if b"rPh" in item:
        item = _PHONETIC.sub(b"", item)
    runs = _RUN.findall(item)
    return plain(runs[0] if len(runs) == 1 else b"".join(runs))


def plain(raw: bytes) -> str:
    """Return XML text without its escapes, and without the `_x000D_` form of spreadsheets."""
    text = raw.decode()
    if "&" in text:
        text = unescape(text)
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text


def plain_all(raws: Sequence[bytes]) -> list[str]:
    """Return many XML texts without escapes; NUL, which XML cannot hold, parts them meanwhile."""
    if not raws:
        return []
    joined = b"\x00".join(raws)
    texts = joined.decode().split("\x00")
    if len(texts) != len(raws):
        raise SniffError("file_damaged")
    if b"&" in joined or b"_x" in joined:
        return [
            plain(raw) if b"&" in raw or b"_x" in raw else text
            for raw, text in zip(raws, texts, strict=True)
        ]
    return texts


def _character(found: re.Match[str]) -> str:
    character = chr(int(found.group(1), 16))
    return character if character.isprintable() or character in "\t\r\n" else ""


def note_outside(archive: zipfile.ZipFile, note: dict[str, Any]) -> None:
    """Note that a workbook refers to other files; nothing follows those links."""
    if any(name.lower().startswith("xl/externallinks/") for name in archive.namelist()):
        note["warnings"].append({"code": "links_ignored"})
