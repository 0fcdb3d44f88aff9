"""Reads the cells of one XLSX sheet as a stream: its memory does not grow with the rows."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from string import ascii_uppercase
from typing import IO, Any
from xml.parsers import expat

from sasando.foundation.sources.reading.book import CHUNK, plain, plain_all
from sasando.foundation.sources.reading.cells import number_text, serial_text
from sasando.foundation.sources.reading.limits import MAX_COLUMNS
from sasando.foundation.sources.reading.sniff import SniffError

MAX_ROW = 1_048_576
MAX_ROW_BYTES = 16 * CHUNK
BLOCK = 2 * CHUNK
EXACT_LENGTH = 15
# Column, row, the other attributes, a plain value or text, or else all that stands inside.
Cell = tuple[bytes, bytes, bytes, bytes, bytes]
Bytes = tuple[bytes, ...]
Part = tuple[list[int], list[list[str]]]
_CELL = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>/]*)'
    rb"(?:><(?:v|is><t)>([^<]*)</(?:v|t></is)></c>|>((?:(?!</?c[ >]).)*)</c>|/>)",
    re.DOTALL,
)
_INSIDE = re.compile(
    rb"^(?:<f(?: [^>]*)?(?:/>|>([^<]*)</f>))?"
    rb'(?:(?:<v>|<is><t(?: xml:space="preserve")?>)([^<]*)(?:</v>|</t></is>)|<v ?/>)?$'
)
_PLAIN_KINDS = (b"inlineStr", b"str", b"e")
_STYLE, _KIND = re.compile(rb' s="([0-9]+)"'), re.compile(rb' t="([a-zA-Z]+)"')
_ANY_CELL = re.compile(rb"<c[\s>/]")
_PLACE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_HIDDEN_ROW = re.compile(rb'<row [^>]*?hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col [^>]*?hidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell [^>]*?ref="([A-Z0-9:]{2,20})"')
# Formulas that reach outside the sheet: links, web, other files, other programs.
_REACHING = re.compile(
    rb"HYPERLINK|WEBSERVICE|FILTERXML|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|IMAGE\(|RTD\(|CALL\("
    rb"|REGISTER|DDE|\||\[[0-9]+\]",
    re.IGNORECASE,
)
_COLUMNS = {
    "".join(letters).encode(): at
    for at, letters in enumerate(
        letters for length in (1, 2, 3) for letters in product(ascii_uppercase, repeat=length)
    )
    if at < MAX_COLUMNS
}


class OddSheet(Exception):
    """The sheet is written in a way that this reader does not take."""


@dataclass
class Seen:
    """What stood beside the cells."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    formulas: int = 0
    merged: list[str] = field(default_factory=list)
    merged_count: int = 0

    def warnings(self) -> list[dict[str, Any]]:
        """Return what to tell the reader of the file."""
        counted = (
            ("rows_hidden", self.hidden_rows),
            ("columns_hidden", self.hidden_columns),
            ("formulas_read", self.formulas),
        )
        found: list[dict[str, Any]] = [
            {"code": code, "count": count} for code, count in counted if count
        ]
        if self.merged_count:
            found.append(
                {"code": "cells_merged", "count": self.merged_count, "ranges": self.merged}
            )
        return found


