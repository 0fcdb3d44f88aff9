"""The meetings of 20 January and 6 February 2026 stand as they were reported."""

from datetime import date, datetime

import pytest

from sasando.domain.commitments import states
from sasando.library.commitments import actions, queries
from sasando.library.commitments.facts import PUBLIC_SEES, STAFF_SEE
from sasando.library.commitments.models import Commitment, Meeting, Step
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
TODAY = date(2026, 2, 11)
JANUARY, FEBRUARY = "2026-01-20-provinsi", "2026-02-06-komisi-v"


def page(code, *, day=TODAY, sees=PUBLIC_SEES):
    return queries.page(Meeting.objects.get(code=code).ref, day=day, sees=sees)


def test_the_visit_of_february_has_one_plan_and_two_hopes_and_looks_back_on_january():
    found = page(FEBRUARY)

    assert [one.kind for one in found.commitments] == ["plan", "hope", "hope"]
    assert found.follows.code == JANUARY
    assert "regulasi" in found.told.id
    assert [seat.name for seat in found.seats] == ["Komisi V DPRD Provinsi NTT", "BP3MI NTT"]


def test_january_announced_seven_items_each_with_its_press_page_and_none_with_a_date():
    found = page(JANUARY).commitments

    assert len(found) == 7
    assert {one.kind for one in found} == {"plan"}
    assert all(one.source and one.is_verified and one.due_on is None for one in found)
    assert {one.state for one in found} == {states.UNSEEN}


def test_who_was_not_named_is_not_made_up():
    owners = {one.number: [each.name for each in one.owners] for one in page(JANUARY).commitments}

    assert owners["JP-2026-0004"] == ["Pemerintah Provinsi NTT"]
    assert owners["JP-2026-0005"] == owners["JP-2026-0007"] == []


def test_the_day_of_the_last_look_is_told_once_it_has_come():
    before, after = (page(JANUARY, day=day).commitments[0] for day in (TODAY, date(2026, 11, 28)))

    assert before.looked_on is None
    assert after.looked_on == date(2026, 11, 23)
    assert after.state == states.UNSEEN


def test_everything_shipped_is_open_to_all_and_loading_again_changes_nothing():
    counted = [model.objects.count() for model in (Meeting, Commitment, Step)]

    actions.load_reference(datetime.fromisoformat("2027-01-01T00:00:00+00:00"))

    assert [model.objects.count() for model in (Meeting, Commitment, Step)] == counted
    assert queries.commitments(PUBLIC_SEES).count() == queries.commitments(STAFF_SEE).count() == 10
    assert actions.load_reference(NOW) == 0
