"""How a case moves: one table, a guard for each move, and why a move cannot be made."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sasando.domain.cases import refusals
from sasando.domain.cases.facts import (
    ASSESSED,
    CLOSED,
    FOLLOW_UP,
    PLANNED,
    RECEIVED,
    RUNNING,
    CaseFacts,
)
from sasando.domain.cases.kinds import RETURNS
from sasando.domain.values.words import Refusal, Words

Guard = Callable[[CaseFacts], Refusal | None]

# Inter-Agency Guidelines for Case Management and Child Protection, steps 1 to 6.
STATES: Mapping[str, Words] = MappingProxyType(
    {
        RECEIVED: Words(id="Diterima", en="Received"),
        ASSESSED: Words(id="Diases", en="Assessed"),
        PLANNED: Words(id="Direncanakan", en="Planned"),
        RUNNING: Words(id="Berjalan", en="Under way"),
        FOLLOW_UP: Words(id="Dipantau", en="Followed up"),
        CLOSED: Words(id="Ditutup", en="Closed"),
    }
)
OPEN_STATES = tuple(state for state in STATES if state != CLOSED)


def why_not_assess(case: CaseFacts) -> Refusal | None:
    """Return why a case cannot count as assessed."""
    if not case.owner:
        return refusals.NEEDS_OWNER
    return None if case.has_assessment else refusals.NEEDS_ASSESSMENT


def why_not_plan(case: CaseFacts) -> Refusal | None:
    """Return why a case cannot count as planned."""
    return None if case.goals else refusals.NEEDS_GOAL


def why_not_run(case: CaseFacts) -> Refusal | None:
    """Return why work on a case cannot start."""
    return None if case.owner else refusals.NEEDS_OWNER


def why_not_run_at_once(case: CaseFacts) -> Refusal | None:
    """Return why work cannot start before the assessment: only a return cannot wait for it."""
    if case.kind not in RETURNS and not case.has_assessment:
        return refusals.NEEDS_ASSESSMENT
    return why_not_run(case)


def why_not_follow_up(case: CaseFacts) -> Refusal | None:
    """Return why a case cannot pass into follow-up."""
    if case.kind in RETURNS and case.handovers_open:
        return refusals.NEEDS_HANDOVER
    return None if case.outcome else refusals.NEEDS_OUTCOME


def why_not_end(case: CaseFacts) -> Refusal | None:
    """Return why a case cannot be closed at all, whatever the ground (see `closing`)."""
    return None if case.owner else refusals.NEEDS_OWNER


MOVES: Mapping[str, Mapping[str, Guard]] = MappingProxyType(
    {
        RECEIVED: {ASSESSED: why_not_assess, RUNNING: why_not_run_at_once, CLOSED: why_not_end},
        ASSESSED: {PLANNED: why_not_plan, RUNNING: why_not_run, CLOSED: why_not_end},
        PLANNED: {RUNNING: why_not_run, ASSESSED: why_not_assess, CLOSED: why_not_end},
        RUNNING: {FOLLOW_UP: why_not_follow_up, PLANNED: why_not_plan, CLOSED: why_not_end},
        FOLLOW_UP: {RUNNING: why_not_run, CLOSED: why_not_end},
        CLOSED: {RUNNING: why_not_run},
    }
)


def why_not_move(case: CaseFacts, *, to: str) -> Refusal | None:
    """Return why a case cannot move to a state; None when it can."""
    guard = MOVES[case.state].get(to)
    if guard is None:
        return refusals.CASE_IS_CLOSED if case.state == CLOSED else refusals.NO_SUCH_MOVE
    return guard(case)


def next_states(state: str) -> tuple[str, ...]:
    """Return where a case may go from a state by a plain move, in the order of the table."""
    return tuple(to for to in MOVES[state] if CLOSED not in (state, to))


def diagram() -> str:
    """Return the table as a Mermaid state diagram, for the rule book."""
    lines = ["stateDiagram-v2", f"    [*] --> {RECEIVED}"]
    for state, targets in MOVES.items():
        lines += [f"    {state} --> {to}: {guard.__name__}" for to, guard in targets.items()]
    return "\n".join([*lines, f"    {CLOSED} --> [*]"])
