"""Reads the paragraphs of a DOCX as lines, with the numbers that Word draws before them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from sasando.foundation.sources.prose.lists import mark
from sasando.foundation.sources.prose.refusals import DAMAGED, HOSTILE, KIND, ProseError
from sasando.foundation.sources.reading.sniff import SniffError, check_archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
LARGEST_PART = 64 * 1024 * 1024
# What a reader of the final text does not see: deleted and moved text, notes on the margin.
_UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", FALLBACK}
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    style: str
    text: str
    start: int


@dataclass
class Lists:
    """The lists of a document and where each count stands."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, depth: int) -> str:
        """Return the mark of the next paragraph of a list; empty for bullets and no list."""
        owner = self.owners.get(number, "")
        levels = self.levels.get(owner, {})
        level = levels.get(depth)
        if level is None or level.style in ("bullet", "none"):
            return ""
        counts = self.counts.setdefault(owner, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            here = levels.get(at, level)
            return mark(counts.get(at, here.start), here.style)

        return _PLACE.sub(shown, level.text).strip()


def read_docx(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a document; raises ProseError for what is no sound DOCX."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
            names = set(archive.namelist())
            if DOCUMENT not in names:
                raise ProseError(KIND)
            parts = {name: _part(archive, name) for name in (NUMBERING, STYLES) if name in names}
            body = _part(archive, DOCUMENT)
    except SniffError as odd:
        raise ProseError(_code_of(odd)) from None
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError):
        raise ProseError(DAMAGED) from None
    lists = _lists(parts)
    for paragraph in _paragraphs(body):
        yield from _lines(paragraph, lists)


def _code_of(odd: SniffError) -> str:
    known = {"file_has_macros": "text_has_macros", "file_locked": "text_locked"}
    return known.get(odd.args[0], HOSTILE)


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ProseError(HOSTILE)
    try:
        # A document type, and what it could define, did not come past `check_archive`.
        return ElementTree.fromstring(archive.read(name))
    except ElementTree.ParseError:
        raise ProseError(DAMAGED) from None


def _lists(parts: dict[str, ElementTree.Element]) -> Lists:
    lists = Lists()
    if NUMBERING in parts:
        for abstract in parts[NUMBERING].iter(f"{W}abstractNum"):
            levels = {_int(one, "ilvl"): _level(one) for one in abstract.iter(f"{W}lvl")}
            lists.levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in parts[NUMBERING].iter(f"{W}num"):
            owner = number.find(f"{W}abstractNumId")
            lists.owners[number.get(f"{W}numId", "")] = _value(owner)
    if STYLES in parts:
        for style in parts[STYLES].iter(f"{W}style"):
            found = _numbered(style)
            if found is not None:
                lists.by_style[style.get(f"{W}styleId", "")] = found
    return lists


def _level(one: ElementTree.Element) -> Level:
    start = _value(one.find(f"{W}start"))
    return Level(
        style=_value(one.find(f"{W}numFmt")) or "decimal",
        text=_value(one.find(f"{W}lvlText")),
        start=int(start) if start.isdigit() else 1,
    )


def _numbered(element: ElementTree.Element) -> tuple[str, int] | None:
    """Return list and level of a paragraph or style; None when it says nothing of lists."""
    found = element.find(f"{W}pPr/{W}numPr")
    if found is None:
        return None
    depth = _value(found.find(f"{W}ilvl"))
    return _value(found.find(f"{W}numId")), int(depth) if depth.isdigit() else 0


def _paragraphs(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield paragraphs in reading order; what stands in a box comes after its own paragraph."""
    for child in element:
        if child.tag not in _UNSEEN:
            if child.tag == f"{W}p":
                yield child
            yield from _paragraphs(child)


def _lines(paragraph: ElementTree.Element, lists: Lists) -> Iterator[str]:
    style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
    number, depth = _numbered(paragraph) or lists.by_style.get(style, ("", 0))
    text = "".join(_texts(paragraph)).strip()
    label = lists.label(number, depth)
    # "Pasal 5" drawn by Word stands on a line of its own, its text below it.
    if label.lower().startswith(("pasal", "bab")):
        yield label
        label = ""
    yield from f"{label} {text}".strip().split("\n")


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN or (child.tag == f"{W}p"):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        else:
            yield from _texts(child)


def _value(element: ElementTree.Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _int(element: ElementTree.Element, name: str) -> int:
    text = element.get(f"{W}{name}", "0")
    return int(text) if text.isdigit() else 0
