"""A new colleague's first morning: start password, app, passkey, desk; under the strict policy."""

import re
import time
import uuid

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

pytestmark = pytest.mark.browser
PASSWORD = "sirih-pinang-di-pasar-oeba"
PERIOD_S = 30


def code(secret: str, *, ahead: int = 0) -> str:
    """Return the code that an app shows now, or `ahead` periods later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD_S + ahead))


@pytest.fixture
def home(look):
    """Look from `localhost`, the one name that has passkeys without a certificate."""
    look.base = look.base.replace("127.0.0.1", "localhost")
    return look


@pytest.fixture
def key(look):
    """Plug a made-up passkey into the browser."""
    session = look.page.context.new_cdp_session(look.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def make_account(look) -> tuple[str, str]:
    """Make an account as the administrator; return user name and start password."""
    name = f"baru-{uuid.uuid4().hex[:8]}"
    look.sign_in("adm")
    look.go("/meja/akun-petugas/baru/")
    look.page.fill("#id_username", name)
    look.page.fill("#id_name", "Maria Goreti")
    look.page.click("main button.btn-primary")
    password = look.page.inner_text("code")
    look.page.click("main a.btn-primary")
    look.page.click("main a.btn-primary")
    look.page.select_option("#id_role", "CMS")
    look.page.fill("#id_reason", "uji")
    look.page.click("main button.btn-primary")
    look.page.context.clear_cookies()
    return name, password


def sign_in(look, name: str, password: str) -> None:
    look.go("/akun/masuk/")
    look.page.fill("#id_login", name)
    look.page.fill("#id_password", password)
    look.page.click("form[action='/akun/masuk/'] button.btn-primary")


def confirm_password(look) -> None:
    """Type the password once more where the page asks for it."""
    if "/akun/ulang/" in look.page.url:
        look.page.fill("#id_password", PASSWORD)
        look.page.click("main form button[type=submit]")


def choose_password(look, start: str) -> None:
    look.page.click("ol.steps a")
    look.page.fill("#id_oldpassword", start)
    look.page.fill("#id_password1", PASSWORD)
    look.page.fill("#id_password2", PASSWORD)
    look.page.click("main form button[type=submit]")


def add_app(look) -> str:
    """Add an app as second factor; return its secret."""
    look.go("/akun/totp/pasang/")
    confirm_password(look)
    secret = re.search(r"[A-Z2-7]{32}", look.page.input_value("#authenticator_secret"))[0]
    look.page.fill("#id_code", code(secret))
    look.page.click("main form button[type=submit]")
    return secret


def add_passkey(look) -> None:
    look.go("/akun/kunci/tambah/")
    confirm_password(look)
    look.page.fill("#id_name", "Kunci laptop")
    look.page.check("#id_passwordless")
    look.page.click("#mfa_webauthn_add")
    look.page.wait_for_url(lambda url: "tambah" not in url)


def test_from_start_password_to_the_desk_with_app_and_passkey(home, key):
    page = home.page
    name, start = make_account(home)
    sign_in(home, name, start)
    choose_password(home, start)
    secret = add_app(home)
    add_passkey(home)
    home.go("/akun/")
    page.click("form[action='/akun/keluar/'] button")

    sign_in(home, name, PASSWORD)
    asked_at = page.url
    page.fill("#id_code", code(secret, ahead=1))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/meja/")
    page.context.clear_cookies()
    home.go("/akun/masuk/")
    page.click("#passkey_login")
    page.wait_for_url("**/meja/")

    assert "/akun/faktor/" in asked_at
    assert home.problems == []


@pytest.mark.parametrize("path", ["/akun/masuk/", "/masuk/demo/"])
def test_the_doors_have_no_barrier(home, axe, path):
    home.go(path)

    found = home.page.evaluate(axe + "; axe.run()")

    assert [item["id"] for item in found["violations"]] == []


@pytest.mark.parametrize(
    "path",
    ["/akun/", "/akun/keamanan/", "/akun/keluar/", "/meja/akun-petugas/", "/meja/jejak/"],
)
def test_pages_of_accounts_have_no_barrier(home, axe, path):
    home.sign_in("adm" if "jejak" not in path else "aud")
    home.go(path)

    found = home.page.evaluate(axe + "; axe.run()")

    assert [item["id"] for item in found["violations"]] == []
    assert home.problems == []
