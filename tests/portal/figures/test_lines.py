"""Released figures in words: the year before, points, ages; a suppressed one has no number."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from sasando.library.publications.headlines import headlines
from sasando.portal.figures import lines
from tests.library.publications.test_headlines import ISLANDS, YEARS, card, table


def said(cells, **more):
    (found,) = headlines([(card(), table(cells=cells, **more))])
    with override("id"):
        return lines.figure(found, language="id")


def test_a_figure_names_the_year_before_and_how_much_it_differs():
    found = said((("2024", 1401, "ok"), ("2025", 4163, "ok")))

    assert (found.value, found.period) == (Decimal(4163), "2025")
    assert found.before == "1.401 pada 2024 (+2.762; +197,1%)"


def test_a_fall_has_a_true_minus_and_a_year_of_none_no_percent():
    assert said((("2024", 41, "ok"), ("2025", 36, "ok"))).before == "41 pada 2024 (−5; −12,2%)"
    assert said((("2024", 0, "z"), ("2025", 36, "ok"))).before == "0 pada 2024 (+36)"


def test_shares_differ_in_points():
    cells = (("2024", 90.5, "ok"), ("2025", 92, "ok"))

    found = said(cells, passport={"denominator": {"value": 10}})

    assert found.before == "90,5 pada 2024 (+1,5 poin)"


def test_a_suppressed_year_before_gives_no_change():
    assert said((("2024", None, "x"), ("2025", 36, "ok"))).before == "disamarkan pada 2024"


@pytest.mark.parametrize(
    ("today", "age", "is_old"),
    [
        (date(2026, 1, 1), "umur data 1 hari", False),
        (date(2026, 2, 28), "umur data 59 hari", False),
        (date(2026, 11, 28), "umur data 11 bulan", False),
        (date(2027, 2, 28), "umur data 14 bulan, data lama", True),
    ],
)
def test_a_section_says_how_old_its_newest_row_is(today, age, is_old):
    passport = {"quality": {"newest": "2025-12"}, "source": "Catatan kantor"}

    with override("id"):
        found = lines.section(
            card(), table(passport=passport), files=(), language="id", today=today
        )

    assert (found.age, found.is_old) == (age, is_old)


def test_a_small_table_stands_beside_its_chart_and_a_long_one_behind():
    long = tuple((f"53.{at:02d}", at, "ok") for at in range(1, 23))
    small = replace(table(by="origin_island", cells=ISLANDS), chart="<svg></svg>")

    def beside(one):
        return lines.section(card(), one, files=(), language="id", today=date(2026, 1, 1)).is_beside

    assert beside(small)
    assert not beside(replace(small, cells=long))
    assert beside(replace(small, cells=long, chart=""))


def test_a_section_links_its_csv_only_when_the_release_has_it():
    def csv(files):
        found = lines.section(
            card(), table(cells=YEARS), files=files, language="id", today=date(2026, 1, 1)
        )
        return found.csv

    assert csv({"tables/deaths_year.csv"}) == "tables/deaths_year.csv"
    assert csv({"data.xlsx"}) == ""


def test_whole_files_come_in_one_order():
    paths = {"datapackage.json", "data.json", "data.xlsx", "tables/a.csv"}

    assert [name for _path, name in lines.whole_files(paths)] == ["XLSX", "JSON", "Frictionless"]
