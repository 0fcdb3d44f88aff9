"""Pages of accounts: made, given a role, agreed to, handed over, reset, closed."""

import re

import pytest

from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.models import RoleGrant, Team, User
from sasando.foundation.audit.models import Event
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LIST = "/meja/akun-petugas/"
TODAY = "11/02/2026"


@pytest.fixture(autouse=True)
def office(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    actions.ensure_office(is_demo=True, name="Uji", short_name="Uji", province_code="53")
    actions.ensure_demo_users(NOW)


@pytest.fixture
def as_role(client):
    def sign_in(role):
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return sign_in


def make(client, username="maria"):
    """Make an account by its page; return it and its start password."""
    answer = client.post(f"{LIST}baru/", {"username": username, "name": "Maria Goreti"})
    user = User.objects.get(username=username)
    password = re.search(r"<code>([^<]+)</code>", answer.content.decode())[1]
    return user, password


def role(**values):
    return {"role": "CW", "starts_on": TODAY, "reason": "Surat tugas 12/2026"} | values


def test_an_account_comes_with_a_password_shown_once(as_role):
    client = as_role("ADM")

    user, password = make(client)

    assert user.check_password(password)
    assert user.must_change_password
    assert password not in client.get(f"{LIST}{user.ref}/").content.decode()
    assert Event.objects.order_by("-seq").first().deed == "accounts.created"
    assert password not in str(list(Event.objects.values_list("facts", "refs", "reason")))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"username": "maria"},
        {"username": "maria seran", "name": "Maria"},
        {"username": "DEMO-CW", "name": "Ina"},
        {"username": "x" * 61, "name": "Ina"},
        {"username": "m\x00", "name": "Ina"},
    ],
)
def test_an_account_that_cannot_be_made_is_told_beside_the_field(as_role, data):
    before = User.objects.count()

    answer = as_role("ADM").post(f"{LIST}baru/", data)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert User.objects.count() == before


def test_a_role_is_asked_by_one_and_agreed_to_by_another(as_role):
    client = as_role("ADM")
    user, _ = make(client)
    Team.objects.get(code="kupang")

    client.post(f"{LIST}{user.ref}/peran/", role(team="kupang"))
    row = RoleGrant.objects.get(user=user)
    by_asker = client.post(f"{LIST}peran/{row.ref}/putus/", {"agreed": "yes"}).status_code
    before = queries.roles_on(user, day=NOW.date())
    as_role("HO").post(f"{LIST}peran/{row.ref}/putus/", {"agreed": "yes"})

    assert by_asker == 404
    assert before == []
    assert [(held.role, held.team) for held in queries.roles_on(user, day=NOW.date())] == [
        ("CW", "kupang")
    ]


def test_a_deputy_cannot_agree_and_reads_why(as_role):
    admin = User.objects.get(username="demo-adm")
    head = User.objects.get(username="demo-ho")
    deputy = User.objects.get(username="demo-cs")
    client = as_role("ADM")
    user, _ = make(client)
    client.post(f"{LIST}{user.ref}/peran/", role())
    by = queries.own_actor(admin, now=NOW)
    handed = actions.grant_role(
        deputy, role="HO", deputy="Plh.", deputises=admin, by=by,
        starts_on=NOW.date(), ends_on=NOW.date(),
    )  # fmt: skip
    actions.decide_role(handed, agreed=True, by=queries.own_actor(head, now=NOW))
    acting = as_role("CS")
    acting.post("/akun/peran/", {"role": str(handed.ref)})

    page = acting.get(LIST).content.decode()
    waiting = RoleGrant.objects.get(user=user)
    acting.post(f"{LIST}peran/{waiting.ref}/putus/", {"agreed": "yes"})

    assert "Plh. Kepala kantor a.n. Lena Hurek" in page
    assert 'aria-disabled="true"' in page
    waiting.refresh_from_db()
    assert waiting.state == RoleGrant.State.WAITING


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"role": "CLI"}, "role"),
        ({"starts_on": "31/02/2026"}, "starts_on"),
        ({"reason": ""}, "reason"),
        ({"ends_on": "10/02/2026"}, "__all__"),
        ({"deputy": "Plh."}, "__all__"),
        ({"team": "tidak-ada"}, "team"),
    ],
)
def test_a_role_that_cannot_be_given_is_told_in_words(as_role, values, field):
    client = as_role("ADM")
    user, _ = make(client)

    answer = client.post(f"{LIST}{user.ref}/peran/", role(**values))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not RoleGrant.objects.filter(user=user).exists()


