"""Which chart stands for a table, from cells written by hand."""

from datetime import date

import pytest

from sasando.analysis.measures.running import Cell, Measured
from sasando.desk.figures import mapping, pictures
from sasando.desk.figures.naming import names_of
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.passport import Passport, Quality
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Words

pytestmark = pytest.mark.django_db


def measured(name, by, cells, period=None):
    told = INDICATORS[name]
    passport = Passport(
        id="uji", indicator=told, value=None, area_code="53",
        period=parse_period(period) if period else None, by={},
        source=Words("", ""), snapshot="uji",
        as_of=date(2026, 2, 11), quality=Quality(used=0, left_out=0, why={}),
    )  # fmt: skip
    found = tuple(Cell(tuple(group.split(",")), value, value) for group, value in cells.items())
    return Measured(told, tuple(by.split(",")), found, passport)


def drawn(found, place=""):
    return pictures.pictures(found, names=names_of(found), place=place)


def test_currencies_never_share_an_axis(reference):
    cells = {"IDR,family": 5, "IDR,office": 7, "IDR,_T": 12, "MYR,employer": 2, "MYR,office": 3,
             "MYR,_T": 5}  # fmt: skip

    found = drawn(measured("costs_paid", "currency,payer", cells))

    assert [picture.title[:3] for picture in found] == ["IDR", "MYR"]
    assert "employer" not in found[0].svg


def test_a_year_that_was_still_running_is_hatched(reference):
    cells = {"2024": 40, "2025": 55, "2026": 30, "_T": 125}

    (picture,) = drawn(measured("placements_by_origin", "year", cells))

    assert picture.svg.count("url(#h") >= 1
    assert "sebagian kurun" in picture.svg


def test_two_short_dimensions_are_drawn_together_and_a_long_one_alone(reference):
    sexes = {"2024,L": 4, "2024,P": 6, "2024,_T": 10, "2025,L": 7, "2025,_T": 7, "_T,L": 11,
             "_T,P": 6, "_T,_T": 17}  # fmt: skip
    months = {f"2025-{month:02d}": month for month in range(1, 13)}
    months |= {f"2024-{month:02d}": month for month in range(1, 13)}
    months |= {f"2023-{month:02d}": 1 for month in range(1, 13)} | {"_T": 168}

    (both,) = drawn(measured("placements_by_origin", "year,sex", sexes))
    (many,) = drawn(measured("placements_by_origin", "month", months))

    assert {"perempuan", "laki-laki"} <= set(both.svg.replace("<", ">").split(">"))
    assert many.note == "Digambar 24 terbaru dari 36."


def test_one_figure_alone_is_not_drawn(reference):
    assert drawn(measured("deaths", "year", {"2025": 3, "_T": 3})) == []


def test_a_map_says_what_lies_off_it_and_what_was_not_chosen(reference):
    cells = {"": 2, "35.07": 3, "53.18": 9, "53.21": 4, "_T": 18}
    found = measured("placements_by_origin", "origin_regency", cells)

    (whole,) = drawn(found)
    (sumba,) = drawn(
        measured("placements_by_origin", "origin_regency", {"53.18": 9, "_T": 9}), "53.SUMBA"
    )

    assert "Tidak di peta: 3 dari wilayah lain, 2 tanpa asal yang diketahui." in whole.note
    assert "di luar pilihan" in sumba.svg
    assert whole.svg.count(">0</text>") > sumba.svg.count(">0</text>") == 3


@pytest.mark.parametrize(
    ("highest", "found"),
    [(0, (1,)), (1, (1,)), (5, (1, 2, 3, 4)), (9, (2, 4, 6, 8)), (139, (30, 60, 90, 120)),
     (100, (20, 40, 60, 80)), (4163, (1000, 2000, 3000, 4000))],
)  # fmt: skip
def test_classes_of_a_map_are_round_and_at_most_five(highest, found):
    assert mapping.bounds(highest) == found
