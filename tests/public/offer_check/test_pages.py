"""The offer check as anyone opens it: no cookie, answers in the body only, plain words."""

import html
import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sasando.domain.offers.questions import QUESTIONS
from sasando.domain.offers.rules import RULES
from sasando.foundation.accounts import actions as accounts
from sasando.library.directory.models import P3mi
from sasando.library.places.models import Destination
from sasando.library.regulations.models import Instrument
from sasando.public.report import posted, tokens
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
PATH = "/cek-tawaran/"
EMPTY_WORDS = "Tidak ada tanda bahaya dalam jawaban ini. Ini bukan tanda aman."
GOOD = {
    "who": "government", "company": "", "country": "MY", "work": "factory", "visa": "work",
    "fee": "none", "asked": "", "contract": "copy", "passport": "self", "data": "no", "age": "25",
    "permission": "village", "route": "briefed", "signs": ["none"],
}  # fmt: skip
CANARY = "Contoh Kenari 4417"


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch, reference):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def fresh():
    """Put one country and one company on record, verified and of this month."""
    day = NOW.date()
    Destination.objects.filter(country="MY").update(
        status="open", source_date=day, verified="primary", scope=""
    )
    P3mi.objects.create(
        code="MAJU", name="PT Maju Contoh", licence_no="SIP-1", licence_state="active",
        state_on=day, source="daftar contoh", source_date=day, verified="primary",
    )  # fmt: skip


def form_token(answer) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', answer.content.decode())[1]


def send(reader, path=PATH, headers=None, token=None, **answers):
    token = token or form_token(reader.get(path))
    return reader.post(path, GOOD | answers | {"form_token": token}, **(headers or {}))


def text(answer) -> str:
    return html.unescape(answer.content.decode())


def test_the_form_asks_every_question_and_sets_no_answer(reader):
    body = text(reader.get(PATH))

    assert all(question.label.id in body for question in QUESTIONS.values())
    assert " checked" not in body
    assert re.findall(r'value="([^"]*)" selected', body) == [""]


def test_nothing_found_reads_as_agreed_and_shows_nothing_green(reader, fresh):
    body = text(send(reader))

    assert EMPTY_WORDS in body
    assert "Tanda bahaya" not in body
    assert "Yang tercatat" in body
    assert "bukan berarti aman" in body
    assert not re.search(r"chip-ok|check-circle|shield", body)


def test_the_same_answers_read_in_english(reader, fresh):
    body = text(send(reader, f"/en{PATH}"))

    assert "No warning sign in these answers. This is not a sign that it is safe." in body


def test_a_list_that_is_old_says_ask_first_and_never_open(reader):
    body = text(send(reader))

    assert "Tanyakan dulu" in body
    assert "Daftar negara kami dari 19 April 2022" in body
    assert "lewat 6 bulan" in body
    assert "Di mana bertanya" in body
    assert "Jl. Perintis Kemerdekaan" in body
    assert "tercatat terbuka" not in body


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({}, "Izin perusahaan tercatat"),
        ({"verified": "memory"}, "Izin perusahaan belum pasti"),
        ({"licence_state": "revoked"}, "Izin perusahaan tidak berlaku"),
    ],
)
def test_a_company_is_read_from_the_list_with_its_day_and_state(reader, fresh, change, shown):
    P3mi.objects.filter(code="MAJU").update(**change)

    body = text(send(reader, who="p3mi", company="pt maju contoh"))

    assert shown in body
    assert "daftar contoh" in body


def test_a_warning_shows_reason_article_day_source_and_what_to_do(reader):
    body = text(send(reader, fee="asked", asked="8 juta"))

    assert "Hasil: berhenti dulu" in body
    assert "Diminta membayar Rp8.000.000" in body
    assert "Aturan turunannya masih diperdebatkan." in body
    assert "Lakukan:" in body
    assert "UU 18/2017 Pasal 30 · bali.jpnn.com · dibaca 29 Okt 2025 · belum diverifikasi" in body


def test_a_law_that_the_library_records_as_revoked_no_longer_warns(reader):
    Instrument.objects.filter(code="/akn/id/act/uu/2017/18").update(status="revoked")

    body = text(send(reader, fee="asked"))

    assert "Tanda bahaya" not in body
    assert "tercatat sudah dicabut" in body