def test_resetting_and_closing_ask_first(as_role):
    client = as_role("ADM")
    user = User.objects.get(username="demo-cw")

    asked = [client.get(f"{LIST}{user.ref}/{act}/").content.decode() for act in ("masuk", "tutup")]
    reset = client.post(f"{LIST}{user.ref}/masuk/")
    client.post(f"{LIST}{user.ref}/tutup/")
    user.refresh_from_db()

    assert all("Ina Raga" in page and 'method="post"' in page for page in asked)
    assert "<code>" in reset.content.decode()
    assert not user.is_active
    assert queries.roles_on(user, day=NOW.date()) == []


def test_an_administrator_does_nothing_to_their_own_account(as_role):
    client = as_role("ADM")
    own = User.objects.get(username="demo-adm")

    for path, data in (("peran/", role(role="CMS")), ("kabupaten/", {}), ("masuk/", {}),
                       ("tutup/", {})):  # fmt: skip
        client.post(f"{LIST}{own.ref}/{path}", data)

    own.refresh_from_db()
    assert own.is_active
    assert [held.role for held in queries.roles_on(own, day=NOW.date())] == ["ADM"]
    assert not Event.objects.filter(deed="accounts.sign_in_reset").exists()


def test_regencies_are_ticked_and_strange_ones_refused(as_role):
    client = as_role("ADM")
    user = User.objects.get(username="demo-cw")

    client.post(f"{LIST}{user.ref}/kabupaten/", {"codes": ["53.21", "53.04"]})
    client.post(f"{LIST}{user.ref}/kabupaten/", {"codes": ["99.99"]})

    assert queries.regencies_of(user) == ["53.04", "53.21"]


def test_a_role_ends_on_a_day_and_not_later_than_it_did(as_role):
    client = as_role("ADM")
    row = RoleGrant.objects.get(user__username="demo-cw")

    client.post(f"{LIST}peran/{row.ref}/akhiri/", {"ends_on": TODAY})
    client.post(f"{LIST}peran/{row.ref}/akhiri/", {"ends_on": "11/03/2026"})

    row.refresh_from_db()
    assert row.ends_on == NOW.date()


@pytest.mark.parametrize("who", ["HO", "AUD"])
def test_whoever_only_reads_is_offered_no_act(as_role, who):
    user = User.objects.get(username="demo-cw")
    client = as_role(who)

    pages = client.get(LIST).content + client.get(f"{LIST}{user.ref}/").content

    for path in ("/baru/", "/peran/", "/masuk/", "/tutup/", "/kabupaten/"):
        assert f"akun-petugas{path}".encode() not in pages
        assert f"{user.ref}{path}".encode() not in pages


def test_switching_role_takes_only_a_role_that_is_held(as_role):
    other = RoleGrant.objects.get(user__username="demo-adm")
    client = as_role("CW")

    client.post("/akun/peran/", {"role": str(other.ref)})

    assert client.get(LIST).status_code == 404


def test_looks_are_kept_in_the_account(as_role):
    client = as_role("CW")

    client.post("/akun/tampilan/", {"theme": "dark"})
    client.post("/akun/tampilan/", {"theme": "pink"})

    assert User.objects.get(username="demo-cw").theme == "dark"
    assert 'data-bs-theme="dark"' in client.get("/meja/").content.decode()


class TestDemoDoor:
    def test_one_click_signs_in_as_each_role(self, client):
        page = client.get("/masuk/demo/")
        names = [name for name, *_ in page.context["people"]]

        for name in names:
            assert client.post("/masuk/demo/", {"user": name})["Location"] == "/meja/"
            assert client.get("/meja/").status_code == 200
        assert len(names) == 10

    @pytest.mark.parametrize("name", ["", "lena", "demo-cw' OR 1=1", "demo-xx\x00"])
    def test_nobody_else_comes_in(self, client, name):
        User.objects.create_user("lena", name="Lena", created_at=NOW, created_by="test")

        assert client.post("/masuk/demo/", {"user": name}).status_code == 404

    @pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete"])
    def test_outside_a_made_up_office_it_is_missing(self, method):
        from django.test import Client

        queries.Office.objects.update(is_demo=False)
        client = Client(enforce_csrf_checks=True)

        door = getattr(client, method)("/masuk/demo/")
        missing = getattr(client, method)("/masuk/tidak-ada/")

        assert door.status_code == missing.status_code == 404
        assert door.content == missing.content
        assert door.headers == missing.headers

    def test_a_made_up_session_ends_when_the_office_is_real(self, as_role):
        client = as_role("CS")
        queries.Office.objects.update(is_demo=False)

        assert client.get("/meja/")["Location"].startswith("/akun/masuk/")
        assert client.get("/akun/keamanan/")["Location"].startswith("/akun/masuk/")
