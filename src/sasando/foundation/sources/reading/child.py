"""The child process: limits itself, reads one file, hands back its cells and a note.

Run as `python -m sasando.foundation.sources.reading.child PATH SHEET CELLS_FD MEMORY_MB
MEMORY_MAX_MB CPU_S FILE_MB`. The note goes to standard output as JSON; nothing else is told.
"""

import gc
import json
import sys
from pathlib import Path
from typing import Any

from sasando.foundation.sources.reading import jail, sniff


def main(argv: list[str]) -> int:
    """Read the file named; return 0 with a note told, 3 for a refusal told."""
    path, sheet, cells = Path(argv[0]), argv[1], int(argv[2])
    memory_mb, memory_max_mb, cpu_s, file_mb = (int(item) for item in argv[3:7])
    jail.enter(memory_mb=memory_mb, memory_max_mb=memory_max_mb, cpu_s=cpu_s, file_mb=file_mb)
    # Millions of small values and no circles: looking for circles takes a third of the time.
    gc.disable()
    note: dict[str, Any] = {"warnings": []}
    try:
        _read(path, sheet, cells, note)
    except sniff.SniffError as refused:
        note = {"refused": refused.args[0], "row": refused.row}
    except MemoryError:
        note = {"refused": "used_too_much"}
    except Exception as wrong:  # noqa: BLE001 — its text may hold cells; only its kind is told
        too_much = "malloc" in str(wrong) or "realloc" in str(wrong)
        note = {"refused": "used_too_much" if too_much else "file_damaged"}
        note["kind"] = type(wrong).__name__
    note["peak_mb"] = jail.peak_mb()
    sys.stdout.write(json.dumps(note))
    return 3 if "refused" in note else 0


def _read(path: Path, sheet: str, cells: int, note: dict[str, Any]) -> None:
    kind = sniff.kind_of(path)
    # Loaded late: a refused file costs nothing more.
    from sasando.foundation.sources.reading.frames import Pieces

    with open(cells, "wb", closefd=False) as sink:
        pieces = Pieces(sink)
        if kind == "text":
            from sasando.foundation.sources.reading.text import read_text

            read_text(path, pieces, note)
        else:
            from sasando.foundation.sources.reading.workbook import read_workbook

            read_workbook(path, sheet, pieces, note)
    if not pieces.rows:
        raise sniff.SniffError("file_empty")
    note |= {"rows": pieces.rows, "last_row": pieces.last_row, "columns": pieces.width}


if __name__ == "__main__":
    # Arrow can use numpy but needs it for nothing here; loading it takes half of a small reading.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    sys.exit(main(sys.argv[1:]))
