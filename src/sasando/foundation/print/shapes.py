"""Charts as values: columns by year, ranked bars, shares, tiles, flows.

Titles, sources and alt texts belong to the page around a chart, where a reader of the text
finds them; the picture holds the marks, the axes, the values and the legend. `specs` says each
as a Vega-Lite specification, `drawing` renders it once; a deck draws it as a native chart.
`english`: the numbers of axes and classes read 4,000 and 2.5 there, 4.000 and 2,5 elsewhere.
"""

from dataclasses import dataclass
from math import floor, log10

# Corners of longitude and latitude in degrees; the first stands again at the end.
Ring = tuple[tuple[float, float], ...]
# The text width of an A4 page with margins of 19 mm, in points.
WIDTH = 488.0


@dataclass(frozen=True)
class Mark:
    """One bar: its value, the value in words, whether its period was still running."""

    value: float
    label: str
    other_source: bool = False
    part_period: bool = False


@dataclass(frozen=True)
class Column:
    """The bars that stand at one place of the axis."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Columns:
    """Bars by year; what another source says stands beside as an outline."""

    columns: tuple[Column, ...]
    colour: str
    main_name: str
    other_name: str = ""
    part_name: str = ""
    height: float = 190
    english: bool = False


@dataclass(frozen=True)
class Bar:
    """One ranked bar."""

    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, for names too long to stand under a column."""

    bars: tuple[Bar, ...]
    colour: str
    axis: str
    name_width: float = 150
    english: bool = False


@dataclass(frozen=True)
class Group:
    """The bars of one name, in the order of the series; a value of None has no bar."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Groups:
    """Horizontal bars by name and, within it, by series; five series at most."""

    groups: tuple[Group, ...]
    series: tuple[str, ...]
    axis: str
    name_width: float = 150
    english: bool = False


@dataclass(frozen=True)
class Share:
    """One part of a whole."""

    name: str
    value: float
    label: str
    colour: str


@dataclass(frozen=True)
class Shares:
    """A whole in two parts, drawn as one bar."""

    left: Share
    right: Share
    english: bool = False


@dataclass(frozen=True)
class Tile:
    """One regency on the tile map; value None: not printed; withheld: too few to show."""

    name: str
    column: int
    row: int
    value: float | None = None
    label: str = ""
    withheld: bool = False


@dataclass(frozen=True)
class TileWords:
    """The words of a tile map's legend."""

    none: str
    withheld: str
    note: str


@dataclass(frozen=True)
class Tiles:
    """Equal squares per regency, with the upper bound of each class of colour.

    With `outlines`, the rings of each tile in degrees, the regencies are drawn as they lie.
    """

    tiles: tuple[Tile, ...]
    islands: tuple[tuple[str, int, int], ...]
    bounds: tuple[float, ...]
    words: TileWords
    is_whole: bool = True
    outlines: tuple[tuple[Ring, ...], ...] = ()
    english: bool = False


@dataclass(frozen=True)
class Flow:
    """How many went from one place to another."""

    origin: str
    destination: str
    value: float
    label: str


@dataclass(frozen=True)
class Flows:
    """Bands from origins at the left to destinations at the right, as wide as they count."""

    flows: tuple[Flow, ...]
    origin_name: str
    destination_name: str
    height: float = 230
    english: bool = False


Chart = Columns | Bars | Groups | Shares | Tiles | Flows


@dataclass(frozen=True)
class ChartTable:
    """The table behind a chart: what is drawn, in words and figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_behind(chart: Chart, *, value_name: str) -> ChartTable:
    """Return the rows that a chart draws; a withheld tile says so and carries no value."""
    match chart:
        case Columns():
            return ChartTable(("Kurun", value_name, "Keterangan"), tuple(_marks(chart)))
        case Bars():
            return ChartTable(
                ("Kelompok", value_name), tuple((b.name, b.label) for b in chart.bars)
            )
        case Groups():
            head = ("Kelompok", *(f"{name}, {value_name}" for name in chart.series))
            return ChartTable(head, tuple((one.name, *one.labels) for one in chart.groups))
        case Shares():
            parts = (chart.left, chart.right)
            shares = tuple(
                (p.name, tick_label(p.value, english=chart.english), p.label) for p in parts
            )
            return ChartTable(("Kelompok", value_name, "Bagian"), shares)
        case Tiles():
            rows = tuple((tile.name, _tile_words(tile, chart.words)) for tile in chart.tiles)
            return ChartTable(("Wilayah", value_name), rows)
        case Flows():
            head = (chart.origin_name, chart.destination_name, value_name)
            return ChartTable(head, tuple((f.origin, f.destination, f.label) for f in chart.flows))


def _marks(chart: Columns) -> list[tuple[str, str, str]]:
    rows = []
    for column in chart.columns:
        for mark in column.marks:
            name = chart.other_name if mark.other_source else chart.main_name
            rows.append((column.name, mark.label, chart.part_name if mark.part_period else name))
    return rows


def _tile_words(tile: Tile, told: TileWords) -> str:
    return told.withheld if tile.withheld else tile.label or told.none


def ticks(highest: float) -> list[float]:
    """Return 0 and round numbers up to `highest`, five at most."""
    if highest <= 0:
        return [0]
    rough = highest / 4
    power = 10.0 ** floor(log10(rough))
    # Between 2 and 3 people there is nobody.
    bases = (1, 2, 3, 5, 10) if power == 1 else (1, 2, 2.5, 5, 10)
    step = next(power * base for base in bases if power * base >= rough)
    return [step * index for index in range(floor(highest / step) + 1)]


def tick_label(value: float, *, english: bool = False) -> str:
    """Return an axis number the Indonesian way, 4.000 and 2,5, or the English, 4,000 and 2.5."""
    text = f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
    return text if english else text.translate(str.maketrans(",.", ".,"))