def test_a_sign_of_trafficking_leads_to_help_before_any_finding(reader):
    body = text(send(reader, passport="held", who="person"))

    assert body.index("Perlu bantuan lebih dulu?") < body.index('class="finding')
    assert "Anda tidak bersalah" in body
    assert "tel:129" in body


def test_without_such_a_sign_help_does_not_push_itself_forward(reader):
    assert "Perlu bantuan lebih dulu?" not in text(send(reader, fee="asked"))


@pytest.mark.parametrize("path", [PATH, f"/en{PATH}"])
def test_every_finding_of_the_table_can_be_said_on_the_page(reader, path):
    worst = {
        "who": "employer", "work": "household", "visa": "later", "fee": "debt", "contract": "after",
        "passport": "held", "data": "yes", "age": "16", "permission": "told_not",
        "route": "back_way", "signs": ["locked", "threat", "no_contact", "changed", "family_paid"],
        "country": "KH", "company": "bp2mi-go.id",
    }  # fmt: skip

    body = text(send(reader, path, **worst))

    assert body.count('<section class="finding') >= 16
    assert not re.search(r"\{\w+\}", body)


def answers_of(reader):
    yield reader.get(PATH)
    yield send(reader, company=CANARY, fee="asked", asked="4417000")
    yield send(reader, company=CANARY, passport="held")
    yield send(reader, company=CANARY, age="4417")
    yield send(reader, company=CANARY, token="old")
    yield send(reader, company=CANARY, act="change")
    yield send(reader, headers={"HTTP_ORIGIN": "https://evil.example"}, company=CANARY)


def test_no_page_sets_a_cookie_is_kept_or_tells_another_site(reader, caplog):
    with caplog.at_level(logging.DEBUG, logger="sasando"), caplog.at_level(logging.INFO):
        answers = list(answers_of(reader))

    for answer in answers:
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert b"style=" not in answer.content
    assert all("noindex" in answer["X-Robots-Tag"] for answer in answers[1:])
    assert "X-Robots-Tag" not in answers[0]
    assert CANARY not in caplog.text


def test_a_check_writes_nothing(reader):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        send(reader, who="p3mi", company=CANARY, passport="held")

    said = [query["sql"] for query in asked.captured_queries]
    assert said
    assert all(sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")) for sql in said)


def test_answers_in_an_address_are_not_read(reader):
    answer = reader.get(f"{PATH}?who=person&age=16&company={CANARY}")

    body = text(answer)
    assert CANARY not in re.sub(r"<nav.*?</nav>", "", body, flags=re.DOTALL)
    assert " checked" not in body


def test_an_empty_form_is_answered_in_words_question_by_question(reader):
    answer = reader.post(PATH, {"form_token": form_token(reader.get(PATH))})

    body = text(answer)
    assert answer.status_code == 422
    assert "Ada 12 jawaban yang perlu diperbaiki" in body
    assert EMPTY_WORDS not in body


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"who": "x"}, "Pilih satu jawaban"),
        ({"who": "a\x00b"}, "Pilih satu jawaban"),
        ({"country": "' OR 1=1--"}, "Pilih negaranya"),
        ({"country": ""}, "Pilih negaranya"),
        ({"age": "enam belas"}, "“enam belas” bukan umur"),
        ({"age": "-3"}, "bukan umur"),
        ({"age": "4"}, "bukan umur"),
        ({"age": "100"}, "bukan umur"),
        ({"age": "1e400"}, "bukan umur"),
        ({"age": "0000019"}, "bukan umur"),
        ({"age": "9" * 5000}, "bukan umur"),
        ({"age": ""}, "Tulis umurnya"),
        ({"signs": []}, "Centang yang terjadi"),
        ({"signs": ["x"]}, "Pilih satu jawaban"),
        ({"signs": ["none", "locked"]}, "dicentang bersama yang lain"),
        ({"fee": "asked", "asked": "banyak sekali"}, "Jumlah uang tidak terbaca"),
        ({"fee": "asked", "asked": "0"}, "jawab “Tidak” di atas"),
        ({"fee": "none", "asked": "8 juta"}, "tetapi Anda menjawab tidak diminta membayar"),
        ({"company": "a" * 201}, "lebih dari 200 huruf"),
        ({"company": "https://" + "a" * 8000}, "lebih dari 200 huruf"),
    ],
)
def test_bad_input_is_answered_in_words_and_the_rest_is_kept(reader, answers, said):
    answer = send(reader, **({"contract": "no_copy"} | answers))

    body = text(answer)
    assert answer.status_code == 422
    assert said in body
    assert re.search(r'value="no_copy" id="id_contract_\d" checked', body)


