"""Tables of a plan: small cells hidden with what would give them away, zeros printed."""

import dataclasses

import pytest

from sasando.analysis.releases import naming, package
from sasando.analysis.releases.building import build
from sasando.analysis.releases.plan import parse_plan
from sasando.domain.disclosure.audit import audit
from sasando.domain.values.words import Refused
from tests.analysis.releases.conftest import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(snapshot):
    return build(parse_plan(PLAN), snapshot=snapshot)


def cells(one):
    found = package.columns(one)
    return {row[:-2]: row[-2:] for row in zip(*found.values(), strict=True)}


def test_small_cells_are_hidden_and_what_would_give_them_away(built):
    found = cells(built.tables[0])

    assert found["53.18", "P"] == (12, "ok")
    assert found["53.21", "L"] == (None, "x")
    assert found["_T", "_T"] == (72, "ok")
    assert built.protected.audit.verdict == "passed"
    assert built.protected.audit.narrowest_interval >= 5


def test_all_regencies_stand_on_their_island_and_zeros_are_printed(built):
    one = built.tables[0]
    found = cells(one)

    assert (
        sum(code.startswith("53.") and code[3:].isdigit() for code in one.table.by[0].codes) == 22
    )
    assert found["53.12", "P"] == (0, "z")
    assert found["53.SUMBA", "P"] == (21, "ok")
    assert one.labels["origin_regency"]["53.21"][0] == "Malaka"
    assert one.labels["sex"]["P"] == ("perempuan", "women")


def test_the_audit_of_what_is_printed_agrees_with_the_audit_of_what_is_known(built, tmp_path):
    files = package.write(
        built.tables, snapshot="s", as_of=built.protected.tables[0].subject.period.ends_on,
        title=("a", "b"),
    )  # fmt: skip

    read = package.read_files(files.__getitem__)
    found = audit(read.counts, rates=read.rates)

    assert found.verdict == "passed"
    assert found.suppressed == built.protected.audit.suppressed
    assert found.narrowest_interval == built.protected.audit.narrowest_interval


def test_a_naive_release_is_refused_with_its_cells_named(built):
    table = built.tables[0].table
    naive = table.with_hidden((table.values > 0) & (table.values < 5))

    found = audit((naive,))

    assert found.verdict == "refused"
    assert any("53.21" in one.cell.text for one in found.findings)


def test_earlier_tables_are_counted_in(built, snapshot):
    first = tuple(one.table.as_released("RL-2026-0001") for one in built.tables)
    text = PLAN.replace('by = ["origin_regency", "sex"]', 'by = ["origin_island", "sex"]').replace(
        'hierarchy = ["origin_island"]\n', ""
    )

    later = build(parse_plan(text), snapshot=snapshot, earlier=first)

    assert later.protected.audit.verdict == "passed"
    shown = cells(later.tables[0])
    assert shown["53.SUMBA", "P"] == (21, "ok")


def test_islands_after_regencies_are_audited_with_them(snapshot):
    bare = PLAN.replace('hierarchy = ["origin_island"]\n', "")
    first = build(parse_plan(bare), snapshot=snapshot)
    released = tuple(one.table.as_released("RL-2026-0001") for one in first.tables)
    islands = bare.replace('"origin_regency", "sex"', '"origin_island", "sex"')

    later = build(parse_plan(islands), snapshot=snapshot, earlier=released)

    made = tuple(one.table for one in later.tables)
    tables, _ = naming.aligned((*made, *released), ())
    assert made[0].by[0].name == "origin_island"
    assert {one.by[0].name for one in tables} == {"origin_regency", "year"}
    assert audit(tables[: len(made)], earlier=tables[len(made) :]).verdict == "passed"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PLAN.replace("2025", "1999").replace("2024..1999", "1999"), "table_empty"),
        ('[[table]]\nname="a"\nindicator="placements_by_origin"\nby=["year"]\nperiod="2025"',
         "table_one_row"),
        ('[[table]]\nname="a"\nindicator="costs_paid"\nby=["payer"]\nperiod="2025"',
         "table_not_released"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_table_is_refused_by_name(snapshot, text, code):
    with pytest.raises(Refused) as refused:
        build(parse_plan(text), snapshot=snapshot)

    assert refused.value.refusal.code == code
    assert refused.value.refusal.params["table"] in ("a", "asal")


def test_a_share_hides_where_its_counts_are_small(snapshot):
    text = (
        '[[table]]\nname="bagian"\nindicator="procedural_share_placements"\n'
        'by=["sex"]\nperiod="2025"'
    )

    built = build(parse_plan(text), snapshot=snapshot)

    assert set(cells(built.tables[0])) == {("L",), ("P",), ("_T",)}
    assert built.protected.audit.verdict == "passed"


def test_the_same_snapshot_gives_the_same_bytes(built, snapshot):
    again = build(parse_plan(PLAN), snapshot=snapshot)

    files = [
        package.write(one.tables, snapshot="s", as_of=snapshot.as_of, title=("a", "b"))
        for one in (built, again)
    ]

    assert package.digest(files[0]) == package.digest(files[1])


def test_a_plan_may_raise_the_class(snapshot):
    text = PLAN.replace('period = "2025"\n', 'period = "2025"\ndisclosure = "strict"\n')

    built = build(parse_plan(text), snapshot=snapshot)

    assert cells(built.tables[0])["53.11", "P"] == (None, "x")
    assert built.tables[0].passport["disclosure"]["k"] == 10


def test_a_mostly_empty_table_proposes_islands_and_says_why(snapshot):
    text = PLAN.replace('period = "2025"\n', 'period = "2025"\ndisclosure = "strict"\n')

    built = build(parse_plan(text), snapshot=snapshot)

    assert len(built.proposals) == 1
    assert built.proposals[0].id.startswith("asal: 90%")
    assert "Pulau Sumba" in built.proposals[0].id
    assert "Sumba island" in built.proposals[0].en


def test_rows_of_the_population_are_named_alike_for_alike_indicators():
    from sasando.analysis.releases.building import population_of
    from sasando.domain.indicators.catalogue import indicator

    deaths = indicator("deaths")

    assert population_of(deaths) == population_of(
        dataclasses.replace(indicator("procedural_share_deaths"))
    )
    assert population_of(deaths) != population_of(indicator("deportees"))
