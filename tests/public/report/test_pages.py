"""Public pages of a code and a link: no cookie, no store, one answer, words kept, text inert."""

import html
import logging
import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client

from sasando.domain.values.money import Money
from sasando.exchange.letterbox import codes, links, notices
from sasando.exchange.letterbox.models import Notice
from sasando.exchange.letterbox.slips import Share
from sasando.foundation.accounts import actions as accounts
from sasando.public.report import posted, tokens, views
from tests.conftest import NOW
from tests.exchange.letterbox import boxes

pytestmark = pytest.mark.django_db
FAMILY = "/lapor/keluarga/"
FORM = "application/x-www-form-urlencoded"
SCRIPTS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% load static %}",
)


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    cache.clear()


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def page(token: str) -> str:
    return f"/lapor/kabar/{token}/"


def form_token(answer) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', answer.content.decode())[1]


def enter(reader, code: str, path: str = FAMILY, **headers):
    data = {"form_token": form_token(reader.get(path)), "code": code}
    return reader.post(path, data, **headers)


def send(reader, token: str, *, text: str = boxes.TEXT, named: str = "", **headers):
    path = page(token)
    named = named or form_token(reader.get(path))
    data = {"form_token": named, "kind": "notice", "text": text, "contact": boxes.CONTACT}
    return reader.post(path, data, **headers)


def told(answer):
    body = re.sub(rb'name="form_token" value="[^"]+"', b"", answer.content)
    return answer.status_code, dict(answer.headers), body


@pytest.mark.parametrize(("path", "words"), [(FAMILY, "Berjalan"), (f"/en{FAMILY}", "Under way")])
def test_a_family_reads_its_slip_in_either_language(reader, path, words):
    made = boxes.slip()

    answer = enter(reader, made.code, path)

    body = answer.content.decode()
    assert answer.status_code == 200
    assert words in body
    assert all(text in body for text in ("KS-2026-0001", "0380 555 123", "Rp0"))
    assert made.code not in body
    assert codes.plain(made.code) not in body


def test_the_family_share_shows_by_currency_and_says_what_is_an_estimate(reader):
    pays = (Share(Money(125_000_000, "IDR"), True), Share(Money(1250, "MYR"), False))
    made = boxes.slip(family_pays=pays)

    body = enter(reader, made.code).content.decode()

    assert "Rp1.250.000" in body
    assert "MYR 12,50" in body
    assert body.count("perkiraan") == 1


def test_every_code_that_opens_nothing_gets_one_and_the_same_answer(reader):
    revoked, _live = boxes.slip(), boxes.slip()
    wrong = codes.new_code()

    answers = [
        told(enter(reader, text))
        for text in (wrong, revoked.code, wrong[:-1] + "x", "", "' OR 1=1--", SCRIPTS[0])
    ]
    for _at in range(12):
        enter(reader, codes.new_code())
    answers.append(told(enter(reader, _live.code)))

    assert answers[0][0] == 422
    assert all(answer == answers[0] for answer in answers)


def answers_of(reader, made, token):
    yield reader.get(FAMILY)
    yield enter(reader, made.code)
    yield enter(reader, codes.new_code())
    yield reader.post(FAMILY, {"code": made.code})
    yield reader.get(page(token))
    yield send(reader, token)
    yield send(reader, token, text=" ")
    yield send(reader, token, text="a" * 6000)
    yield send(reader, token, named="old")
    yield reader.get(page("forged"))


def test_no_page_sets_a_cookie_is_stored_or_runs_a_script(reader, caplog):
    made, token = boxes.slip(), boxes.link()

    with caplog.at_level(logging.DEBUG):
        answers = list(answers_of(reader, made, token))

    for answer in answers:
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert b"<script" not in answer.content
        assert b"style=" not in answer.content
    secret = (token, codes.plain(made.code), boxes.TEXT, boxes.CONTACT)
    assert [text for text in secret if text in caplog.text] == []


def test_a_code_in_an_address_is_not_read(reader):
    made = boxes.slip()

    answer = reader.get(f"{FAMILY}?code={codes.plain(made.code)}")

    assert answer.status_code == 200
    assert "KS-2026-0001" not in answer.content.decode()


def test_a_notice_gets_its_number_and_the_same_form_twice_is_one_notice(reader):
    token = boxes.link()
    named = form_token(reader.get(page(token)))

    first, second = send(reader, token, named=named), send(reader, token, named=named)

    assert [answer.status_code for answer in (first, second)] == [200, 200]
    assert all("KM-2026-0001" in answer.content.decode() for answer in (first, second))
    assert Notice.objects.count() == 1


