"""An emergency opening: a reason, four hours, told at once, reviewed by others (promises P5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sasando.domain.cases import glass as rules
from sasando.domain.values.words import Refused
from sasando.foundation.access import glass
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.records.cases import acting, queries, working
from sasando.records.cases.glass import OPEN_ALREADY, break_glass

pytestmark = pytest.mark.django_db
WHY = "Keluarga di bandara, pemiliknya tidak terjangkau."


@pytest.fixture
def other(staff):
    """Return a caseworker of another team, who owns nothing here."""
    return staff("CW", login="cw-lain", team="lain")


def later(actor, **by):
    return replace(actor, now=actor.now + timedelta(**by))


def test_a_case_opens_for_reading_and_closes_by_itself(opened, other):
    case = opened()
    assert queries.case_row(case.ref, actor=other) is None

    break_glass(case.number, reason=WHY, hours=4, by=other)

    assert queries.case_row(case.ref, actor=later(other, hours=3, minutes=59, seconds=59))
    assert queries.case_row(case.ref, actor=later(other, hours=4)) is None
    assert acting.relations_of(case, actor=other) == {"break_glass"}
    with pytest.raises(Refused) as refused:
        working.add_note(case, text="x", by=other)
    assert refused.value.refusal == acting.NOT_YOURS


def test_supervisor_and_auditor_are_told_in_the_same_act(opened, other):
    case = opened()

    break_glass(case.number, reason=WHY, hours=1, by=other)

    told = set(Message.objects.filter(kind="glass_broken").values_list("to_role", "to_team"))
    assert told == {("CS", case.team), ("AUD", "")}
    event = Event.objects.get(deed="access.glass_broken")
    assert event.reason == WHY


@pytest.mark.parametrize(
    ("reason", "hours", "refusal"),
    [
        ("terlalu pendek", 1, rules.REASON_SHORT),
        ("a a a a a a a a a a a a a a a", 1, rules.REASON_SHORT),
        (WHY, 0, rules.TOO_LONG),
        (WHY, 5, rules.TOO_LONG),
    ],
)
def test_a_thin_reason_or_a_long_time_opens_nothing(opened, other, reason, hours, refusal):
    case = opened()

    with pytest.raises(Refused) as refused:
        break_glass(case.number, reason=reason, hours=hours, by=other)

    assert refused.value.refusal == refusal
    assert not glass.openings()


def test_a_vault_and_an_untold_death_answer_as_no_case(opened, other):
    death = opened("MENINGGAL", name="Contoh Satu")
    secret = opened(name="Contoh Dua")
    type(secret).objects.filter(pk=secret.pk).update(is_restricted=True)
    found = []

    for number in (death.number, secret.number, "KS-2026-9999"):
        with pytest.raises(Refused) as refused:
            break_glass(number, reason=WHY, hours=1, by=other)
        found.append(refused.value.refusal)

    assert found == [acting.GONE] * 3
    assert not Event.objects.filter(deed="access.glass_broken").exists()


def test_ones_own_case_needs_no_glass(opened, staff):
    case = opened(by=staff("CW"))

    with pytest.raises(Refused) as refused:
        break_glass(case.number, reason=WHY, hours=1, by=staff("CW"))

    assert refused.value.refusal == OPEN_ALREADY


def test_nobody_reviews_their_own_and_a_week_closes_only_when_all_are_reviewed(
    opened, other, staff
):
    break_glass(opened().number, reason=WHY, hours=1, by=other)
    opening = glass.openings()[0]
    supervisor = later(staff("CS"), days=8)
    with pytest.raises(Refused) as own:
        glass.review(opening.ref, verdict="justified", note="", by=other)
    with pytest.raises(Refused) as early:
        glass.close_week(opening.week, by=staff("CS"))
    with pytest.raises(Refused) as unreviewed:
        glass.close_week(opening.week, by=supervisor)

    glass.review(opening.ref, verdict="unjustified", note="Tidak mendesak.", by=supervisor)
    glass.close_week(opening.week, by=supervisor)

    assert own.value.refusal == rules.OWN_OPENING
    assert early.value.refusal == rules.WEEK_NOT_OVER
    assert unreviewed.value.refusal == rules.STILL_OPEN
    assert glass.weeks_to_close(today=supervisor.today) == []
    with pytest.raises(Refused) as again:
        glass.close_week(opening.week, by=supervisor)
    assert again.value.refusal == glass.CLOSED


def test_a_verdict_against_needs_its_reason(opened, other, staff):
    break_glass(opened().number, reason=WHY, hours=1, by=other)
    ref = glass.openings()[0].ref

    for verdict, note in (("unjustified", " "), ("", "x"), ("lain", "x")):
        with pytest.raises(Refused) as refused:
            glass.review(ref, verdict=verdict, note=note, by=staff("CS"))
        assert refused.value.refusal == rules.VERDICT_MISSING


def test_a_week_not_closed_is_reminded_of_once_a_day(opened, other, staff):
    break_glass(opened().number, reason=WHY, hours=1, by=other)
    night = later(staff("CS"), days=8)

    assert [glass.remind(by=night), glass.remind(by=night)] == [1, 1]

    assert Message.objects.filter(kind="glass_review_due").count() == 2
