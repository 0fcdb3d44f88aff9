"""Reads a delimited text file: whole blocks at once, unusual rows and odd quotes with care."""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from sasando.foundation.sources.reading.encoding import CHUNK, Text, open_text
from sasando.foundation.sources.reading.frames import Pieces
from sasando.foundation.sources.reading.limits import MAX_CELL, MAX_COLUMNS
from sasando.foundation.sources.reading.sniff import SniffError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = CHUNK
PIECE_ROWS = 20_000
MAX_RAW_COLUMNS = 1000
# A cell with this many lines holds rows that a lost quote has swallowed.
MAX_CELL_LINES = 40
LONG_CELL = 400
Odd = deque[tuple[int, list[str]]]


def read_text(path: Path, pieces: Pieces, note: dict[str, Any]) -> None:
    """Write the rows of a delimited text file and note how it was understood."""
    text = open_text(path)
    note |= {"encoding": text.encoding, "delimiter": text.delimiter, "sheet": "", "sheets": []}
    if text.width > MAX_RAW_COLUMNS:
        raise SniffError("too_many_columns")
    if text.is_mixed:
        note["warnings"].append({"code": "encoding_mixed"})
    csv.field_size_limit(MAX_CELL)
    if text.has_quotes:
        _check_quotes(text)
    try:
        wide = _read_blocks(text, pieces)
    except pa.ArrowInvalid:
        # A row longer than a block; the careful reader takes it, or says which cell is too long.
        pieces.restart()
        _read_strictly(text, pieces)
        return
    if wide:
        note["warnings"].append({"code": "rows_too_wide", "rows": wide[:50], "count": len(wide)})


def _check_quotes(text: Text) -> None:
    """Refuse a file with a lost quote; only quotes that do not just open or close cost time."""
    sign = text.delimiter.encode()
    opening, closing = (b'\n"', sign + b'"'), (b'"\n', b'"\r', b'"' + sign)
    total, fits = 0, True
    text.stream.seek(text.start)
    while chunk := text.stream.read(CHUNK) + text.stream.readline():
        quotes = chunk.count(b'"')
        opens = sum(chunk.count(mark) for mark in opening) + chunk.startswith(b'"')
        closes = sum(chunk.count(mark) for mark in closing) + chunk.endswith(b'"')
        total += quotes
        fits = fits and opens + closes == quotes
    if not fits or total % 2:
        deque(_strict_rows(text), maxlen=0)


