"""Which figures a chart of the brief shows, and the sentence that stands in for it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sasando.analysis.briefs import reference, wording
from sasando.analysis.briefs.checks import MISPRINT, find_disagreements
from sasando.analysis.briefs.passports import SMALL_COUNT
from sasando.analysis.briefs.published import PublishedFigure, Question, Reading
from sasando.analysis.briefs.writer import Writer
from sasando.foundation.print.charts import (
    Bar,
    Bars,
    Column,
    Columns,
    Mark,
    Share,
    Shares,
    Tile,
    Tiles,
    TileWords,
)
from sasando.foundation.print.palette import DEATHS, SERIES

# Upper bounds of the map's classes, in services.
MAP_BOUNDS = (50.0, 100.0, 150.0, 200.0)
FIRST = SERIES[0]
FOURTH = SERIES[3]


def _mark(reading: Reading, *, other: bool) -> Mark:
    value = float(reading.value)
    return Mark(value, wording.number(reading.value), other_source=other)


def columns_of_readings(
    writer: Writer, indicator: str, *, names: tuple[str, str]
) -> tuple[Columns, list[PublishedFigure]]:
    """Return the years of one indicator, other sources' values as outlines beside."""
    misprints = {
        disagreement.right.figure.figure_id
        for disagreement in find_disagreements(writer.published, area="53")
        if disagreement.cause == MISPRINT
    }
    columns, figures = [], []
    for year in writer.years(indicator):
        readings = [
            reading
            for reading in writer.published.readings(Question.of_year(indicator, year))
            if reading.figure.figure_id not in misprints
        ]
        marks = tuple(_mark(r, other=place > 0) for place, r in enumerate(readings))
        columns.append(Column(str(year), marks))
        figures += [reading.figure for reading in readings]
    several = any(len(column.marks) > 1 for column in columns)
    chart = Columns(tuple(columns), DEATHS, names[0], names[1] if several else "")
    return chart, figures


def columns_of_two(
    writer: Writer, indicators: tuple[str, str], *, names: tuple[str, str]
) -> tuple[Columns, list[PublishedFigure]]:
    """Return the years of two indicators side by side, the second as an outline."""
    years = sorted({year for name in indicators for year in writer.years(name)})
    columns, figures = [], []
    for year in years:
        marks = []
        for place, name in enumerate(indicators):
            for reading in writer.published.readings(Question.of_year(name, year))[:1]:
                marks.append(_mark(reading, other=place > 0))
                figures.append(reading.figure)
        columns.append(Column(str(year), tuple(marks)))
    return Columns(tuple(columns), FIRST, *names), figures


def with_part_year(
    chart: Columns, *, figures: list[PublishedFigure], part: PublishedFigure | None, name: str
) -> tuple[Columns, list[PublishedFigure]]:
    """Return the chart with a hatched column for a year that was still running."""
    if part is None or part.period_end is None:
        return chart, figures
    mark = Mark(float(part.value), wording.number(part.value), part_period=True)
    column = Column(part.period_label, (mark,))
    longer = Columns(
        (*chart.columns, column),
        chart.colour,
        chart.main_name,
        chart.other_name,
        name,
        height=118,
    )
    return longer, [*figures, part]


def ranked(figures: Sequence[PublishedFigure], *, axis: str, rest: str) -> Bars:
    """Return parts as ranked bars; parts under five are gathered into one."""
    shown = [figure for figure in figures if figure.value >= SMALL_COUNT]
    small = [figure for figure in figures if figure.value < SMALL_COUNT]
    bars = [
        Bar(
            reference.label(figure.dimension, figure.category),
            float(figure.value),
            wording.number(figure.value),
        )
        for figure in shown
    ]
    if small:
        total = sum(figure.value for figure in small)
        name = f"{rest} ({len(small)})"
        bars.append(Bar(name, float(total), wording.number(int(total))))
    return Bars(tuple(bars), FIRST, axis)


def shares(left: PublishedFigure, *, right: PublishedFigure) -> Shares:
    """Return two parts of a whole with their percentages."""
    whole = left.value + right.value
    parts = [
        Share(
            reference.label(figure.dimension, figure.category) or _status(figure),
            float(figure.value),
            wording.percent(figure.value, whole=whole),
            colour,
        )
        for figure, colour in ((left, FIRST), (right, FOURTH))
    ]
    return Shares(parts[0], parts[1])


def _status(figure: PublishedFigure) -> str:
    return "Non-prosedural" if "nonprocedural" in figure.indicator else "Prosedural"


def placement_tiles(writer: Writer, year: int) -> tuple[Tiles, list[PublishedFigure]]:
    """Return the tile map of placements by origin; counts of one to four are withheld."""
    tiles, figures = [], []
    for place in reference.tiles():
        whole = Question.of_year("placements_by_origin", year)
        readings = writer.published.readings(replace(whole, area=place.code))
        figures += [reading.figure for reading in readings]
        tiles.append(_tile(place, readings=readings))
    words = TileWords(
        none="tidak dicetak",
        withheld="disamarkan (1–4)",
        note="Kotak per wilayah, bukan ukuran luas. Satuan: layanan.",
    )
    return Tiles(tuple(tiles), island_names(), MAP_BOUNDS, words), figures


def _tile(place: reference.TilePlace, *, readings: tuple[Reading, ...]) -> Tile:
    tile = Tile(place.name, place.column, place.row)
    if not readings:
        return tile
    if any(0 < reading.value < SMALL_COUNT for reading in readings):
        return replace(tile, withheld=True)
    # Where the sources print two values the tile carries both.
    values = sorted(reading.value for reading in readings)
    label = "/".join(wording.number(value) for value in values)
    return replace(tile, value=float(values[0]), label=label)


def newest_tiles(writer: Writer) -> tuple[int, Tiles, list[PublishedFigure]] | None:
    """Return the tile map of the year for which most regencies were printed; None without one."""
    drawn = [
        (len(figures), year, chart, figures)
        for year in writer.years("placements_by_origin")
        for chart, figures in (placement_tiles(writer, year),)
        if figures
    ]
    if not drawn:
        return None
    _, year, chart, figures = max(drawn, key=lambda item: item[:2])
    return year, chart, figures


def island_names() -> tuple[tuple[str, int, int], ...]:
    """Return each island's name with the column and row of its first tile."""
    return tuple(_islands())


def _islands() -> Iterable[tuple[str, int, int]]:
    first: dict[str, tuple[int, int]] = {}
    for place in reference.tiles():
        at = (place.row, place.column)
        first[place.island] = min(first.get(place.island, at), at)
    return ((name, column, row) for name, (row, column) in first.items())
