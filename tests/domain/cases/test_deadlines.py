"""Legal terms against a slow calendar of its own, over every year of which holidays are known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sasando.domain.cases.deadlines import (
    ESCALATION,
    UNITS,
    Pause,
    Rule,
    add_months,
    due_on,
    rule_in_force,
    standing,
    told,
)
from sasando.domain.values.words import Refused
from sasando.domain.values.working_calendar import WorkingCalendar
from tests.domain.cases.slow_calendar import FIRST, LAST, WORKING, holiday_names, slow_due

WITA = ZoneInfo("Asia/Makassar")
CALENDAR = WorkingCalendar(holiday_names(), first=FIRST, last=LAST)
LONGEST = {"working_days": 60, "calendar_days": 120, "months": 12, "hours": 500}
MANY = settings(max_examples=120, deadline=None)

terms = st.sampled_from(UNITS).flatmap(
    lambda unit: st.tuples(st.integers(1, LONGEST[unit]), st.just(unit))
)
triggers = st.integers(0, 1034 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def paused_terms(draw):
    """Draw a term, its trigger, and pauses that may overlap, touch, or miss it altogether."""
    (amount, unit), trigger = draw(terms), draw(triggers)
    pauses = [
        Pause(first := trigger.date() + timedelta(days=draw(st.integers(-5, 60))),
              first + timedelta(days=draw(st.integers(0, 12))))
        for _ in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    return amount, unit, trigger, pauses


def rule(amount: int | None, unit: str, **values) -> Rule:
    return Rule("R-UJI", amount, unit, **({"valid_from": date(2024, 1, 1)} | values))


def due(amount: int, unit: str, trigger: datetime, pauses=()) -> date | None:
    return due_on(rule(amount, unit), trigger=trigger, calendar=CALENDAR, pauses=pauses, zone=WITA)


def days_of(pauses) -> frozenset[date]:
    return frozenset(
        pause.first + timedelta(days=step)
        for pause in pauses
        for step in range((pause.last - pause.first).days)
    )


@given(terms, triggers)
@MANY
def test_a_term_ends_on_the_day_the_slow_calendar_says(term, trigger):
    amount, unit = term

    assert due(amount, unit, trigger) == slow_due(amount, unit, trigger=trigger)


@given(paused_terms())
@MANY
def test_a_paused_term_ends_on_the_day_the_slow_calendar_says(given_term):
    amount, unit, trigger, pauses = given_term

    expected = slow_due(amount, unit, trigger=trigger, paused=days_of(pauses))

    assert due(amount, unit, trigger, pauses) == expected


@given(paused_terms(), st.integers(0, 200))
@MANY
def test_a_pause_without_end_stops_a_term_that_it_reaches(given_term, after):
    amount, unit, trigger, pauses = given_term
    first = trigger.date() + timedelta(days=after)
    closed = due(amount, unit, trigger, pauses)

    found = due(amount, unit, trigger, [*pauses, Pause(first, None)])

    assert found == (closed if closed < first else None)


@given(st.integers(1, 60), triggers)
@MANY
def test_a_term_of_working_days_never_ends_on_a_free_day(amount, trigger):
    assert due(amount, "working_days", trigger) in WORKING


@given(paused_terms(), st.integers(0, 3))
@MANY
def test_a_pause_never_brings_a_term_forward(given_term, more):
    amount, unit, trigger, pauses = given_term
    plain = due(amount, unit, trigger, pauses)
    extra = Pause(trigger.date(), trigger.date() + timedelta(days=more))

    assert due(amount, unit, trigger, [*pauses, extra]) >= plain


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        # 15.59 UTC is still the day before midnight in Kupang, 16.00 UTC the next.
        (datetime(2026, 2, 10, 15, 59, tzinfo=UTC), date(2026, 2, 13)),
        (datetime(2026, 2, 10, 16, 0, tzinfo=UTC), date(2026, 2, 14)),
        (datetime(2026, 2, 10, 23, 59, tzinfo=WITA), date(2026, 2, 13)),
    ],
)
def test_days_are_those_of_the_office(trigger, expected):
    assert due(3, "calendar_days", trigger) == expected


@pytest.mark.parametrize(
    ("hours", "trigger", "pauses", "expected"),
    [
        (72, datetime(2026, 2, 10, 20, tzinfo=WITA), [], date(2026, 2, 13)),
        (30, datetime(2026, 2, 10, 20, tzinfo=WITA), [], date(2026, 2, 12)),
        # The last day is paused although the hours alone reach only the day before.
        (30, datetime(2026, 2, 10, 20, tzinfo=WITA),
         [Pause(date(2026, 2, 12), date(2026, 2, 13))], date(2026, 2, 13)),
        (1, datetime(2026, 2, 10, 9, tzinfo=WITA), [], date(2026, 2, 10)),
    ],
)  # fmt: skip
def test_hours_end_on_the_day_in_which_they_run_out(hours, trigger, pauses, expected):
    assert due(hours, "hours", trigger, pauses) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 15), 12, date(2026, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_shorter_one(start, months, expected):
    assert add_months(start, months) == expected


@pytest.mark.parametrize(
    "unsure",
    [
        rule(None, "working_days"),
        rule(7, "days_undefined"),
        rule(7, ""),
        rule(7, "working_days", valid_from=None),
        rule(7, "working_days", is_verified=False),
    ],
)
def test_a_rule_that_is_not_known_starts_no_clock(unsure):
    trigger = datetime(2026, 2, 10, tzinfo=UTC)

    assert not unsure.starts_clock
    assert due_on(unsure, trigger=trigger, calendar=CALENDAR, zone=WITA) is None


def test_working_days_after_the_last_known_holiday_are_refused():
    trigger = datetime(2027, 12, 20, tzinfo=UTC)

    with pytest.raises(Refused) as refused:
        due(15, "working_days", trigger)

    assert refused.value.refusal.code == "out_of_calendar"
    assert due(15, "calendar_days", trigger) == date(2028, 1, 4)
    assert due(15, "working_days", trigger, [Pause(date(2027, 12, 21), None)]) is None


OLD = Rule("R", 60, "calendar_days", date(2024, 1, 1), date(2026, 2, 28))
NEW = Rule("R", 30, "calendar_days", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), OLD),
        (date(2026, 2, 28), OLD),
        (date(2026, 3, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_the_version_in_force_on_the_day_of_the_trigger_governs(day, expected, order):
    assert rule_in_force(order, on=day) == expected


def test_a_later_version_overrules_an_earlier_one_left_without_a_last_day():
    open_ended = Rule("R", 60, "calendar_days", date(2024, 1, 1))

    assert rule_in_force([open_ended, NEW], on=date(2026, 3, 1)) == NEW
    assert rule_in_force([open_ended, NEW], on=date(2026, 2, 28)) == open_ended


def test_a_version_of_unknown_first_day_is_never_in_force():
    unknown = Rule("R", 10, "calendar_days", None)

    assert rule_in_force([unknown], on=date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    ("last_day", "code", "left", "words"),
    [
        (date(2026, 2, 10), "overdue", -1, "1 working day over"),
        (date(2026, 2, 6), "overdue", -3, "3 working days over"),
        (date(2026, 2, 11), "today", 0, "Today"),
        (date(2026, 2, 12), "near", 1, "1 working day left"),
        (date(2026, 2, 13), "near", 2, "2 working days left"),
        # 16 and 17 February 2026 are joint leave and the lunar new year.
        (date(2026, 2, 18), "running", 3, "3 working days left"),
    ],
)
def test_standing_counts_working_days_over_holidays(last_day, code, left, words):
    found = standing(last_day, today=date(2026, 2, 11), calendar=CALENDAR)

    assert (found.code, found.working_days, found.words.en) == (code, left, words)


def test_a_term_that_ends_on_a_free_day_says_so_instead_of_counting_none():
    found = standing(date(2026, 2, 15), today=date(2026, 2, 14), calendar=CALENDAR)

    assert (found.code, found.working_days) == ("near", 0)
    assert found.words.id == "Jatuh pada hari libur"


def test_a_term_that_ended_on_a_free_day_is_over_at_once():
    found = standing(date(2026, 2, 14), today=date(2026, 2, 15), calendar=CALENDAR)

    assert (found.code, found.working_days) == ("overdue", -1)


@given(st.dates(date(2024, 1, 1), date(2027, 6, 1)), st.integers(0, 40))
@MANY
def test_whom_an_overdue_term_is_told_follows_working_days(last_day, after):
    today = last_day + timedelta(days=after)
    over = sum(last_day < day <= today for day in WORKING)

    expected = tuple(who for days, who in ESCALATION if over >= days) if after else ()

    assert told(last_day, today=today, calendar=CALENDAR) == expected
