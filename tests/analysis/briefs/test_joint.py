"""Sheets, pack and report in one audit: an attacker who has all of it narrows no hidden cell."""

from datetime import date
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from sasando.analysis.briefs import joint
from sasando.analysis.briefs.joint import Asked, Register, printed_cells, protect_together
from sasando.analysis.releases import naming
from sasando.domain.disclosure.audit import audit
from sasando.domain.disclosure.bridging import with_sums, without_totals
from sasando.domain.disclosure.dimensions import TOTAL, Dimension, Group
from sasando.domain.disclosure.tables import Protection, Subject, Table, count_table
from sasando.domain.values.period import Period, parse_period

K = 5
YEARS = ("2024", "2025")
SPAN = parse_period("2024..2025")
ISLANDS = {"a": ("53.01", "53.02", "53.03"), "b": ("53.04", "53.05", "53.06", "53.07")}
REGENCIES = tuple(code for codes in ISLANDS.values() for code in codes)
DISTRICTS = {"NTT-1": ("53.01", "53.04"), "NTT-2": ("53.02", "53.03", "53.05", "53.06", "53.07")}
COUNTRIES = ("HK", "MY", "SG")
ABOVE = tuple(Group(island, codes) for island, codes in ISLANDS.items())
REGENCY = Dimension("origin_regency", (Group(TOTAL, REGENCIES),), above=ABOVE)
ISLAND = Dimension.flat("origin_island", tuple(ISLANDS))
COUNTRY = Dimension.flat("country", COUNTRIES)
YEAR = Dimension.flat("year", YEARS, periods={one: parse_period(one) for one in YEARS})
SHEETS = Asked("placements", ("year", "origin_regency"), SPAN, is_by_district=True)
FLOWS = Asked("placements", ("origin_island", "country"), SPAN)
WORLDS = range(12)


def world(seed: int) -> np.ndarray:
    """Return placements by year, regency and country; many are small."""
    chance = np.random.default_rng(seed)
    size = chance.gamma(1.0, 14.0, (1, len(REGENCIES), 1))
    return chance.poisson(size * chance.dirichlet((1, 4, 1), (len(YEARS), len(REGENCIES))))


def made(counts: np.ndarray) -> tuple[Table, Table]:
    """Return what sheets and flows print, nothing hidden."""
    cells = list(product(YEARS, REGENCIES, COUNTRIES))
    columns = {
        "year": [year for year, _, _ in cells],
        "origin_regency": [regency for _, regency, _ in cells],
        "origin_island": [
            next(one for one, inside in ISLANDS.items() if regency in inside)
            for _, regency, _ in cells
        ],
        "country": [country for _, _, country in cells],
        "value": counts.ravel().tolist(),
    }
    subject = Subject("placements", SPAN)
    sheet, flow = (
        count_table(
            columns, table_id=asked.name, subject=subject, by=by, protection=Protection.PROTECTED
        )
        for asked, by in ((SHEETS, (YEAR, REGENCY)), (FLOWS, (ISLAND, COUNTRY)))
    )
    groups = [Group(slug, codes) for slug, codes in DISTRICTS.items()]
    sheet = without_totals(with_sums(sheet, "origin_regency", groups), ("year",))
    return sheet, without_totals(flow, ("origin_island", "country"))


def released(counts: np.ndarray) -> Table:
    """Return what an earlier release printed: islands in 2025, small ones hidden."""
    leaves = {
        "origin_island": [one for one in ISLANDS for _ in ISLANDS[one]],
        "value": counts[1].sum(axis=1).tolist(),
    }
    table = count_table(
        leaves, table_id="islands", subject=Subject("placements", parse_period("2025")),
        by=(ISLAND,), protection=Protection.PROTECTED,
    )  # fmt: skip
    (safe,) = protect_together((table,), register=Register())
    return safe.as_released("RL-1")