class SheetReader:
    """Turns the XML of a sheet into columns of text; keeps what it saw beside them in `seen`."""

    def __init__(self, texts: list[str], *, day_styles: frozenset[bytes], is_1904: bool) -> None:
        self.seen = Seen()
        self._texts, self._days, self._is_1904 = texts, day_styles, is_1904
        self._meanings: dict[bytes, tuple[bytes, bool]] = {}

    def parts(self, stream: IO[bytes]) -> Iterator[Part]:
        """Yield (row numbers, columns) of some thousand rows each, in the order of the file."""
        for cells in self._cells(stream):
            if cells:
                yield self._part(cells)

    def _part(self, cells: list[Cell]) -> Part:
        letters, rows, attributes, values, insides = zip(*cells, strict=True)
        places = {row: at for at, row in enumerate(dict.fromkeys(rows))}
        numbers = [int(row) for row in places]
        if min(numbers) < 1 or max(numbers) > MAX_ROW:
            raise SniffError("file_damaged")
        columns: list[list[str]] = []
        for letter, mine in _by_column(letters, len(numbers)):
            texts = self._column(*(_picked(of, mine) for of in (attributes, values, insides)))
            if len(texts) != len(numbers):
                places_of = [places[row] for row in _picked(rows, mine)]
                texts = _spread(texts, places_of, len(numbers))
            _put(columns, letter, texts, len(numbers))
        return numbers, columns

    def _column(self, attributes: Bytes, values: Bytes, insides: Bytes) -> list[str]:
        """Return the texts of one column's cells; most columns hold one kind throughout."""
        if len(set(attributes)) > 1 or any(insides):
            cells = zip(attributes, values, insides, strict=True)
            return [self._text(*cell) for cell in cells]
        kind, is_day = self._meaning(attributes[0])
        if kind == b"s" and all(values):
            texts = self._texts
            return [texts[at] for at in map(int, values)]
        if kind in _PLAIN_KINDS:
            return plain_all(values)
        if not kind and not is_day and _are_short_numbers(values):
            return b" ".join(values).decode().split(" ")
        known = {value: self._by_kind(kind, is_day, value) for value in set(values)}
        return [known[value] for value in values]

    def _meaning(self, attributes: bytes) -> tuple[bytes, bool]:
        """Return a cell's type, and whether its style shows days."""
        found = self._meanings.get(attributes)
        if found is None:
            style, kind = _STYLE.search(attributes), _KIND.search(attributes)
            is_day = (style.group(1) if style else b"0") in self._days
            found = self._meanings[attributes] = (kind.group(1) if kind else b"", is_day)
        return found

    def _text(self, attributes: bytes, value: bytes, inside: bytes) -> str:
        kind, is_day = self._meaning(attributes)
        if inside:
            told = _INSIDE.match(inside)
            if told is None:
                [whole] = _Parsed().cells(b'<c r="A1"%s>%s</c>' % (attributes, inside))
                return self._text(*whole[2:])
            formula, value = told.group(1) or b"", told.group(2) or b""
            if formula:
                self.seen.formulas += 1
                if not value or (kind == b"str" and _REACHING.search(formula)):
                    return "=" + plain(formula)
        return self._by_kind(kind, is_day, value)

    def _by_kind(self, kind: bytes, is_day: bool, raw: bytes) -> str:
        if not raw:
            return ""
        if kind == b"s":
            return self._texts[int(raw)]
        if kind == b"b":
            return "true" if raw == b"1" else "false"
        if kind == b"d":
            return raw.decode().removesuffix("T00:00:00").replace("T", " ")
        if kind in _PLAIN_KINDS:
            return plain(raw)
        if is_day:
            return serial_text(float(raw), is_1904=self._is_1904)
        if raw.isdigit() and len(raw) <= EXACT_LENGTH:
            return raw.decode()
        return number_text(float(raw))

    def _cells(self, stream: IO[bytes]) -> Iterator[list[Cell]]:
        """Yield cells in order; what the fast pattern does not know goes through a parser."""
        rest = self._before_rows(stream)
        while chunk := stream.read(BLOCK):
            whole = rest + chunk
            end = whole.rfind(b"</row>") + 6
            if end < 6:
                if len(whole) > MAX_ROW_BYTES:
                    raise SniffError("cell_too_long")
                rest = whole
                continue
            rest = whole[end:]
            yield self._cells_of(whole[:end])
        yield self._cells_of(rest)
        self.seen.merged_count += rest.count(b"<mergeCell ")
        self.seen.merged = [item.decode() for item in _MERGED.findall(rest)[:20]]

    def _before_rows(self, stream: IO[bytes]) -> bytes:
        head = stream.read(CHUNK)
        at = head.find(b"<sheetData")
        if at < 0:
            raise OddSheet
        self.seen.hidden_columns = len(_HIDDEN_COLUMN.findall(head[:at]))
        return head[at:]

    def _cells_of(self, part: bytes) -> list[Cell]:
        if b'hidden="' in part:
            self.seen.hidden_rows += len(_HIDDEN_ROW.findall(part))
        cells = _CELL.findall(part)
        if len(cells) == part.count(b"<c") and b"<!" not in part:
            return cells
        start, end = part.find(b"<row"), part.rfind(b"</row>") + 6
        return _Parsed().cells(part[start:end]) if _ANY_CELL.search(part) and end > 5 else []


