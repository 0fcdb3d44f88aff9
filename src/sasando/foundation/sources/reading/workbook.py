"""Reads the chosen sheet of a workbook: XLSX as a stream, ODS and rare XLSX whole."""

import zipfile
from collections.abc import Iterable, Iterator
from itertools import compress
from pathlib import Path
from typing import Any

from sasando.foundation.sources.reading import jail
from sasando.foundation.sources.reading.book import note_outside, open_book, read_texts
from sasando.foundation.sources.reading.cells import text_of
from sasando.foundation.sources.reading.frames import Pieces
from sasando.foundation.sources.reading.limits import MAX_CELL, MAX_COLUMNS, MB
from sasando.foundation.sources.reading.sheet import OddSheet, Part, SheetReader, shape_is_odd
from sasando.foundation.sources.reading.sniff import SniffError

PIECE_ROWS = 10_000
# Measured: a text shared by cells costs up to six times its bytes, a whole sheet up to thirty
# times the packed file.
TEXTS_COST, WHOLE_COST = 6, 30


def read_workbook(path: Path, sheet: str, pieces: Pieces, note: dict[str, Any]) -> None:
    """Write the rows of one sheet; without a name the first that people see."""
    note |= {"encoding": "", "delimiter": ""}
    if path.suffix.lower() == ".xlsx":
        try:
            _read_stream(path, sheet, pieces, note)
            return
        except OddSheet:
            pieces.restart()
            note["warnings"].clear()
    _read_whole(path, sheet, pieces, note)


def _read_stream(path: Path, sheet: str, pieces: Pieces, note: dict[str, Any]) -> None:
    with zipfile.ZipFile(path) as archive:
        book = open_book(archive)
        states = {item.name: item.is_hidden for item in book.sheets}
        name = _chosen(states, sheet, note)
        note_outside(archive, note)
        if book.texts_part:
            size = archive.getinfo(book.texts_part).file_size
            jail.widen(512 + TEXTS_COST * size // MB)
        texts = read_texts(archive, book.texts_part)
        reader = SheetReader(texts, day_styles=book.day_styles, is_1904=book.is_1904)
        part = next(item.part for item in book.sheets if item.name == name)
        with archive.open(part) as stream:
            _write(reader.parts(stream), pieces)
    note["warnings"] += reader.seen.warnings()


def _read_whole(path: Path, sheet: str, pieces: Pieces, note: dict[str, Any]) -> None:
    import python_calamine

    jail.widen(512 + WHOLE_COST * path.stat().st_size // MB)
    book = python_calamine.load_workbook(str(path))
    states = {item.name: "Visible" not in str(item.visible) for item in book.sheets_metadata}
    found = book.get_sheet_by_name(_chosen(states, sheet, note))
    if found.width > MAX_COLUMNS:
        raise SniffError("too_many_columns")
    left = [""] * (found.start[1] if found.start else 0)
    _write(_parts_of(left + row for row in found.iter_rows()), pieces)


def _chosen(states: dict[str, bool], sheet: str, note: dict[str, Any]) -> str:
    """Return the sheet to read; notes the names of all that people see, and of hidden ones."""
    visible = [name for name, is_hidden in states.items() if not is_hidden]
    hidden = [name for name, is_hidden in states.items() if is_hidden]
    if sheet and sheet not in states:
        raise SniffError("sheet_missing")
    if not sheet and not visible:
        raise SniffError("sheet_hidden_only" if hidden else "file_damaged")
    note |= {"sheet": sheet or visible[0], "sheets": visible}
    if hidden:
        note["warnings"].append({"code": "sheets_hidden", "sheets": hidden})
    return sheet or visible[0]


def _parts_of(rows: Iterable[list[Any]]) -> Iterator[Part]:
    numbers: list[int] = []
    cells: list[list[str]] = []
    for number, row in enumerate(rows, start=1):
        numbers.append(number)
        cells.append([text_of(cell) for cell in row])
        if len(numbers) == PIECE_ROWS:
            yield numbers, [list(column) for column in zip(*cells, strict=True)]
            numbers, cells = [], []
    if numbers:
        yield numbers, [list(column) for column in zip(*cells, strict=True)]


def _write(parts: Iterable[Part], pieces: Pieces) -> None:
    """Write the rows in which some cell is filled, up to the last column that is used."""
    for numbers, columns in parts:
        for column in columns:
            _check_length(numbers, column)
        while columns and not any(columns[-1]):
            columns.pop()
        filled = [any(row) for row in zip(*columns, strict=True)]
        if not all(filled):
            numbers = list(compress(numbers, filled))
            columns = [list(compress(column, filled)) for column in columns]
        if columns:
            pieces.write(numbers, columns)
    if shape_is_odd(pieces.last_row, pieces.rows):
        raise SniffError("sheet_stretched", row=pieces.last_row)


def _check_length(numbers: list[int], column: list[str]) -> None:
    longest = max(map(len, column), default=0)
    if longest > MAX_CELL:
        at = next(at for at, text in enumerate(column) if len(text) == longest)
        raise SniffError("cell_too_long", row=numbers[at])
