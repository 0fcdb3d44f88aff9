"""Reads one untrusted table through the child process, in pieces."""

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from sasando.foundation.sources.reading.limits import DEFAULT, LENGTH, Limits
from sasando.foundation.sources.reading.refusals import refused

HEAD_ROWS = 40
BATCH_ROWS = 50_000
HASH_BYTES = 16
CHILD = "sasando.foundation.sources.reading.child"

__all__ = ["Limits", "Reading", "file_sha256", "read_table", "row_hashes"]


@dataclass
class Reading:
    """One table as read: what was found, and its rows in pieces. Close it when done.

    A warning holds `code` and what belongs to it: `sheets_hidden` sheets · `rows_hidden`,
    `columns_hidden`, `formulas_read` count · `cells_merged` count, ranges · `rows_too_wide`
    count, rows · `links_ignored` · `encoding_mixed`.
    """

    sheet: str
    sheets: tuple[str, ...]
    encoding: str
    delimiter: str
    rows: int
    last_row: int
    columns: int
    warnings: tuple[Mapping[str, Any], ...]
    _cells: BinaryIO = field(repr=False)

    def batches(self, *, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """Yield frames of at most `rows` rows, in order: `row` as a spreadsheet shows it (UInt32),
        and the cells as text in `c0`, `c1` … up to `columns`; an empty cell is "".
        """
        waiting: list[pl.DataFrame] = []
        count = 0
        for piece in self._pieces():
            waiting.append(piece)
            count += piece.height
            while count >= rows:
                whole = pl.concat(waiting)
                yield whole[:rows]
                waiting, count = [whole[rows:]], count - rows
        if count:
            yield pl.concat(waiting)

    def head(self) -> list[tuple[int, list[str]]]:
        """Return the first filled rows as (spreadsheet row, cells)."""
        found: list[tuple[int, list[str]]] = []
        for piece in self._pieces():
            rows = piece.head(HEAD_ROWS - len(found)).iter_rows()
            found += [(row[0], list(row[1:])) for row in rows]
            if len(found) == HEAD_ROWS:
                break
        return found

    def pieces(self) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Yield (spreadsheet rows, cells row by row) of at most 20,000 rows each, in order."""
        for numbers, columns in self.columns_in_pieces():
            yield numbers, [list(row) for row in zip(*columns, strict=True)]

    def columns_in_pieces(self) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Yield (spreadsheet rows, cells column by column) of some thousand rows each."""
        for piece in self._pieces():
            numbers, *columns = (column.to_list() for column in piece.get_columns())
            yield numbers, columns

    def _pieces(self) -> Iterator[pl.DataFrame]:
        at, file = 0, self._cells.fileno()
        while header := os.pread(file, LENGTH.size, at):
            (size,) = LENGTH.unpack(header)
            content = os.pread(file, size, at + LENGTH.size)
            at += LENGTH.size + size
            yield self._even(pl.read_ipc_stream(io.BytesIO(content)))

    def _even(self, piece: pl.DataFrame) -> pl.DataFrame:
        """Return a piece with every column of the table: rows may end early."""
        missing = range(piece.width - 1, self.columns)
        return piece.with_columns(pl.lit("").alias(f"c{at}") for at in missing)

    def close(self) -> None:
        """Let the cells go; they have no name on the disk."""
        self._cells.close()

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def file_sha256(path: Path) -> str:
    """Return the digest of a file, read in pieces."""
    digest = sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def row_hashes(frame: pl.DataFrame, *, columns: list[str]) -> list[bytes]:
    """Return a 16-byte digest of each row's texts: the same in every version and on every machine.

    A cell's length goes in, so that no two rows of different cells look alike.
    """
    sized = [pl.col(name).str.len_bytes().cast(pl.String) for name in columns]
    cells = [pl.col(name) for name in columns]
    joined = frame.select(pl.concat_str([*sized, *cells], separator="\x1f")).to_series()
    return [blake2b(text.encode(), digest_size=HASH_BYTES).digest() for text in joined]


def read_table(path: Path, *, sheet: str = "", limits: Limits = DEFAULT) -> Reading:
    """Return the table in a CSV, TSV, XLSX or ODS file; raises Refused for a file as a whole.

    Without a sheet the first one that people see is read.
    """
    if not path.is_file():
        raise refused("file_missing")
    size = path.stat().st_size
    if size > limits.max_bytes:
        raise refused("file_too_big")
    cells = tempfile.TemporaryFile()  # noqa: SIM115 — the reading returned holds it
    try:
        note = _run(path, cells.fileno(), sheet, limits, size)
        if "refused" in note:
            raise refused(str(note["refused"]), row=note.get("row"))
    except BaseException:
        cells.close()
        raise
    return Reading(
        sheet=str(note["sheet"]),
        sheets=tuple(note["sheets"]),
        encoding=str(note["encoding"]),
        delimiter=str(note["delimiter"]),
        rows=int(note["rows"]),
        last_row=int(note["last_row"]),
        columns=int(note["columns"]),
        warnings=tuple(note["warnings"]),
        _cells=cells,
    )


def _run(path: Path, cells: int, sheet: str, limits: Limits, size: int) -> dict[str, Any]:
    """Run the child to its end or to its limit; return its note."""
    wall = limits.wall_for(size)
    numbers = (cells, limits.memory_mb, limits.memory_max_mb, int(wall) + 1)
    arguments = [str(path.resolve()), sheet, *map(str, numbers), str(limits.file_mb_for(size))]
    try:
        done = subprocess.run(
            [sys.executable, "-m", CHILD, *arguments], cwd=tempfile.gettempdir(),
            env=_environment(), timeout=wall, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, pass_fds=(cells,),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"refused": "used_too_much"}
    if not done.stdout:
        return {"refused": "used_too_much"}
    note: dict[str, Any] = json.loads(done.stdout)
    return note


def _environment() -> dict[str, str]:
    """Return all that the child knows of its surroundings: where its code is."""
    return {
        "PYTHONPATH": os.pathsep.join(item for item in sys.path if item),
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }
