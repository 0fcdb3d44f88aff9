from xml.etree import ElementTree

import pytest

from sasando.foundation.print.charts import (
    Bar,
    Bars,
    Chart,
    Column,
    Columns,
    Mark,
    Share,
    Shares,
    Tile,
    Tiles,
    TileWords,
    draw,
    tick_label,
    ticks,
)

WORDS = TileWords(none="tidak dicetak", withheld="disamarkan", note="Kotak per wilayah")
COLUMNS = Columns(
    (Column("2023", (Mark(151, "151"), Mark(159, "159", other_source=True))),), "#3A4650", "A", "B"
)
CHARTS = {
    "columns": COLUMNS,
    "no columns": Columns((), "#3A4650", "A"),
    "bars": Bars((Bar("Malaysia", 1324, "1.324"),), "#0A3A47", "layanan"),
    "no bars": Bars((), "#0A3A47", "layanan"),
    "shares": Shares(Share("P", 0, "0%", "#000"), Share("L", 0, "0%", "#111")),
    "tiles": Tiles((Tile("SBD", 1, 3, withheld=True),), (("Sumba", 1, 3),), (50, 100), WORDS),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_every_chart_is_drawn_even_when_empty(chart: Chart) -> None:
    assert ElementTree.fromstring(draw(chart)).tag.endswith("svg")


def test_words_are_escaped() -> None:
    drawn = draw(Bars((Bar("<script>&", 5, "5"),), "#000", "a"))

    assert b"<script>" not in drawn
    assert b"&lt;script&gt;&amp;" in drawn


def test_withheld_tile_never_carries_its_value() -> None:
    tile = Tile("Manggarai", 2, 1, withheld=True)

    assert b"Manggarai" in draw(Tiles((tile,), (), (50,), WORDS))
    assert tile.value is None and tile.label == ""


@pytest.mark.parametrize("highest", [0, 0.4, 1, 7, 159, 4163, 1_000_000])
def test_ticks_begin_at_zero_and_are_at_most_five(highest: float) -> None:
    found = ticks(highest)

    assert found[0] == 0
    assert len(found) <= 5
    assert found[-1] <= highest


@pytest.mark.parametrize(("value", "label"), [(4000, "4.000"), (2.5, "2,5"), (0, "0")])
def test_tick_labels_are_written_the_indonesian_way(value: float, label: str) -> None:
    assert tick_label(value) == label
