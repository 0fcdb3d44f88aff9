"""A plan is taken whole or refused in words that name the table (contracts, release plan)."""

import pytest

from sasando.analysis.releases.plan import parse_plan
from sasando.domain.indicators.definition import Disclosure
from sasando.domain.values.words import Refused
from tests.analysis.releases.conftest import PLAN

GOOD = {
    "name": '"a"', "indicator": '"deaths"', "by": '["year"]', "period": '"2025"'
}  # fmt: skip


def written(**changes: str | None) -> str:
    lines = [f"{key} = {value}" for key, value in (GOOD | changes).items() if value is not None]
    return "\n".join(["[[table]]", *lines])


def test_parse_plan_reads_tables_in_order():
    plan = parse_plan(PLAN)

    assert [one.name for one in plan.tables] == ["asal", "tahun"]
    assert plan.tables[0].hierarchy == ("origin_island",)
    assert plan.tables[0].disclosure is Disclosure.PROTECTED


def test_parse_plan_raises_the_class_when_asked():
    plan = parse_plan(PLAN + 'disclosure = "strict"\n')

    assert plan.tables[1].disclosure.k == 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "plan_empty"),
        ("table = 3", "plan_empty"),
        ("[[table]\nname", "plan_unreadable"),
        (written(name='"Nama Salah"'), "plan_name_odd"),
        (written() + "\n" + written(), "plan_name_twice"),
        (written(indicator='"tidak_ada"'), "indicator_unknown"),
        (written(by='["tidak_ada"]'), "dimension_unknown"),
        (written(by="[]"), "plan_dimensions"),
        (written(by='["year", "year"]'), "plan_list_twice"),
        (written(by='"year"'), "plan_list"),
        (written(period=None), "plan_period_missing"),
        (written(period='"kapan"'), "period_unreadable"),
        (written(period='"2025..2024"'), "period_backwards"),
        (written(indicator='"cases_open"', by='["channel"]'), "plan_period_none"),
        (written(hierarchy='["origin_island"]'), "plan_hierarchy"),
        (written(disclosure='"open"'), "plan_disclosure_lower"),
        (written(disclosure='"protected"'), "plan_disclosure_lower"),
        (written(disclosure='"rahasia"'), "plan_disclosure_unknown"),
        (written(warna='"merah"'), "plan_key_unknown"),
        ("\n".join(written(name=f'"t{at}"') for at in range(41)), "plan_too_long"),
    ],
)
def test_parse_plan_refuses_in_words(text, code):
    with pytest.raises(Refused) as refused:
        parse_plan(text)

    assert refused.value.refusal.code == code
    assert "{" not in refused.value.refusal.words.id + refused.value.refusal.words.en