def attacked(tables: list[Table]) -> list[str]:
    """Return the hidden cells that an attacker narrows below k, by his own rows alone."""
    joint_cells = list(product(YEARS, REGENCIES, COUNTRIES))
    inside = {**ISLANDS, **DISTRICTS, TOTAL: REGENCIES}
    rows, low, high, hidden, empty = [], [], [], [], np.zeros(len(joint_cells), dtype=bool)
    for table in tables:
        for at, value in np.ndenumerate(table.values):
            codes = table.codes_at(at)
            place = codes.get("origin_regency", codes.get("origin_island", TOTAL))
            regencies, country = inside.get(place, (place,)), codes.get("country", TOTAL)
            years = (codes["year"],) if "year" in codes else _years(table.subject.period)
            members = np.array([
                year in years and regency in regencies and country in (TOTAL, each)
                for year, regency, each in joint_cells
            ])  # fmt: skip
            rows.append(members.astype(float))
            low.append(1 if table.hidden[at] else value)
            high.append(np.inf if table.hidden[at] else value)
            if table.hidden[at]:
                hidden.append((members, f"{table.id} {codes}"))
            elif value == 0:
                empty |= members
    known = np.array(rows), np.array(low), np.array(high)
    return [name for members, name in hidden if _width(members, *known, empty) < K]


def _years(period: Period) -> tuple[str, ...]:
    return tuple(one for one in YEARS if period.contains(date(int(one), 7, 1)))


def _width(members, rows, low, high, empty) -> float:
    equal, ends = low == high, []
    for sign in (1, -1):
        done = linprog(
            sign * members.astype(float), A_eq=rows[equal], b_eq=low[equal],
            A_ub=-rows[~equal], b_ub=-low[~equal],
            bounds=[(0, 0) if none else (0, None) for none in empty], method="highs",
        )  # fmt: skip
        assert done.status in (0, 3), done.message
        ends.append(-np.inf if done.status == 3 else done.fun)
    return np.floor(-ends[1] + 1e-6) - np.ceil(ends[0] - 1e-6)


@pytest.mark.parametrize("seed", WORLDS)
def test_sheets_flows_and_an_earlier_release_together_narrow_no_cell(seed: int) -> None:
    counts = world(seed)
    earlier = released(counts)

    safe = protect_together(made(counts), register=Register((earlier,)))

    tables, _ = naming.aligned((*safe, earlier), ())
    assert audit(tables[: len(safe)], earlier=tables[len(safe) :]).verdict == "passed"
    assert attacked([*safe, earlier]) == []


def test_the_rule_of_small_counts_alone_is_broken_by_the_same_attacker() -> None:
    broken = []
    for seed in WORLDS:
        counts = world(seed)
        tables = [one.with_hidden((one.values > 0) & (one.values < K)) for one in made(counts)]
        broken += attacked([*tables, released(counts)])

    assert broken


def test_most_totals_of_regencies_and_districts_still_print() -> None:
    shown = places = 0
    for seed in WORLDS:
        sheet = made(world(seed))[0]
        safe = next(iter(protect_together((sheet,), register=Register())))
        shown += int((~safe.hidden).sum())
        places += safe.values.size

    assert shown / places > 0.5


def test_printed_cells_are_named_as_the_pages_ask_for_them() -> None:
    counts = np.full((len(YEARS), len(REGENCIES), len(COUNTRIES)), 9)
    sheet, flow = made(counts)

    cells = {*printed_cells(SHEETS, sheet), *printed_cells(FLOWS, flow)}

    assert ("placements", "53.01", "2025", "") in cells
    assert ("placements", "NTT-2", "2024", "") in cells
    assert ("placements", "", "2024", "") in cells
    assert ("placements", "a", str(SPAN), "country=MY") in cells
    assert ("placements", "", str(SPAN), "") not in cells


def test_a_table_that_hiding_does_not_mend_is_left_out_whole() -> None:
    way = Dimension.flat("procedural", ("p", "np"))
    alike = count_table(
        {"procedural": ["p"], "value": [30]}, table_id="way",
        subject=Subject("others", SPAN), by=(way,), protection=Protection.PROTECTED,
        sensitive=("procedural",),
    )  # fmt: skip
    sheet = made(np.full((len(YEARS), len(REGENCIES), len(COUNTRIES)), 9))[0]

    safe = protect_together((alike, sheet), register=Register())

    assert [one.id for one in safe] == [sheet.id]


def test_each_district_is_a_sum_of_its_regencies() -> None:
    groups = joint.districts()

    assert len(groups) == 8
    assert len({code for one in groups for code in one.children}) == 22


def test_what_fails_in_one_year_stays_in_the_others() -> None:
    counts = np.full((len(YEARS), len(REGENCIES), len(COUNTRIES)), 9)
    before = [one for one in joint.by_time(made(counts)[0]) if one.id.endswith("2025")]
    counts[1, 0, 0] += 2

    earlier = Register(tuple(one.as_released("PP-1") for one in before))
    safe = protect_together(list(joint.by_time(made(counts)[0])), register=earlier)

    assert [one.id[-4:] for one in safe] == ["2024"]
