import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from sasando.foundation.print import drawing
from sasando.foundation.print.charts import (
    Bar,
    Bars,
    Chart,
    Column,
    Columns,
    Flow,
    Flows,
    Group,
    Groups,
    Mark,
    Share,
    Shares,
    Tile,
    Tiles,
    TileWords,
    draw,
    prune,
    sketch,
    stored,
    table_behind,
    tick_label,
    ticks,
)
from sasando.foundation.print.palette import SEQUENCE, SERIES
from sasando.foundation.print.specs import specification
from sasando.foundation.print.tiling import class_names

WORDS = TileWords(none="tidak dicetak", withheld="disamarkan", note="Kotak per wilayah")
COLUMNS = Columns(
    (Column("2023", (Mark(151, "151"), Mark(159, "159", other_source=True))),), "#3A4650", "A", "B"
)
FLOWS = Flows((Flow("Sumba", "MY", 80, "80"), Flow("Timor", "MY", 20, "20")), "Asal", "Tujuan")
GROUPS = Groups(
    (Group("2024", (41, 3), ("41", "3")), Group("2025", (57, None), ("57", ""))),
    ("perempuan", "laki-laki"), "layanan",
)  # fmt: skip
CHARTS: dict[str, Chart] = {
    "columns": COLUMNS,
    "no columns": Columns((), "#3A4650", "A"),
    "bars": Bars((Bar("Malaysia", 1324, "1.324"),), "#0A3A47", "layanan"),
    "no bars": Bars((), "#0A3A47", "layanan"),
    "groups": GROUPS,
    "no groups": Groups((), ("A",), "layanan"),
    "shares": Shares(Share("P", 0, "0%", "#000"), Share("L", 0, "0%", "#111")),
    "tiles": Tiles((Tile("SBD", 1, 3, withheld=True),), (("Sumba", 1, 3),), (50, 100), WORDS),
    "flows": FLOWS,
    "no flows": Flows((), "Asal", "Tujuan"),
}


def _texts(picture: bytes) -> list[str]:
    return [
        "".join(node.itertext()) for node in ElementTree.fromstring(picture).iter() if node.text
    ]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_every_chart_is_drawn_even_when_empty(chart: Chart) -> None:
    assert ElementTree.fromstring(draw(chart)).tag.endswith("svg")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_a_specification_gives_the_same_picture_when_rendered_anew(chart: Chart) -> None:
    first = draw(chart)
    place = drawing._place(specification(chart))
    place.unlink()
    draw(replace(COLUMNS, main_name="lain"))

    assert draw(chart) == first


def test_values_stand_on_the_marks_and_the_other_source_in_the_legend() -> None:
    texts = _texts(draw(COLUMNS))

    assert {"151", "159", "2023", "A", "B", "0", "100"} <= set(texts)


def test_words_are_escaped() -> None:
    drawn = draw(Bars((Bar("<script>&'\"", 5, "5"),), "#000", "a"))

    assert b"<script>" not in drawn
    assert "<script>&'\"" in _texts(drawn)


def test_withheld_tile_is_hatched_and_never_carries_its_value() -> None:
    tile = Tile("Manggarai", 2, 1, withheld=True)
    chart = Tiles((tile,), (), (50,), WORDS)

    drawn = draw(chart)

    assert "Manggarai" in _texts(drawn)
    assert re.search(rb'fill="url\(#h[0-9a-f]+\)"', drawn)
    assert table_behind(chart, value_name="orang").rows == (("Manggarai", "disamarkan"),)


def test_two_pictures_on_a_page_share_no_id() -> None:
    withheld = Tiles((Tile("SBD", 1, 3, withheld=True),), (), (50,), WORDS)
    part = Columns((Column("2026", (Mark(3, "3", part_period=True),)),), "#000", "A", "", "s.d.")

    ids = [re.findall(rb'id="([^"]+)"', draw(chart)) for chart in (withheld, part)]

    assert ids[0] and ids[1]
    assert not set(ids[0]) & set(ids[1])


def test_a_page_of_the_public_reads_only_what_was_drawn_before() -> None:
    chart = Bars((Bar("Belum pernah digambar", 7, "7"),), "#0A3A47", "orang")

    before = stored(chart)
    drawn = draw(chart)

    assert before is None
    assert stored(chart) == drawn


