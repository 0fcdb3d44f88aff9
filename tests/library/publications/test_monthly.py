"""What a village's book may take from releases: months of its own place, nothing else."""

import dataclasses
from datetime import date

import pytest

from sasando.library.publications import actions, monthly, releasing
from tests.library.publications.conftest import BYTES, FACTS, audited, package

pytestmark = pytest.mark.django_db
VILLAGE, SIKKA = "53.07.01.2001", "53.07"
CELLS = (
    ("2025-01", SIKKA, 41, "ok"), ("2025-02", SIKKA, None, "x"), ("2025-03", SIKKA, 0, "z"),
    ("2025-01", "53.21", 99, "ok"), ("2024-01", SIKKA, 7, "ok"), ("_T", SIKKA, 60, "ok"),
)  # fmt: skip


@pytest.fixture
def release(actor):
    """Publish one table of departures; `by` and cells may be others."""

    def go(cells=CELLS, by=("month", "origin_regency"), indicator="departures", supersedes=""):
        maker = actor("PO", login="maker")
        facts = dataclasses.replace(FACTS, audience="partners", supersedes=supersedes)
        ref = actions.open_draft(facts, by=maker)
        audited(ref, by=maker)
        actions.agree(ref, package_sha256=BYTES, by=actor("CS", login="cs"))
        actions.agree(ref, package_sha256=BYTES, by=actor("HO", login="head"))
        one = dataclasses.replace(
            package().tables[0], name=indicator, indicator=indicator, by=by, cells=cells,
            title="Keberangkatan", title_en="Departures", labels={},
            period_start=date(2024, 1, 1), period_end=date(2025, 12, 31),
        )  # fmt: skip
        told = dataclasses.replace(package(), tables=(one,))
        return releasing.publish(ref, package=told, by=maker)

    return go


def columns(year: int = 2025, village: str = VILLAGE):
    return monthly.book_columns(village=village, regency_name="Sikka", year=year)


def test_months_of_the_regency_are_taken_with_hidden_and_missing_told_apart(release):
    number = release()

    (found,) = columns()

    assert found.heading.id == "berangkat, Sikka"
    assert [cell.id for cell in found.cells[:4]] == ["41", "disamarkan", "0", ""]
    assert set(cell.id for cell in found.cells[4:]) == {""}
    assert number in found.source.id


def test_nothing_is_taken_of_another_year_place_indicator_or_split(release):
    release()
    release(indicator="deaths")
    release(
        cells=(("2026-01", SIKKA, "P", 12, "ok"),), by=("month", "origin_regency", "sex"),
        indicator="returns_total",
    )  # fmt: skip

    assert columns(year=2023) == ()
    assert columns(village="53.10.01.2001") == ()
    assert columns(year=2026) == ()


def test_a_table_split_further_counts_by_its_released_total(release):
    cells = (("2025-05", SIKKA, "P", 3, "ok"), ("2025-05", SIKKA, "_T", 1200, "ok"))
    release(cells=cells, by=("month", "origin_regency", "sex"))

    (found,) = columns()

    assert (found.cells[4].id, found.cells[4].en) == ("1.200", "1,200")


def test_a_figure_of_the_village_comes_before_that_of_its_regency(release):
    release()
    release(cells=(("2025-01", VILLAGE, 5, "ok"),), by=("month", "origin_village"))

    (found,) = columns()

    assert found.heading.id == "berangkat, desa"
    assert found.cells[0].id == "5"


def test_a_superseded_release_fills_no_book(release):
    first = release()
    release(cells=(("2025-01", SIKKA, 43, "ok"),), supersedes=first)

    (found,) = columns()

    assert [cell.id for cell in found.cells[:2]] == ["43", ""]
