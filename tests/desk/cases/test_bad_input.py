"""Bad input of promises §4, entries 50 to 69, on the pages of cases and of signing in."""

import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.html import escape

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.records.cases.models import Case
from tests.conftest import NOW
from tests.records.cases.conftest import opened, staff  # noqa: F401

pytestmark = pytest.mark.django_db
INTAKE = "/meja/kasus/baru/"
FORM = "application/x-www-form-urlencoded"
INERT = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }} {% load x %}",
         "' OR 1=1--", "<math><mtext><table><mglyph><style>")  # fmt: skip


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def office(reference):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)


@pytest.fixture
def client(office):
    found = Client()
    found.force_login(User.objects.get(username="demo-cw"))
    return found


def report(**changes):
    return {
        "category": "GAJI_TIDAK_DIBAYAR", "channel": "LANGSUNG", "narrative": "Gaji belum dibayar.",
        "received_at": "11/02/2026 09.00", "procedural": "unknown", "sent": str(uuid.uuid4()),
    } | changes  # fmt: skip


def test_50_an_empty_report_is_told_what_is_missing(client):
    answer = client.post(INTAKE, {})

    assert answer.status_code == 200
    assert "perlu diperbaiki" in answer.content.decode()
    assert not Case.objects.exists()


def test_51_a_megabyte_of_text_is_refused_with_both_numbers(client):
    answer = client.post(INTAKE, data=f"narrative={'x' * 1_000_000}", content_type=FORM)

    assert answer.status_code == 413
    assert "500.000" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("text", ["   ", "\u200b\u200b", "\u2060 \ufeff"])
def test_52_a_report_of_nothing_visible_is_required(client, text):
    answer = client.post(INTAKE, report(narrative=text))

    assert answer.status_code == 200
    assert not Case.objects.exists()


@pytest.mark.parametrize("text", INERT)
def test_53_to_55_what_looks_like_code_is_shown_as_text(client, text):
    page = client.post(INTAKE, report(narrative=text), follow=True).content.decode()

    assert Case.objects.count() == 1
    assert escape(text) in page
    assert "<" not in text or text not in page


@pytest.mark.parametrize("text", ["narrative=%ff%fe", "narrative=%ED%A0%80"])
def test_56_what_is_no_text_is_refused(client, text):
    answer = client.post(INTAKE, data=text, content_type=FORM)

    assert answer.status_code == 400
    assert not Case.objects.exists()


def test_57_without_its_token_a_form_saves_nothing_and_gives_the_words_back(office):
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(User.objects.get(username="demo-cw"))

    answer = guarded.post(INTAKE, report(narrative="Kata yang jangan hilang."))

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Kata yang jangan hilang." in page
    assert not Case.objects.exists()


def test_57_a_password_is_never_given_back(office):
    answer = Client(enforce_csrf_checks=True).post(
        "/akun/masuk/", {"login": "demo-cw", "password": "rahasia-sekali"}
    )

    assert answer.status_code == 403
    assert "rahasia-sekali" not in answer.content.decode()


def test_58_a_form_sent_twice_opens_one_case(client):
    form = report()

    first, second = client.post(INTAKE, form), client.post(INTAKE, form)
    other = client.post(INTAKE, report())

    assert first["Location"] == second["Location"] != other["Location"]
    assert Case.objects.count() == 2


def test_63_extra_fields_change_nothing(client):
    client.post(INTAKE, report(state="closed", owner=str(uuid.uuid4()), is_staff="1", team="x"))

    case = Case.objects.get()
    assert (case.state, case.owner_login, case.team) != ("closed", "", "x")
    assert case.state != "closed"
    assert case.team != "x"


def test_64_the_second_saver_sees_the_difference(client):
    url = client.post(INTAKE, report())["Location"]
    version = Case.objects.get().version
    client.post(f"{url}asesmen/", {"text": "Yang pertama.", "version": version})

    answer = client.post(f"{url}asesmen/", {"text": "Yang kedua.", "version": version})

    assert answer.status_code == 409
    assert "Yang kedua." in answer.content.decode()


def test_65_what_was_typed_when_the_session_ended_waits_behind_the_sign_in(office):
    stranger = Client()
    words = "Ditulis sebelum sesi berakhir."

    answer = stranger.post(INTAKE, report(narrative=words))

    assert answer["Location"].startswith("/akun/masuk/")
    kept = str(dict(stranger.session))
    assert "kept_form" in kept
    assert words not in kept
    stranger.force_login(User.objects.get(username="demo-cw"))
    assert words in stranger.get(INTAKE).content.decode()
    assert words not in stranger.get(INTAKE).content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(("received", "day"), [("11/02/2026 00.00", 11), ("10/02/2026 23.59", 10)])
def test_67_midnight_at_the_office_falls_on_its_own_day(client, received, day):
    client.post(INTAKE, report(received_at=received))

    moment = Case.objects.get().received_at
    from sasando.foundation.access.actor import office_day

    assert office_day(moment).day == day


@pytest.mark.parametrize("login", ["demo\x00cw", "x" * 10_000])
def test_69_a_login_with_odd_signs_or_length_signs_nobody_in(office, login):
    answer = Client().post("/akun/masuk/", {"login": login, "password": "x"})

    assert answer.status_code in (200, 400)
    assert not Event.objects.filter(deed="accounts.signed_in").exists()


@pytest.mark.parametrize(("count", "status"), [(50, 200), (51, 400)])
def test_66_fifty_one_files_are_more_than_a_form_takes(client, opened, count, status):  # noqa: F811
    from io import BytesIO

    case = opened(by=staff_of("demo-cw"))
    files = {f"f{n}": BytesIO(b"x") for n in range(count)}

    answer = client.post(f"/meja/kasus/{case.ref}/unggah/", files)

    assert answer.status_code == status
    assert not case.papers.filter(file__isnull=False).exists()


def staff_of(login):
    from sasando.foundation.access.actor import Actor

    user = User.objects.get(username=login)
    return Actor(login, user.name, "CW", NOW, team="kupang", user_ref=user.ref)


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        (" " * 8, False),
        (" " * 20, False),
        ("password1234", False),
        ("aaaaaaaaaaaaaaaa", False),
        ("rumah laut 2026, " * 12 + "x", True),
        ("kuda-sandel-🐴-rote-2026", True),
        ("pendek-12", False),
    ],
)
def test_68_a_password_is_taken_or_refused_in_words_and_none_is_cut(client, password, is_taken):
    cache.clear()
    user = User.objects.get(username="demo-cw")
    user.set_password("lama-sekali-2026")
    user.save()
    client.force_login(user)
    before = user.password

    answer = client.post(
        "/akun/sandi/",
        {"oldpassword": "lama-sekali-2026", "password1": password, "password2": password},
    )

    user.refresh_from_db()
    assert (user.password != before) is is_taken, answer.content.decode()[:2000]
    assert user.check_password(password) is is_taken
    if is_taken:
        assert not user.check_password(password[:-1])
    else:
        assert answer.status_code == 200
        assert "perlu diperbaiki" in answer.content.decode()
