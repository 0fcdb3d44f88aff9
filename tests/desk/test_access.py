"""Who may open what: every staff route for every role, and one answer for missing and forbidden."""

import re
import uuid
from datetime import UTC, datetime

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from sasando.foundation.access import guards, policy
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db
STAFF = ("CW", "CS", "PO", "HO", "CUS", "AUD", "ADM", "SCR", "CMS")
UNKNOWN = uuid.UUID("00000000-0000-4000-8000-00000000000f")


def staff_routes() -> list[tuple[str, str]]:
    """Return (address with made-up refs, right) of every staff page."""
    found = []

    def walk(patterns, prefix):
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern) and path.startswith(("meja/", "redaksi/")):
                found.append((made_up(path), pattern.callback.access_rule))

    walk(get_resolver().url_patterns, "")
    return found


def made_up(path: str) -> str:
    path = re.sub(r"<uuid:\w+>", str(UNKNOWN), path)
    path = re.sub(r"<int:\w+>", "1", path)
    return "/" + re.sub(r"<slug:\w+>", "tidak-ada", path)


@pytest.fixture
def office(reference):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)


@pytest.fixture
def as_role(office, client):
    def sign_in(role: str):
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return sign_in


def body(response) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken|name="next")" value="[^"]*"', b"", response.content)


@pytest.mark.parametrize(
    "role",
    [
        role if role in ("CW", "HO") else pytest.param(role, marks=pytest.mark.prove)
        for role in STAFF
    ],
)
def test_a_role_opens_exactly_what_its_rights_say(as_role, role):
    client = as_role(role)
    permissions = policy.policy().roles[role].permissions
    wrong = []

    for path, right in staff_routes():
        for method in ("get", "post"):
            status = getattr(client, method)(path).status_code
            if right not in permissions and status != 404:
                wrong.append((path, method, status))
            if right in permissions and status >= 500:
                wrong.append((path, method, status))

    assert wrong == []


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.prove
def test_lists_open_for_whoever_has_the_right(as_role, role):
    client = as_role(role)
    permissions = policy.policy().roles[role].permissions
    lists = {
        "/meja/pekerja/": "workers.view",
        "/meja/penempatan/": "placements.view",
        "/meja/kepulangan/": "movements.view",
        "/meja/layanan/": "services.view",
        "/meja/impor/": "imports.view",
        "/meja/angka/": "statistics.view",
        "/meja/jejak/": "audit.view",
        "/meja/akun-petugas/": "accounts.view",
    }

    answers = {path: client.get(path).status_code for path in lists}

    assert answers == {path: 200 if right in permissions else 404 for path, right in lists.items()}


def test_missing_and_forbidden_are_byte_for_byte_the_same(as_role, people):
    person = people()
    client = as_role("AUD")

    forbidden = client.get(f"/meja/pekerja/{person.ref}/")
    missing = client.get(f"/meja/pekerja/{UNKNOWN}/")
    no_such_page = client.get("/meja/halaman-yang-tidak-ada/")

    assert forbidden.status_code == missing.status_code == no_such_page.status_code == 404
    assert body(forbidden) == body(missing) == body(no_such_page)


def test_a_person_outside_the_regencies_is_missing(as_role, people, office):
    inside, outside = people(regency_code="53.21"), people(regency_code="53.04")
    user = User.objects.get(username="demo-cs")
    user.regencies.create(regency_code="53.21")
    client = as_role("CS")

    assert client.get(f"/meja/pekerja/{inside.ref}/").status_code == 200
    assert client.get(f"/meja/pekerja/{outside.ref}/").status_code == 404
    assert str(outside.ref) not in client.get("/meja/pekerja/").content.decode()
    assert str(outside.ref) not in client.get("/meja/pekerja/?q=Petrus").content.decode()


def test_whoever_is_not_signed_in_learns_nothing(client, office, people):
    person = people()

    real = client.get(f"/meja/pekerja/{person.ref}/")
    unreal = client.get("/meja/tidak/ada/")

    assert real.status_code == unreal.status_code == 302
    assert real["Location"].startswith("/akun/masuk/")
    assert unreal["Location"].startswith("/akun/masuk/")


def test_a_password_alone_opens_nothing_about_people(client, office, people):
    user = User.objects.get(username="demo-cs")
    User.objects.filter(pk=user.pk).update(is_demo=False)
    client.force_login(User.objects.get(pk=user.pk))

    answer = client.get("/meja/pekerja/")

    assert answer.status_code == 302
    assert "/akun/" in answer["Location"]


def test_the_demo_door_is_missing_outside_a_made_up_office(client, db):
    answer = client.get("/masuk/demo/")

    assert answer.status_code == 404


def test_every_look_at_a_person_is_written_before_the_page(as_role, people):
    person = people()
    client = as_role("CS")
    before = Event.objects.count()

    client.get(f"/meja/pekerja/{person.ref}/")

    event = Event.objects.order_by("-seq").first()
    assert Event.objects.count() == before + 1
    assert (event.deed, event.login) == ("workers.viewed", "demo-cs")
    assert ["person", str(person.ref)] in event.refs


def test_staff_pages_are_never_cached_or_indexed(as_role):
    answer = as_role("CS").get("/meja/")

    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_strange_addresses_are_answered_in_words(as_role):
    client = as_role("CS")
    strange = (
        "/meja/pekerja/?q=' OR 1=1--",
        "/meja/pekerja/?q=%25_%00",
        "/meja/pekerja/?sesudah=%ff&dari=9e99",
        "/meja/penempatan/?sesudah=eyJhIjoxfQ&sebelum=x",
        "/meja/kepulangan/?tahun=99999&jenis=<script>",
        "/meja/angka/semua/?q=" + "x" * 5000,
    )

    answers = {path: client.get(path).status_code for path in strange}

    assert set(answers.values()) == {200}


def test_there_are_staff_routes_to_try():
    assert len(staff_routes()) > 50
    assert all(right in policy.policy().permissions for _, right in staff_routes())
    assert guards.OPEN not in {right for _, right in staff_routes()}
