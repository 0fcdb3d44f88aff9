"""The slides for a hall as plain data: one message each, its source line, what to say with it."""

from dataclasses import dataclass

from sasando.foundation.print.charts import Bars, Columns, Tiles


@dataclass(frozen=True)
class Big:
    """One number set for the last row of seats, and what it counts."""

    value: str
    label: str
    is_death: bool = False


@dataclass(frozen=True)
class Bigs:
    """Two to six numbers side by side."""

    numbers: tuple[Big, ...]


@dataclass(frozen=True)
class Native:
    """A chart that the presenter can edit, with its measure and unit above."""

    chart: Columns | Bars
    subtitle: str
    alt: str


@dataclass(frozen=True)
class Map:
    """A tile map; only named tiles carry text."""

    chart: Tiles
    heading: str
    text: str
    alt: str
    is_death: bool = False


@dataclass(frozen=True)
class Maps:
    """Maps side by side, never one upon the other, each under its number."""

    numbers: tuple[Big, ...]
    maps: tuple[Map, ...]


@dataclass(frozen=True)
class Points:
    """A few short lines, each with a bold beginning."""

    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A small table: up to eight rows that can be read from afar."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()


Body = Bigs | Native | Map | Maps | Points | Grid


@dataclass(frozen=True)
class Slide:
    """One slide: what was found as its title, one body, what follows, whence, what to say."""

    title: str
    body: Body | None
    message: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Deck:
    """All slides in the order they are shown, after the cover."""

    slides: tuple[Slide, ...]
