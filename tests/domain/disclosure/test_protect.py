"""Hiding: enough, near the fewest, totals last; and what is proposed when hiding fails."""

import csv
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from sasando.domain.disclosure.audit import audit
from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.protect import protect
from sasando.domain.disclosure.remedies import propose_repair
from sasando.domain.disclosure.results import PASSED, REFUSED
from sasando.domain.disclosure.sparsity import Instead, propose
from sasando.domain.disclosure.tables import (
    OK,
    SUPPRESSED,
    ZERO,
    Filter,
    Protection,
    Rates,
    Table,
    count_table,
    released_table,
)
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from tests.domain.disclosure.worlds import SEX, YEAR, flat, table_of

REGIONS = Path("src/sasando/library/places/data/regions_ntt.csv")
HALF = Period(date(2025, 1, 1), date(2025, 6, 30))


def regency_dimension() -> Dimension:
    """Return the 22 regencies below the first island that each one names."""
    with REGIONS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    leaves = {row["kemendagri_code"]: (row["islands"].split(";")[0].strip(),) for row in rows}
    return Dimension.nested("origin_regency", leaves)


def fewest_shields(table: Table, *, most: int) -> int:
    """Return the fewest further cells that pass, by trying every choice."""
    small = (table.values > 0) & (table.values < table.protection.k)
    free = np.argwhere((table.values > 0) & ~small)
    for count in range(most + 1):
        for choice in combinations(free, count):
            hidden = small.copy()
            for at in choice:
                hidden[tuple(at)] = True
            if audit((table.with_hidden(hidden),)).verdict == PASSED:
                return count
    return most + 1


@pytest.mark.parametrize("protection", [Protection.PROTECTED, Protection.STRICT])
def test_what_is_below_k_is_hidden_and_zeros_are_printed(protection):
    table = table_of(
        np.array([[3, 0, 30], [7, 40, 12], [50, 60, 70]]),
        (flat("a", 3), flat("b", 3)),
        protection=protection,
    )

    found = protect((table,))

    printed = found.tables[0]
    k = protection.k
    assert printed.hidden[(table.values > 0) & (table.values < k)].all()
    assert not printed.hidden[table.values == 0].any()
    assert found.audit.verdict == PASSED and found.audit.narrowest_interval >= k
    assert found.remedy is None


@pytest.mark.parametrize("seed", (0, 1, 4, 5))
def test_shields_are_near_the_fewest_that_pass(seed):
    leaves = np.random.default_rng(seed).integers(0, 30, size=(3, 3))
    leaves[0, 0] = 2
    table = table_of(leaves, (flat("a", 3), flat("b", 3)))

    found = protect((table,), margin=0)

    fewest = fewest_shields(table, most=3)
    assert found.complementary <= fewest + 1
    assert found.totals_printed == 1.0


def test_an_open_table_is_printed_whole():
    table = table_of(np.array([1, 2]), (flat("a", 2),), protection=Protection.OPEN)

    found = protect((table,))

    assert found.audit.as_printed == {
        "cells": 3, "suppressed": 0, "narrowest_interval": None, "recoverable": 0,
        "verdict": PASSED,
    }  # fmt: skip


def test_a_second_release_hides_what_the_difference_would_give_away():
    by = (flat("regency", 3),)
    older = table_of(np.array([20, 30, 40]), by, period=HALF).as_released("2025-H1")

    found = protect((table_of(np.array([22, 50, 60]), by),), earlier=(older,))

    assert found.audit.verdict == PASSED
    assert found.tables[0].value_of(regency="r0") is None
    assert found.tables[0].value_of() == 132


def test_a_rate_goes_with_its_count():
    by = (flat("regency", 3),)
    women = table_of(np.array([3, 30, 50]), by, table_id="women", where=(Filter(SEX, "F"),))
    everyone = table_of(np.array([60, 90, 80]), by, table_id="all")

    found = protect((everyone, women), rates=(Rates("share", women, everyone),))

    assert found.audit.verdict == PASSED
    assert found.rates[0].hidden[0] and not found.rates[0].hidden[-1]


def test_where_hiding_cannot_help_the_table_to_leave_out_is_named():
    """Everything was printed in spring; the year's only free cell is a small total."""
    by = (flat("regency", 2),)
    older = table_of(np.array([20, 30]), by, period=HALF).as_released("2025-H1")
    other = table_of(np.array([23, 30]), by).as_released("2025, first")

    found = protect((table_of(np.array([23, 30]), by, table_id="year"),), earlier=(other, older))

    assert found.audit.verdict == REFUSED
    assert found.remedy.leave_out == ("year",)
    assert "year" in found.remedy.words.en and "year" in str(found.remedy.words)


def test_a_homogeneous_group_asks_for_a_coarser_level():
    way = Dimension.flat("way", ("np", "p"))
    table = table_of(np.array([[12, 0], [9, 8]]), (flat("regency", 2), way), sensitive=("way",))

    found = protect((table,))

    assert found.remedy.coarser == (("t", "way"),)


def test_a_repair_is_proposed_from_what_is_printed_alone():
    table = table_of(
        np.array([[3, 20, 30], [9, 40, 12], [50, 60, 70]]), (flat("a", 3), flat("b", 3))
    )
    hidden = table.values == 3
    printed = table.with_hidden(hidden).as_released("")

    remedy = propose_repair((printed,))

    further = hidden.copy()
    for cell in remedy.hide:
        codes = dict(cell.codes)
        further[tuple(one.place[codes.get(one.name, "_T")] for one in table.by)] = True
    assert audit((printed,)).verdict == REFUSED
    assert audit((table.with_hidden(further),)).verdict == PASSED


