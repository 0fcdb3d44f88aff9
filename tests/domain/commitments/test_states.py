"""A commitment's state is computed from its kind, owner, date and steps; hopes have no clock."""

from datetime import date, timedelta

import pytest

from sasando.domain.commitments import facts, opening, states
from sasando.domain.commitments.facts import CommitmentFacts, Step
from sasando.domain.commitments.states import state_on

SAID = date(2026, 2, 6)
DUE = date(2026, 3, 31)


def one(kind=facts.PLAN, *, owner=True, due=DUE, steps=()):
    return CommitmentFacts(kind, owner, due, tuple(steps))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 16), states.UNSEEN),
        (date(2026, 3, 17), states.DUE),
        (DUE, states.DUE),
        (date(2026, 4, 1), states.OVERDUE),
    ],
)
def test_a_plan_with_owner_and_date_is_due_two_weeks_before_and_overdue_the_day_after(day, state):
    assert state_on(one(), day=day) == state


@pytest.mark.parametrize("kind", [facts.REQUEST, facts.HOPE])
def test_a_request_or_a_hope_is_noted_however_late(kind):
    assert state_on(one(kind), day=DUE + timedelta(400)) == states.NOTED
    assert states.why_no_clock(one(kind), day=DUE) is not None


@pytest.mark.parametrize(("owner", "due"), [(False, DUE), (True, None), (False, None)])
def test_without_owner_or_date_nothing_is_overdue(owner, due):
    found = one(owner=owner, due=due)

    assert state_on(found, day=DUE + timedelta(400)) == states.UNSEEN
    assert states.why_no_clock(found, day=DUE) is not None


@pytest.mark.parametrize(
    ("says", "state"),
    [
        (facts.GOING, states.ON_COURSE),
        (facts.DONE, states.ON_COURSE),
        (facts.NOT_YET, states.UNSEEN),
    ],
)
def test_a_report_puts_it_on_course_unless_nothing_has_begun(says, state):
    found = one(due=None, steps=[Step(SAID, facts.REPORTED, says=says)])

    assert state_on(found, day=SAID) == state
    assert states.waits_for_confirmation(found, day=SAID) is (says == facts.DONE)


def test_a_proof_that_was_looked_for_in_vain_changes_no_state_but_its_day_is_told():
    looked = date(2026, 11, 23)
    found = one(due=None, steps=[Step(looked, facts.LOOKED)])

    assert state_on(found, day=looked) == states.UNSEEN
    assert states.looked_on(found, day=looked) == looked
    assert states.looked_on(found, day=SAID) is None


def test_a_new_day_moves_the_clock_and_the_old_one_counts_for_the_days_before():
    moved = Step(DUE + timedelta(3), facts.DATED, due_on=DUE + timedelta(60))
    found = one(steps=[moved])

    assert state_on(found, day=DUE + timedelta(2)) == states.OVERDUE
    assert state_on(found, day=DUE + timedelta(3)) == states.UNSEEN
    assert states.due_on_day(found, day=DUE + timedelta(3)) == DUE + timedelta(60)


@pytest.mark.parametrize("what", sorted(facts.CLOSING))
def test_what_closed_it_speaks_before_the_clock_until_it_is_opened_again(what):
    closed = Step(DUE + timedelta(5), what)
    again = Step(DUE + timedelta(9), facts.REOPENED)
    found = one(steps=[closed, again])

    days = [DUE + timedelta(each) for each in (4, 5, 9)]

    assert [state_on(found, day=day) for day in days] == [states.OVERDUE, what, states.OVERDUE]


def test_history_names_the_days_on_which_only_the_clock_ran():
    found = one(steps=[Step(SAID, facts.SEEN), Step(DUE + timedelta(8), facts.MET)])

    assert states.history(found, since=SAID, until=DUE + timedelta(30)) == [
        (SAID, states.ON_COURSE),
        (DUE - timedelta(14), states.DUE),
        (DUE + timedelta(1), states.OVERDUE),
        (DUE + timedelta(8), states.MET),
    ]


def test_the_first_page_reads_what_is_late_first_and_what_was_closed_long_ago_not_at_all():
    day = DUE + timedelta(1)
    met = one(steps=[Step(SAID, facts.MET)])
    items = [
        (one(facts.HOPE), "hope"), (one(due=None), "unseen"), (met, "met"), (one(), "late"),
        (one(due=None, steps=[Step(SAID, facts.SEEN)]), "undated"),
    ]  # fmt: skip

    read = opening.sort(items, day=day, since=SAID)
    later = opening.sort(items, day=day, since=SAID + timedelta(1))

    assert [group.items for group in read] == [
        ("late",), ("unseen",), ("undated",), ("met",), ("hope",),
    ]  # fmt: skip
    assert all("met" not in group.items for group in later)


def test_a_tally_counts_what_is_open():
    counted = states.tally([states.OVERDUE, states.NOTED, states.MET])

    assert (counted.overdue, counted.met, counted.open) == (1, 1, 2)
