"""Missing and forbidden are one answer; whoever is not signed in learns nothing (promises P1)."""

import re

import pytest
from django.test import Client

from sasando.foundation.access import policy
from sasando.foundation.accounts import actions
from sasando.foundation.accounts.models import User
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
STAFF = sorted(code for code, role in policy.policy().roles.items() if role.is_staff)
UNKNOWN = "00000000-0000-4000-8000-00000000000f"
# One page of each right, and a page that is not there.
PAGES = {
    "accounts.manage": "/meja/akun-petugas/baru/",
    "audit.view": "/meja/jejak/",
    "audit.verify": "/meja/jejak/periksa/",
    "workers.view": f"/meja/pekerja/{UNKNOWN}/",
    "imports.view": "/meja/impor/",
    "accounts.approve": f"/meja/akun-petugas/peran/{UNKNOWN}/putus/",
}
MISSING = "/meja/halaman-yang-tidak-ada/"


@pytest.fixture
def office(db):
    actions.ensure_office(is_demo=True, name="Uji", short_name="Uji", province_code="53")
    actions.ensure_demo_users(NOW)


def answer(client: Client, method: str, path: str):
    """Return status, headers and body, without what is made anew for each answer."""
    found = getattr(client, method)(path)
    body = re.sub(rb'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"', b"", found.content)
    headers = {name: value for name, value in found.headers.items() if name != "Set-Cookie"}
    return found.status_code, headers, body


@pytest.mark.parametrize("strict", [False, True], ids=["with-token", "without-token"])
@pytest.mark.parametrize("role", STAFF)
def test_forbidden_answers_exactly_like_missing(office, role, strict):
    client = Client(enforce_csrf_checks=strict)
    client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
    rights = policy.policy().roles[role].permissions

    for method in METHODS:
        missing = answer(client, method, MISSING)
        for right, path in PAGES.items():
            if right not in rights:
                assert answer(client, method, path) == missing, (method, path)
        assert missing[0] == 404


@pytest.mark.parametrize("method", METHODS)
def test_whoever_is_not_signed_in_gets_one_answer_everywhere(office, method):
    client = Client(enforce_csrf_checks=True)

    answers = {answer(client, method, path)[0] for path in (*PAGES.values(), MISSING)}

    assert answers == {302}


@pytest.mark.parametrize("path", [*PAGES.values(), MISSING])
def test_sign_in_comes_back_to_the_asked_address(office, client, path):
    assert client.get(path)["Location"] == f"/akun/masuk/?next={path}"


def test_the_missing_page_names_neither_rights_nor_the_address(office, client):
    client.force_login(User.objects.get(username="demo-cms"))

    text = client.get("/meja/jejak/").content.decode()

    assert "jejak" not in text
    assert "audit" not in text.lower()


@pytest.mark.parametrize(
    ("path", "kept", "indexed"),
    [
        ("/", True, True),
        ("/data/", True, True),
        ("/tidak-ada/", False, False),
        ("/akun/masuk/", False, False),
        ("/masuk/demo/", False, False),
        ("/meja/", False, False),
        ("/sehat", False, True),
    ],
)
def test_only_public_pages_may_be_kept_and_found(office, client, path, kept, indexed):
    found = client.get(path)

    assert ("max-age=300" in found["Cache-Control"]) is kept
    assert ("no-store" in found["Cache-Control"]) is not kept
    assert ("noindex" not in found.headers.get("X-Robots-Tag", "")) is indexed
    assert found["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in found["Permissions-Policy"]