def _strict_rows(text: Text) -> Iterator[list[str]]:
    text.stream.seek(text.start)
    lines = io.TextIOWrapper(io.BufferedReader(_Kept(text.stream)), encoding="utf-8", newline="")
    reader = csv.reader(lines, delimiter=text.delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as wrong:
            is_long = "field larger" in str(wrong)
            code = "cell_too_long" if is_long else "quotes_unbalanced"
            raise SniffError(code, row=number) from wrong
        if row is None:
            return
        yield row


class _Kept(io.RawIOBase):
    """A stream that stays open when the reader above it is dropped."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from the stream."""
        view = memoryview(buffer)
        content = self._stream.read(len(view))
        view[: len(content)] = content
        return len(content)


def _read_strictly(text: Text, pieces: Pieces) -> None:
    waiting: Odd = deque()
    for number, row in enumerate(_strict_rows(text), start=1):
        waiting.append((number, row))
        if len(waiting) == PIECE_ROWS:
            _write_rows(waiting, pieces)
            waiting.clear()
    _write_rows(waiting, pieces)


def _write_rows(rows: Iterable[tuple[int, list[str]]], pieces: Pieces) -> None:
    numbers, cells = [], []
    for number, row in rows:
        numbers.append(number)
        cells.append(row)
    width = max((len(row) for row in cells), default=0)
    if width > MAX_RAW_COLUMNS:
        raise SniffError("too_many_columns")
    even = [row + [""] * (width - len(row)) for row in cells]
    columns = [pa.array(column, pa.string()) for column in zip(*even, strict=True)]
    _write_filled(pa.array(numbers, pa.uint32()), columns, pieces)


def _read_blocks(text: Text, pieces: Pieces) -> list[int]:
    """Write block after block; return the numbers of rows with more cells than usual."""
    odd: Odd = deque()
    wide: list[int] = []
    following = 1
    for batch in _blocks(text, odd):
        numbers: list[int] = []
        mine: Odd = deque()
        while len(numbers) < batch.num_rows or (odd and odd[0][0] == following):
            if odd and odd[0][0] == following:
                mine.append(odd.popleft())
            else:
                numbers.append(following)
            following += 1
        wide += [number for number, row in mine if any(row[text.width :])]
        _write_block(numbers, batch.columns, mine, pieces)
    _write_rows(odd, pieces)
    return wide + [number for number, row in odd if any(row[text.width :])]


def _blocks(text: Text, odd: Odd) -> Iterator[pa.RecordBatch]:
    def keep(row: pacsv.InvalidRow) -> str:
        cells = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=text.delimiter), [])
        odd.append((row.number, cells))
        return "skip"

    names = [f"c{at}" for at in range(text.width)]
    text.stream.seek(text.start)
    reader = pacsv.open_csv(
        text.stream,
        read_options=pacsv.ReadOptions(use_threads=False, column_names=names, block_size=BLOCK),
        parse_options=pacsv.ParseOptions(
            delimiter=text.delimiter,
            quote_char='"' if text.has_quotes else False,
            newlines_in_values=text.has_quotes,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    yield from reader


def _write_block(numbers: list[int], columns: list[pa.Array], odd: Odd, pieces: Pieces) -> None:
    if not odd:
        _write_filled(pa.array(numbers, pa.uint32()), columns, pieces)
        return
    width = max(len(columns), *(len(row) for _, row in odd))
    if width > MAX_RAW_COLUMNS:
        raise SniffError("too_many_columns")
    rows = [row + [""] * (width - len(row)) for _, row in odd]
    empty = pa.array([""] * len(numbers), pa.string())
    even = [*columns, *([empty] * (width - len(columns)))]
    added = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    every = pa.array(numbers + [number for number, _ in odd], pa.uint32())
    order = pc.sort_indices(every)
    joined = [
        pa.concat_arrays([one, two]).take(order) for one, two in zip(even, added, strict=True)
    ]
    _write_filled(every.take(order), joined, pieces)


def _write_filled(numbers: pa.Array, columns: list[pa.Array], pieces: Pieces) -> None:
    """Write the rows in which some cell is filled, up to the last column that is used."""
    sizes = [pc.binary_length(column) for column in columns]
    _check_cells(numbers, columns, sizes)
    while columns and not pc.max(sizes[-1]).as_py():
        columns, sizes = columns[:-1], sizes[:-1]
    if len(columns) > MAX_COLUMNS:
        raise SniffError("too_many_columns")
    filled = None
    for size in sizes:
        mine = pc.greater(size, 0)
        filled = mine if filled is None else pc.or_(filled, mine)
        if pc.all(filled).as_py():
            pieces.write(numbers, columns)
            return
    if filled is not None:
        pieces.write(numbers.filter(filled), [column.filter(filled) for column in columns])


def _check_cells(numbers: pa.Array, columns: list[pa.Array], sizes: list[pa.Array]) -> None:
    for column, size in zip(columns, sizes, strict=True):
        longest = pc.max(size).as_py() or 0
        if longest > MAX_CELL:
            raise SniffError("cell_too_long", row=numbers[pc.index(size, longest).as_py()].as_py())
        if longest > LONG_CELL:
            lines = pc.count_substring(column, "\n")
            most = pc.max(lines).as_py()
            if most > MAX_CELL_LINES:
                row = numbers[pc.index(lines, most).as_py()].as_py()
                raise SniffError("quotes_unbalanced", row=row)
