"""The child process: limits itself, reads one file, writes its cells as Arrow and a note.

Run as `python -m sasando.foundation.sources.reading.child FILE OUT SHEET MEMORY_MB CPU_S`.
"""

import csv
import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from sasando.foundation.sources.reading import sniff
from sasando.foundation.sources.reading.cells import text_of

CHUNK = 20_000
MAX_COLUMNS = 200
MAX_CELL = 100_000
SAMPLE = 256 * 1024
DELIMITERS = ",;\t|"
Rows = Iterator[list[str]]


def main(argv: list[str]) -> int:
    """Read the file named; return 0 with a note written, 3 for a refusal noted."""
    path, out, sheet = Path(argv[0]), Path(argv[1]), argv[2]
    _limit(memory_mb=int(argv[3]), cpu_s=int(argv[4]))
    note: dict[str, Any] = {"warnings": []}
    try:
        kind = sniff.kind_of(path)
        rows = _text(path, note) if kind == "text" else _workbook(path, sheet, note)
        _write(rows, out / "cells.arrow", note)
    except sniff.SniffError as refused:
        note = {"refused": refused.args[0]}
    except MemoryError:
        note = {"refused": "used_too_much"}
    except Exception as wrong:  # noqa: BLE001 — its text may hold cells; only its kind is told
        note = {"refused": "file_damaged", "kind": type(wrong).__name__}
    (out / "note.json").write_text(json.dumps(note), encoding="utf-8")
    return 3 if "refused" in note else 0


def _limit(*, memory_mb: int, cpu_s: int) -> None:
    bytes_ = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (bytes_, bytes_))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 2))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(path: Path, note: dict[str, Any]) -> Rows:
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    encoding = _encoding(path, sample)
    text = sample.decode(encoding, "replace")
    delimiter = _delimiter(text)
    note |= {"encoding": encoding, "delimiter": delimiter, "sheet": "", "sheets": []}
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding=encoding, newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter, strict=False)
        while True:
            try:
                row = next(reader, None)
            except csv.Error as wrong:
                long = "field larger" in str(wrong)
                raise sniff.SniffError("cell_too_long" if long else "has_nul_bytes") from wrong
            except UnicodeDecodeError as wrong:
                raise sniff.SniffError("text_unreadable") from wrong
            if row is None:
                return
            yield row


def _encoding(path: Path, sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in sample:
        raise sniff.SniffError("has_nul_bytes")
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    return "utf-8" if _is_utf8(path) else _guessed(sample)


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            while lines.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _guessed(sample: bytes) -> str:
    undefined = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    if any(byte in sample for byte in undefined):
        raise sniff.SniffError("text_unreadable")
    return "cp1252"


def _delimiter(text: str) -> str:
    """Return the sign that splits most lines of the sample into the same number of cells."""
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    best = max(DELIMITERS, key=lambda sign: _score(lines, sign))
    return best if _score(lines, best) else ","


def _score(lines: list[str], sign: str) -> int:
    counts = [line.count(sign) for line in lines]
    if not counts or max(counts) == 0:
        return 0
    usual = max(set(counts), key=counts.count)
    return usual * counts.count(usual) if usual else max(counts)


def _workbook(path: Path, sheet: str, note: dict[str, Any]) -> Rows:
    import python_calamine

    book = python_calamine.load_workbook(str(path))
    visible = [item.name for item in book.sheets_metadata if "Visible" in str(item.visible)]
    hidden = [name for name in book.sheet_names if name not in visible]
    if sheet and sheet not in book.sheet_names:
        raise sniff.SniffError("sheet_missing")
    if not sheet and not visible:
        raise sniff.SniffError("sheet_hidden_only")
    name = sheet or visible[0]
    note |= {"sheet": name, "sheets": visible, "encoding": "", "delimiter": ""}
    if hidden:
        note["warnings"].append({"code": "sheets_hidden", "sheets": hidden})
    if path.suffix.lower() == ".xlsx" and sniff.has_outside_links(path):
        note["warnings"].append({"code": "links_ignored"})
    found = book.get_sheet_by_name(name)
    if found.width > MAX_COLUMNS:
        raise sniff.SniffError("too_many_columns")
    left = [""] * (found.start[1] if found.start else 0)
    for row in found.iter_rows():
        yield left + [text_of(cell) for cell in row]


def _write(rows: Rows, target: Path, note: dict[str, Any]) -> None:
    """Write filled rows in pieces, each with the number that a spreadsheet shows."""
    number = 0
    with _Cells(target) as cells:
        for row in rows:
            number += 1
            while row and not row[-1]:
                row.pop()
            if len(row) > MAX_COLUMNS:
                raise sniff.SniffError("too_many_columns")
            if row:
                cells.add(number, row)
    note |= {"rows": cells.written, "last_row": number, "columns": cells.width}


class _Cells:
    """An Arrow stream of text columns; what stands beyond the first piece's width goes in `more`."""

    def __init__(self, target: Path) -> None:
        self.width, self.written = 0, 0
        self._sink = pa.OSFile(str(target), "wb")
        self._schema: pa.Schema | None = None
        self._numbers: list[int] = []
        self._rows: list[list[str]] = []

    def __enter__(self) -> "_Cells":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
            self._writer.close()
        self._sink.close()

    def add(self, number: int, row: list[str]) -> None:
        """Add one row; a full piece is written."""
        self._numbers.append(number)
        self._rows.append(row)
        if len(self._rows) == CHUNK:
            self._flush()

    def _flush(self) -> None:
        if self._schema is None:
            self.width = max((len(row) for row in self._rows), default=0) or 1
            names = [f"c{at}" for at in range(self.width)]
            texts = [(name, pa.string()) for name in [*names, "more"]]
            self._schema = pa.schema([("row", pa.int64()), *texts])
            self._writer = pa.ipc.new_stream(self._sink, self._schema)
        width = self.width
        even = [row[:width] + [""] * (width - len(row)) for row in self._rows]
        columns = list(zip(*even, strict=True)) or [()] * width
        more = ["\x1f".join(row[width:]) for row in self._rows]
        arrays = [pa.array(column, pa.string()) for column in [*columns, more]]
        piece = [pa.array(self._numbers, pa.int64()), *arrays]
        self._writer.write_batch(pa.record_batch(piece, schema=self._schema))
        self.written += len(self._rows)
        self._numbers, self._rows = [], []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