def test_long_columns_come_back_as_the_same_table():
    by = (flat("a", 3), flat("b", 3))
    table = protect((table_of(np.array([[3, 0, 30], [7, 40, 12], [50, 60, 70]]), by),)).tables[0]

    columns = table.columns()
    back = released_table(
        columns, table_id="t", subject=table.subject, by=by, protection=table.protection
    )

    assert set(columns["status"]) == {OK, SUPPRESSED, ZERO}
    assert (back.hidden == table.hidden).all()
    assert (back.values[~back.hidden] == table.values[~table.hidden]).all()


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"a": ["a0", "a9"], "value": [1, 2]}, "disclosure_code_unknown"),
        ({"a": ["a0", "a1"], "value": [1, -2]}, "disclosure_value_negative"),
    ],
)
def test_rows_that_fit_no_table_are_refused(columns, code):
    with pytest.raises(Refused) as caught:
        count_table(
            columns,
            table_id="t",
            subject=table_of(np.array([1]), (flat("a", 1),)).subject,
            by=(flat("a", 2),),
            protection=Protection.PROTECTED,
        )

    assert caught.value.refusal.code == code


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["a0", "a1"], "disclosure_cell_missing"),
        (["a0", "a1", "a1"], "disclosure_cell_twice"),
        (["a0", "a1", "x"], "disclosure_code_unknown"),
    ],
)
def test_a_released_file_that_is_not_whole_is_refused(codes, code):
    by = (flat("a", 2),)
    with pytest.raises(Refused) as caught:
        released_table(
            {"a": codes, "value": [5] * len(codes)},
            table_id="t",
            subject=table_of(np.array([1, 1]), by).subject,
            by=by,
            protection=Protection.PROTECTED,
        )

    assert caught.value.refusal.code == code


def ntt_table(mean: float, *, protection: Protection, seed: int = 1) -> Table:
    """Return counts by the 22 regencies of NTT, year and sex, uneven as printed ones are."""
    regency = regency_dimension()
    years = {str(year): Period(date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024, 2025)}
    chance = np.random.default_rng(seed)
    size = mean * chance.gamma(0.8, 1.25, (len(regency.leaves), 1, 1))
    counts = chance.poisson(size * np.array([0.7, 0.3]) * np.ones((1, 3, 1)))
    by = (regency, Dimension.flat("year", years, periods=years), SEX)
    return table_of(
        counts,
        by,
        period=Period(date(2023, 1, 1), date(2025, 12, 31)),
        protection=protection,
    )


def test_the_22_regencies_by_island_year_and_sex_keep_their_totals():
    table = ntt_table(200, protection=Protection.PROTECTED)

    found = protect((table,))

    assert len(table.by[0].leaves) == 22
    assert found.audit.verdict == PASSED
    assert found.totals_printed >= 0.9 and found.people_hidden < 0.1


# Deaths of 2018 by regency as printed (KOM-2019-01-13-02 to 17 of the printed figures).
DEATHS_2018 = {
    "53.06": 17, "53.21": 16, "53.08": 13, "53.01": 11, "53.07": 10, "53.02": 10, "53.04": 5,
    "53.13": 4, "53.14": 4, "53.03": 3, "53.71": 3, "53.19": 3, "53.12": 2, "53.16": 1,
    "53.09": 1, "53.10": 1,
}  # fmt: skip


def deaths(times: int = 1) -> Table:
    regency = regency_dimension()
    counts = np.array([DEATHS_2018.get(code, 0) * times for code in regency.leaves])
    return table_of(counts, (regency,), protection=Protection.STRICT)


def test_deaths_of_one_year_are_too_thin_for_regencies_and_three_years_are_proposed():
    proposal = propose(deaths(), place="origin_regency", years=(deaths(), deaths()))

    assert proposal.instead is Instead.LONGER
    assert round(proposal.share_asked, 3) == 0.625 and proposal.share_proposed < 0.5
    assert "62%" in proposal.words.en and "3 tahun" in str(proposal.words)


def test_without_older_years_islands_are_proposed_and_else_totals():
    islands = propose(deaths(), place="origin_regency")
    thin = table_of(np.ones(22, dtype=int), (regency_dimension(),), protection=Protection.STRICT)

    assert islands.instead in (Instead.COARSER, Instead.TOTALS)
    assert (islands.instead is Instead.COARSER) == bool(islands.level)
    assert propose(thin, place="origin_regency").instead is Instead.TOTALS


def test_a_table_that_can_stand_needs_no_proposal_and_an_empty_one_is_refused():
    full = ntt_table(400, protection=Protection.PROTECTED)
    empty = table_of(np.zeros(22, dtype=int), (regency_dimension(),))

    assert propose(full, place="origin_regency") is None
    with pytest.raises(Refused) as caught:
        propose(empty, place="origin_regency")
    assert caught.value.refusal.code == "disclosure_table_empty"


def test_an_audit_of_this_year_names_its_period():
    """A cell's name tells table, days and codes, and nothing of a person."""
    table = table_of(np.array([3, 40]), (flat("regency", 2),), table_id="by regency")

    finding = audit((table,)).findings[0]

    assert finding.cell.text == "by regency · 2025-01-01..2025-12-31 · regency=r0"
    assert finding.cell.period == YEAR
