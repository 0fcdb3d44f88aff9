"""A member asks about a released figure, the office answers; both are kept and never changed."""

import dataclasses

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.library.commitments import questions
from sasando.library.commitments.models import Question, QuestionAnswer
from sasando.library.publications import actions, releasing
from tests.conftest import NOW
from tests.exchange.referrals.packets import agency_user
from tests.library.publications.conftest import BYTES, FACTS, audited, package

pytestmark = pytest.mark.django_db
TEXT = "Mengapa 4.163 dan 2.226 berbeda?"
UNREAD = "dijawab, belum dibuka"
ANSWER = "Yang pertama menurut asal pekerja, yang kedua menurut kantor yang melayani."


@pytest.fixture
def number(actor):
    by = actor("PO", login="maker")
    ref = actions.open_draft(dataclasses.replace(FACTS, audience="partners"), by=by)
    audited(ref, by=by)
    actions.agree(ref, package_sha256=BYTES, by=actor("CS", login="cs"))
    actions.agree(ref, package_sha256=BYTES, by=actor("HO", login="head"))
    return releasing.publish(ref, package=package(), by=by)


def partner(role: str = "DPR", unit: str = "DPRD-NTT-KOMISI-V") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}{unit[-5:].lower()}", unit=unit, role=role))
    return client


def test_a_member_asks_the_office_answers_and_both_are_kept(number, actor):
    member = partner()

    asked = member.post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    ref = Question.objects.get().ref
    questions.answer(ref, text=ANSWER, is_shared=False, post="Kepala kantor", by=actor("HO"))

    assert asked["Location"] == "/mitra/tanya/"
    page = member.get("/mitra/tanya/").content.decode()
    assert TEXT in page
    assert ANSWER in page
    assert Message.objects.get(kind="question_asked").url_path == f"/meja/tanya/{ref}/"
    deeds = Event.objects.filter(deed__startswith="questions.").order_by("seq")
    assert [one.deed for one in deeds] == ["questions.asked", "questions.answered"]
    for row in (Question, QuestionAnswer):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.objects.update(text="lain")


def test_another_unit_reads_an_answer_only_when_the_office_shares_it(number, actor):
    partner().post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    ref, other = Question.objects.get().ref, partner("REG", "DISNAKER-5307")
    by = actor("PO")

    questions.answer(ref, text=ANSWER, is_shared=False, post="PO", by=by)
    closed = other.get("/mitra/tanya/").content.decode()
    questions.answer(ref, text="Untuk semua.", is_shared=True, post="PO", by=by)
    opened = other.get("/mitra/tanya/").content.decode()

    assert TEXT not in closed
    assert TEXT in opened
    assert "Untuk semua." in opened
    assert ANSWER not in opened


@pytest.mark.parametrize("text", ["", "   ", "Apakah 5301 0101 0190 0001 termasuk?"])
def test_an_empty_question_or_one_with_an_identity_number_is_refused_in_words(number, text):
    answer = partner().post(f"/mitra/tanya/{number}/deaths/", {"text": text})

    assert answer.status_code == 422
    assert not Question.objects.exists()


def test_a_figure_that_is_not_there_cannot_be_asked_about(number):
    assert partner().get("/mitra/tanya/RL-2099-0001/deaths/").status_code == 404


def test_the_office_reads_unanswered_questions_first_and_answers(number, client, actor):
    partner().post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    accounts.ensure_demo_users(NOW)
    client.force_login(User.objects.get(username="demo-po"))
    ref = Question.objects.get().ref

    listed = client.get("/meja/tanya/").content.decode()
    shown = client.get(f"/meja/tanya/{ref}/")
    done = client.post(f"/meja/tanya/{ref}/", {"text": ANSWER})

    assert TEXT in listed
    assert shown.status_code == 200
    assert done["Location"] == "/meja/tanya/"
    client.force_login(User.objects.get(username="demo-cw"))
    assert client.get("/meja/tanya/").status_code == 404


def answered(ref, text: str = ANSWER) -> None:
    """Answer at the desk, as the placement officer does."""
    accounts.ensure_demo_users(NOW)
    desk = Client()
    desk.force_login(User.objects.get(username="demo-po"))
    assert desk.post(f"/meja/tanya/{ref}/", {"text": text}).status_code == 302


def test_the_asker_is_told_until_the_answer_is_opened(number):
    member = partner()
    member.post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    ref = Question.objects.get().ref
    before = member.get("/mitra/").content.decode()
    answered(ref)

    first, listed = (member.get(path).content.decode() for path in ("/mitra/", "/mitra/tanya/"))
    opened = member.get(f"/mitra/tanya/{ref}/").content.decode()
    after = member.get("/mitra/").content.decode() + member.get("/mitra/tanya/").content.decode()

    assert UNREAD not in before
    assert UNREAD in first
    assert "Kantor menjawab 1 pertanyaan Anda" in first
    assert UNREAD in listed
    assert ANSWER in opened
    assert UNREAD not in after
    assert "Kantor menjawab" not in after
    notice = Message.objects.get(kind="question_answered")
    assert (notice.params, notice.url_path) == ({}, f"/mitra/tanya/{ref}/")


def test_a_second_answer_is_told_again(number):
    member = partner()
    member.post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    ref = Question.objects.get().ref
    answered(ref)
    member.get(f"/mitra/tanya/{ref}/")

    answered(ref, "Pelengkap.")

    assert UNREAD in member.get("/mitra/").content.decode()


def test_a_colleague_of_the_unit_reads_the_answer_and_has_no_mark(number):
    partner().post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})
    ref = Question.objects.get().ref
    answered(ref)
    colleague, other = Client(), partner("REG", "DISNAKER-5307")
    colleague.force_login(agency_user("uji-rekan", unit="DPRD-NTT-KOMISI-V", role="DPR"))

    first = colleague.get("/mitra/tanya/").content.decode()

    assert ANSWER in first
    assert UNREAD not in first
    assert colleague.get(f"/mitra/tanya/{ref}/").status_code == 200
    assert other.get(f"/mitra/tanya/{ref}/").status_code == 404
    assert other.get("/mitra/tanya/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_an_asker_with_an_address_is_told_by_e_mail_too(number):
    member = partner()
    User.objects.filter(username__startswith="uji-dpr").update(email="komisi@contoh.go.id")
    member.post(f"/mitra/tanya/{number}/deaths/", {"text": TEXT})

    answered(Question.objects.get().ref)

    notice = Message.objects.get(kind="question_answered")
    assert (notice.to_address, notice.state) == ("komisi@contoh.go.id", "pending")
