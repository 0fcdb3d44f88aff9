"""Reads one untrusted table through the child process, in pieces."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from sasando.foundation.sources.reading.refusals import refused

HEAD_ROWS = 40


@dataclass(frozen=True)
class Limits:
    """What one reading may use; time and memory grow with an honest file's size."""

    max_bytes: int = 400 * 1024 * 1024
    wall_s: float = 10.0
    wall_s_per_mb: float = 2.0
    memory_mb: int = 512

    def wall_for(self, size: int) -> float:
        """Return the seconds allowed for a file of `size` bytes."""
        return self.wall_s + self.wall_s_per_mb * size / 1024 / 1024


@dataclass
class Reading:
    """One table as read: what was found, and its rows in pieces. Close it when done."""

    sheet: str
    sheets: tuple[str, ...]
    encoding: str
    delimiter: str
    rows: int
    columns: int
    warnings: tuple[Mapping[str, Any], ...]
    _folder: tempfile.TemporaryDirectory[str] = field(repr=False)

    def head(self) -> list[tuple[int, list[str]]]:
        """Return the first filled rows as (spreadsheet row, cells)."""
        for numbers, rows in self.pieces():
            return list(zip(numbers, rows, strict=True))[:HEAD_ROWS]
        return []

    def pieces(self) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Yield (spreadsheet rows, cells row by row) of at most 20,000 rows each, in order."""
        for numbers, columns in self.columns_in_pieces():
            yield numbers, [list(row) for row in zip(*columns, strict=True)]

    def columns_in_pieces(self) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Yield (spreadsheet rows, cells column by column) of at most 20,000 rows each."""
        path = Path(self._folder.name) / "cells.arrow"
        with pa.OSFile(str(path), "rb") as source, pa.ipc.open_stream(source) as stream:
            for batch in stream:
                columns = batch.columns
                yield columns[0].to_pylist(), [column.to_pylist() for column in columns[1:-1]]

    def close(self) -> None:
        """Remove the cells from the disk."""
        self._folder.cleanup()

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


def read_table(path: Path, *, sheet: str = "", limits: Limits | None = None) -> Reading:
    """Return the table in a CSV, TSV, XLSX or ODS file; raises Refused for a file as a whole."""
    limits = limits or Limits()
    if not path.is_file():
        raise refused("file_missing")
    size = path.stat().st_size
    if size > limits.max_bytes:
        raise refused("file_too_big")
    folder = tempfile.TemporaryDirectory(prefix="sasando-read-")
    try:
        note = _run(path, Path(folder.name), sheet, limits, size)
    except BaseException:
        folder.cleanup()
        raise
    if "refused" in note:
        folder.cleanup()
        raise refused(str(note["refused"]))
    return Reading(
        sheet=str(note["sheet"]),
        sheets=tuple(note["sheets"]),
        encoding=str(note["encoding"]),
        delimiter=str(note["delimiter"]),
        rows=int(note["rows"]),
        columns=int(note["columns"]),
        warnings=tuple(note["warnings"]),
        _folder=folder,
    )


def _run(path: Path, folder: Path, sheet: str, limits: Limits, size: int) -> dict[str, Any]:
    wall = limits.wall_for(size)
    memory = max(limits.memory_mb, 64 + 24 * size // 1024 // 1024 if size > 20_000_000 else 0)
    command = [
        sys.executable,
        "-m",
        "sasando.foundation.sources.reading.child",
        str(path.resolve()),
        str(folder),
        sheet,
        str(min(memory, 3000)),
        str(int(wall) + 1),
    ]
    environment = {
        "PYTHONPATH": os.pathsep.join(item for item in sys.path if item),
        "LANG": "C.UTF-8",
    }
    environment |= {"OMP_NUM_THREADS": "1", "ARROW_NUM_THREADS": "1"}
    try:
        subprocess.run(
            command, cwd=folder, env=environment, timeout=wall, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"refused": "used_too_much"}
    note_path = folder / "note.json"
    if not note_path.exists():
        return {"refused": "used_too_much"}
    note: dict[str, Any] = json.loads(note_path.read_text(encoding="utf-8"))
    return note