class _Parsed:
    """Cells of a piece of sheet XML by a real parser, for spellings that are rare."""

    def __init__(self) -> None:
        self._found: list[Cell] = []
        self._cell: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._into = ""

    def cells(self, piece: bytes) -> list[Cell]:
        """Return the cells of whole rows; raises SniffError for XML that is not well formed."""
        parser = expat.ParserCreate(encoding="utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.buffer_text = True
        try:
            parser.Parse(b"<rows>" + piece + b"</rows>", True)
        except expat.ExpatError as wrong:
            raise SniffError("file_damaged") from wrong
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._cell, self._parts = attributes, {"f": [], "v": [], "t": []}
        self._into = (
            local if local in ("f", "v", "t", "rPh") and self._into != "rPh" else self._into
        )

    def _characters(self, text: str) -> None:
        if self._into in self._parts:
            self._parts[self._into].append(text)

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == self._into:
            self._into = ""
        if local == "c":
            self._found.append(self._whole())

    def _whole(self) -> Cell:
        place = _PLACE.match(self._cell.get("r", ""))
        if place is None:
            raise OddSheet
        attributes = "".join(f' {name}="{self._cell[name]}"' for name in "st" if name in self._cell)
        formula, value, inline = (_escaped("".join(self._parts[key])) for key in ("f", "v", "t"))
        inside = b"<f>%s</f><v>%s</v>" % (formula, value or inline) if formula else b""
        return (
            place.group(1).encode(), place.group(2).encode(), attributes.encode(),
            value or inline, inside,
        )  # fmt: skip


def _by_column(letters: Bytes, rows: int) -> list[tuple[bytes, slice | list[int]]]:
    """Return where the cells of each column stand; even rows, as usual, need no list."""
    width, left = divmod(len(letters), rows)
    if not left and letters[:width] * rows == letters and len(set(letters[:width])) == width:
        return [(letters[at], slice(at, None, width)) for at in range(width)]
    found: dict[bytes, list[int]] = defaultdict(list)
    for at, letter in enumerate(letters):
        found[letter].append(at)
    return list(found.items())


def _picked(of: Bytes, mine: slice | list[int]) -> Bytes:
    return of[mine] if isinstance(mine, slice) else tuple(of[at] for at in mine)


def _are_short_numbers(values: Bytes) -> bool:
    return b"".join(values).isdigit() and all(0 < len(value) <= EXACT_LENGTH for value in values)


def _spread(texts: list[str], places: list[int], count: int) -> list[str]:
    """Return a column of `count` cells with the texts in their places."""
    column = [""] * count
    for at, text in zip(places, texts, strict=True):
        column[at] = text
    return column


def _put(columns: list[list[str]], letters: bytes, texts: list[str], count: int) -> None:
    at = _COLUMNS.get(letters)
    if at is None:
        if any(texts):
            raise SniffError("too_many_columns")
        return
    while len(columns) <= at:
        columns.append([""] * count)
    columns[at] = texts


def _escaped(text: str) -> bytes:
    """Return text as it stands in XML, so that both ways of reading give the same cells."""
    return text.replace("&", "&amp;").replace("<", "&lt;").encode()


def shape_is_odd(last_row: int, filled: int) -> bool:
    """Say whether a few filled cells stretch the sheet over rows that hold nothing."""
    return last_row > 50_000 and filled * 100 < last_row
