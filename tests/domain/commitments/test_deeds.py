"""What may be written of commitments and meetings; each refusal says what to do."""

from datetime import date, time

import pytest

from sasando.domain.commitments import deeds, facts, refusals, states
from sasando.domain.commitments.deeds import NewCommitment
from sasando.domain.commitments.facts import CommitmentFacts, Step

SAID = date(2026, 2, 6)
LATER = date(2026, 3, 31)


def new(kind=facts.PLAN, what="Paparan di hadapan seluruh anggota", *, owner=True, **more):
    return NewCommitment(kind, what, owner, SAID, **more)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (new(), None),
        (new(owner=False), None),
        (new(facts.HOPE, owner=False), None),
        (new(facts.PROMISE, owner=False), refusals.OWNER_MISSING),
        (new(owner=False, due_on=LATER), refusals.DATE_WITHOUT_OWNER),
        (new(what="  "), refusals.WHAT_MISSING),
        (new("wish"), refusals.KIND_UNKNOWN),
        (new(due_on=date(2025, 3, 31)), refusals.DUE_TOO_EARLY),
        (new(has_target=True), refusals.TARGET_WITHOUT_INDICATOR),
        (new(has_target=True, has_indicator=True), None),
    ],
)
def test_a_commitment_without_owner_is_taken_in_words_or_refused(given, refusal):
    assert deeds.why_not_record(given) == refusal


def test_a_first_day_needs_no_reason_but_a_change_does():
    undated = CommitmentFacts(facts.PLAN, has_owner=True)
    dated = CommitmentFacts(facts.PLAN, True, None, (Step(SAID, facts.DATED, due_on=LATER),))

    def why_not(one, due_on, why=""):
        return deeds.why_not_date(one, due_on=due_on, said_on=SAID, why=why, day=LATER)

    assert why_not(undated, LATER) is None
    assert why_not(dated, None) == refusals.REASON_MISSING
    assert why_not(dated, None, "Jadwal sidang berubah") is None
    assert why_not(dated, LATER) == refusals.DATE_UNCHANGED


def test_met_needs_someone_who_confirmed_or_a_page():
    assert deeds.why_not_meet(states.DUE, confirmed_by="", source="") == refusals.PROOF_MISSING
    assert deeds.why_not_meet(states.DUE, confirmed_by="Setwan DPRD", source="") is None
    assert deeds.why_not_meet(states.MET, confirmed_by="x", source="") == refusals.CLOSED_ALREADY


def test_a_commitment_is_not_superseded_in_a_circle():
    ways = {"JK-2": "JK-3", "JK-3": "JK-1"}

    found = deeds.why_not_supersede(states.DUE, one="JK-1", by="JK-2", superseded=ways, why="x")
    alone = deeds.why_not_supersede(states.DUE, one="JK-1", by="JK-1", superseded={}, why="x")

    assert found == alone == refusals.SUPERSEDED_BY_ITSELF
    assert (
        deeds.why_not_supersede(states.DUE, one="JK-1", by="JK-2", superseded={}, why="x") is None
    )


def test_a_held_meeting_is_not_cancelled_and_a_planned_one_only_with_a_reason():
    assert deeds.why_not_cancel(deeds.HELD, why="x") == refusals.HELD_ALREADY
    assert deeds.why_not_cancel(deeds.CANCELLED, why="x") == refusals.CANCELLED_ALREADY
    assert deeds.why_not_cancel(deeds.PLANNED, why=" ") == refusals.REASON_MISSING
    assert deeds.why_not_cancel(deeds.PLANNED, why="Kuorum tidak tercapai") is None


def test_a_meeting_is_held_on_its_day_or_later():
    assert deeds.why_not_hold(deeds.PLANNED, held_on=LATER, today=SAID) == refusals.NOT_YET_HELD
    assert deeds.why_not_hold(deeds.PLANNED, held_on=SAID, today=SAID) is None


def test_nothing_is_said_in_a_cancelled_meeting_nor_changed_in_agreed_minutes():
    cancelled = deeds.why_not_say(deeds.CANCELLED, are_minutes_agreed=False)
    agreed = deeds.why_not_say(deeds.HELD, are_minutes_agreed=True)

    assert cancelled == refusals.MEETING_CANCELLED
    assert agreed == refusals.MINUTES_AGREED


def test_empty_minutes_are_not_agreed():
    def why_not(state, has_content):
        return deeds.why_not_agree(state, are_minutes_agreed=False, has_content=has_content)

    assert why_not(deeds.HELD, False) == refusals.MINUTES_EMPTY
    assert why_not(deeds.PLANNED, True) == refusals.NOT_YET_HELD
    assert why_not(deeds.HELD, True) is None


def test_a_meeting_ends_after_it_begins_and_follows_no_circle():
    nine = time(9)

    assert deeds.why_not_plan(title="RDP", starts_at=nine, ends_at=nine) == (
        refusals.ENDS_BEFORE_START
    )
    assert deeds.why_not_plan(title="RDP", starts_at=nine, ends_at=None) is None
    assert deeds.why_not_follow("a", before="b", follows={"b": "a"}) == refusals.FOLLOWS_ITSELF
    assert deeds.why_not_follow("c", before="b", follows={"b": "a"}) is None
