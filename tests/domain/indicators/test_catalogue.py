import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sasando.domain.indicators.catalogue import (
    INDICATORS,
    checked_dimensions,
    digest,
    indicator,
)
from sasando.domain.indicators.definition import (
    DAYS,
    Counts,
    Disclosure,
    Group,
    Measure,
    Where,
)
from sasando.domain.indicators.dimensions import (
    DIMENSIONS,
    TIME,
    chains,
    island_code,
    levels,
    parent_of,
)
from sasando.domain.indicators.passport import Passport, Quality
from sasando.domain.indicators.tables import COLUMNS, Table
from sasando.domain.indicators.terms import PERSONS
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused, Words

VERSIONS = Path(__file__).with_name("versions.txt")


def passport(**given):
    told = {
        "id": "n1",
        "indicator": indicator("deaths"),
        "value": 7,
        "area_code": "53",
        "period": parse_period("2025"),
        "by": {"country": "MY"},
        "source": Words(id="catatan", en="records"),
        "snapshot": "abc",
        "as_of": date(2026, 1, 1),
        "quality": Quality(used=7, left_out=1, why={"no_day": 1}),
    }
    return Passport(**(told | given))


@pytest.mark.parametrize("told", INDICATORS.values(), ids=list(INDICATORS))
def test_every_indicator_is_told_in_full(told):
    texts = [
        told.label, told.concept, told.definition, told.unit, told.reference, told.rule,
        told.duplicates, told.decision.why,
    ]  # fmt: skip

    assert all(words.id and words.en for words in texts)
    assert told.date_field in DAYS
    assert told.dimensions
    assert told.owner
    assert told.is_share == (told.denominator is not None)
    assert bool(told.field) == (told.measure in (Measure.SUM, Measure.MEAN))


def test_deaths_are_strict_and_say_which_day_counts():
    assert indicator("deaths").date_field == "arrived_on"
    assert indicator("deaths_by_date_of_death").date_field == "died_on"
    assert indicator("deaths").disclosure.k == 10


def test_unknown_indicator_and_dimension_are_refused():
    with pytest.raises(Refused) as unknown:
        indicator("nothing")
    with pytest.raises(Refused) as wrong:
        checked_dimensions(indicator("deaths"), ("year", "employer_type"))

    assert unknown.value.refusal.code == "indicator_unknown"
    assert wrong.value.refusal.code == "dimension_unknown"


def test_passport_has_the_keys_of_its_contract():
    told = passport().to_json()

    assert list(told) == [
        "id", "indicator", "definition", "unit", "value", "area", "period", "by", "denominator",
        "source", "snapshot", "as_of", "rule", "disclosure", "quality", "signed_by", "supersedes",
    ]  # fmt: skip
    assert told["disclosure"] == {"class": "strict", "k": 10, "suppressed": False}
    assert told["signed_by"] is None
    assert told["quality"]["duplicates"] == "peristiwa; duplikat belum dihapus"
    assert json.loads(json.dumps(told)) == told


def test_passport_of_a_share_names_its_denominator_and_hides_a_suppressed_value():
    share = passport(
        indicator=indicator("procedural_share_deaths"), value=Decimal("5.5"), denominator_value=127
    )

    assert share.to_json(language="en")["denominator"]["value"] == 127
    assert share.to_json()["value"] == 5.5
    assert replace(share, is_suppressed=True).to_json()["value"] is None


def test_the_catalogue_covers_every_group_and_more_than_thirty():
    assert len(INDICATORS) >= 30
    assert {told.group for told in INDICATORS.values()} == set(Group)
    assert len({told.label.id for told in INDICATORS.values()}) == len(INDICATORS)


@pytest.mark.parametrize("told", INDICATORS.values(), ids=list(INDICATORS))
def test_every_indicator_names_columns_that_its_table_has(told):
    columns = COLUMNS[told.table]
    rules = [*told.rows, *told.among, *(where for rule in told.left_out for where in rule.rows)]

    assert {where.field for where in rules} <= set(columns)
    assert {name for name in told.dimensions if name not in TIME} <= set(columns)
    assert {told.date_field, told.field} - {""} <= set(columns)
    assert set(told.never_added) <= set(told.dimensions)
    assert all(name in DIMENSIONS for name in told.dimensions)
    assert (TIME[0] in told.dimensions) <= bool(told.date_field)


