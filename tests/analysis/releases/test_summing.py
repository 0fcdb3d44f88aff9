"""Sums and means: printed only on counts that may print, and never for one person."""

import numpy as np
import polars as pl
import pytest

from sasando.analysis.measures.contributing import WHO, by_cell
from sasando.analysis.releases import package
from sasando.analysis.releases.building import build
from sasando.analysis.releases.plan import parse_plan
from sasando.analysis.releases.summing import Sums, told_by_rest
from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.tables import Protection, Subject, count_table
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused

PLAN = """
[[table]]
name = "kontrak"
indicator = "contract_length"
by = ["origin_regency"]
period = "2025"
"""
PLACES = Dimension.flat("place", ("a", "b", "c", "d"))


def parts_of(**told: list[int]) -> pl.DataFrame:
    """Return who puts how much into each place and into the whole of them."""
    rows = [(place, amount) for place, amounts in told.items() for amount in amounts]
    every = [(place, who, amount) for who, (place, amount) in enumerate(rows)]
    every += [("_T", who, amount) for _, who, amount in every]
    return pl.DataFrame(every, schema=["place", WHO, "amount"], orient="row")


def counts_of(parts: pl.DataFrame, *hidden: str):
    leaves = parts.filter(pl.col("place") != "_T")
    table = count_table(
        {"place": leaves["place"].to_list(), "value": [1] * leaves.height}, table_id="t",
        subject=Subject("x", parse_period("2025")), by=(PLACES,), protection=Protection.STRICT,
    )  # fmt: skip
    return table.with_hidden(np.array([code in hidden for code in PLACES.codes]))


def test_a_cell_knows_its_two_largest_contributors():
    cells = by_cell(parts_of(a=[5] * 10, b=[900, *[1] * 20]), ("place",))

    assert cells["a",].is_safe
    assert (cells["b",].largest, cells["b",].second) == (900, 1)
    assert not cells["b",].is_safe


def test_a_printed_sum_less_its_printed_parts_may_not_be_one_person():
    parts = parts_of(a=[5] * 20, b=[5] * 20, c=[900, *[1] * 6], d=[1] * 6)
    sums = Sums(np.zeros(5), parts)

    told = told_by_rest(sums, counts_of(parts, "c", "d"))

    assert told.tolist() == [False, False, False, False, True]
    assert not told_by_rest(sums, counts_of(parts, "c", "d", "_T")).any()


def test_a_rest_of_many_alike_gives_nobody_away():
    parts = parts_of(a=[5] * 20, b=[5] * 20, c=[5] * 6, d=[5] * 6)

    assert not told_by_rest(Sums(np.zeros(5), parts), counts_of(parts, "c", "d")).any()


@pytest.fixture
def built(snapshot):
    return build(parse_plan(PLAN), snapshot=snapshot)


@pytest.mark.django_db
def test_a_mean_is_hidden_with_its_count_and_says_by_which_rule(built):
    one = built.tables[0]
    found = {row[0]: row[1:] for row in zip(*package.columns(one).values(), strict=True)}

    assert found["53.21"] == (None, "x")
    assert sum(status == "x" for _, status in found.values()) > 1
    assert found["53.18"][1] == "ok"
    assert 24 <= found["53.18"][0] <= 26
    assert found["53.12"] == (None, "z")
    assert one.passport["disclosure"]["k"] == 10
    assert "10%" in one.passport["disclosure"]["dominance"]
    assert built.protected.audit.verdict == "passed"


@pytest.mark.django_db
def test_a_package_brings_the_counts_behind_means_to_later_audits(built):
    files = package.write(
        built.tables, snapshot="s", as_of=built.tables[0].table.subject.period.ends_on,
        title=("a", "b"),
    )  # fmt: skip

    (read,) = package.read_files(files.__getitem__, release="RL-1").tables

    own = built.tables[0].table
    assert (read.table.hidden == own.hidden).all()
    assert (read.table.values[~own.hidden] == own.values[~own.hidden]).all()
    assert package.columns(read) == package.columns(built.tables[0])


@pytest.mark.django_db
def test_the_same_sums_do_not_go_out_twice_for_periods_that_overlap(built, snapshot):
    files = package.write(built.tables, snapshot="s", as_of=snapshot.as_of, title=("a", "b"))
    older = package.read_files(files.__getitem__, release="RL-2026-0001").tables
    text = PLAN.replace("origin_regency", "sex").replace("2025", "2024..2025")

    with pytest.raises(Refused) as refused:
        build(parse_plan(text), snapshot=snapshot, earlier_sums=older)

    assert refused.value.refusal.code == "table_sums_again"
    assert "RL-2026-0001" in refused.value.refusal.words.id
