"""Which lines of a table are rows, which are totals, and which are only layout."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sasando.domain.reconciliation.headings import Header, normalise_heading
from sasando.domain.values.numbers import parse_count
from sasando.domain.values.words import Refused

_TOTAL = re.compile(
    r"^\s*(?P<sub>sub[\s\-]*)?(?:grand[\s\-]*)?(?:jumlah|total|jml|ttl)\b[\s:.=]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = frozenset(
    ["", "total", "keseluruhan", "seluruhnya", "semua", "orang", "pmi", "cpmi", "jumlah", "umum"]
)
_NUMBERING = re.compile(r"^\(?[0-9]{1,2}\)?\.?$")
_NUMBER = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+(?:\.0)?)(?![0-9])")
_ID_COLUMNS = ("nik", "born", "passport", "died_on", "departed_on")
# Tables without people: the day of a session, the article of a duty.
_KEY_COLUMNS = ("name", "id", "held_on", "article")
_LEAST_CELLS = 2


class LineKind(Enum):
    """What a line below the headings is."""

    ROW = "row"
    TOTAL = "total"
    LAYOUT = "layout"
    BLANK = "blank"


@dataclass(frozen=True)
class StatedTotal:
    """A total that the table itself states; an empty group means all rows."""

    group: str
    value: int


@dataclass(frozen=True)
class Merged:
    """A merged block of cells, both ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def line_kind(cells: Sequence[str], *, header: Header) -> LineKind:
    """Return what a line is; a line with a NIK, a birth date, a name or a key is always a row.

    Layout: headings printed again on a new page, the column numbers under headings, notes and
    signatures that stand in no column of the table.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return LineKind.BLANK
    if _TOTAL.match(filled[0]) and not _has_any(cells, header, _ID_COLUMNS):
        return LineKind.TOTAL
    if _is_repeated(cells, header) or _is_numbering(filled):
        return LineKind.LAYOUT
    if _has_any(cells, header, (*_KEY_COLUMNS, *_ID_COLUMNS)):
        return LineKind.ROW
    if len(filled) <= _LEAST_CELLS:
        return LineKind.LAYOUT
    return LineKind.ROW


def stated_total(cells: Sequence[str]) -> StatedTotal | None:
    """Return the total that a `Jumlah` or `Total` line states, or None when it states none.

    `Jumlah | 840` gives all rows, `Jumlah Kabupaten Malaka: 25` the group `Kabupaten Malaka`.
    Of several numbers the last counts when it is the sum of the others; else none does. A bare
    `Sub Jumlah` names no group and states nothing that can be checked.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    match = _TOTAL.match(filled[0]) if filled else None
    if match is None:
        return None
    rest = match["rest"]
    inside = _NUMBER.findall(rest)
    group = re.sub(r"[\s:=.]+$", "", _NUMBER.sub("", rest)).strip()
    value = _one_value([*inside, *filled[1:]])
    is_whole = normalise_heading(group) in _WHOLE or normalise_heading(group).startswith("seluruh")
    if value is None or (match["sub"] and is_whole):
        return None
    return StatedTotal("" if is_whole else re.sub(r"\s+(orang|pmi)$", "", group), value)


def fill_merged(rows: Sequence[Sequence[str]], *, merged: Sequence[Merged]) -> list[list[str]]:
    """Return the rows with the text of each merged block in all of its cells.

    Only blocks that the file itself declares are filled: an empty cell of a plain table means
    that the source does not say, and copying from above would make up an origin.
    """
    filled = [list(row) for row in rows]
    for block in merged:
        if block.top >= len(filled) or block.left >= len(filled[block.top]):
            continue
        text = filled[block.top][block.left]
        for row in filled[block.top : block.bottom + 1]:
            for column in range(block.left, min(block.right + 1, len(row))):
                row[column] = text
    return filled


def row_texts(cells: Sequence[str], *, columns: Mapping[str, int]) -> dict[str, str]:
    """Return the texts of one row by our names of columns; a cell that is not there is empty."""
    return {
        name: cells[index].strip() if index < len(cells) else "" for name, index in columns.items()
    }


def _one_value(texts: Sequence[str]) -> int | None:
    numbers = []
    for text in texts:
        found = _NUMBER.findall(text)
        if len(found) != 1:
            continue
        try:
            numbers.append(parse_count(found[0]))
        except Refused:
            continue
    if not numbers:
        return None
    *parts, last = numbers
    return last if not parts or sum(parts) == last or set(parts) == {last} else None


def _has_any(cells: Sequence[str], header: Header, names: Sequence[str]) -> bool:
    indexes = [header.columns[name] for name in names if name in header.columns]
    return any(index < len(cells) and cells[index].strip() for index in indexes)


def _is_repeated(cells: Sequence[str], header: Header) -> bool:
    """Say whether most known columns repeat their own heading."""
    same = sum(
        1
        for index in header.columns.values()
        if index < len(cells)
        and cells[index].strip()
        and normalise_heading(cells[index]) == normalise_heading(header.headings[index])
    )
    return same > len(header.columns) / 2


def _is_numbering(filled: Sequence[str]) -> bool:
    if len(filled) <= _LEAST_CELLS or not all(_NUMBERING.match(text) for text in filled):
        return False
    numbers = [int(re.sub(r"[^0-9]", "", text)) for text in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
