"""A number is printed only while a test call to it was answered within ninety days."""

from datetime import timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.library.directory import actions, calls, queries
from sasando.library.directory.models import Unit
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
UNIT = "SAPA-129"
TODAY = NOW.date()


def line():
    return calls.lines([queries.unit(UNIT)], today=TODAY)[0]


@pytest.mark.parametrize(
    ("outcome", "days", "stands"),
    [("answered", 0, True), ("answered", 90, True), ("answered", 91, False), ("silent", 0, False)],
)
def test_a_number_stands_by_its_newest_call(reference, actor, outcome, days, stands):
    actions.record_test_call(UNIT, outcome=outcome, on=TODAY - timedelta(days=days), by=actor("CS"))

    found = line()

    assert (found.stands, found.last.outcome) == (stands, outcome)


def test_a_later_silence_takes_the_number_back(reference, actor):
    actions.record_test_call(UNIT, outcome="answered", on=TODAY - timedelta(days=9), by=actor("CS"))
    actions.record_test_call(UNIT, outcome="silent", on=TODAY, by=actor("CS"))

    assert not line().stands
    assert [call.outcome for call in calls.calls_to(UNIT)] == ["silent", "answered"]


def test_a_changed_number_was_never_tried(reference, actor):
    actions.record_test_call(UNIT, outcome="answered", on=TODAY, by=actor("CS"))
    Unit.objects.filter(code=UNIT).update(phone="000")

    assert line().last is None


@pytest.mark.parametrize(
    ("unit", "outcome", "day"),
    [
        ("LPSK", "answered", TODAY),  # no number on record
        (UNIT, "perhaps", TODAY),
        (UNIT, "answered", TODAY + timedelta(days=1)),
        ("NOWHERE", "answered", TODAY),
    ],
)
def test_a_call_that_cannot_be_is_refused(reference, actor, unit, outcome, day):
    with pytest.raises(Refused):
        actions.record_test_call(unit, outcome=outcome, on=day, by=actor("CS"))
