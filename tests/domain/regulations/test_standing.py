"""How a work stands on a day: one answer a day, corrections take their place, doubt is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.regulations import standing
from sasando.domain.regulations.events import Event, Kind
from sasando.domain.regulations.standing import State, spans, status_on

# The machine of a test run may be slow; that is no fault of a rule.
LAX = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

START = date(2018, 1, 1)
LEARNT = datetime(2026, 2, 11, tzinfo=UTC)
DAY = timedelta(days=1)
DAYS = st.integers(0, 3000).map(lambda days: START + timedelta(days=days))
MOMENTS = st.integers(0, 50).map(lambda days: LEARNT + timedelta(days=days))
ANCHORS = st.sampled_from(["", "art_1", "art_1__para_1", "art_2"])


def event(kind=Kind.BEGINS, on=START, **values) -> Event:
    return Event(**({"key": kind.value, "kind": kind, "recorded_at": LEARNT, "on": on} | values))


@st.composite
def histories(draw, size: int = 6) -> list[Event]:
    found = []
    for at in range(draw(st.integers(0, size))):
        kind = draw(st.sampled_from(list(Kind)))
        first = draw(DAYS)
        is_dated = draw(st.booleans())
        bound = draw(st.one_of(st.none(), st.integers(0, 900)))
        found.append(
            Event(
                key=f"e{at}", kind=kind, recorded_at=draw(MOMENTS),
                on=first if is_dated else None,
                not_before=None if is_dated else draw(st.one_of(st.none(), st.just(first))),
                not_after=None if is_dated or bound is None else first + timedelta(days=bound),
                anchor=draw(ANCHORS), is_sure=draw(st.booleans()),
                closes=draw(st.sampled_from([f"e{other}" for other in range(size)]))
                if kind is Kind.SETTLED else "",
                corrects=draw(st.sampled_from(["", *(f"e{other}" for other in range(at))])),
                is_withdrawn=draw(st.integers(0, 4)) == 0,
            )
        )  # fmt: skip
    return found


# UU 39/2004 held until UU 18/2017 repealed it on the day it was promulgated (UU 18/2017 Ps. 91).
@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2004, 10, 17), State.NOT_YET),
        (date(2004, 10, 18), State.IN_FORCE),
        (date(2017, 11, 21), State.IN_FORCE),
        (date(2017, 11, 22), State.REVOKED),
    ],
)
def test_a_work_holds_from_its_first_day_to_the_day_before_its_repeal(day, state):
    history = [
        event(on=date(2004, 10, 18)),
        event(Kind.REPEALED, date(2017, 11, 22), by="/akn/id/act/uu/2017/18"),
    ]

    assert status_on(history, day=day).state is state


@pytest.mark.parametrize(
    ("change", "state", "why"),
    [
        ({"on": None, "not_before": START}, State.UNKNOWN, standing.FIRST_DAY_UNKNOWN),
        ({"on": None, "not_before": START + 40 * DAY}, State.NOT_YET, None),
        ({"on": None, "not_before": START, "not_after": START + 5 * DAY}, State.IN_FORCE, None),
    ],
)
def test_a_day_that_is_not_known_is_said_within_its_bounds(change, state, why):
    found = status_on([event(**change)], day=START + 20 * DAY)

    assert (found.state, found.why) == (state, (why,) if why else ())


def test_a_presumed_repeal_leaves_it_open():
    history = [event(), event(Kind.REPEALED, START + 10 * DAY, is_sure=False, by="other")]

    assert status_on(history, day=START + 9 * DAY).state is State.IN_FORCE
    found = status_on(history, day=START + 10 * DAY)
    assert (found.state, found.why) == (State.UNKNOWN, (standing.END_PRESUMED,))


def test_without_any_fact_the_answer_is_not_known():
    assert status_on([], day=START).state is State.UNKNOWN


def test_a_draft_never_holds():
    assert status_on([event()], day=START, is_draft=True).state is State.DRAFT


def test_an_article_is_contested_without_the_whole_work():
    history = [event(), event(Kind.CONTESTED, START + DAY, anchor="art_30")]

    assert status_on(history, day=START + DAY, anchor="art_30__para_1").state is State.CONTESTED
    assert status_on(history, day=START + DAY, anchor="art_31").state is State.IN_FORCE
    whole = status_on(history, day=START + DAY)
    assert (whole.state, whole.why) == (State.IN_FORCE, (standing.PART_CONTESTED,))


def test_a_settled_contest_is_over():
    history = [
        event(),
        event(Kind.CONTESTED, START + DAY, key="dispute"),
        event(Kind.SETTLED, START + 5 * DAY, closes="dispute"),
    ]

    assert status_on(history, day=START + 4 * DAY).state is State.CONTESTED
    assert status_on(history, day=START + 5 * DAY).state is State.IN_FORCE


def test_the_end_of_one_article_changes_the_work_and_ends_the_article():
    history = [event(), event(Kind.REPEALED, START + DAY, anchor="art_1")]

    assert status_on(history, day=START + DAY).state is State.AMENDED
    assert status_on(history, day=START + DAY, anchor="art_1__para_2").state is State.REVOKED
    assert status_on(history, day=START + DAY, anchor="art_2").state is State.IN_FORCE


def test_an_amended_work_leaves_open_whether_an_article_changed():
    history = [event(), event(Kind.AMENDED, START + DAY)]

    article = status_on(history, day=START + DAY, anchor="art_30")

    assert (article.state, article.why) == (State.IN_FORCE, (standing.WORK_CHANGED,))
    assert status_on(history, day=START + DAY).state is State.AMENDED


def test_an_article_may_begin_later_than_its_work():
    history = [event(), event(on=START + 10 * DAY, anchor="art_53", key="later")]

    assert status_on(history, day=START + DAY, anchor="art_53").state is State.NOT_YET
    assert status_on(history, day=START + DAY).state is State.IN_FORCE


@LAX
@given(histories(), DAYS, ANCHORS, st.randoms())
def test_the_order_of_facts_never_matters(history, day, anchor, chance):
    shuffled = history[:]
    chance.shuffle(shuffled)

    one, other = (status_on(each, day=day, anchor=anchor) for each in (history, shuffled))

    assert (one.state, one.why) == (other.state, other.why)


@LAX
@given(histories(), DAYS, ANCHORS)
def test_spans_meet_without_gap_and_say_what_each_day_says(history, day, anchor):
    found = spans(history, anchor=anchor)

    assert found[0].first is None
    assert found[-1].last is None
    for one, after in zip(found, found[1:], strict=False):
        assert one.last + DAY == after.first
    here = [
        one
        for one in found
        if (one.first is None or one.first <= day) and (one.last is None or day <= one.last)
    ]
    assert len(here) == 1
    assert here[0].status.state is status_on(history, day=day, anchor=anchor).state


@LAX
@given(histories(), DAYS, DAYS, DAYS)
def test_a_correction_answers_as_if_it_had_been_written_first(history, wrong, right, day):
    told = event(key="first", on=wrong)
    mended = event(key="mended", on=right, corrects="first", recorded_at=LEARNT + 60 * DAY)
    before = LEARNT + 59 * DAY

    corrected = [*history, told, mended]
    told_right = [*history, replace(mended, corrects="")]

    now, right_away = (status_on(each, day=day) for each in (corrected, told_right))
    assert (now.state, now.why) == (right_away.state, right_away.why)
    assert status_on(corrected, day=day, known_at=before) == status_on(
        [*history, told], day=day, known_at=before
    )


@LAX
@given(histories(), DAYS)
def test_a_withdrawn_fact_is_as_if_it_had_never_been(history, day):
    told = event(key="odd", on=START)
    gone = replace(told, key="gone", corrects="odd", is_withdrawn=True)

    assert status_on([*history, told, gone], day=day) == status_on(history, day=day)


@LAX
@given(histories(), DAYS, ANCHORS, st.integers(0, 5), st.integers(0, 400), st.integers(0, 400))
def test_less_knowledge_never_gives_another_sure_answer(history, day, anchor, at, less, more):
    dated = [
        one
        for one in history
        if one.on and one.kind in (Kind.BEGINS, Kind.REPEALED, Kind.CONTESTED)
    ]
    if not dated:
        return
    one = dated[at % len(dated)]
    vague = replace(
        one, on=None, not_before=one.on - less * DAY, not_after=one.on + more * DAY
    )  # fmt: skip
    others = [other for other in history if other is not one]

    sure = status_on(history, day=day, anchor=anchor)
    doubtful = status_on([*others, vague], day=day, anchor=anchor)

    assert doubtful.state is sure.state or doubtful.state in standing.UNSURE


@LAX
@given(histories(), DAYS, DAYS)
def test_nothing_holds_before_the_earliest_day_it_can_have_begun(history, first, day):
    others = [one for one in history if one.kind is not Kind.BEGINS]

    found = status_on([*others, event(key="start", on=None, not_before=first)], day=day)

    assert (found.state is State.NOT_YET) == (day < first)


@LAX
@given(histories(), DAYS, DAYS)
def test_after_a_sure_repeal_nothing_holds(history, last, day):
    ended = event(Kind.REPEALED, last, key="end")

    found = status_on([*history, event(key="start", on=START), ended], day=max(day, last))

    assert found.state is State.REVOKED
