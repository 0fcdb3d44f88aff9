"""The guard: what it stops, what it lets pass, what a list of names learns from it."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from sasando.domain.news.names import Protected
from sasando.domain.values.words import Refused
from sasando.exchange.guard import actions, facts, queries
from sasando.exchange.guard.models import Alarm, Digest, Try
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from tests.exchange.guard.articles import (
    HARMLESS,
    INSTITUTIONS,
    PEOPLE,
    PLANTED,
    article,
)

pytestmark = pytest.mark.django_db
FIRST = ["Adel", "Bento", "Celis", "Dorti", "Efra", "Feni", "Gordi", "Hesti", "Ince", "Jorem"]
LAST = ["Kabosu", "Lenggu", "Mesah", "Nubatonis", "Oematan", "Pellokila", "Ratu", "Selan"]
CROWD = [f"{first} {last}" for last in LAST for first in FIRST]


@pytest.fixture
def guard(actor):
    by = actor("CS")
    actions.keep_current(PEOPLE, fingerprint="a", by=by)
    return by


def check(whole, by, draft=None):
    return actions.check(whole, draft=draft or uuid.uuid4(), institutions=INSTITUTIONS, by=by)


def editor(actor, at):
    return actor("CMS", login=f"editor-{at}")


@pytest.mark.parametrize("at", range(len(PLANTED)))
def test_a_planted_article_is_stopped(guard, actor, at):
    assert check(PLANTED[at], actor("CMS")).answer == facts.STOPPED


@pytest.mark.parametrize("at", range(len(HARMLESS)))
def test_a_harmless_article_passes(guard, actor, at):
    verdict = check(HARMLESS[at], actor("CMS"))

    assert (verdict.answer, verdict.stops) == (facts.PASSED, ())


def test_there_are_thirty_of_each():
    assert (len(PLANTED), len(HARMLESS)) == (30, 30)
    assert len({whole.sha256 for whole in PLANTED + HARMLESS}) == 60


def test_the_answer_tells_the_paragraph_and_no_name(guard, actor):
    verdict = check(article("Gadis itu, Maria, tiba.", "Rumah Bere ramai."), actor("CMS"))

    assert [(stop.where, stop.kind) for stop in verdict.stops] == [("2", "person"), ("3", "person")]
    assert "maria" not in repr(verdict).lower() and "bere" not in repr(verdict).lower()


def test_a_face_without_consent_stops_and_with_it_passes(guard, actor):
    whole = replace(HARMLESS[6], shows_faces=True)

    assert [stop.where for stop in check(whole, actor("CMS")).stops] == ["cover"]
    assert check(replace(whole, faces_agreed=True), actor("CMS")).has_passed


def test_a_scrap_is_not_checked_and_leaves_no_try(guard, actor):
    from sasando.domain.news.whole import whole_of

    scrap = whole_of([("id", "Coba", "", "Maria Bere\n\nhadir.")])

    with pytest.raises(Refused) as refused:
        check(scrap, actor("CMS"))

    assert refused.value.refusal is facts.NOT_WHOLE
    assert not Try.objects.exists()


def test_an_old_filter_checks_nothing(guard, actor):
    later = replace(actor("CMS"), now=guard.now + timedelta(minutes=16))

    with pytest.raises(Refused) as refused:
        check(HARMLESS[6], later)

    assert refused.value.refusal is facts.NOT_CURRENT


def test_the_filter_follows_the_records(guard, actor):
    before = Digest.objects.count()

    actions.keep_current(PEOPLE[1:], fingerprint="b", by=guard)

    assert Digest.objects.count() < before
    assert check(PLANTED[1], actor("CMS")).has_passed


def test_the_filter_holds_digests_and_no_word_of_a_name(guard):
    held = b"".join(bytes(row.value) for row in Digest.objects.all()).lower()

    assert Digest.objects.exists()
    assert not any(word in held for word in (b"maria", b"bere", b"yosef", b"oebola"))


@pytest.mark.parametrize("floor", ["public", "portal"])
def test_a_process_of_the_public_has_no_key(guard, actor, settings, floor):
    settings.SASANDO_FLOOR = floor

    with pytest.raises(facts.GuardNotHereError):
        check(HARMLESS[6], actor("CMS"))


def test_a_supervisor_lets_one_content_pass_and_a_changed_letter_ends_it(guard, actor):
    draft, whole = uuid.uuid4(), PLANTED[1]
    check(whole, actor("CMS"), draft)

    actions.override(whole, draft=draft, reason="Keluarga setuju tertulis.", by=actor("CS"))

    assert check(whole, actor("CMS"), draft).has_passed
    assert check(PLANTED[0], actor("CMS"), draft).answer == facts.STOPPED
    assert Event.objects.filter(deed="guard.overridden", reason__contains="tertulis").exists()


@pytest.mark.parametrize(
    ("reason", "login", "whole"),
    [
        ("", "test-cs", PLANTED[1]),
        ("Sebab", "test-cms", PLANTED[1]),
        ("Sebab", "test-cs", HARMLESS[1]),
    ],
)
def test_nothing_passes_without_reason_by_the_same_hand_or_unstopped(
    guard, actor, reason, login, whole
):
    draft = uuid.uuid4()
    check(whole, actor("CMS"), draft)

    with pytest.raises(Refused):
        actions.override(whole, draft=draft, reason=reason, by=actor("CS", login=login))


def test_a_list_of_names_raises_the_alarm_and_says_nothing(guard, actor):
    with_protected = article(", ".join(["Maria Bere", "Yosef Wain", *CROWD[:30]]))
    without = article(", ".join(CROWD[:32]))

    first, second = (
        check(whole, editor(actor, at)) for at, whole in enumerate((with_protected, without))
    )

    assert (first.answer, first.stops) == (second.answer, second.stops) == (facts.CLOSED, ())
    assert Alarm.objects.count() == 2
    assert set(Message.objects.values_list("to_role", flat=True)) == {"CS", "AUD"}


def test_after_the_alarm_every_answer_is_the_same_until_a_supervisor_reopens(guard, actor):
    by = actor("CMS")
    check(article(", ".join(CROWD[:32])), by)

    shut = {check(whole, by).answer for whole in (PLANTED[1], HARMLESS[1])}
    actions.reopen(queries.alarms()[0].ref, reason="Peserta rapat besar.", by=actor("CS"))

    assert shut == {facts.CLOSED}
    assert check(HARMLESS[1], by).has_passed


def test_names_tried_one_after_the_other_raise_the_alarm_soon(guard, actor):
    by, draft = actor("CMS"), uuid.uuid4()
    answers = [check(article(f"Hadir {name} di sana."), by, draft).answer for name in CROWD[:20]]

    assert answers.index(facts.CLOSED) <= 6
    assert set(answers[6:]) == {facts.CLOSED}


def test_a_list_learns_no_more_than_chance(actor):
    """Of four people who are found one is protected; who is asked in any way cannot tell which."""
    by = actor("CS")
    real, decoys, others = CROWD[:10], CROWD[10:40], CROWD[40:80]
    everyone = [Protected((name,)) for name in real + decoys]
    actions.keep_current(everyone, fingerprint="c", by=by)

    right = asked = 0
    for at, name in enumerate(real + decoys + others):
        who = editor(actor, at)
        answer = check(article(f"Hadir {name} di sana."), who).answer
        if answer == facts.STOPPED:
            asked += 1
            right += name in real

    assert asked == len(real) + len(decoys)
    assert right / asked == pytest.approx(len(real) / asked)
    assert right / asked <= 0.25


def test_one_editor_gets_few_answers_out_of_a_list(actor):
    by, who = actor("CS"), actor("CMS")
    actions.keep_current([Protected((name,)) for name in CROWD[:40]], fingerprint="d", by=by)

    answers = [check(article(f"Hadir {name} di sana."), who).answer for name in CROWD]

    told = [answer for answer in answers if answer != facts.CLOSED]
    assert len(told) <= 5
