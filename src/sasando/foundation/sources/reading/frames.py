"""Writes rows in numbered pieces of text columns, each piece an Arrow stream with its length.

The file that takes them has no name, so nothing of it stays when either process is killed.
"""

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa

from sasando.foundation.sources.reading.limits import LENGTH

OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


class Pieces:
    """A file of pieces being written: columns `row`, `c0`, `c1` …"""

    def __init__(self, sink: BinaryIO) -> None:
        self.rows, self.width, self.last_row = 0, 0, 0
        self._sink = sink

    def restart(self) -> None:
        """Forget what was written."""
        self._sink.seek(0)
        self._sink.truncate()
        self.rows, self.width, self.last_row = 0, 0, 0

    def write(self, numbers: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        """Write one piece; columns may be fewer or more than in the piece before.

        Both take Arrow arrays as well.
        """
        if not len(numbers):
            return
        arrays = [pa.array(numbers, pa.uint32())]
        arrays += [pa.array(column, pa.string()) for column in columns]
        names = ["row", *(f"c{at}" for at in range(len(columns)))]
        batch = pa.record_batch(arrays, names=names)
        piece = pa.BufferOutputStream()
        with pa.ipc.new_stream(piece, batch.schema, options=OPTIONS) as writer:
            writer.write_batch(batch)
        content = piece.getvalue()
        self._sink.write(LENGTH.pack(content.size))
        self._sink.write(content)
        self.rows += len(numbers)
        self.width = max(self.width, len(columns))
        self.last_row = max(self.last_row, int(arrays[0][-1].as_py()))
