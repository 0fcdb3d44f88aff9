"""Working days against days crossed off one by one, over the years that holidays are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sasando.domain.values.words import Refused
from sasando.domain.values.working_calendar import WorkingCalendar
from tests.domain.cases.slow_calendar import FIRST, FREE, LAST, WORKING, every_day, holiday_names

CALENDAR = WorkingCalendar(holiday_names(), first=FIRST, last=LAST)
MANY = settings(max_examples=80, deadline=None)
days = st.dates(FIRST, date(2027, 6, 30))


def test_every_day_of_four_years_is_working_or_free_as_the_slow_calendar_says():
    assert {day for day in every_day() if CALENDAR.is_working(day)} == WORKING


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), False),
        (date(2026, 2, 16), False),
        (date(2026, 2, 17), False),
        (date(2025, 8, 18), date(2025, 8, 18) not in FREE),
    ],
)
def test_weekends_holidays_and_joint_leave_are_free(day, is_working):
    assert CALENDAR.is_working(day) is is_working


@given(days, st.integers(0, 80))
@MANY
def test_adding_working_days_crosses_off_that_many(start, count):
    found = CALENDAR.add_working_days(start, count)

    assert found in WORKING
    crossed = sum(start < day <= found for day in WORKING)
    is_moved = count == 0 and start not in WORKING
    assert crossed == (1 if is_moved else count)


@given(days, st.integers(1, 80))
@MANY
def test_adding_and_counting_agree(start, count):
    found = CALENDAR.add_working_days(start, count)

    assert CALENDAR.working_days_between(start, found) == count
    assert CALENDAR.working_days_between(found, start) == -count


@given(days, days, days)
@MANY
def test_counts_of_neighbouring_stretches_add_up(first, second, third):
    between = CALENDAR.working_days_between

    assert between(first, second) + between(second, third) == between(first, third)
    assert between(first, first) == 0


@given(days, st.integers(0, 60))
@MANY
def test_holidays_between_are_those_that_cost_a_weekday(start, length):
    end = start + timedelta(days=length)

    found = [day for day, _name in CALENDAR.holidays_between(start, end)]

    assert found == sorted(
        day for day in FREE if start < day <= end and day.strftime("%a") not in ("Sat", "Sun")
    )


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_a_day_outside_the_known_years_is_refused_not_guessed(day):
    with pytest.raises(Refused) as refused:
        CALENDAR.is_working(day)

    assert refused.value.refusal.code == "out_of_calendar"


def test_counting_into_unknown_years_is_refused():
    with pytest.raises(Refused):
        CALENDAR.add_working_days(LAST, 1)
    with pytest.raises(Refused):
        CALENDAR.working_days_between(date(2027, 12, 1), date(2028, 1, 3))
