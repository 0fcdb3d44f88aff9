"""Small tables whose bounds are known by hand, or by trying every world there is."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sasando.domain.disclosure.audit import audit, look_at
from sasando.domain.disclosure.dimensions import Dimension, Group
from sasando.domain.disclosure.joining import has_ring
from sasando.domain.disclosure.results import PASSED, REFUSED, Problem
from sasando.domain.disclosure.system import Everything, build_system
from sasando.domain.disclosure.tables import Filter, KnownEvent, Protection, Rates, Table
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from tests.domain.disclosure.worlds import SEX, Enumerated, flat, sums_of, table_of

HALF = Period(date(2025, 1, 1), date(2025, 6, 30))


def hide(table: Table, *cells: tuple[str, ...]) -> Table:
    hidden = table.hidden.copy()
    for codes in cells:
        places = [one.place[code] for one, code in zip(table.by, codes, strict=True)]
        hidden[tuple(places)] = True
    return table.with_hidden(hidden)


def problems(found) -> list[tuple[Problem, int, int]]:
    return [(one.problem, one.low, one.high) for one in found.findings]


# Four hidden corners x, 23 - x, 24 - x and 20 + x are each at least 1: x lies in 1 to 22.
RECTANGLE = ((20, 3, 30), (4, 40, 9), (50, 60, 70))
CORNERS = (("a0", "b0"), ("a0", "b1"), ("a1", "b0"), ("a1", "b1"))


@pytest.mark.parametrize(
    ("hidden", "verdict", "narrowest"),
    [
        ((("a0", "b1"),), REFUSED, 0),
        ((("a0", "b1"), ("a0", "b0")), REFUSED, 0),
        (CORNERS, PASSED, 21),
        ((), REFUSED, None),
    ],
)
def test_a_lone_hidden_cell_is_read_off_its_line_and_a_rectangle_is_not(hidden, verdict, narrowest):
    table = hide(table_of(np.array(RECTANGLE), (flat("a", 3), flat("b", 3))), *hidden)

    found = audit((table,))

    assert (found.verdict, found.narrowest_interval) == (verdict, narrowest)
    assert (found.cells, found.suppressed) == (16, len(hidden))


def test_a_hidden_cell_counts_at_least_one_so_a_pair_of_small_cells_is_too_narrow():
    table = table_of(np.array([2, 4, 40]), (flat("a", 3),))

    found = audit((hide(table, ("a0",), ("a1",)),))

    assert problems(found) == [(Problem.NARROW, 1, 5)] * 2


def test_the_audit_of_a_printed_release_needs_no_hidden_value():
    table = hide(table_of(np.array(RECTANGLE), (flat("a", 3), flat("b", 3))), *CORNERS)

    found = audit((table.as_released(""),))

    assert found.as_printed == audit((table,)).as_printed


def test_two_cumulative_releases_give_away_what_came_between():
    """Promises P7: no pair of releases isolates fewer than k."""
    by = (flat("regency", 2),)
    older = table_of(np.array([20, 30]), by, period=HALF).as_released("2025-H1")
    newer = table_of(np.array([22, 50]), by)

    found = audit((newer,), earlier=(older,))

    # The province's own difference, 22, is large enough; only the regency's is not.
    assert problems(found) == [(Problem.FOLLOWS, 2, 2)]
    assert found.findings[0].cell.codes == (("regency", "r0"),)
    assert found.findings[0].cell.period == Period(date(2025, 7, 1), date(2025, 12, 31))


def test_a_table_of_women_beside_a_table_of_all_gives_the_men_away():
    by = (flat("regency", 2),)
    everyone = table_of(np.array([20, 30]), by, table_id="all")
    women = table_of(np.array([18, 12]), by, table_id="women", where=(Filter(SEX, "F"),))

    found = audit((everyone, women))

    assert [(one.problem, one.low, dict(one.cell.codes)) for one in found.findings] == [
        (Problem.FOLLOWS, 2, {"regency": "r0", "sex": "M"})
    ]


def test_a_rate_gives_the_hidden_count_back():
    """40 of 1,000 printed as 4.0 per cent leaves 40 alone; hidden as a count it is no secret."""
    by = (flat("regency", 2),)
    women = table_of(np.array([4, 30]), by, table_id="women", where=(Filter(SEX, "F"),))
    everyone = table_of(np.array([60, 90]), by, table_id="all")
    rates = Rates("share", women, everyone)

    without = audit((everyone,))
    found = audit((everyone,), rates=(rates,))

    assert without.verdict == PASSED
    assert (Problem.FOLLOWS, 4, 4) in problems(found)


def test_a_rate_that_is_hidden_gives_nothing_back():
    by = (flat("regency", 2),)
    women = table_of(np.array([14, 30]), by, table_id="women", where=(Filter(SEX, "F"),))
    everyone = table_of(np.array([60, 90]), by, table_id="all")

    found = audit(
        (everyone,), rates=(Rates("share", women, everyone, hidden=np.ones(3, dtype=bool)),)
    )

    assert found.findings == ()


def test_an_island_gives_its_lone_hidden_regency_away():
    regency = Dimension.nested("regency", {"a1": ("A",), "a2": ("A",), "b1": ("B",), "b2": ("B",)})
    table = table_of(np.array([3, 40, 4, 50]), (regency,))

    found = audit((hide(table, ("a1",), ("b1",)),))

    assert sorted(problems(found), key=str) == [(Problem.NARROW, 3, 3), (Problem.NARROW, 4, 4)]


def test_a_second_grouping_gives_away_what_the_first_keeps():
    """Islands keep a1 and a2 apart from each other; the electoral district sums a1 alone."""
    regency = Dimension.nested("regency", {"a1": ("A",), "a2": ("A",), "b1": ("B",), "b2": ("B",)})
    district = regency.also(
        [Group("D1", ("a1", "b1")), Group("_T", ("D1", "D2")), Group("D2", ("a2", "b2"))]
    )
    table = table_of(np.array([3, 40, 60, 50]), (district,))

    kept = audit((hide(table_of(np.array([3, 40, 60, 50]), (regency,)), ("a1",), ("a2",)),))
    found = audit((hide(table, ("a1",), ("a2",)),))

    assert kept.verdict == PASSED
    assert (Problem.NARROW, 3, 3) in problems(found)


def test_a_cell_hidden_here_and_printed_before_is_no_secret():
    by = (flat("regency", 3),)
    older = table_of(np.array([4, 6, 40]), by, protection=Protection.OPEN).as_released("2024")
    newer = hide(table_of(np.array([4, 6, 40]), by), ("r0",), ("r1",))

    found = audit((newer,), earlier=(older,))

    assert {one.problem for one in found.findings} == {Problem.PRINTED}


def test_a_correction_of_a_few_is_seen_between_two_releases():
    by = (flat("regency", 2),)
    older = table_of(np.array([20, 30]), by).as_released("first")

    found = audit((table_of(np.array([21, 40]), by),), earlier=(older,))

    assert (Problem.REVISED, 20, 21) in problems(found)
    assert (Problem.REVISED, 30, 40) not in problems(found)


def test_a_group_of_one_sensitive_value_is_named():
    way = Dimension.flat("way", ("np", "p"))
    table = table_of(np.array([[12, 0], [9, 8]]), (flat("regency", 2), way), sensitive=("way",))

    found = audit((table,))

    assert [one.cell.codes for one in found.findings] == [(("regency", "r0"), ("way", "np"))]
    assert found.findings[0].problem is Problem.ALIKE


def test_the_newspaper_narrows_from_below():
    table = hide(table_of(np.array([4, 6, 40]), (flat("regency", 3),)), ("r0",), ("r1",))
    read = [KnownEvent("placements", date(2025, 5, 1), {"regency": "r1"})] * 5

    assert audit((table,)).narrowest_interval == 8
    assert audit((table,), known=tuple(read)).narrowest_interval == 4


def test_tables_that_contradict_each_other_are_refused():
    by = (flat("regency", 2),)

    with pytest.raises(Refused) as caught:
        audit((table_of(np.array([4, 6]), by), table_of(np.array([4, 7]), by, table_id="other")))

    assert caught.value.refusal.code == "disclosure_do_not_add"


@pytest.mark.parametrize(
    ("edges", "ring"),
    [
        ("ab", False),
        ("ab bc", False),
        ("ab bc ca", True),
        ("abc ab bc ca", False),
        ("ab bc cd", False),
    ],
)
def test_three_tables_around_a_triangle_form_a_ring(edges, ring):
    assert has_ring([frozenset(edge) for edge in edges.split()]) is ring


def test_a_ring_of_tables_says_more_than_its_pairs():
    """With the joint cells in the system the bounds equal those of every world tried out."""
    leaves = np.array([[[1, 0], [0, 1]], [[0, 1], [1, 0]]])
    a, b, c = flat("a", 2), flat("b", 2), flat("c", 2)
    pairs = [((a, b), (0, 1)), ((b, c), (1, 2)), ((a, c), (0, 2))]
    tables, printed = [], []
    for by, axes in pairs:
        away = ({0, 1, 2} - set(axes)).pop()
        table = table_of(leaves.sum(axis=away), by, table_id="".join(one.name for one in by))
        hidden = np.zeros(table.shape, dtype=bool)
        hidden[:2, :2] = (by == (a, b)) & (table.values[:2, :2] > 0)
        tables.append(table.with_hidden(hidden))
        seen = np.ones((1, 1))
        for axis, one in enumerate((a, b, c)):
            seen = np.kron(seen, sums_of((one,)) if axis in axes else np.ones((1, 2)))
        printed.append((seen, tables[-1]))
    low, high = Enumerated((a, b, c), printed, 4).bounds(printed[0][0])

    found = audit(tuple(replace(one, protection=Protection.PROTECTED) for one in tables))

    mask = tables[0].hidden.ravel()
    assert found.narrowest_interval == (high - low)[mask].min()


@st.composite
def hidden_tables(draw):
    by = draw(
        st.sampled_from(
            (
                (flat("a", 2), flat("b", 2)),
                (flat("a", 2), flat("b", 3)),
                (Dimension.nested("a", {"a0": ("I",), "a1": ("I",), "a2": ("J",)}), flat("b", 2)),
            )
        )
    )
    shape = tuple(len(one.leaves) for one in by)
    table = table_of(draw(arrays.arrays(np.int64, shape, elements=st.integers(0, 2))), by)
    mask = draw(arrays.arrays(np.bool_, table.shape)) & (table.values > 0)
    mask[-1, -1] = False
    return table.with_hidden(mask)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(table=hidden_tables(), told=st.booleans())
def test_bounds_hold_the_truth_and_equal_every_world_tried_out(table, told):
    sums = sums_of(table.by)
    low, high = Enumerated(table.by, [(sums, table)], min(6, int(table.values[-1, -1]))).bounds(
        sums
    )
    system = build_system(Everything((table if told else table.as_released(""),)))

    look = look_at(system, hidden=system.hidden, rates_hidden=np.zeros(len(system.rate_row), bool))
    for group in look.reach.groups:
        for at in range(len(group.block.column)):
            group.exhaust(at)
        look.reach.low[group.block.column] = group.low
        look.reach.high[group.block.column] = group.high

    place = {int(cell): at for at, cell in enumerate(look.unknowns.cell)}
    hidden = [
        (at, place[int(cell)])
        for at, cell in enumerate(system.places[0].ravel())
        if int(cell) in place
    ]
    for at, own in hidden:
        assert low[at] <= table.values.ravel()[at] <= high[at]
        if int(table.values[-1, -1]) <= 6:
            assert (look.reach.low[own], look.reach.high[own]) == (low[at], high[at])
            assert look.fails[own] == (high[at] - low[at] < 5)


def test_islands_of_one_release_are_read_with_the_regencies_of_another():
    regency = replace(
        Dimension.flat("regency", ("a1", "a2", "b1", "b2")),
        above=(Group("A", ("a1", "a2")), Group("B", ("b1", "b2"))),
    )
    regencies = hide(table_of(np.array([3, 30, 20, 40]), [regency]), ("a1",), ("b1",))
    islands = table_of(
        np.array([33, 60]), [Dimension.flat("regency", ("A", "B"))], table_id="islands"
    )

    assert audit((regencies,)).verdict == PASSED
    found = audit((islands,), earlier=(regencies.as_released("r1"),))

    assert (Problem.NARROW, 3, 3) in problems(found)
