"""Finds what releases say of one place month by month; nothing that was not released."""

from dataclasses import dataclass
from decimal import Decimal

from sasando.domain.values.words import Words
from sasando.library.publications import queries
from sasando.library.publications.facts import ReleaseCard, TableFacts
from sasando.library.publications.layout import SUPPRESSED, TOTAL

MONTH = "month"
MONTHS = 12
# A Kemendagri code of a village, 53.07.01.2003, begins with that of its regency.
REGENCY_LENGTH = 5
BOOK = (
    ("departures", Words(id="berangkat", en="left")),
    ("returns_total", Words(id="pulang", en="came back")),
)
HIDDEN = Words(id="disamarkan", en="suppressed")
NOTHING = Words(id="", en="")


@dataclass(frozen=True)
class MonthCell:
    """The figure of one month; `value` is None where it is suppressed."""

    value: Decimal | None


@dataclass(frozen=True)
class Monthly:
    """A released figure of a place by month, January first; None where no such cell was released.

    `dimension` names at which level the place stands, `place` its code.
    """

    card: ReleaseCard
    title: Words
    dimension: str
    place: str
    months: tuple[MonthCell | None, ...]


@dataclass(frozen=True)
class BookColumn:
    """One column of a book by month: what it counts where, twelve words, whence they come.

    A word is "" where no such cell was released.
    """

    heading: Words
    cells: tuple[Words, ...]
    source: Words


def book_columns(*, village: str, regency_name: str, year: int) -> tuple[BookColumn, ...]:
    """Return what releases hold of who left and came back, for a village or else its regency."""
    places = {"origin_village": village, "origin_regency": village[:REGENCY_LENGTH]}
    found = [(word, released(name, places=places, year=year)) for name, word in BOOK]
    return tuple(_column(word, one, regency_name) for word, one in found if one)


def released(indicator: str, *, places: dict[str, str], year: int) -> Monthly | None:
    """Return the newest standing release that holds an indicator of a place by month.

    `places` gives a code for each dimension, the one wanted first leading. Other dimensions of a
    table count as their total only. Partners' releases are read too.
    """
    tables = queries.latest_of(indicator, partners=True)
    for dimension, place in places.items():
        for card, table in tables:
            found = _months(table, dimension, place, year=year)
            if any(found):
                title = Words(id=table.title, en=table.title_en)
                return Monthly(card, title, dimension, place, found)
    return None


def _months(
    table: TableFacts, dimension: str, place: str, *, year: int
) -> tuple[MonthCell | None, ...]:
    if MONTH not in table.by or dimension not in table.by:
        return (None,) * MONTHS
    cells = {tuple(cell[: len(table.by)]): cell for cell in table.cells}
    return tuple(
        _cell(cells.get(tuple(_wanted(name, dimension, place, month) for name in table.by)))
        for month in (f"{year}-{number:02d}" for number in range(1, MONTHS + 1))
    )


def _wanted(name: str, dimension: str, place: str, month: str) -> str:
    return {MONTH: month, dimension: place, "year": month[:4]}.get(name, TOTAL)


def _cell(cell: tuple[object, ...] | None) -> MonthCell | None:
    if cell is None:
        return None
    hidden = cell[-1] == SUPPRESSED or cell[-2] is None
    return MonthCell(None if hidden else Decimal(str(cell[-2])))


def _column(word: Words, found: Monthly, regency_name: str) -> BookColumn:
    at = Words(id="desa", en="village")
    if found.dimension != "origin_village":
        at = Words(id=regency_name, en=regency_name)
    return BookColumn(
        heading=Words(id=f"{word.id}, {at.id}", en=f"{word.en}, {at.en}"),
        cells=tuple(_said(cell) for cell in found.months),
        source=Words(
            id=f"{found.card.number}: {found.title.id}", en=f"{found.card.number}: {found.title.en}"
        ),
    )


def _said(cell: MonthCell | None) -> Words:
    if cell is None:
        return NOTHING
    if cell.value is None:
        return HIDDEN
    return Words(id=f"{cell.value:,}".replace(",", "."), en=f"{cell.value:,}")
