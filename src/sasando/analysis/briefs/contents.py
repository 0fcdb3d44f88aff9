"""A brief as plain data: what stands on each page, before anyone decides how it looks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sasando.analysis.briefs.deck import Deck
from sasando.foundation.print.charts import Chart

Align = Literal["left", "right"]
NO_DECK = Deck(())


@dataclass(frozen=True)
class OfficeFacts:
    """What the brief says about the office that lays it before its readers."""

    name: str
    province: str
    city: str
    demo: bool
    short: str = ""

    @property
    def foot(self) -> str:
        """Return the name that fits into the foot of a page."""
        return (self.short or self.name).partition(" ·")[0]


@dataclass(frozen=True)
class Run:
    """A stretch of words; a figure among them names the passport it stands in."""

    text: str
    strong: bool = False
    passport: int | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True)
class Lead:
    """The opening sentences of a section."""

    text: Text
    source: Text


@dataclass(frozen=True)
class Paragraph:
    """Sentences with the source of their figures below."""

    text: Text
    source: Text


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    title: str


@dataclass(frozen=True)
class Missing:
    """What is said where a figure is not there: never a zero, never silence."""

    text: str


@dataclass(frozen=True)
class Note:
    """How to read what stands above."""

    title: str
    text: str


@dataclass(frozen=True)
class Figure:
    """One number set large, with its unit, period and source."""

    label: str
    value: str
    unit: str
    period: str
    other: str
    source: Text
    age: str = ""


@dataclass(frozen=True)
class FigureGrid:
    """Numbers side by side, each with its own way to its passport."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class ChartBlock:
    """A chart, what was found as its title; `picture` names the file, `width` is in percent."""

    title: str
    subtitle: str
    alt: str
    source: Text
    old: str
    picture: str
    chart: Chart
    unit: str = ""
    width: int = 100


@dataclass(frozen=True)
class TableColumn:
    """One column of a table; `share` is its part of the width."""

    title: str
    share: int
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """Rows of words and figures under named columns."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Text, ...], ...]
    source: Text


@dataclass(frozen=True)
class Side:
    """One of two figures that do not agree."""

    title: str
    value: Text
    meaning: str
    source: Text


@dataclass(frozen=True)
class TwoSources:
    """Two figures of equal size, the difference and its cause between them."""

    left: Side
    right: Side
    difference_label: str
    difference: str
    cause: str


@dataclass(frozen=True)
class ConflictBox:
    """Figures on which sources disagree, printed as they are."""

    title: str
    table: Table


@dataclass(frozen=True)
class Fact:
    """A statement that is not a figure of ours, with its source and whether it was checked."""

    text: str
    source: str
    flag: str


@dataclass(frozen=True)
class Facts:
    """Statements one below the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Request:
    """What is hoped for, from whom, and what it rests on."""

    kind: str
    title: str
    text: str
    basis: str
    flag: str
    power: str = ""
    budget: str = ""


@dataclass(frozen=True)
class Requests:
    """What is hoped for, numbered in the order of the list."""

    requests: tuple[Request, ...]
    basis_label: str
    power_label: str = "Kewenangan"
    budget_label: str = "Mata anggaran"


Block = (
    Lead
    | Paragraph
    | Subheading
    | Missing
    | Note
    | FigureGrid
    | ChartBlock
    | Table
    | TwoSources
    | ConflictBox
    | Facts
    | Requests
)


@dataclass(frozen=True)
class Section:
    """One numbered chapter: its short name in the running head, its finding as title."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = True


@dataclass(frozen=True)
class Passport:
    """One printed page as the source of the figures that carry this number in brackets."""

    number: int
    values: str
    rows: tuple[tuple[str, str], ...]
    conflict: str


@dataclass(frozen=True)
class PassportGroup:
    """The passports of one indicator below what is true of all of them."""

    title: str
    rows: tuple[tuple[str, str], ...]
    passports: tuple[Passport, ...]


@dataclass(frozen=True)
class Signature:
    """Who signed the brief, in which office and when; `content` is the print of what was agreed."""

    name: str
    post: str
    on: date
    content: str = ""


@dataclass(frozen=True)
class OnePage:
    """A page that can be handed out alone: what is known, and what is asked."""

    name: str
    title: str
    subtitle: str
    chips: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class FigureRow:
    """One cited figure for a spreadsheet; value None: withheld; age in months."""

    passport: int
    label: str
    place: str
    detail: str
    start: str
    end: str
    value: Decimal | None
    unit: str
    source: str
    address: str
    printed: str
    checked: str
    age: int | None


@dataclass(frozen=True)
class Labels:
    """The fixed words of the page furniture."""

    contents: str
    mark: str
    passports: str
    passports_lead: str
    demo: str
    missing: str
    decision: str
    is_signed: bool = False


@dataclass(frozen=True)
class Brief:
    """The whole brief: everything a page shows and nothing it has to look up."""

    title: str
    subtitle: str
    office: OfficeFacts
    occasion: str
    period: str
    as_of: date
    cut_off: str
    footer: str
    how_to_read: tuple[str, ...]
    sections: tuple[Section, ...]
    passports: tuple[PassportGroup, ...]
    labels: Labels
    asked: OnePage | None = None
    leaflet: OnePage | None = None
    deck: Deck = NO_DECK
    figures: tuple[FigureRow, ...] = ()
    language: str = "id"
