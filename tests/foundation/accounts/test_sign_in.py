"""Signing in: a password alone opens nothing about people; too many tries wait (promises P17)."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.adapter import OfficeMFAAdapter
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from tests.foundation.accounts.conftest import NOW, PASSWORD

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "sirih-pinang-di-pasar-oeba"
DESK = "/meja/akun-petugas/"


def code(secret: str) -> str:
    """Return the code that an app shows now."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[0]))


def sign_in(client, password=PASSWORD, username="ina"):
    return client.post("/akun/masuk/", {"login": username, "password": password})


def enrol(client, password=PASSWORD) -> str:
    """Add an app as second factor, the password asked once more; return its secret."""
    client.post("/akun/ulang/", {"password": password})
    client.get("/akun/totp/pasang/")
    secret = client.session[SECRET_SESSION_KEY]
    assert client.post("/akun/totp/pasang/", {"code": code(secret)}).status_code == 302
    cache.clear()
    return secret


@pytest.fixture
def staff(user, office, command, reference):
    office()
    someone = user()
    actions.grant_role(someone, role="HO", starts_on=NOW.date(), by=command)
    return someone


def lacking(client) -> str | None:
    return client.get("/akun/").context["lacks"]


def test_from_start_password_to_the_desk(staff, client, by, head):
    start = actions.reset_sign_in(staff, by=by)
    actions.decide_role(queries.waiting_roles()[0], agreed=True, by=head)

    sign_in(client, start)
    assert lacking(client) == "password"
    client.post(
        "/akun/sandi/",
        {"oldpassword": start, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )
    assert lacking(client) == "factor"
    secret = enrol(client, NEW_PASSWORD)
    assert lacking(client) == "sign_in_again"
    assert client.get(DESK).status_code == 302
    client.post("/akun/keluar/")
    asked = sign_in(client, NEW_PASSWORD)
    assert asked["Location"].startswith("/akun/faktor/")
    assert client.get(DESK)["Location"].startswith("/akun/masuk/")
    client.post("/akun/faktor/", {"code": code(secret)})

    assert client.get(DESK).status_code == 200
    assert lacking(client) is None


@pytest.mark.parametrize("path", [DESK, "/meja/", "/meja/pekerja/", "/meja/tidak-ada/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_password_alone_opens_no_staff_page_real_or_not(staff, client, path, method):
    sign_in(client)

    found = getattr(client, method)(path)

    assert (found.status_code, found["Location"]) == (302, "/akun/")


def test_dropping_the_last_factor_shuts_the_desk_at_once(staff, client):
    sign_in(client)
    secret = enrol(client)
    client.post("/akun/keluar/")
    sign_in(client)
    client.post("/akun/faktor/", {"code": code(secret)})
    assert client.get(DESK).status_code == 200

    Authenticator.objects.filter(user=staff, type="totp").delete()

    assert client.get(DESK).status_code == 302


def test_recovery_codes_alone_are_no_second_factor(staff, client):
    Authenticator.objects.create(user=staff, type="recovery_codes", data={"seed": "x"})
    sign_in(client)

    assert queries.has_second_factor(staff) is False
    assert client.get(DESK)["Location"] in ("/akun/", f"/akun/masuk/?next={DESK}")


@pytest.mark.parametrize("act", [actions.reset_sign_in, actions.deactivate])
def test_open_sessions_end_when_an_account_is_reset_or_closed(staff, client, by, act):
    sign_in(client)
    assert client.get("/akun/").status_code == 200

    act(staff, by=by)

    assert client.get("/akun/")["Location"].startswith("/akun/masuk/")
    assert sign_in(client).status_code == 200
    actions.reactivate(staff, by=by)
    assert client.get("/akun/")["Location"].startswith("/akun/masuk/")


def test_the_secret_of_an_app_is_not_in_the_store_in_clear(staff, client):
    sign_in(client)
    secret = enrol(client)

    stored = Authenticator.objects.get(user=staff, type="totp").data["secret"]

    assert secret not in stored
    assert OfficeMFAAdapter().decrypt(stored) == secret


def test_the_present_password_is_not_taken_as_the_new_one(staff, client):
    sign_in(client)

    found = client.post(
        "/akun/sandi/", {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    )

    assert found.status_code == 200
    assert User.objects.get(pk=staff.pk).check_password(PASSWORD)


def test_too_many_wrong_passwords_wait_in_words(staff, client):
    answers = [sign_in(client, "salah-salah-salah").status_code for _ in range(6)]
    right = sign_in(client)

    assert answers == [200, 200, 200, 200, 200, 429]
    assert right.status_code == 429
    assert b"<main" in right.content


def test_a_wrong_name_and_a_wrong_password_read_the_same(staff, client):
    def said(**values):
        return list(sign_in(client, **values).context["form"].non_field_errors())

    assert said(password="salah-salah") == said(password="salah-salah", username="tidak-ada")


def test_each_step_of_signing_in_is_in_the_audit(staff, client):
    sign_in(client)
    enrol(client)
    client.post("/akun/keluar/")

    events = Event.objects.exclude(deed__startswith="accounts.role").order_by("seq")
    told = [(event.deed, event.facts.get("what") or event.facts.get("methods")) for event in events]

    assert ("accounts.signed_in", ["password"]) in told
    assert ("accounts.signed_out", None) in told
    assert {event.login for event in events} == {"ina"}


def test_signing_out_needs_a_press_of_the_button(staff, client):
    sign_in(client)

    client.get("/akun/keluar/")
    still_in = client.get("/akun/").status_code
    client.post("/akun/keluar/")

    assert still_in == 200
    assert client.get("/akun/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/akun/daftar/", "/accounts/signup/", "/akun/surel/", "/akun/sandi/lupa/"]
)
def test_nobody_makes_an_account_or_gets_a_mail(staff, client, path):
    assert client.get(path).status_code == 404


PAGES = ("/akun/", "/akun/keamanan/", "/akun/sandi/", "/akun/totp/pasang/", "/akun/kunci/",
         "/akun/kunci/tambah/", "/akun/keluar/", "/akun/ulang/")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_the_third_party_wear_the_house_frame(staff, client, path):
    sign_in(client)

    text = client.get(path, follow=True).content.decode()

    assert '<html lang="id"' in text
    assert '<main class="plain"' in text
    assert "<script>" not in text
    assert "https://" not in text


def test_a_language_chosen_once_comes_back_with_the_next_sign_in(staff, client):
    sign_in(client)
    client.post("/akun/bahasa/", {"language": "en"})
    client.post("/akun/keluar/")

    sign_in(client)

    assert '<html lang="en"' in client.get("/akun/").content.decode()
