"""An agency's pages: exactly the permitted fields, gone on the next request (promises P12)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from sasando.exchange.referrals import actions, answering, queries
from sasando.foundation.access import policy
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from tests.conftest import NOW
from tests.exchange.referrals.packets import (
    NAME,
    NEED,
    NOTE,
    ORIGIN,
    OTHER_UNIT,
    agency,
    agency_user,
    office,
    send,
)  # fmt: skip

pytestmark = pytest.mark.django_db
LIST = "/mitra/rujukan/"
MISSING = f"{LIST}{uuid.UUID(int=15)}/"
STAFF = sorted(code for code, role in policy.policy().roles.items() if role.is_staff)
PAGES = ("/mitra/", LIST, MISSING)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    moment = {"now": NOW}
    monkeypatch.setattr("sasando.config.clock.now", lambda: moment["now"])
    return moment


@pytest.fixture
def partner(db):
    client = Client()
    client.force_login(agency_user())
    return client


@pytest.fixture
def staff(partner):
    accounts.ensure_demo_users(NOW)

    def sign_in(role):
        client = Client(enforce_csrf_checks=True)
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return sign_in


def page(ref):
    return f"{LIST}{ref}/"


def told(answer):
    """Return status, headers and body, without what is made anew for each answer."""
    body = re.sub(rb'csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"', b"", answer.content)
    headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
    return answer.status_code, headers, body


def say(client, ref, kind, **values):
    data = {f"{kind}-{name}": value for name, value in ({"kind": kind} | values).items()}
    return client.post(page(ref), data)


def test_the_agency_reads_the_permitted_fields_and_nothing_else(partner):
    sent = send(with_code=True)
    send(agency_code=OTHER_UNIT, fields=[NEED.__class__("name", NAME.label, "Orang Lain")])

    body = partner.get(page(sent.ref)).content.decode()
    every = body + partner.get(LIST).content.decode() + partner.get("/mitra/").content.decode()

    for text in (NAME.value, NEED.value, "Laporan polisi", "Visum", "Petugas kasus, 0380-123456"):
        assert text in body
    for canary in (NOTE, str(ORIGIN), "Orang Lain", sent.code, "cli:test", "RJ-2026-0002"):
        assert canary not in every


def test_lists_do_not_say_whom_a_referral_is_about(partner):
    send()

    lists = [partner.get(path).content.decode() for path in ("/mitra/", LIST)]

    assert all("RJ-2026-0001" in body and NAME.value not in body for body in lists)


def test_a_referral_is_accepted_answered_and_done(partner):
    sent = send()

    assert say(partner, sent.ref, "accept", words="Kami jemput")["Location"] == page(sent.ref)
    assert "Kami jemput" in partner.get(page(sent.ref)).content.decode()
    say(partner, sent.ref, "answer", words="Visum <b>selesai</b>")
    answered = partner.get(page(sent.ref)).content.decode()
    say(partner, sent.ref, "done")
    done = partner.get(page(sent.ref)).content.decode()

    assert "Visum &lt;b&gt;selesai&lt;/b&gt;" in answered
    assert [item.kind for item in queries.answers_of(sent.ref)] == ["accept", "answer", "done"]
    assert NAME.value not in done
    assert "RJ-2026-0001" in done


def test_a_rejected_referral_is_closed_to_the_agency(partner):
    sent = send()

    without = say(partner, sent.ref, "reject", words="x")
    answer = say(partner, sent.ref, "reject", reason="not_ours")

    assert without.status_code == 422
    assert answer["Location"] == LIST
    assert partner.get(page(sent.ref)).status_code == 404
    assert queries.answers_of(sent.ref)[0].reason == "not_ours"


def test_an_empty_answer_and_a_second_acceptance_are_told_in_words(partner):
    sent = send()
    say(partner, sent.ref, "accept")

    empty = say(partner, sent.ref, "answer", words="  ")
    twice = say(partner, sent.ref, "accept")

    assert empty.status_code == twice.status_code == 422
    assert NAME.value in twice.content.decode()


def test_an_unknown_kind_of_answer_is_missing(partner):
    sent = send()

    assert partner.post(page(sent.ref), {"accept-kind": "done"}).status_code == 404
    assert partner.post(page(sent.ref)).status_code == 404
    assert partner.delete(page(sent.ref)).status_code == 405


def closings(sent):
    """Return the ways in which a packet closes to its agency."""
    return {
        "revoked": lambda: actions.revoke(sent.ref, reason="x", by=office()),
        "rejected": lambda: answering.reject(sent.ref, reason="not_ours", by=agency()),
        "expired": lambda: actions.expire_due(NOW + timedelta(days=30), by=office()),
    }


@pytest.mark.parametrize("way", ["revoked", "rejected", "expired"])
def test_the_next_request_after_the_end_is_byte_for_byte_that_of_a_missing_page(partner, way):
    sent = send()
    assert partner.get(page(sent.ref)).status_code == 200

    closings(sent)[way]()

    for method in ("get", "head"):
        closed, missing = (getattr(partner, method)(path) for path in (page(sent.ref), MISSING))
        assert told(closed) == told(missing)
        assert closed.status_code == 404
    data = {"accept-kind": "accept"}
    assert told(partner.post(page(sent.ref), data)) == told(partner.post(MISSING, data))
    assert "RJ-2026-0001" not in partner.get(LIST).content.decode()


def test_a_day_that_is_over_closes_without_any_job(partner, clock):
    sent = send()

    clock["now"] = NOW + timedelta(days=10)

    assert told(partner.get(page(sent.ref))) == told(partner.get(MISSING))


@pytest.mark.parametrize(("unit", "role"), [(OTHER_UNIT, "PAR"), ("", "REG"), (OTHER_UNIT, "VIL")])
def test_another_agency_finds_nothing(partner, unit, role):
    sent = send()
    other = Client()
    other.force_login(agency_user("other", unit=unit, role=role))

    assert told(other.get(page(sent.ref))) == told(other.get(MISSING))
    assert say(other, sent.ref, "accept").status_code == 404
    assert "RJ-2026-0001" not in other.get(LIST).content.decode()
    assert queries.packets_of(ORIGIN)[0].state == "sent"


def test_the_unit_counts_as_it_stands_on_the_day(partner):
    sent = send()
    User.objects.get(username="demo-par").role_grants.update(unit_code=OTHER_UNIT)

    assert partner.get(page(sent.ref)).status_code == 404


@pytest.mark.parametrize("role", STAFF)
def test_staff_open_no_partner_page(staff, role):
    sent = send()
    client = staff(role)

    missing = told(client.get("/mitra/tidak/ada/"))

    for path in (*PAGES, page(sent.ref)):
        assert told(client.get(path)) == missing
        assert told(client.post(path)) == told(client.post("/mitra/tidak/ada/"))
    assert missing[0] == 404


@pytest.mark.parametrize("role", ["DPR", "PRV"])
def test_partners_without_referrals_open_none(db, role):
    client = Client()
    client.force_login(agency_user("lain", unit="", role=role))

    assert {client.get(path).status_code for path in PAGES if path != "/mitra/"} == {404}
    assert "/mitra/rujukan/" not in client.get("/mitra/").content.decode()


def test_a_partner_opens_no_staff_page(partner):
    answers = {path: told(partner.get(path)) for path in ("/meja/", "/meja/pekerja/", "/meja/x/")}

    assert answers["/meja/"] == answers["/meja/pekerja/"] == answers["/meja/x/"]
    assert answers["/meja/"][0] == 404


@pytest.mark.parametrize("path", [*PAGES, "/mitra/tidak/ada/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(partner, path):
    assert Client().get(path)["Location"] == f"/akun/masuk/?next={path}"


def test_every_look_is_written_before_the_page_leaves(partner):
    sent = send()

    for path in ("/mitra/", LIST, page(sent.ref)):
        before = Event.objects.count()
        partner.get(path)
        event = Event.objects.order_by("-seq").first()
        assert Event.objects.count() == before + 1
        assert (event.login, event.role) == ("demo-par", "PAR")
        assert ["packet", str(sent.ref)] in event.refs
    assert event.deed == "referrals.viewed"
    assert event.facts == {"fields": ["name", "needs"]}


def test_a_look_that_cannot_be_written_shows_nothing(partner, monkeypatch):
    sent = send()
    monkeypatch.setattr("sasando.foundation.audit.actions._write_event", lambda _link: 1 / 0)
    partner.raise_request_exception = False

    answer = partner.get(page(sent.ref))

    assert answer.status_code == 500
    assert NAME.value not in answer.content.decode()


def test_pages_speak_english_when_asked(partner):
    sent = send()
    partner.post("/akun/bahasa/", {"language": "en", "next": LIST})

    body = partner.get(page(sent.ref)).content.decode()

    assert 'lang="en"' in body
    assert "Police report" in body
    assert "Forensic examination" in body


def test_partner_pages_are_never_cached_or_indexed(partner):
    answer = partner.get(page(send().ref))

    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_one_click_and_signing_in_lead_a_partner_to_their_door(partner):
    client = Client()

    assert client.post("/masuk/demo/", {"user": "demo-par"})["Location"] == "/mitra/"
    assert client.get("/mitra/").status_code == 200
    assert 'href="/mitra/"' in client.get("/akun/").content.decode()


def test_lists_filter_by_state(partner):
    waiting, taken = send(), send()
    answering.accept(taken.ref, by=agency())

    body = partner.get(f"{LIST}?keadaan=accepted").content.decode()
    odd = partner.get(f"{LIST}?keadaan=%00x&sesudah=eyJ").status_code

    assert taken.number in body
    assert waiting.number not in body
    assert odd == 200
