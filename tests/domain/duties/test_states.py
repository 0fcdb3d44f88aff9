"""States of the duty matrix: handbook 2.3 and 8 (7), look/look.md "Duty cell"."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sasando.domain.duties import states, verdicts
from sasando.domain.duties.facts import (
    HAVE,
    NONE,
    NOT_ENOUGH,
    OUTCOMES,
    PART,
    REPLIES,
    SOME,
    WHOLE,
    WITHDRAWN,
    CellFacts,
    Proof,
    Reply,
    Verdict,
)

DAY = date(2026, 2, 11)
# The machine may be busy; what is said is tried, not how fast.
unhurried = settings(deadline=None)
days = st.dates(date(2025, 1, 1), date(2027, 1, 1))
histories = st.lists(st.tuples(days, st.sampled_from(sorted(OUTCOMES))), max_size=5).map(
    lambda found: Proof(tuple(Verdict(on, outcome) for on, outcome in sorted(found)))
)
replies = st.lists(st.tuples(days, st.sampled_from(sorted(REPLIES))), max_size=4).map(
    lambda found: tuple(Reply(on, says) for on, says in sorted(found))
)
cells = st.builds(
    CellFacts, st.booleans(), st.lists(histories, max_size=3).map(tuple), replies
)  # fmt: skip


def proof(*outcomes: str) -> Proof:
    return Proof(tuple(Verdict(DAY, outcome, DAY + timedelta(90)) for outcome in outcomes))


@pytest.mark.parametrize(
    ("proofs", "says", "state"),
    [
        ((), None, states.UNKNOWN),
        ((proof(),), None, states.UNKNOWN),
        ((proof(WHOLE),), None, states.THERE),
        ((proof(PART),), None, states.PARTLY),
        ((proof(PART), proof(WHOLE)), None, states.THERE),
        ((proof(NOT_ENOUGH),), None, states.UNKNOWN),
        ((proof(WHOLE, WITHDRAWN),), None, states.UNKNOWN),
        ((proof(WHOLE, PART),), None, states.PARTLY),
        ((), NONE, states.ABSENT),
        ((), HAVE, states.UNKNOWN),
        ((proof(WHOLE, WITHDRAWN),), NONE, states.ABSENT),
        ((proof(PART),), NONE, states.PARTLY),
    ],
)
def test_state_of_a_duty(proofs, says, state):
    answered = (Reply(DAY, says),) if says else ()

    assert states.state_on(CellFacts(False, proofs, answered), day=DAY) == state


def test_the_newest_answer_counts():
    answered = (Reply(DAY, NONE), Reply(DAY, HAVE))

    assert states.state_on(CellFacts(replies=answered), day=DAY) == states.UNKNOWN


@unhurried
@given(cells, days)
def test_absent_only_when_someone_answered_so_and_never_where_the_act_says_may(cell, day):
    state = states.state_on(cell, day=day)

    if state == states.ABSENT:
        assert states.newest_reply(cell.replies, day=day).says == NONE
        assert not cell.is_optional
    assert (state == states.MAY) <= cell.is_optional


@unhurried
@given(cells, days, st.integers(1, 400))
def test_what_comes_later_changes_no_earlier_day(cell, day, later):
    after = day + timedelta(later)
    more = CellFacts(
        cell.is_optional,
        (*cell.proofs, Proof((Verdict(after, WHOLE),))),
        (*cell.replies, Reply(after, NONE)),
    )

    assert states.state_on(more, day=day) == states.state_on(cell, day=day)


@pytest.mark.parametrize(
    ("says", "outcome", "otherwise"),
    [(NONE, WHOLE, True), (NONE, PART, True), (HAVE, PART, True), (SOME, WHOLE, True),
     (HAVE, WHOLE, False), (SOME, PART, False), (HAVE, None, False), (NONE, None, False)],
)  # fmt: skip
def test_an_answer_against_the_evidence_is_said(says, outcome, otherwise):
    cell = CellFacts(proofs=(proof(outcome),) if outcome else (), replies=(Reply(DAY, says),))

    assert states.says_otherwise(cell, day=DAY) is otherwise


@pytest.mark.parametrize(
    ("shown_on", "today", "reads"),
    [
        (None, DAY, None),
        (date(2026, 2, 6), date(2026, 2, 19), None),
        (date(2026, 2, 6), date(2026, 2, 20), date(2026, 2, 6)),
        (date(2026, 2, 6), date(2026, 3, 20), date(2026, 3, 6)),
    ],
)
def test_parliament_reads_a_row_fourteen_days_after_its_unit(shown_on, today, reads):
    assert states.parliament_reads(shown_on, today=today) == reads


@unhurried
@given(cells, days)
def test_the_nearest_review_is_of_evidence_that_stands(cell, day):
    due = states.review_due_on(cell, day=day)

    standing = states.standing_verdicts(cell.proofs, day=day)
    assert due == min(
        (each.next_review_on for each in standing if each.next_review_on), default=None
    )


def test_a_tally_counts_each_state_once():
    found = states.tally(["there", "may", "there", "unknown"])

    assert found == states.Tally(there=2, unknown=1, may=1)


@pytest.mark.parametrize(
    ("state", "outcome", "is_own", "review_in", "words", "refusal"),
    [
        ("received", WHOLE, False, 30, "", None),
        ("received", WHOLE, True, 30, "", verdicts.OWN_EVIDENCE),
        ("received", PART, False, None, "", verdicts.NEEDS_REVIEW_DAY),
        ("received", PART, False, 0, "", verdicts.NEEDS_REVIEW_DAY),
        ("received", NOT_ENOUGH, False, None, " ", verdicts.NEEDS_REASON),
        ("received", NOT_ENOUGH, True, None, "buram", None),
        ("whole", WITHDRAWN, True, None, "salah unggah", None),
        ("asked", WHOLE, False, 30, "", verdicts.NOT_RECEIVED),
        ("asked", WITHDRAWN, False, None, "tidak perlu", None),
        ("withdrawn", WHOLE, False, 30, "", verdicts.WITHDRAWN_ALREADY),
    ],
)
def test_when_evidence_may_be_judged(state, outcome, is_own, review_in, words, refusal):
    review = DAY + timedelta(review_in) if review_in is not None else None

    found = verdicts.why_not_judge(
        state, outcome=outcome, is_own=is_own, next_review_on=review, today=DAY, words=words
    )

    assert found == refusal


@unhurried
@given(cells, days)
def test_history_tells_the_state_of_every_day(cell, day):
    before = [state for on, state in states.history(cell) if on <= day]

    empty = states.MAY if cell.is_optional else states.UNKNOWN
    assert states.state_on(cell, day=day) == (before[-1] if before else empty)
