import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sasando.domain.indicators.catalogue import INDICATORS, checked_dimensions, indicator
from sasando.domain.indicators.definition import DAYS, Measure
from sasando.domain.indicators.passport import Passport, Quality
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused


def passport(**given):
    told = {
        "id": "n1",
        "indicator": indicator("deaths"),
        "value": 7,
        "area_code": "53",
        "period": parse_period("2025"),
        "by": {"country": "MY"},
        "source": "records",
        "snapshot": "abc",
        "as_of": date(2026, 1, 1),
        "quality": Quality(used=7, left_out=1, why={"no_day": 1}),
    }
    return Passport(**(told | given))


@pytest.mark.parametrize("told", INDICATORS.values(), ids=list(INDICATORS))
def test_every_indicator_is_told_in_full(told):
    texts = [told.label, told.definition, told.unit, told.rule, told.duplicates]

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
