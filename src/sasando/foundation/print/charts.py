"""Charts as values and as SVG: columns by year, ranked bars, shares, tiles.

Titles, sources and alt texts belong to the page around a chart, where a reader of the text
finds them; the picture holds the marks, the axes, the values and the legend.
"""

from dataclasses import dataclass
from math import ceil, floor, log10

from sasando.foundation.print.svg import (
    HATCH,
    HATCH_EDGE,
    INK,
    INK_2,
    INK_3,
    LINE,
    OTHER_SOURCE,
    SEQUENCE,
    SURFACE,
    Face,
    drawing,
    line,
    rect,
    words,
)

# The text width of an A4 page with margins of 19 mm, in points.
WIDTH = 488.0
PART_YEAR = "part-year"
WITHHELD = "withheld"


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
    """Equal squares per regency, with the upper bound of each class of colour."""

    tiles: tuple[Tile, ...]
    islands: tuple[tuple[str, int, int], ...]
    bounds: tuple[float, ...]
    words: TileWords


Chart = Columns | Bars | Shares | Tiles


def draw(chart: Chart) -> bytes:
    """Return the chart as SVG."""
    match chart:
        case Columns():
            return draw_columns(chart)
        case Bars():
            return draw_bars(chart)
        case Shares():
            return draw_shares(chart)
        case Tiles():
            return draw_tiles(chart)


def ticks(highest: float) -> list[float]:
    """Return 0 and round numbers up to `highest`, five at most."""
    if highest <= 0:
        return [0]
    rough = highest / 4
    power = 10.0 ** floor(log10(rough))
    step = next(power * base for base in (1, 2, 2.5, 5, 10) if power * base >= rough)
    return [step * index for index in range(floor(highest / step) + 1)]


def tick_label(value: float) -> str:
    """Return an axis number the Indonesian way: 4.000 and 2,5."""
    text = f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def _legend(chart: Columns) -> list[str]:
    entries: list[tuple[str, str | None, str]] = [(chart.colour, None, chart.main_name)]
    if chart.other_name:
        entries.append((SURFACE, OTHER_SOURCE, chart.other_name))
    if chart.part_name:
        entries.append((f"url(#{PART_YEAR})", chart.colour, chart.part_name))
    parts, x = [], 0.0
    for fill, stroke, name in entries:
        parts.append(rect(x, 2, width=9, height=9, fill=fill, stroke=stroke))
        parts.append(words(x + 13, 10, text=name, face=Face(size=9.5, colour=INK)))
        # An average letter of the face is close to half its size.
        x += 13 + len(name) * 4.75 + 18
    return parts


def _mark(mark: Mark, *, x: float, base: float, size: tuple[float, float], colour: str) -> str:
    width, height = size
    fill: str = colour
    stroke: str | None = None
    if mark.other_source:
        fill, stroke = SURFACE, OTHER_SOURCE
    elif mark.part_period:
        fill, stroke = f"url(#{PART_YEAR})", colour
    face = Face(
        size=9.5, weight=600, anchor="middle", colour=OTHER_SOURCE if mark.other_source else INK
    )
    bar = rect(x, base - height, width=width, height=height, fill=fill, stroke=stroke)
    return bar + words(x + width / 2, base - height - 4, text=mark.label, face=face)


def draw_columns(chart: Columns) -> bytes:
    """Return columns from 0 with three to five lines behind them."""
    highest = max((m.value for c in chart.columns for m in c.marks), default=0)
    steps = ticks(highest)
    left, top, base = 34.0, 32.0, chart.height - 16
    scale = (base - top) / max(highest, steps[-1], 1)
    parts = _legend(chart)
    for step in steps:
        y = base - step * scale
        colour, weight = (INK_2, 1.0) if step == 0 else (LINE, 0.7)
        parts.append(line((left, y), end=(WIDTH, y), colour=colour, width=weight))
        face = Face(size=9, colour=INK_3, anchor="end")
        parts.append(words(left - 5, y + 3, text=tick_label(step), face=face))
    room = (WIDTH - left) / max(len(chart.columns), 1)
    for index, column in enumerate(chart.columns):
        middle = left + room * (index + 0.5)
        parts += _column(column, middle=middle, base=base, scale=scale, chart=chart)
    hatches = {PART_YEAR: chart.colour}
    return drawing(parts, width=WIDTH, height=chart.height, hatches=hatches)


def _column(
    column: Column, *, middle: float, base: float, scale: float, chart: Columns
) -> list[str]:
    room = (WIDTH - 34) / max(len(chart.columns), 1)
    count = max(len(column.marks), 1)
    width = min(room * 0.5, 30) if count == 1 else min(room * 0.86 / count, 22)
    start = middle - (width + 1.5) * count / 2
    parts = [
        _mark(
            mark,
            x=start + (width + 1.5) * place,
            base=base,
            size=(width, mark.value * scale),
            colour=chart.colour,
        )
        for place, mark in enumerate(column.marks)
    ]
    face = Face(size=9.5, colour=INK_2, anchor="middle")
    parts.append(words(middle, base + 13, text=column.name, face=face))
    return parts


