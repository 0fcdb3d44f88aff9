"""What a sweep calls wide is wide: every cell of made-up tables beside a plain linear solver."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import linprog

from sasando.domain.disclosure import group as groups
from sasando.domain.disclosure import reach
from sasando.domain.disclosure.audit import look_at
from sasando.domain.disclosure.group import Group
from sasando.domain.disclosure.reach import Question, find_reach
from sasando.domain.disclosure.solving import Block
from sasando.domain.disclosure.sweeping import sweep
from sasando.domain.disclosure.system import Everything, System, build_system
from sasando.domain.disclosure.tables import Table
from tests.domain.disclosure.worlds import SEX, flat, table_of

K = 5
# Rounding inwards loses less than a whole count at each end.
ROUNDING = 1e-6
SHAPES = {2: (flat("a", 4), flat("b", 5)), 3: (flat("a", 3), flat("b", 4), SEX)}


def plain_ends(block: Block) -> np.ndarray:
    """Return how small and how large each count can be, each end asked of a solver of its own."""
    rows, count = block.rows, len(block.column)
    matrix = np.zeros((len(rows.low), count))
    np.add.at(matrix, (rows.row, rows.column), rows.coefficient)
    ends = np.zeros((count, 2))
    for at in range(count):
        for side, sign in enumerate((1.0, -1.0)):
            cost = np.zeros(count)
            cost[at] = sign
            done = linprog(
                cost,
                A_ub=np.vstack([matrix, -matrix]),
                b_ub=np.concatenate([rows.high, -rows.low]),
                bounds=list(zip(block.lower, block.upper, strict=True)),
                method="highs",
            )
            assert done.status == 0, done.message
            ends[at, side] = sign * done.fun
    return ends


def questions(table: Table) -> tuple[Question, System]:
    system = build_system(Everything((table,)))
    look = look_at(system, hidden=system.hidden, rates_hidden=np.zeros(len(system.rate_row), bool))
    return look.reach.question, system


@st.composite
def hidden_tables(draw) -> Table:
    by = SHAPES[draw(st.sampled_from([2, 3]))]
    shape = tuple(len(one.leaves) for one in by)
    counts = draw(arrays.arrays(np.int64, shape, elements=st.integers(0, 14)))
    table = table_of(counts, by)
    chosen = draw(arrays.arrays(np.bool_, table.values.shape))
    return table.with_hidden(chosen & (table.values > 0)).as_released("")


@given(hidden_tables())
@settings(max_examples=20, deadline=None)
def test_a_sweep_calls_no_cell_wider_than_a_plain_solver_does(table):
    question, _ = questions(table)

    for block in reach._blocks(question.unknowns):
        group = Group.start(block, truth=None)
        is_small_before, groups.WHOLE_CELLS = groups.WHOLE_CELLS, 0
        try:
            wanted = np.full(len(block.column), float(K))
            sweep(group, wanted=wanted, asked=np.ones(len(wanted), dtype=bool))
            sure = group.sure
        finally:
            groups.WHOLE_CELLS = is_small_before

        ends = plain_ends(block)
        assert (group.seen_low >= ends[:, 0] - ROUNDING).all()
        assert (group.seen_high <= ends[:, 1] + ROUNDING).all()
        assert (sure <= ends[:, 1] - ends[:, 0] + ROUNDING).all()
        assert (group.low <= np.ceil(ends[:, 0] - ROUNDING)).all()
        assert (group.high >= np.floor(ends[:, 1] + ROUNDING)).all()


@given(hidden_tables())
@settings(max_examples=40, deadline=None)
def test_with_a_sweep_the_same_cells_fail_as_when_each_is_asked_alone(table):
    question, _ = questions(table)
    is_small_before, groups.WHOLE_CELLS = groups.WHOLE_CELLS, 0
    try:
        found = find_reach(question)
    finally:
        groups.WHOLE_CELLS = is_small_before

    for group in found.groups:
        column = group.block.column
        ends = plain_ends(group.block)
        inward = np.floor(ends[:, 1] + ROUNDING) - np.ceil(ends[:, 0] - ROUNDING)
        is_wide = found.sure[column] >= question.wanted[column]
        # Whole counts that were seen may show a width that rounding inwards loses.
        whole = group.whole_high - group.whole_low >= question.wanted[column]
        asked = question.asked[column]
        expected = (inward >= question.wanted[column]) | whole
        assert (is_wide == expected)[asked].all()


@pytest.mark.parametrize("wrong", [-1.0, 0.5])
def test_counts_that_do_not_fit_are_no_proof(wrong):
    counts = np.array([[20, 3, 30], [4, 40, 9], [50, 60, 70]])
    table = table_of(counts, (flat("a", 3), flat("b", 3)))
    hidden = np.zeros(table.values.shape, dtype=bool)
    hidden[:2, :2] = True
    question, _ = questions(table.with_hidden(hidden))
    (block,) = reach._blocks(question.unknowns)
    truth = question.value[block.column].astype(np.float64)

    moved = truth.copy()
    moved[0] += wrong

    assert block.fits(truth)
    assert not block.fits(moved)
    assert not block.fits(truth[:-1])