@pytest.mark.parametrize("told", INDICATORS.values(), ids=list(INDICATORS))
def test_a_dimension_comes_with_all_that_it_lies_in(told):
    # A printed period may lie across months; it is told by its year alone.
    for name in told.dimensions:
        assert set(levels(name)) <= set(told.dimensions), name


def test_health_and_death_are_strict_and_only_an_office_may_open():
    strict = {"deaths", "deaths_by_date_of_death", "sick_returns", "cases_received"}

    assert all(INDICATORS[name].k == 10 for name in strict)
    assert not [told.id for told in INDICATORS.values() if told.disclosure is Disclosure.OPEN]
    assert all(told.decision.by and told.decision.on for told in INDICATORS.values())


def test_no_indicator_counts_trafficking():
    said = repr([(told.id, told.rows, told.among, told.dimensions) for told in INDICATORS.values()])

    for word in ("PERDAGANGAN", "KERJA_PAKSA", "SCAM", "trafficking", "restricted", "screening"):
        assert word.lower() not in said.lower()


def test_the_two_migrations_are_never_divided_by_one_another():
    # A share counts rows of one table among rows of the same; returns and placements are two.
    for told in INDICATORS.values():
        assert (told.group is Group.RETURNS) <= (told.table is Table.MOVEMENTS), told.id
        assert (told.group is Group.PLACEMENTS) <= (
            told.table in (Table.PLACEMENTS, Table.MOVEMENTS)
        )
        if told.is_share and told.table is Table.MOVEMENTS:
            assert Where("direction", ("return",)) in told.among


def test_counts_of_people_say_that_duplicates_stay():
    for told in INDICATORS.values():
        if told.counts is Counts.PEOPLE or told.unit is PERSONS:
            assert "duplicates not removed" in told.duplicates.en, told.id


def test_a_changed_meaning_raises_the_version():
    """Each line of versions.txt: id, version, digest. Rewrite a line only with a higher version."""
    kept = [line.split() for line in VERSIONS.read_text(encoding="utf-8").splitlines()]

    assert [[told.id, str(told.version), digest(told)] for told in INDICATORS.values()] == kept


def test_a_dimension_that_is_never_added_always_takes_part():
    costs = indicator("costs_paid")

    assert checked_dimensions(costs, ("payer",)) == ("currency", "payer")
    assert checked_dimensions(costs, ("payer", "currency", "payer")) == ("currency", "payer")


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (("year",), (("year",),)),
        (("month", "year"), (("month", "quarter", "year"),)),
        (("origin_island", "sex"), (("origin_island", "origin_province"), ("sex",))),
        (("country_region", "country"), (("country", "country_region"),)),
    ],
)
def test_a_coarser_dimension_is_a_level_of_the_finer(by, found):
    assert chains(by) == found


@pytest.mark.parametrize(
    ("regency", "islands", "code"),
    [("53.14", "Rote; Ndao", "53.ROTE"), ("35.07", "", "35._"), ("", "", "")],
)
def test_an_island_lies_in_its_province(regency, islands, code):
    assert island_code(regency, islands) == code


@pytest.mark.parametrize(
    ("code", "inside", "parent"),
    [
        ("2025-07", "quarter", "2025-Q3"), ("2025-Q3", "year", "2025"),
        ("53.01", "origin_island", "53._"), ("53._", "origin_province", "53"),
        ("MY", "country_region", "SE_ASIA"), ("ZZ", "country_region", "OTHER"),
        ("RE_ENTRY", "scheme_group", "PERSEORANGAN"),
    ],
)  # fmt: skip
def test_a_code_without_rows_still_has_its_parent(code, inside, parent):
    assert parent_of(code, inside=inside, known={}) == parent
    assert parent_of(code, inside=inside, known={code: "known"}) == "known"


@pytest.mark.parametrize(
    ("newest", "as_of", "age"),
    [
        (date(2025, 12, 1), date(2026, 1, 1), 1),
        (date(2026, 1, 1), date(2026, 1, 10), 0),
        (None, date(2026, 1, 1), None),
    ],
)
def test_age_counts_from_the_last_day_of_the_newest_month(newest, as_of, age):
    quality = Quality(used=1, left_out=0, why={}, newest=newest)

    assert passport(quality=quality, as_of=as_of).age_days == age
