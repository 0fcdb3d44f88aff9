"""Outreach sessions: counted by village and group, never a name; bounded by regency."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.places import queries as places
from sasando.public.guides import texts
from sasando.records.outreach import actions, queries
from sasando.records.outreach.facts import MATERIALS, Reached, SessionFacts
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
VILLAGE = "53.21.05.2005"
FACTS = SessionFacts(
    held_on=TODAY, village_code=VILLAGE, audience="village", counts={"women": 21, "men": 9},
    materials=frozenset({"surat", "poster"}), questions=("Berapa biaya paspor?",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def villages(reference):
    assert VILLAGE in places.village_names()


def test_a_session_is_recorded_with_one_event(actor):
    row = actions.record_session(FACTS, by=actor("CS"))

    found = queries.session(row.ref, actor=actor("CW"))
    assert (found.facts, found.regency_code, found.facts.attendance) == (FACTS, "53.21", 30)
    assert Event.objects.filter(deed="outreach.recorded").count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"held_on": TODAY + timedelta(days=1)},
        {"counts": {}},
        {"counts": {"women": 5001}},
        {"counts": {"women": -1, "men": 3}},
        {"counts": {"guests": 3}},
        {"village_code": "53.21.05.9999"},
        {"audience": "nobody"},
        {"questions": ("x" * 301,)},
        {"questions": ("x",) * 51},
    ],
)
def test_a_session_that_cannot_be_is_refused(actor, changed):
    with pytest.raises(Refused):
        actions.record_session(replace(FACTS, **changed), by=actor("CS"))


def test_the_second_of_two_savers_is_refused(actor):
    row = actions.record_session(FACTS, by=actor("CS"))
    actions.correct_session(row, facts=replace(FACTS, note="a"), version=1, by=actor("CS"))

    with pytest.raises(Refused):
        actions.correct_session(row, facts=replace(FACTS, note="b"), version=1, by=actor("CS"))


def test_an_officer_of_another_regency_sees_and_writes_nothing(actor):
    row = actions.record_session(FACTS, by=actor("CS"))
    other = actor("CW", regencies=frozenset({"53.06"}))

    assert queries.session(row.ref, actor=other) is None
    with pytest.raises(Refused):
        actions.record_session(FACTS, by=other)


def test_a_role_without_the_right_sees_nothing(actor):
    actions.record_session(FACTS, by=actor("CS"))

    assert not queries.sessions(actor("AUD")).exists()


def test_reached_counts_the_time_asked_and_keeps_the_last_day(actor):
    actions.record_session(FACTS, by=actor("CS"))
    actions.record_session(replace(FACTS, held_on=TODAY - timedelta(days=400)), by=actor("CS"))
    year = {"since": TODAY - timedelta(days=365), "until": TODAY}

    found = queries.reached(actor("CS"), **year)
    before = queries.reached(
        actor("CS"), since=TODAY - timedelta(days=30), until=TODAY - timedelta(days=20)
    )

    assert found == {"53.21": Reached(1, 30, TODAY)}
    assert before == {"53.21": Reached(0, 0, TODAY - timedelta(days=400))}


def test_materials_are_those_of_the_public_pages():
    assert set(texts.guides("id")) <= set(MATERIALS)


def test_the_made_up_office_holds_sessions(actor):
    from sasando.config.demo import outreach
    from sasando.foundation.access.actor import Actor

    outreach.load(by=Actor.for_command("demo", NOW))

    assert queries.sessions(actor("CS")).count() == outreach.SESSIONS
