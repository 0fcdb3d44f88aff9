"""What staff read, what leaves the office, and the contradictions that both see."""

import json

import pytest

from sasando.library.places import queries as places
from sasando.library.statistics import names, queries

pytestmark = pytest.mark.usefixtures("reference")
CLOSED = ("deaths_", "deportees", "complaints_", "trafficking_")


def test_the_printed_breakdowns_close_are_partial_or_have_a_gap():
    found = queries.summary()

    assert (found.figures, found.breakdowns) == (1004, 119)
    assert (found.closing, found.partial, found.gaps) == (88, 13, 18)


@pytest.mark.parametrize("pair", [(4163, 2226), (307, 295), (201, 289), (523, 295)])
def test_the_four_contradictions_of_the_handbook_stand_side_by_side(pair):
    """Handbook 6.1."""
    views = [{item.value for item in view.figures} for view in queries.conflict_views(public=False)]

    assert any(set(pair) <= values for values in views)


@pytest.mark.parametrize(
    ("counted", "stated"), [(204, 209), (210, 209), (291, 292), (67, 74), (1395, 1401), (21, 24)]
)
def test_the_totals_of_the_handbook_that_do_not_add_up_are_found(counted, stated):
    """Handbook 6.2."""
    gaps = queries.breakdown_views(public=False, closing="gap")

    found = {(view.breakdown.counted, view.breakdown.stated) for view in gaps}
    assert (counted, stated) in found
    assert all(view.total is not None for view in gaps)


def test_staff_see_every_area():
    codes = {item.area_code for item in queries.list_figures(public=False)}

    assert "53.21" in codes


def test_no_death_deportee_complaint_or_trafficking_below_the_province_leaves_the_office():
    leaving = queries.list_figures(public=True)

    closed = [item for item in leaving if item.indicator.startswith(CLOSED)]
    assert closed
    assert {item.area_code for item in closed} <= {"53", "ID"}
    assert all(names.breaks_down_openly(item.dimension) for item in closed)


def test_what_leaves_the_office_of_such_figures_names_no_regency():
    text = " ".join(
        json.dumps(queries.passport(item, public=True) | {"source": "", "evidence": ""})
        for item in queries.list_figures(public=True)
        if names.is_province_only(item.indicator)
    )

    named = [name for _, name in places.ntt_regencies() if name.removeprefix("Kota ") in text]
    assert named == []


def test_other_figures_of_regencies_are_open():
    open_ones = queries.list_figures(public=True, indicator="placements_by_origin")

    assert any(item.area_level == "regency" for item in open_ones)


@pytest.mark.parametrize("reader", [True, False])
def test_a_passport_has_every_part_of_the_contract(reader):
    item = queries.list_figures(public=reader)[0]

    found = queries.passport(item, public=reader)

    parts = "id indicator definition unit value area period by denominator source snapshot as_of"
    parts += " rule disclosure quality signed_by supersedes"
    assert set(parts.split()) <= set(found)
    assert found["area"]["system"] == "kemendagri"
    assert set(found["disclosure"]) == {"class", "k", "suppressed"}
    assert {"used", "left_out", "why", "duplicates"} <= set(found["quality"])
    assert found["signed_by"] is None


def test_a_small_figure_is_not_found_by_its_id_from_outside():
    inside = next(
        item
        for item in queries.list_figures(public=False, indicator="deaths_repatriated")
        if item.area_level == "regency"
    )

    assert queries.figure_for(inside.figure, public=True) is None
    assert queries.figure_for(inside.figure, public=False) == inside


def test_a_breakdown_with_a_hidden_part_does_not_leave_the_office():
    inside = queries.breakdown_views(public=False)
    outside = queries.breakdown_views(public=True)

    assert len(inside) == 119
    assert 0 < len(outside) < len(inside)
    assert all(len(view.parts) == len(view.breakdown.parts) for view in outside)
    assert all(view.total is not None for view in outside)


@pytest.mark.parametrize(
    "cells",
    [
        {"indicator": "deaths_repatriated", "dimension": "origin_regency=malaka"},
        {"indicator": "deportees", "dimension": "sex=F;island=Flores"},
        {"indicator": "deaths_repatriated", "definition_as_printed": "dead of Malaka in 2030"},
        {
            "indicator": "bodies_received",
            "area_level": "regency",
            "area_code_kemendagri": "53.21",
        },
    ],
)
def test_an_imported_figure_cannot_slip_below_the_province(take_in, row, cells):
    take_in(row(**cells))

    assert queries.figure_for("X-1", public=True) is None
    assert queries.figure_for("X-1", public=False) is not None


def test_a_provisional_figure_is_marked_and_enters_nothing(take_in, row):
    before = queries.summary()

    take_in(row(), row(id="X-2", value="10", publication_id="Y"), state="provisional")

    assert queries.summary() == before
    assert queries.figure_for("X-1", public=True) is None
    assert queries.figure_for("X-1", public=False).is_provisional
    assert 2030 not in dict(queries.series("deaths_repatriated", public=False))


def test_a_figure_from_memory_is_not_verified():
    assert any(not item.is_verified for item in queries.list_figures(public=False))


def test_every_indicator_and_unit_has_a_name_in_both_languages():
    for item in queries.list_figures(public=False):
        assert item.indicator in names.INDICATORS
        assert item.unit in names.UNITS
