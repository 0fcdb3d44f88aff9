import io
import zipfile
from typing import Any

import pytest
from pptx import Presentation

from sasando.analysis.briefs.contents import Brief
from sasando.analysis.briefs.deck import Map, Maps
from sasando.analysis.briefs.slides import render_deck

SMALLEST_POINTS = 10.9


@pytest.fixture(scope="module")
def content(brief: Brief) -> bytes:
    return render_deck(brief)


@pytest.fixture(scope="module")
def show(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def _runs(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            found += _runs(shape.shapes)
        elif shape.has_text_frame:
            found += [run for p in shape.text_frame.paragraphs for run in p.runs]
        elif getattr(shape, "has_table", False):
            cells = [cell for row in shape.table.rows for cell in row.cells]
            found += [run for cell in cells for p in cell.text_frame.paragraphs for run in p.runs]
    return found


def _words(slide: Any) -> str:
    return " ".join(run.text for run in _runs(slide.shapes))


def test_every_slide_has_a_title_a_mark_and_speaker_notes(show: Any) -> None:
    assert len(show.slides) >= 18
    for slide in show.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        assert "Rancangan, belum ditandatangani" in _words(slide)


def test_charts_are_native_and_can_be_edited(show: Any) -> None:
    charts = [s.chart for slide in show.slides for s in slide.shapes if s.has_chart]

    assert len(charts) >= 5
    for chart in charts:
        assert chart.part.chart_workbook.xlsx_part is not None
        assert not chart.has_title


def test_both_sources_stand_in_the_same_chart(show: Any) -> None:
    chart = next(
        s.chart
        for slide in show.slides
        if slide.shapes.title.text_frame.text.startswith("Penempatan 2025")
        for s in slide.shapes
        if s.has_chart
    )

    values = {s.name: list(s.values) for s in chart.plots[0].series}

    assert list(values) == ["menurut asal NTT", "dilayani BP3MI NTT"]
    assert [series[-1] for series in values.values()] == [4163, 2226]


def test_no_word_is_smaller_than_the_design_allows(show: Any) -> None:
    sizes = [
        run.font.size.pt for slide in show.slides for run in _runs(slide.shapes) if run.font.size
    ]

    assert len(sizes) > 100
    assert min(sizes) >= SMALLEST_POINTS


def test_nothing_stands_outside_the_slide(show: Any) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= -100_000
            assert shape.left + shape.width <= show.slide_width + 200_000
            assert shape.top + shape.height <= show.slide_height


def test_the_last_asks_name_power_and_budget_line(show: Any) -> None:
    asks = [s for s in show.slides if s.shapes.title.text_frame.text.startswith("Yang diminta")]

    assert len(asks) == 2
    for slide in asks:
        assert {"Kewenangan", "Mata anggaran"} <= {run.text for run in _runs(slide.shapes)}


def test_no_map_of_deaths_carries_a_figure(brief: Brief) -> None:
    maps = [
        one
        for slide in brief.deck.slides
        for one in (slide.body.maps if isinstance(slide.body, Maps) else (slide.body,))
        if isinstance(one, Map) and "meninggal" in one.alt
    ]

    assert len(maps) == 1
    assert all(tile.withheld and not tile.label for tile in maps[0].chart.tiles)


def test_the_same_brief_gives_the_same_bytes_and_no_clock(brief: Brief, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        dates = {info.date_time for info in archive.infolist()}

    assert render_deck(brief) == content
    assert dates == {(1980, 1, 1, 0, 0, 0)}