def draw_bars(chart: Bars) -> bytes:
    """Return ranked bars from 0, the value at each end, the unit under the axis."""
    step, top = 17.0, 2.0
    base = top + step * len(chart.bars)
    left = chart.name_width
    highest = max((bar.value for bar in chart.bars), default=0)
    scale = (WIDTH - left - 46) / (highest or 1)
    parts = []
    for tick in ticks(highest):
        x = left + tick * scale
        parts.append(line((x, top), end=(x, base), colour=LINE, width=0.7))
        face = Face(size=9, colour=INK_3, anchor="middle")
        parts.append(words(x, base + 12, text=tick_label(tick), face=face))
    for index, bar in enumerate(chart.bars):
        y = top + step * index
        length = bar.value * scale
        face = Face(size=9.5, colour=INK, anchor="end")
        parts.append(words(left - 6, y + 11.5, text=bar.name, face=face))
        parts.append(rect(left, y + 2.5, width=length, height=12, fill=chart.colour))
        value = Face(size=9.5, weight=600, colour=INK)
        parts.append(words(left + length + 5, y + 11.5, text=bar.label, face=value))
    parts.append(line((left, top), end=(left, base), colour=INK_2, width=1))
    axis = Face(size=9, colour=INK_3, anchor="end")
    parts.append(words(WIDTH, base + 12, text=chart.axis, face=axis))
    return drawing(parts, width=WIDTH, height=ceil(base + 16), hatches={})


def draw_shares(chart: Shares) -> bytes:
    """Return one bar in two parts, each named above its end."""
    total = chart.left.value + chart.right.value
    cut = WIDTH * chart.left.value / total if total else 0.0
    left, right = chart.left, chart.right
    face = Face(size=9.5, colour=INK)
    end = Face(size=9.5, colour=INK, anchor="end")
    parts = [
        rect(0, 3, width=8, height=8, fill=left.colour),
        words(12, 10.5, text=f"{left.name} {left.label}", face=face),
        rect(WIDTH - 8, 3, width=8, height=8, fill=right.colour),
        words(WIDTH - 12, 10.5, text=f"{right.name} {right.label}", face=end),
        rect(0, 16, width=max(cut - 0.8, 0), height=15, fill=left.colour),
        rect(cut + 0.8, 16, width=max(WIDTH - cut - 0.8, 0), height=15, fill=right.colour),
    ]
    return drawing(parts, width=WIDTH, height=32, hatches={})


TILE_WIDTH, TILE_HEIGHT, TILE_GAP = 42.0, 34.0, 2.6
# Row 2 is sea: it only has to part the Flores chain from Sumba and Timor.
SEA_SHARE = 0.42


def _tile_place(column: int, row: int) -> tuple[float, float]:
    x = (column - 1) * (TILE_WIDTH + TILE_GAP)
    full = TILE_HEIGHT + TILE_GAP
    rows_above = row - 1
    sea = full * (1 - SEA_SHARE) if row > 2 else 0
    return x, 14 + rows_above * full - sea


def _tile_fill(tile: Tile, *, bounds: tuple[float, ...]) -> tuple[str, str]:
    if tile.withheld:
        return f"url(#{WITHHELD})", HATCH_EDGE
    if tile.value is None:
        return SURFACE, LINE
    place = next((i for i, bound in enumerate(bounds) if tile.value <= bound), len(bounds))
    return SEQUENCE[place], SEQUENCE[place]


def _tile(tile: Tile, *, bounds: tuple[float, ...]) -> list[str]:
    x, y = _tile_place(tile.column, tile.row)
    fill, stroke = _tile_fill(tile, bounds=bounds)
    dark = fill in SEQUENCE[3:]
    ink = SURFACE if dark else INK
    parts = [rect(x, y, width=TILE_WIDTH, height=TILE_HEIGHT, fill=fill, stroke=stroke)]
    if tile.withheld:
        parts.append(rect(x + 3, y + 4, width=TILE_WIDTH - 6, height=12, fill=SURFACE))
    middle = x + TILE_WIDTH / 2
    small = Face(size=8.2, colour=ink, anchor="middle")
    bold = Face(size=10.5, weight=700, colour=ink, anchor="middle")
    lone = y + 13 if tile.label or tile.withheld else y + 20
    parts.append(words(middle, lone, text=tile.name, face=small))
    if tile.label:
        parts.append(words(middle, y + 27, text=tile.label, face=bold))
    return parts


def draw_tiles(chart: Tiles) -> bytes:
    """Return the tile map with its islands and the legend of its classes."""
    parts = []
    for name, column, row in chart.islands:
        x, y = _tile_place(column, row)
        parts.append(words(x + 1, y - 3.5, text=name, face=Face(size=8.5, colour=INK_3)))
    for tile in chart.tiles:
        parts += _tile(tile, bounds=chart.bounds)
    bottom = max((_tile_place(t.column, t.row)[1] for t in chart.tiles), default=0.0)
    top = bottom + TILE_HEIGHT + 12
    parts += _tile_legend(chart, top=top)
    return drawing(parts, width=WIDTH, height=top + 26, hatches={WITHHELD: HATCH})


def _tile_legend(chart: Tiles, *, top: float) -> list[str]:
    lows = (0.0, *(bound + 1 for bound in chart.bounds))
    highs = [tick_label(bound) for bound in chart.bounds]
    names = [f"{tick_label(low)}–{high}" for low, high in zip(lows, highs, strict=False)]
    names.append(f"> {highs[-1]}")
    entries = [(fill, fill, name) for fill, name in zip(SEQUENCE, names, strict=False)]
    entries.append((SURFACE, HATCH_EDGE, chart.words.none))
    if any(tile.withheld for tile in chart.tiles):
        entries.append((f"url(#{WITHHELD})", HATCH_EDGE, chart.words.withheld))
    parts, x = [], 0.0
    for fill, stroke, name in entries:
        parts.append(rect(x, top, width=10, height=9, fill=fill, stroke=stroke))
        parts.append(words(x + 13, top + 8, text=name, face=Face(size=8.5)))
        x += 13 + len(name) * 4.3 + 12
    parts.append(words(0, top + 22, text=chart.words.note, face=Face(size=8.5, colour=INK_3)))
    return parts
