"""One received table as rows under our names: headings found, totals and layout set apart."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

import polars as pl

from sasando.domain.reconciliation.headings import Header, find_header
from sasando.domain.reconciliation.lines import LineKind, line_kind, stated_total
from sasando.foundation.sources.reading.table import Reading

PART_ROWS = 20_000
WHOLE = "Total"
STRONG = ("nik", "born", "passport", "died_on", "departed_on", "value")


@dataclass
class Received:
    """A table being read: its headings, and the totals that its own lines state."""

    kind: str
    reading: Reading
    header: Header
    header_row: int
    stated: dict[str, int] = field(default_factory=dict)

    def parts(self) -> Iterator[pl.DataFrame]:
        """Yield frames of at most 20,000 rows: `row`, our columns as text, and `hash`."""
        waiting: list[pl.DataFrame] = []
        count = 0
        for frame in self._frames():
            waiting.append(frame)
            count += frame.height
            while count >= PART_ROWS:
                whole = pl.concat(waiting)
                yield whole[:PART_ROWS]
                waiting = [whole[PART_ROWS:]]
                count = waiting[0].height
        rest = pl.concat(waiting) if waiting else None
        if rest is not None and rest.height:
            yield rest

    def _frames(self) -> Iterator[pl.DataFrame]:
        names = dict(self.header.columns)
        for numbers, columns in self.reading.columns_in_pieces():
            chosen = {name: columns[at] for name, at in names.items() if at < len(columns)}
            frame = pl.DataFrame({"row": pl.Series(numbers, dtype=pl.UInt32), **chosen})
            usual = self._usual(frame)
            odd = (~usual).arg_true().to_list()
            kept = usual.to_list()
            for at in odd:
                kept[at] = self._is_row(numbers[at], [column[at] for column in columns])
            yield frame.filter(pl.Series(kept, dtype=pl.Boolean))

    def _usual(self, frame: pl.DataFrame) -> pl.Series:
        """Say which rows are plainly rows: below the headings, with a name and a strong cell."""
        strong = [name for name in STRONG if name in frame.columns]
        filled = (
            pl.any_horizontal(pl.col(name) != "" for name in strong) if strong else pl.lit(False)
        )
        head = next((name for name in ("name", "id") if name in frame.columns), "row")
        named = pl.col(head).cast(pl.String)
        plain = (named != "") & filled & ~named.str.contains("(?i)^(jumlah|total|nama)")
        return frame.select(usual=plain & (pl.col("row") > self.header_row + 1)).to_series()

    def _is_row(self, number: int, cells: list[str]) -> bool:
        if number <= self.header_row:
            return False
        kind = line_kind(cells, header=self.header)
        if kind is LineKind.TOTAL:
            total = stated_total(cells)
            if total is not None:
                self.stated.setdefault(total.group or WHOLE, total.value)
        return kind is LineKind.ROW


def open_received(kind: str, reading: Reading, *, mapping: Mapping[str, str]) -> Received:
    """Return the table with its headings found; raises Refused when they are not."""
    head = reading.head()
    header = find_header(kind, [cells for _, cells in head], mapping=mapping or None)
    last_header = head[header.first_data_row - 1][0]
    return Received(kind, reading, header, last_header)


def twice(received: Received, column: str) -> frozenset[str]:
    """Return the texts that stand in more than one row of a column."""
    if column not in received.header.columns:
        return frozenset()
    seen: Counter[str] = Counter()
    at = received.header.columns[column]
    for numbers, columns in received.reading.columns_in_pieces():
        if at < len(columns):
            rows = zip(numbers, columns[at], strict=True)
            seen.update(text for number, text in rows if text and number > received.header_row)
    return frozenset(text for text, count in seen.items() if count > 1)


def digests(frame: pl.DataFrame) -> list[bytes]:
    """Return a 16-byte digest of each row's texts, the running number left out."""
    names = sorted(name for name in frame.columns if name not in ("row", "no"))
    joined = frame.select(pl.concat_str(names, separator="\x1f")).to_series().to_list()
    return [blake2b(text.encode(), digest_size=16).digest() for text in joined]
