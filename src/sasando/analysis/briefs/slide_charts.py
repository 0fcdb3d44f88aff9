"""Charts of a slide as native objects: editable columns and bars, tile maps of shapes."""

from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Emu, Pt

from sasando.analysis.briefs.deck import Map, Native
from sasando.analysis.briefs.slide_shapes import Lines, Looks, Part, Said, emu, group, words
from sasando.foundation.print.charts import Bars, Columns, Tile, Tiles
from sasando.foundation.print.palette import (
    FIRST_DARK,
    HATCH,
    HATCH_EDGE,
    INK,
    INK_2,
    INK_3,
    LINE,
    OTHER_SOURCE,
    SEQUENCE,
    SERIES,
    SURFACE,
)
from sasando.foundation.print.tiling import class_names, tile_class
from sasando.foundation.print.typefaces import FAMILY

LEFT, TOP, WIDTH, HEIGHT = 60, 168, 1160, 436
# A literal dot inside the digits: the Indonesian way on a machine of any language.
THOUSANDS = r"[>=1000]0\.000;General"
NAMED_TILE = 60.0
# The library says nothing of the types of these two.
RGB: Any = RGBColor
CHART_DATA: Any = CategoryChartData
LAST_ROW = 5


def _px(value: float) -> Emu:
    return Emu(emu(value))


def _colour(code: str) -> Any:
    return RGB.from_string(code.removeprefix("#"))


def add_native(drawn: Any, body: Native) -> None:
    """Add an editable chart below its measure and unit."""
    words(drawn, (LEFT, TOP - 8, WIDTH, 28), [[Said(body.subtitle, 15, ink=INK_3)]])
    if isinstance(body.chart, Columns):
        kind, data = XL_CHART_TYPE.COLUMN_CLUSTERED, _columns_data(body.chart)
    else:
        kind, data = XL_CHART_TYPE.BAR_CLUSTERED, _bars_data(body.chart)
    frame = drawn.shapes.add_chart(
        kind, _px(LEFT - 8), _px(TOP + 22), _px(WIDTH + 16), _px(HEIGHT - 24), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{body.alt} {body.subtitle}.")
    _axes(frame.chart, flat=isinstance(body.chart, Bars))
    if isinstance(body.chart, Columns):
        _column_looks(frame.chart, body.chart)
    else:
        _fill(frame.chart.plots[0].series[0].format, SERIES[0], edge=None)
        _decimals(frame.chart.plots[0].series[0], body.chart)


def _columns_data(chart: Columns) -> Any:
    data = CHART_DATA(number_format=THOUSANDS)
    data.categories = [column.name for column in chart.columns]
    for name, picks in _series(chart):
        data.add_series(name, picks)
    return data


def _series(chart: Columns) -> list[tuple[str, list[float | None]]]:
    kinds = [(chart.main_name, False, False)]
    if chart.other_name:
        kinds.append((chart.other_name, True, False))
    if chart.part_name:
        kinds.append((chart.part_name, False, True))
    found: list[tuple[str, list[float | None]]] = []
    for name, other, part in kinds:
        picks: list[float | None] = []
        for column in chart.columns:
            values = [
                mark.value
                for mark in column.marks
                if (mark.other_source, mark.part_period) == (other, part)
            ]
            picks.append(values[0] if values else None)
        found.append((name, picks))
    return found


def _bars_data(chart: Bars) -> Any:
    # A native bar chart begins at the bottom.
    data = CHART_DATA(number_format=THOUSANDS)
    bars = list(reversed(chart.bars))
    data.categories = [bar.name for bar in bars]
    data.add_series(chart.axis, [bar.value for bar in bars])
    return data


def _axes(chart: Any, *, flat: bool) -> None:
    chart.has_title = False
    chart.font.name, chart.font.size = FAMILY, Pt(14)
    chart.font.color.rgb = _colour(INK_2)
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale = 0
    value.major_gridlines.format.line.color.rgb = _colour(LINE)
    value.format.line.fill.background()
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = THOUSANDS, False
    value.tick_labels.font.size = Pt(12)
    category.format.line.color.rgb = _colour(INK_2)
    category.tick_labels.font.size = Pt(14)
    plot = chart.plots[0]
    plot.gap_width = 45 if flat else 25
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = THOUSANDS, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(14), True
    labels.font.color.rgb = _colour(INK)
    several = len(list(plot.series)) > 1
    chart.has_legend = several
    if several:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)


