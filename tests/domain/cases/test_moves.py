"""How a case moves: every pair of states, each guard on both sides (Inter-Agency Guidelines)."""

from dataclasses import replace
from itertools import product

import pytest

from sasando.domain.cases import moves
from sasando.domain.cases.moves import MOVES, STATES, why_not_move

# What each move asks for, written down a second time: state → to → what must be missing → code.
ALLOWED = {
    ("received", "assessed"): {"owner": "needs_owner", "has_assessment": "needs_assessment"},
    ("received", "running"): {"owner": "needs_owner", "has_assessment": "needs_assessment"},
    ("received", "closed"): {"owner": "needs_owner"},
    ("assessed", "planned"): {"goals": "needs_goal"},
    ("assessed", "running"): {"owner": "needs_owner"},
    ("assessed", "closed"): {"owner": "needs_owner"},
    ("planned", "running"): {"owner": "needs_owner"},
    ("planned", "assessed"): {"owner": "needs_owner", "has_assessment": "needs_assessment"},
    ("planned", "closed"): {"owner": "needs_owner"},
    ("running", "follow_up"): {"outcome": "needs_outcome"},
    ("running", "planned"): {"goals": "needs_goal"},
    ("running", "closed"): {"owner": "needs_owner"},
    ("follow_up", "running"): {"owner": "needs_owner"},
    ("follow_up", "closed"): {"owner": "needs_owner"},
    ("closed", "running"): {"owner": "needs_owner"},
}
FULL = {"has_assessment": True, "goals": 1, "outcome": "home"}
NOTHING = {"owner": "", "has_assessment": False, "goals": 0, "outcome": ""}


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_every_pair_of_states(case, state, to):
    refusal = why_not_move(case(state=state, **FULL), to=to)

    if (state, to) in ALLOWED:
        assert refusal is None
    else:
        assert refusal.code == ("case_is_closed" if state == "closed" else "no_such_move")


@pytest.mark.parametrize(
    ("state", "to", "lacking", "code"),
    [(*pair, name, code) for pair, given in ALLOWED.items() for name, code in given.items()],
)
def test_each_guard_refuses_for_what_it_names(case, state, to, lacking, code):
    facts = replace(case(state=state, **FULL), **{lacking: NOTHING[lacking]})

    assert why_not_move(facts, to=to).code == code


@pytest.mark.parametrize("kind", ["deceased", "deported", "sick"])
def test_a_return_cannot_wait_for_its_assessment(case, kind):
    at_once = case(kind=kind, has_assessment=False)
    ownerless = replace(at_once, owner="")

    assert why_not_move(at_once, to="running") is None
    assert why_not_move(ownerless, to="running").code == "needs_owner"


@pytest.mark.parametrize("kind", ["deceased", "deported", "sick"])
def test_a_return_is_not_followed_up_before_each_hand_over(case, kind):
    open_one = case(kind=kind, state="running", handovers_open=1, **FULL)

    assert why_not_move(open_one, to="follow_up").code == "needs_handover"
    assert why_not_move(replace(open_one, handovers_open=0), to="follow_up") is None


def test_a_complaint_needs_no_hand_over(case):
    facts = case(state="running", handovers_open=1, **FULL)

    assert why_not_move(facts, to="follow_up") is None


def test_plain_moves_never_close_or_reopen():
    for state in STATES:
        assert "closed" not in moves.next_states(state)
    assert moves.next_states("closed") == ()


def test_the_diagram_shows_every_move_with_its_guard_and_no_other():
    lines = moves.diagram().splitlines()

    arrows = [line.strip() for line in lines[2:-1]]
    assert arrows == [
        f"{state} --> {to}: {guard.__name__}"
        for state, targets in MOVES.items()
        for to, guard in targets.items()
    ]
    assert lines[0] == "stateDiagram-v2"
    assert {(state, to) for state, targets in MOVES.items() for to in targets} == set(ALLOWED)