@pytest.mark.parametrize("age", ["5", "99", " 19 ", "١٩"])
def test_an_age_in_figures_is_taken(reader, age):
    assert send(reader, age=age).status_code == 200


@pytest.mark.parametrize(
    "company",
    ["<script>alert(1)</script>", "{{ 7*7 }}", "‮drowssap", "http://169.254.169.254", "http://a@b"],
)
def test_a_hostile_company_is_inert_and_never_opened(reader, company, monkeypatch):
    asked = []
    monkeypatch.setattr("socket.socket.connect", lambda _socket, address: asked.append(address))

    answer = send(reader, company=company)

    assert answer.status_code == 200
    assert asked == []
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("raw", [b"who=%ff%fe", b"who=%ED%A0%80", b"who=\xff"])
def test_what_is_no_text_is_a_bad_request(reader, raw):
    answer = reader.generic("POST", PATH, raw, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 400


def test_what_is_too_large_is_refused_in_words(reader):
    answer = send(reader, company="a" * (posted.MOST_BYTES + 1))

    assert answer.status_code == 413


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://evil.example"}])
def test_an_old_or_foreign_form_is_refused_with_the_answers_kept(reader, headers, monkeypatch):
    token = form_token(reader.get(PATH))
    if not headers:
        monkeypatch.setattr(tokens, "SECONDS", -1)

    answer = send(reader, token=token, headers=headers, company=CANARY, signs=["locked", "threat"])

    body = text(answer)
    assert answer.status_code == 403
    assert CANARY in body
    assert len(re.findall(r'name="signs"[^>]*checked', body)) == 2


def test_answers_can_be_changed_and_carried_into_the_other_language(reader):
    result = send(reader, company=CANARY, signs=["locked", "threat"], age="30")
    fields = re.search(r'<form method="post" action="/en/cek.*?</form>', text(result), re.DOTALL)[0]
    pairs = re.findall(r'name="([^"]+)" value="([^"]*)"', fields)
    carried = {name: [v for key, v in pairs if key == name] for name, _value in pairs}

    english = reader.post(f"/en{PATH}", carried)
    changed = reader.post(PATH, carried | {"act": "change"})

    assert english.status_code == 200
    assert "Result: stop first" in text(english)
    body = text(changed)
    assert changed.status_code == 200
    assert CANARY in body
    assert 'value="30"' in body
    assert len(re.findall(r'name="signs"[^>]*checked', body)) == 2
    assert 'class="error' not in body


def test_the_text_to_send_holds_findings_and_no_answers(reader):
    body = text(send(reader, company=CANARY, fee="asked", asked="8 juta", age="37"))

    sent = re.search(r"<textarea[^>]*>(.*?)</textarea>", body, re.DOTALL)[1]
    assert "Diminta membayar Rp8.000.000" in sent
    assert "bukan berarti aman" in sent
    assert "/cek-tawaran/" in sent
    assert CANARY not in sent
    assert "37" not in sent


def test_other_ways_of_asking_are_refused(reader):
    assert reader.put(PATH).status_code == 405
    assert reader.head(PATH).status_code == 200


def test_extra_fields_change_nothing(reader, fresh):
    body = text(send(reader, level="note", rules="[]", status="safe"))

    assert EMPTY_WORDS in body


def test_there_is_no_rule_whose_words_the_page_could_not_fill():
    places = {place for rule in RULES for place in re.findall(r"\{(\w+)\}", str(rule))}

    assert places == {"amount", "day"}
