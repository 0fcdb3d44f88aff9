"""Lays a matrix out: finished words for the grid of a page, a sheet of paper or a spreadsheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.duties.states import (
    ABSENT,
    MAY,
    PARTLY,
    STATES,
    THERE,
    UNKNOWN,
    opens_to_parliament_on,
)
from sasando.domain.values.words import Words
from sasando.library.duties import telling
from sasando.library.duties.facts import CENTRAL, PROVINCE, REGENCY, VILLAGE, Cell, Matrix, Row

# State → sign of the sprite: shape first, word beside it, colour last.
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        THERE: "circle-fill",
        PARTLY: "circle-half",
        UNKNOWN: "question-lg",
        ABSENT: "x-lg",
        MAY: "dash-lg",
    }
)
TITLES: Mapping[str, Words] = MappingProxyType(
    {
        CENTRAL: Words(id="Kewajiban Pemerintah Pusat", en="Duties of the central government"),
        PROVINCE: Words(id="Kewajiban provinsi", en="Duties of the province"),
        REGENCY: Words(id="Kewajiban kabupaten dan kota", en="Duties of regencies and the city"),
        VILLAGE: Words(id="Kewajiban desa dalam contoh", en="Duties of villages in the sample"),
    }
)
LETTER = Words(id="huruf {letter}", en="item {letter}")
DISPUTED = Words(id="unit menjawab lain", en="the unit says otherwise")
REVIEW = Words(id="waktunya ditinjau lagi", en="due to be looked at again")
WAITS = Words(id="ada bukti menunggu pemeriksaan", en="evidence waits to be verified")
NOT_OPEN = Words(
    id="dibuka {day}: unit sedang melihat barisnya", en="opens {day}: the unit is looking at it"
)
NOT_SHOWN = Words(
    id="belum dibuka: barisnya belum ditunjukkan kepada unit",
    en="not open yet: the row has not been laid before the unit",
)
Address = Callable[[Cell], str]
RowAddress = Callable[[Row], str]


@dataclass(frozen=True)
class LaidCell:
    """One cell: its sign, and all it says in one line for the ear."""

    state: str
    sign: str
    word: str
    said: str
    column: str
    mark: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class LaidRow:
    """One bearer; `island` stands on the first row of its island, `span` says how many follow."""

    code: str
    name: str
    url: str
    island: str
    span: int
    cells: tuple[LaidCell, ...]
    there: int
    partly: int
    is_chosen: bool
    note: str


@dataclass(frozen=True)
class LaidColumn:
    """One duty at the head of a column; `there` counts the bearers that meet it."""

    letter: str
    heading: str
    text: str
    there: int


@dataclass(frozen=True)
class LaidMatrix:
    """A matrix in finished words."""

    columns: tuple[LaidColumn, ...]
    rows: tuple[LaidRow, ...]
    legend: tuple[tuple[str, str, str, int], ...]
    caption: str
    signs: tuple[str, ...] = tuple(SIGNS.values())


def laid(
    matrix: Matrix,
    language: str | None,
    *,
    cell_url: Address,
    row_url: RowAddress,
    chosen: tuple[str, str] = ("", ""),
) -> LaidMatrix:
    """Return a matrix in the words of a language; `chosen` is (code, letter) of an open cell."""
    counted = zip(matrix.duties, matrix.there, strict=True)
    columns = tuple(
        LaidColumn(
            duty.letter, duty.heading.in_language(language), duty.text.in_language(language), there
        )
        for duty, there in counted
    )
    spans = _spans(matrix.rows)
    rows = tuple(
        _row(row, language, span=span, urls=(cell_url, row_url), chosen=chosen)
        for row, span in zip(matrix.rows, spans, strict=True)
    )
    return LaidMatrix(
        columns, rows, legend(matrix, language), TITLES[matrix.level].in_language(language)
    )


def legend(matrix: Matrix, language: str | None) -> tuple[tuple[str, str, str, int], ...]:
    """Return (state, sign, word, count) in the order of the legend; only states that can be."""
    may = any(duty.is_optional for duty in matrix.duties)
    return tuple(
        (state, SIGNS[state], words.in_language(language), getattr(matrix.sum, state))
        for state, words in STATES.items()
        if state != MAY or may
    )


def _spans(rows: tuple[Row, ...]) -> list[int]:
    """Return how many rows an island has, on its first row; 0 on those that follow."""
    islands = [row.bearer.island for row in rows]
    found = []
    for at, island in enumerate(islands):
        is_first = at == 0 or islands[at - 1] != island
        rest = islands[at:]
        ends = next((n for n, name in enumerate(rest) if name != island), len(rest))
        found.append(ends if is_first else 0)
    return found


def _row(
    row: Row,
    language: str | None,
    *,
    span: int,
    urls: tuple[Address, RowAddress],
    chosen: tuple[str, str],
) -> LaidRow:
    bearer = row.bearer
    cells = tuple(_cell(cell, language, url=urls[0](cell), chosen=chosen) for cell in row.cells)
    return LaidRow(
        code=bearer.code, name=bearer.name, url=urls[1](row), island=bearer.island if span else "",
        span=span, cells=cells, there=row.sum.there, partly=row.sum.partly,
        is_chosen=bearer.code == chosen[0],
        note=_note(row, language),
    )  # fmt: skip


def _note(row: Row, language: str | None) -> str:
    if row.as_of is not None:
        return ""
    shown_on = row.bearer.shown_on
    if shown_on is None:
        return NOT_SHOWN.in_language(language)
    opens = telling.day(opens_to_parliament_on(shown_on), language)
    return NOT_OPEN.in_language(language).format(day=opens)


def _cell(cell: Cell, language: str | None, *, url: str, chosen: tuple[str, str]) -> LaidCell:
    word = STATES[cell.state].in_language(language)
    heading = cell.duty.heading.in_language(language).replace("\u00ad", "")
    letter = LETTER.in_language(language).format(letter=cell.duty.letter)
    mark = mark_of(cell).in_language(language)
    said = f"{cell.bearer.name}, {letter}, {heading}: {word}"
    return LaidCell(
        state=cell.state, sign=SIGNS[cell.state], word=word,
        said=f"{said}; {mark}" if mark else said, column=f"{cell.duty.letter} · {heading}",
        mark=mark, url=url, is_chosen=(cell.bearer.code, cell.duty.letter) == chosen,
    )  # fmt: skip


def mark_of(cell: Cell) -> Words:
    """Return what else a cell asks to be looked at; empty words when nothing."""
    if cell.is_disputed:
        return DISPUTED
    if cell.is_due:
        return REVIEW
    return WAITS if cell.waits else Words(id="", en="")
