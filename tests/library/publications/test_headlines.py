"""Large figures are the newest totals of what stands; what had not ended is not compared."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sasando.library.publications.facts import ReleaseCard, TableFacts
from sasando.library.publications.headlines import headlines, newest

YEARS = (("2024", 125, "ok"), ("2025", 127, "ok"), ("_T", 252, "ok"))
ISLANDS = (("53.TIMOR", 150, "ok"), ("53.SABU", None, "x"), ("_T", 252, "ok"))


def card(number: str = "RL-2026-0001", *, day: int = 1, after: str = "") -> ReleaseCard:
    published = datetime(2026, 2, day, tzinfo=UTC)
    return ReleaseCard(
        number, "Contoh", "Sample", "public", date(2026, 1, 31), published, "", after, ()
    )


def table(indicator: str = "deaths", *, by: str = "year", cells=YEARS, **more) -> TableFacts:
    given = {
        "name": f"{indicator}_{by}", "title": "Judul", "title_en": "Title", "indicator": indicator,
        "by": (by,), "period_start": date(2024, 1, 1), "period_end": date(2025, 12, 31), "k": 10,
        "disclosure": "strict", "cells": cells, "labels": {}, "passport": {}, "passport_en": {},
    }  # fmt: skip
    return TableFacts(**(given | more))


def test_a_table_by_year_gives_its_newest_year_and_the_one_before():
    (found,) = headlines([(card(), table())])

    assert (found.now.period.id, found.now.value) == ("2025", 127)
    assert (found.before.period.id, found.before.value) == ("2024", 125)
    assert found.change == Decimal(2)


def test_a_year_that_had_not_ended_says_until_when_and_is_not_compared():
    open_year = replace(card(), as_of=date(2025, 9, 30))

    (found,) = headlines([(open_year, table())])

    assert found.now.period.id == "Januari–September 2025"
    assert found.before is None
    assert found.change is None


def test_a_table_without_years_gives_its_whole_period():
    (found,) = headlines([(card(), table(by="origin_island", cells=ISLANDS))])

    assert (found.now.period.en, found.now.value, found.before) == ("2024–2025", 252, None)


def test_a_table_of_one_day_names_the_day():
    stock = table(by="stage", cells=(("_T", 40, "ok"),), period_start=None, period_end=None)

    (found,) = headlines([(card(), stock)])

    assert found.now.period.id == "31 Januari 2026"


@pytest.mark.parametrize("hidden", ["2024", "2025"])
def test_a_suppressed_total_has_no_value_and_no_change(hidden):
    cells = tuple((year, None, "x") if year == hidden else (year, v, s) for year, v, s in YEARS)

    (found,) = headlines([(card(), table(cells=cells))])

    assert [found.now.value, found.before.value].count(None) == 1
    assert found.change is None


def test_years_lead_over_several_years_together_even_of_a_later_release():
    islands = table(by="origin_island", cells=ISLANDS)

    (found,) = headlines([(card("RL-2026-0002", day=9), islands), (card(), table())])

    assert (found.card.number, found.now.value) == ("RL-2026-0001", 127)


def test_what_members_ask_for_first_leads():
    names = ("cases_received", "deaths", "deportees", "placements_by_origin")

    found = headlines([(card(), table(name)) for name in names])

    assert [one.table.indicator for one in found] == [
        "placements_by_origin", "deaths", "deportees", "cases_received",
    ]  # fmt: skip


def test_of_two_that_ask_the_same_the_newer_period_stands_and_a_replaced_one_does_not():
    old = table(period_end=date(2024, 12, 31))
    replaced = table(period_end=date(2026, 12, 31))

    found = newest(
        [
            (card("RL-2026-0003", after="RL-2026-0004"), replaced),
            (card("RL-2026-0002", day=3), old),
            (card(), table()),
        ]
    )

    assert [one.number for one, _table in found] == ["RL-2026-0001"]


def test_shares_differ_in_points():
    share = table(passport={"denominator": {"value": 10}})

    (found,) = headlines([(card(), share)])

    assert found.is_share