def _decimals(series: Any, chart: Bars) -> None:
    """Write out labels with decimals: no number format puts a comma there everywhere."""
    if all(bar.value == int(bar.value) for bar in chart.bars):
        return
    for at, bar in enumerate(reversed(chart.bars)):
        label = series.points[at].data_label
        label.text_frame.text = bar.label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(14), True


def _column_looks(native: Any, chart: Columns) -> None:
    native.plots[0].overlap = 0
    for series in native.plots[0].series:
        if series.name == chart.other_name and chart.other_name:
            _fill(series.format, SURFACE, edge=OTHER_SOURCE)
        elif series.name == chart.part_name and chart.part_name:
            _hatch(series.format, edge=chart.colour)
        else:
            _fill(series.format, chart.colour, edge=None)


def _fill(looks: Any, fill: str, *, edge: str | None) -> None:
    looks.fill.solid()
    looks.fill.fore_color.rgb = _colour(fill)
    if edge is None:
        looks.line.fill.background()
    else:
        looks.line.color.rgb, looks.line.width = _colour(edge), Pt(1.6)


def _hatch(looks: Any, *, edge: str) -> None:
    looks.fill.patterned()
    looks.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    looks.fill.fore_color.rgb, looks.fill.back_color.rgb = _colour(HATCH_EDGE), _colour(SURFACE)
    looks.line.color.rgb, looks.line.width = _colour(edge), Pt(1.2)


def add_tiles(drawn: Any, body: Map, *, at: tuple[float, float, float]) -> None:
    """Add the tile map as one group with a sentence for the ear; at = left, top, tile width."""
    left, top, size = at
    named = size > NAMED_TILE
    height = size * (0.72 if named else 0.94)
    parts: list[Part] = []
    for name, column, row in body.chart.islands:
        x, y = _corner(column, row, size=(size, height), at=(left, top))
        line = [[Said(name, 10.9, ink=INK_3)]]
        parts.append(((x, y - 19, size * 2.2, 18), line, Looks(wrap=False)))
    for tile in body.chart.tiles:
        x, y = _corner(tile.column, tile.row, size=(size, height), at=(left, top))
        box = (x, y, size - 3, height - 3)
        parts.append((box, *_tile(tile, chart=body.chart, named=named)))
    group(drawn, parts, said=body.alt)


def _corner(
    column: int, row: int, *, size: tuple[float, float], at: tuple[float, float]
) -> tuple[float, float]:
    # Row 2 is sea and lower than the others; the last row needs room for its islands' names.
    sea = size[1] * 0.58 if row > 2 else 0
    names = 16 if row == LAST_ROW else 0
    return at[0] + (column - 1) * size[0], at[1] + (row - 1) * size[1] - sea + names


def _tile(tile: Tile, *, chart: Tiles, named: bool) -> tuple[Lines, Looks]:
    place = tile_class(tile, chart=chart)
    looks = Looks(fill=SURFACE, edge=HATCH_EDGE, align="ctr", anchor="ctr", wrap=False)
    ink = INK
    if tile.withheld:
        looks = replace(looks, hatch=(HATCH_EDGE, SURFACE))
    elif place is not None and chart.bounds:
        looks = replace(looks, fill=SEQUENCE[place], edge=SEQUENCE[max(place, 2)])
        ink = SURFACE if place >= FIRST_DARK else INK
    elif place is not None:
        looks = replace(looks, fill=SERIES[0] if tile.label else SEQUENCE[0])
        ink = SURFACE if tile.label else INK
    value = [Said(tile.label, 13 if named else 12.5, True, ink)]
    if not named:
        return ([value] if tile.label else []), looks
    name = [Said(tile.name, 10.9, ink=ink)]
    return ([name, value] if tile.label else [name]), looks


def add_legend(drawn: Any, body: Map, *, left: float, top: float) -> None:
    """Add the classes of colour in words below the map."""
    chart = body.chart
    if not chart.bounds:
        return
    known = list(zip(SEQUENCE, class_names(chart), strict=False)) + [(SURFACE, chart.words.none)]
    if any(tile.withheld for tile in chart.tiles):
        known.append((HATCH, chart.words.withheld))
    parts: list[Part] = []
    x = left
    for fill, name in known:
        hatch = (HATCH_EDGE, SURFACE) if fill == HATCH else None
        parts.append(((x, top, 18, 16), [], Looks(fill=fill, edge=HATCH_EDGE, hatch=hatch)))
        line = [[Said(name, 10.9, ink=INK_2)]]
        parts.append(((x + 24, top - 1, 150, 20), line, Looks(wrap=False)))
        x += 24 + len(name) * 7.6 + 22
    group(drawn, parts, said="Kelas warna: " + "; ".join(name for _, name in known) + ".")
