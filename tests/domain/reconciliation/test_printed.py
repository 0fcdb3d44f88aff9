"""The printed figures shipped with the library: rules find what the handbook lists (6.1, 6.2)."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import sasando
from sasando.domain.reconciliation.figure_rows import check_figure
from sasando.domain.reconciliation.printed import Closing, breakdowns, conflicts
from sasando.domain.reconciliation.totals import reconcile

PRINTED = Path(next(iter(sasando.__path__))) / "library/statistics/data/published_figures.csv"


@pytest.fixture(scope="module")
def figures():
    with PRINTED.open(encoding="utf-8", newline="") as file:
        checked = [check_figure(row) for row in csv.DictReader(file)]
    assert [one.problems for one in checked if one.problems] == []
    return [one.figure.facts for one in checked]


def test_every_breakdown_with_parts_closes_is_partial_or_has_a_gap(figures):
    found = Counter(one.closing for one in breakdowns(figures))

    assert found == {Closing.CLOSES: 88, Closing.PARTIAL: 13, Closing.GAP: 18}


@pytest.mark.parametrize(
    ("counted", "stated"),
    [(204, 209), (210, 209), (291, 292), (67, 74), (1395, 1401), (21, 24)],
)
def test_totals_that_do_not_add_up_are_found(figures, counted, stated):
    gaps = {(one.counted, one.stated) for one in breakdowns(figures) if one.closing is Closing.GAP}

    assert (Decimal(counted), Decimal(stated)) in gaps


@pytest.mark.parametrize("pair", [(4163, 2226), (307, 295), (201, 289), (523, 295), (151, 159)])
def test_two_truths_for_one_number_are_found(figures, pair):
    found = [set(one.values) for one in conflicts(figures) if one.area == "53"]

    assert any({Decimal(value) for value in pair} <= values for values in found)


def test_difference_is_counted_less_stated():
    result = reconcile({"Malaka": 25, "Belu": 14}, counted={"Malaka": 24, "Belu": 14})

    assert [line.difference for line in result.lines] == [-1, 0]
    assert not result.reconciled
    assert [line.group for line in result.gaps] == ["Malaka"]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"value": "1.234,5"}, ("value", "number_unreadable")),
        ({"value": ""}, ("value", "missing_cell")),
        ({"area_code_kemendagri": "5321"}, ("area_code_kemendagri", "area_code_ambiguous")),
        ({"period_start": "2026-01-01"}, ("period_end", "period_backwards")),
        ({"partial": "perhaps"}, ("partial", "code_unknown")),
        ({"note": "x" * 501}, ("note", "too_long")),
    ],
)
def test_check_figure_refuses_by_name(changed, problem):
    row = {
        "id": "X-1", "indicator": "deaths_repatriated", "area_code_kemendagri": "53",
        "period_start": "2025-01-01", "period_end": "2025-12-31", "value": "1", "unit": "persons",
    }  # fmt: skip

    checked = check_figure(row | changed)

    assert checked.figure is None
    assert [(one.column, one.code) for one in checked.problems] == [problem]