def test_forged_revoked_and_old_links_are_one_missing_page(reader, monkeypatch):
    token, revoked = boxes.link(), boxes.link()
    links.revoke(links.opened_by(revoked, today=boxes.TODAY).ref, by=boxes.office())
    forged = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    late = NOW + links.STANDS + timedelta(days=1)

    found = [reader.get(page(text)) for text in (forged, revoked, "x" * len(token))]
    monkeypatch.setattr("sasando.config.clock.now", lambda: late)
    found.append(reader.get(page(token)))
    found.append(reader.post(page(token), {"text": boxes.TEXT}))

    bodies = {re.sub(rb"/kabar/[^/]+/", b"/kabar/", answer.content) for answer in found}
    assert {answer.status_code for answer in found} == {404}
    assert len(bodies) == 1
    assert not Notice.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d", "\n\n"])
def test_blanks_are_refused_in_words(reader, text):
    answer = send(reader, boxes.link(), text=text)

    assert answer.status_code == 422
    assert "Tulis kabarnya dahulu." in answer.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("size", "said"), [(5001, "5001"), (1_048_576, "1048576")])
def test_a_text_too_long_is_refused_with_its_count_and_kept(reader, size, said):
    answer = send(reader, boxes.link(), text="a" * size)

    body = answer.content.decode()
    assert answer.status_code == 413
    assert said in body
    assert "a" * size in body
    assert not Notice.objects.exists()


def test_what_is_too_large_to_read_is_refused_in_words(reader):
    answer = send(reader, boxes.link(), text="a" * (posted.MOST_BYTES + 1))

    assert answer.status_code == 413
    assert "2.500.000" in answer.content.decode()


@pytest.mark.parametrize("raw", ["text=%ff%fe", "text=%ED%A0%80", "text=%C0%AF"])
@pytest.mark.parametrize("where", ["family", "notice"])
def test_what_is_no_text_is_a_bad_request(reader, raw, where):
    path = FAMILY if where == "family" else page(boxes.link())

    answer = reader.generic("POST", path, raw, content_type=FORM)

    assert answer.status_code == 400
    assert not Notice.objects.exists()


def test_raw_bytes_that_are_no_text_are_a_bad_request(reader):
    answer = reader.generic("POST", page(boxes.link()), b"text=\xff\xfe", content_type=FORM)

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "headers", [{}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}]
)
def test_an_old_or_foreign_form_is_refused_and_the_words_are_kept(reader, headers, monkeypatch):
    token = boxes.link()
    named = form_token(reader.get(page(token)))
    if not headers:
        monkeypatch.setattr(tokens, "SECONDS", -1)

    answer = send(reader, token, named=named, **headers)
    body = answer.content.decode()
    monkeypatch.undo()
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    again = send(reader, token, named=form_token(answer), HTTP_ORIGIN="http://testserver")

    assert answer.status_code == 403
    assert all(text in body for text in (boxes.TEXT, boxes.CONTACT, "masih ada"))
    assert again.status_code == 200
    assert Notice.objects.count() == 1


def test_a_form_of_one_page_does_not_send_another(reader):
    named = form_token(reader.get(FAMILY))

    answer = send(reader, boxes.link(), named=named)

    assert answer.status_code == 403


def test_the_flood_limit_of_a_link_is_told(reader):
    token = boxes.link()
    for at in range(notices.MOST_A_DAY):
        boxes.drop(token, form=str(at))

    answer = send(reader, token)

    assert answer.status_code == 429
    assert "20 kabar" in answer.content.decode()


@pytest.mark.parametrize("text", SCRIPTS)
def test_script_text_is_shown_inert_when_it_comes_back(reader, text):
    answer = send(reader, boxes.link(), text=text, named="old")

    body = answer.content.decode()
    assert text in body if "{" in text else text not in body
    assert "<script" not in body
    assert "<img" not in body
    assert "<math" not in body
    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", body, re.DOTALL)[1]
    assert html.unescape(typed).strip() == text


def test_hidden_extra_fields_change_nothing(reader):
    token = boxes.link()
    named = form_token(reader.get(page(token)))
    data = {"form_token": named, "kind": "notice", "text": boxes.TEXT, "number": "KM-2026-9999"}

    reader.post(page(token), data | {"became": "case", "link": "1"})

    row = Notice.objects.get()
    assert (row.number, row.became) == ("KM-2026-0001", "")


def test_an_encoded_form_of_a_browser_is_taken(reader):
    token = boxes.link()
    named = form_token(reader.get(page(token)))
    text = "Ia di Kluang – “aman” 😀"
    body = f"form_token={quote(named)}&kind=tracing&text={quote(text)}&contact="

    answer = reader.generic(
        "POST", page(token), body, content_type=FORM, HTTP_ORIGIN="http://testserver"
    )

    assert answer.status_code == 200
    found = notices.read(Notice.objects.get().ref, by=boxes.office())
    assert (found.kind, found.text) == ("tracing", text)


@pytest.mark.parametrize(
    ("peer", "hops", "source"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("", "10.9.9.9, 198.51.100.1", "198.51.100.1"),
    ],
)
def test_only_a_proxy_of_this_machine_is_believed_about_who_asks(rf, peer, hops, source):
    request = rf.get(FAMILY, REMOTE_ADDR=peer, **({"HTTP_X_FORWARDED_FOR": hops} if hops else {}))

    assert views.source_of(request) == source
