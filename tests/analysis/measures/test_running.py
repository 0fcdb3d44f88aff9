"""Figures of the small office, each counted by hand."""

from decimal import Decimal

import pytest

from sasando.analysis.extracts import snapshots
from sasando.analysis.measures import engines, running
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused

# The runner makes a store only where a test asks for one; the snapshot is made in it.
pytestmark = pytest.mark.django_db


def code(doing, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        doing(*args, **kwargs)
    return caught.value.refusal.code


# Indicator, dimensions, period, and each cell as the rows of the small office give it.
FIGURES = (
    ("placements_by_origin", "", "", {"": 3}),
    ("placements_by_origin", "year", "", {"2024": 1, "2025": 2, "_T": 3}),
    ("placements_by_origin", "quarter", "2025", {"2025-Q1": 1, "2025-Q3": 1, "_T": 2}),
    ("placements_by_origin", "month", "2025-Q3", {"2025-07": 1, "_T": 1}),
    ("placements_by_origin", "origin_island", "", {"53.SUMBA": 2, "53.TIMOR": 1, "_T": 3}),
    ("placements_by_origin", "origin_province", "2025-01..2025-06", {"53": 1, "_T": 1}),
    ("placements_by_origin", "country_region", "", {"E_ASIA": 1, "SE_ASIA": 2, "_T": 3}),
    ("placements_by_origin", "scheme_group", "", {"PERSEORANGAN": 1, "P_TO_P": 2, "_T": 3}),
    ("placements_by_origin", "age_band", "", {"0-17": 1, "25-34": 2, "_T": 3}),
    ("placements_by_origin", "education", "", {"": 1, "SMA": 1, "SMP": 1, "_T": 3}),
    ("placements_served_by_office", "", "", {"": 3}),
    ("procedural_share_placements", "", "", {"": Decimal("100.0")}),
    ("private_employer_share", "", "", {"": Decimal("66.7")}),
    ("contract_length", "", "2025", {"": Decimal("24.5")}),
    ("contract_length", "", "", {"": Decimal("24.3")}),
    ("workers_registered", "nik_status", "", {"absent": 8, "_T": 8}),
    ("candidates_registered", "", "2024", {"": 4}),
    ("candidates_by_stage", "origin_regency", "", {"53.06": 1, "_T": 1}),
    ("stages_reached", "stage", "2025", {"REGISTERED": 1, "TRAINING": 1, "WITHDRAWN": 1,
                                         "_T": 3}),
    ("candidates_trained", "year", "", {"2024": 1, "2025": 1, "_T": 2}),
    ("candidates_certified", "country", "", {"MY": 1, "_T": 1}),
    ("departed_share_of_registered", "year", "", {"2024": Decimal("75.0"),
                                                  "2025": Decimal("0.0"),
                                                  "_T": Decimal("60.0")}),
    ("candidates_lost", "last_stage,loss", "", {"TRAINING,WITHDRAWN": 1, "TRAINING,_T": 1,
                                                "_T,WITHDRAWN": 1, "_T,_T": 1}),
    ("returned_skills", "job", "", {"House Maid": 1, "_T": 1}),
    ("deportees", "origin_regency", "", {"": 1, "53.06": 1, "_T": 2}),
    ("deportees", "origin_province", "", {"53": 2, "_T": 2}),
    ("deaths", "year", "", {"2025": 1, "_T": 1}),
    ("deaths_by_date_of_death", "year", "", {"2024": 1, "_T": 1}),
    ("days_death_to_arrival", "", "", {"": Decimal("10.0")}),
    ("procedural_share_deaths", "", "", {"": Decimal("0.0")}),
    ("returns_total", "kind", "2025", {"deceased": 1, "deported": 2, "_T": 3}),
    ("returns_status_known_share", "", "", {"": Decimal("50.0")}),
    ("cases_received", "category", "", {"GAJI_TIDAK_DIBAYAR": 1, "LAINNYA": 1, "SAKIT": 1,
                                        "_T": 3}),
    ("people_in_cases", "month", "", {"2026-01": 2, "2026-02": 1, "_T": 3}),
    ("cases_open", "state", "", {"received": 3, "_T": 3}),
    ("costs_paid", "payer", "", {"IDR,family": 50_000, "IDR,office": 150_000,
                                 "IDR,_T": 200_000, "MYR,employer": 1200, "MYR,_T": 1200}),
    ("costs_without_payer", "", "", {"": Decimal("0.0")}),
    ("referrals_sent", "", "", {"": 0}),
    ("referrals_answered_in_time", "", "", {"": None}),
    ("known_village_share", "", "", {"": Decimal("0.0")}),
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(snapshot):
    with running.opened(snapshot, engine="duckdb") as found:
        yield found


@pytest.fixture
def measure(snapshot, engine):
    """Return a function that counts one indicator: cells as group → value, and the passport."""

    def run(name, by="", period=""):
        found = running.run(
            name,
            snapshot=snapshot,
            by=tuple(part for part in by.split(",") if part),
            period=parse_period(period) if period else None,
            using=engine,
        )
        return {",".join(cell.group): cell.value for cell in found.cells}, found.passport

    return run


@pytest.mark.parametrize(("name", "by", "period", "cells"), FIGURES)
def test_each_figure_is_what_the_rows_give(measure, name, by, period, cells):
    found, _ = measure(name, by, period)

    assert found == cells


def test_totals_stand_after_their_parts_and_the_whole_is_last(measure):
    cells, _ = measure("placements_by_origin", "year,country")

    assert list(cells) == [
        "2024,MY", "2024,_T", "2025,HK", "2025,MY", "2025,_T", "_T,HK", "_T,MY", "_T,_T",
    ]  # fmt: skip


def test_the_passport_tells_what_is_left_out_and_how_old_the_data_are(measure):
    _, deported = measure("deportees")
    _, share = measure("procedural_share_placements", period="2024")
    _, costs = measure("costs_paid")

    assert (deported.quality.used, deported.quality.newest.isoformat()) == (2, "2025-06-01")
    assert deported.age_days == 226
    assert dict(share.quality.why) == {"no_day": 2, "provisional": 0, "status_unknown": 1}
    assert (share.value, share.denominator_value) == (None, 0)
    assert costs.value is None
    assert deported.to_json()["quality"]["duplicates"] == "peristiwa; duplikat belum dihapus"


def test_rows_without_a_regency_are_left_out_of_origin_and_counted(frozen, placed, by):
    type(placed[0]).objects.filter(pk=placed[0].pk).update(origin_regency="")
    again = snapshots.freeze(as_of=None, by=by)

    found = running.run("placements_by_origin", snapshot=again, period=parse_period("2025"))

    assert found.cells[-1].value == 1
    assert found.passport.quality.why["no_origin"] == 1


@pytest.mark.parametrize(
    ("name", "by", "period", "refusal"),
    [
        ("nothing", "", "", "indicator_unknown"),
        ("deaths", "employer_type", "", "dimension_unknown"),
        ("candidates_by_stage", "", "2025", "period_not_applicable"),
        ("deaths", "", "2025-01-10..2025-02-28", "period_whole_months"),
        ("deaths", "", "2025-01-01..2025-02-27", "period_whole_months"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(measure, name, by, period, refusal):
    assert code(measure, name, by, period) == refusal


def test_an_empty_period_gives_zero_and_no_cells(measure):
    cells, passport = measure("deaths", "origin_regency", "2031")

    assert cells == {"_T": 0}
    assert (passport.quality.used, passport.age_days) == (0, None)


def test_every_indicator_runs_with_every_dimension(snapshot, engine):
    for name, told in INDICATORS.items():
        found = running.count(name, snapshot=snapshot, by=told.dimensions, using=engine)

        assert int(found.frame["rows"].sum()) == found.used, name


def test_a_place_counts_its_own_rows_and_says_so_in_the_passport(snapshot, engine):
    sumba = (("origin_island", "53.SUMBA"),)

    found = running.run("placements_by_origin", snapshot=snapshot, within=sumba, using=engine)
    regency = running.run(
        "deportees", snapshot=snapshot, within=(("origin_regency", "53.06"),), using=engine
    )

    assert (found.cells[-1].value, found.passport.quality.used) == (2, 2)
    assert (found.passport.area_code, dict(found.passport.by)) == ("53", dict(sumba))
    assert (regency.passport.value, regency.passport.area_code) == (1, "53.06")


def test_every_place_of_every_indicator_adds_up_to_the_whole(snapshot, engine):
    for name, told in INDICATORS.items():
        if "origin_regency" not in told.dimensions:
            continue
        whole = running.count(name, snapshot=snapshot, by=("origin_regency",), using=engine)

        parts = [
            running.count(name, snapshot=snapshot, within=(("origin_regency", code),), using=engine)
            for code in set(whole.frame["origin_regency"])
        ]

        assert sum(part.used for part in parts) == whole.used, name


def test_a_place_of_an_indicator_without_places_is_refused(snapshot):
    flores = (("origin_regency", "53.06"),)

    assert code(running.run, "tasks_done", snapshot=snapshot, within=flores) == "dimension_unknown"


def test_the_first_name_of_a_dimension_still_works(measure):
    assert measure("workers_registered", "regency_code")[0]["53.18"] == 5


def test_an_unknown_engine_or_a_missing_spark_is_refused(snapshot, settings, monkeypatch):
    settings.SASANDO_ENGINE = "abacus"
    assert code(engines.open_engine, snapshot) == "engine_unknown"
    settings.SASANDO_ENGINE = "spark"
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    engines._spark_connection.cache_clear()

    assert code(engines.open_engine, snapshot) == "spark_missing"