def test_no_half_written_picture_is_left_behind() -> None:
    draw(COLUMNS)

    folder = Path(settings.SASANDO_HOME) / "charts"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_groups_name_each_series_and_write_no_bar_for_what_is_not_known() -> None:
    texts = _texts(draw(GROUPS))

    assert {"2024", "2025", "perempuan", "laki-laki", "41", "3", "57", "layanan"} <= set(texts)
    assert table_behind(GROUPS, value_name="layanan").rows[1] == ("2025", "57", "")


def test_classes_of_a_map_leave_no_gap_between_shares() -> None:
    whole = Tiles((), (), (1, 2, 50), WORDS)

    assert class_names(whole) == ("0–1", "2", "3–50", "> 50")
    assert class_names(replace(whole, is_whole=False)) == ("0–1", "1–2", "2–50", "> 50")


def test_a_sketch_for_staff_is_the_same_picture_and_leaves_no_file() -> None:
    chart = Bars((Bar("Hanya petugas", 1, "1"),), "#0A3A47", "orang")

    sketched = sketch(chart)

    assert stored(chart) is None
    assert sketched == draw(chart)


def test_pictures_nobody_asked_for_are_removed_and_those_asked_for_stay() -> None:
    charts = [Bars((Bar(f"Lama {at}", 1, "1"),), "#0A3A47", "orang") for at in range(3)]
    places = [drawing._place(specification(chart)) for chart in charts]
    for chart, place in zip(charts, places, strict=True):
        draw(chart)
        os.utime(place, (1_000_000, 1_000_000))
    draw(charts[0])
    (places[0].parent / ".broken-off.svg").touch()
    os.utime(places[0].parent / ".broken-off.svg", (1_000_000, 1_000_000))

    removed = prune(kept_days=30)

    assert removed == 3
    assert [place.exists() for place in places] == [True, False, False]
    assert prune(kept_days=30) == 0


def test_table_behind_flows_names_both_ends() -> None:
    found = table_behind(FLOWS, value_name="layanan")

    assert found.head == ("Asal", "Tujuan", "layanan")
    assert found.rows == (("Sumba", "MY", "80"), ("Timor", "MY", "20"))


def _lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


# The design: steps of at least 13 L* (rounded) between series; the sequence is read in order.
@pytest.mark.parametrize(("colours", "apart"), [(SERIES, 12.5), (SEQUENCE, 9.5)])
def test_colours_are_told_apart_in_greyscale(colours: tuple[str, ...], apart: float) -> None:
    steps = sorted(_lightness(colour) for colour in colours)

    assert min(b - a for a, b in zip(steps, steps[1:], strict=False)) >= apart


@pytest.mark.parametrize("highest", [0, 0.4, 1, 7, 159, 4163, 1_000_000])
def test_ticks_begin_at_zero_and_are_at_most_five(highest: float) -> None:
    found = ticks(highest)

    assert found[0] == 0
    assert len(found) <= 5
    assert found[-1] <= highest


@pytest.mark.parametrize(("value", "label"), [(4000, "4.000"), (2.5, "2,5"), (0, "0")])
def test_tick_labels_are_written_the_indonesian_way(value: float, label: str) -> None:
    assert tick_label(value) == label


def test_a_chart_in_english_writes_its_axis_and_classes_the_english_way() -> None:
    bars = Bars((Bar("Malaysia", 4000, "4,000"),), "#0A3A47", "services")
    tiles = Tiles((Tile("Belu", 1, 1, 1500, "1,500"),), (), (1000, 2000), TileWords("", "", ""))

    assert "2.000" in _texts(drawing.sketched(specification(bars)))
    assert "2,000" in _texts(drawing.sketched(specification(replace(bars, english=True))))
    assert class_names(tiles) == ("0–1.000", "1.001–2.000", "> 2.000")
    assert class_names(replace(tiles, english=True)) == ("0–1,000", "1,001–2,000", "> 2,000")


def test_land_lies_whole_within_the_frame_with_the_room_of_a_line() -> None:
    ring = ((119.0, -8.0), (125.0, -8.0), (125.0, -10.0), (119.0, -10.0), (119.0, -8.0))
    tiles = Tiles((Tile("Belu", 1, 1, 5, "5"),), (), (10,), TileWords("", "", ""),
                  outlines=((ring,),))  # fmt: skip

    told = specification(tiles)

    land = next(one for one in told["layer"] if one["mark"]["type"] == "geoshape")
    (part,) = land["data"]["values"][0]["geometry"]["coordinates"]
    xs, ys = zip(*part[0], strict=True)
    assert 4 <= min(xs) < max(xs) <= told["width"] - 4
    assert 4 <= min(ys) < max(ys) <= told["height"] - 4
    assert "Belu" in _texts(drawing.sketched(told))
