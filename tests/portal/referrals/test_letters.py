"""The page of a letter: no cookie, one refusal, locked after five wrong codes."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from sasando.exchange.referrals import actions, queries
from sasando.exchange.referrals.models import Code
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.audit.models import Event
from sasando.portal.referrals import letters
from tests.conftest import NOW
from tests.exchange.referrals.packets import NAME, NOTE, ORIGIN, office, send

pytestmark = pytest.mark.django_db
PAGE = "/mitra/kode/"
WRONG = "AAAA-AAAA-AAAA"


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def token(answer):
    return re.search(r'name="form_token" value="([^"]+)"', answer.content.decode())[1]


def enter(reader, number, code):
    data = {"form_token": token(reader.get(PAGE)), "number": number, "code": code}
    return reader.post(PAGE, data)


def say(reader, opened, kind, **values):
    data = {f"{kind}-{name}": value for name, value in ({"kind": kind} | values).items()}
    return reader.post(PAGE, {"form_token": token(opened)} | data)


def told(answer):
    body = re.sub(rb'name="form_token" value="[^"]+"', b"", answer.content)
    return answer.status_code, dict(answer.headers), body


def test_number_and_code_open_the_permitted_fields(reader):
    sent = send(with_code=True)

    answer = enter(reader, sent.number, sent.code)

    body = answer.content.decode()
    assert answer.status_code == 200
    assert NAME.value in body
    for canary in (NOTE, str(ORIGIN), sent.code, str(sent.ref)):
        assert canary not in body
    assert Event.objects.order_by("-seq").first().deed == "referrals.viewed"


def test_no_cookie_is_set_on_the_whole_way(reader):
    sent = send(with_code=True)
    opened = enter(reader, sent.number, sent.code)

    said = say(reader, opened, "accept")

    assert said.status_code == 200
    assert not reader.cookies
    assert said["Cache-Control"] == "no-store"


def test_every_refusal_is_byte_for_byte_the_same(reader):
    wrong, expired, revoked, plain, locked, done = (send(with_code=True) for _ in range(6))
    Code.objects.filter(packet__ref=expired.ref).update(expires_at=NOW - timedelta(days=1))
    actions.revoke(revoked.ref, reason="x", by=office())
    Code.objects.filter(packet__ref=locked.ref).update(tries=5)
    opened = enter(reader, done.number, done.code)
    say(reader, opened, "reject", reason="no_place")
    without = send()

    answers = [
        told(enter(reader, number, code))
        for number, code in (
            (wrong.number, WRONG),
            (wrong.number, plain.code),
            (expired.number, expired.code),
            (revoked.number, revoked.code),
            (locked.number, locked.code),
            (done.number, done.code),
            (without.number, WRONG),
            ("RJ-2026-9999", WRONG),
            ("", ""),
            ("x" * 5000, "\x00" * 50),
        )
    ]
    dead_form = told(say(reader, opened, "reject", reason="no_place"))

    assert all(answer == answers[0] for answer in answers)
    assert dead_form == answers[0]
    assert answers[0][0] == 422
    assert wrong.number.encode() not in answers[0][2]


def test_five_wrong_codes_lock_the_letter(reader):
    sent = send(with_code=True)

    tries = [told(enter(reader, sent.number, WRONG)) for _ in range(6)]
    right = told(enter(reader, sent.number, sent.code))

    assert all(answer == tries[0] for answer in tries)
    assert right == tries[0]
    assert Event.objects.filter(deed="referrals.code_refused").count() == 5


def test_a_letter_accepts_answers_and_ends(reader):
    sent = send(with_code=True)

    say(reader, enter(reader, sent.number, sent.code), "accept")
    empty = say(reader, enter(reader, sent.number, sent.code), "answer", words="")
    say(reader, enter(reader, sent.number, sent.code), "answer", words="Visum selesai")
    last = say(reader, enter(reader, sent.number, sent.code), "done")

    assert empty.status_code == 422
    assert [item.kind for item in queries.answers_of(sent.ref)] == ["accept", "answer", "done"]
    assert last.status_code == 200
    assert enter(reader, sent.number, sent.code).status_code == 422


def test_a_form_twice_sent_is_told_what_stands(reader):
    sent = send(with_code=True)
    opened = enter(reader, sent.number, sent.code)
    say(reader, opened, "accept")

    again = say(reader, opened, "accept")

    assert again.status_code == 422
    assert len(queries.answers_of(sent.ref)) == 1


@pytest.mark.parametrize(
    "made",
    [
        lambda: "",
        lambda: "x",
        lambda: signing.dumps("", salt="another"),
        lambda: signing.dumps(str(uuid.uuid4()), salt=letters.SALT) + "x",
    ],
    ids=["none", "noise", "other-salt", "altered"],
)
def test_a_form_that_is_not_ours_is_expired(reader, made):
    sent = send(with_code=True)

    answer = reader.post(PAGE, {"form_token": made(), "number": sent.number, "code": sent.code})

    assert answer.status_code == 403
    assert NAME.value not in answer.content.decode()


def test_a_form_grows_old(reader, monkeypatch):
    sent = send(with_code=True)
    opened = enter(reader, sent.number, sent.code)

    monkeypatch.setattr(letters, "TOKEN_SECONDS", -1)

    assert say(reader, opened, "accept").status_code == 403


def test_another_site_cannot_send_the_form(reader):
    sent = send(with_code=True)
    data = {"form_token": token(reader.get(PAGE)), "number": sent.number, "code": sent.code}

    answers = {
        origin: reader.post(PAGE, data, headers={"Origin": origin}).status_code
        for origin in ("https://jahat.example", "null", "http://testserver", "https://testserver")
    }

    assert answers == {
        "https://jahat.example": 403, "null": 403, "http://testserver": 200,
        "https://testserver": 200,
    }  # fmt: skip


def test_a_made_up_door_opens_nothing(reader):
    forged = signing.dumps(str(uuid.uuid4()), salt=letters.SALT)

    answer = reader.post(PAGE, {"form_token": forged, "accept-kind": "accept"})

    assert answer.status_code == 422


def test_the_letter_speaks_english_by_its_address(reader):
    answer = reader.get(f"{PAGE}?bahasa=en")

    assert answer["Content-Language"] == "en"
    assert 'lang="en"' in answer.content.decode()
    assert reader.get(PAGE)["Content-Language"] == "id"


def test_the_page_needs_no_right_and_sets_no_session(reader):
    assert reader.get(PAGE).status_code == 200
    assert reader.head(PAGE).status_code == 200
    assert reader.put(PAGE).status_code == 405
    assert not reader.cookies
