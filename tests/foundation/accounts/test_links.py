"""Links of partners: hashed at rest, single use, until an hour, audited; fewer rights by phone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from sasando.domain.values.words import Refused
from sasando.foundation.access import policy
from sasando.foundation.accounts import actions, links, queries
from sasando.foundation.accounts.models import RoleGrant, SignInLink, User
from sasando.foundation.audit.models import Event

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
WEEK = timedelta(days=7)
pytestmark = pytest.mark.django_db
GIVEN = {"email": "uji@contoh.example", "role": "DPR", "unit": "DPRD-NTT-KOMISI-V", "reason": "SK"}


@pytest.fixture
def invited(office, by):
    office()
    return links.invite("Rina Uran", by=by, **GIVEN)


def test_an_invitation_makes_the_account_and_its_role_and_keeps_no_link(invited):
    user = User.objects.get()
    grant = RoleGrant.objects.get(user=user)

    assert (grant.role, grant.unit_code, grant.state) == ("DPR", "DPRD-NTT-KOMISI-V", "standing")
    assert not user.has_usable_password()
    kept = SignInLink.objects.values_list("digest", flat=True).get()
    assert invited.token not in kept
    assert invited.token not in str(list(Event.objects.values_list("facts", "refs", "reason")))
    assert {"accounts.invited", "accounts.link_made"} <= set(
        Event.objects.values_list("deed", flat=True)
    )


@pytest.mark.parametrize(("after", "opens"), [(WEEK - timedelta(seconds=1), True), (WEEK, False)])
def test_a_link_works_until_its_hour(invited, after, opens):
    assert (links.look(invited.token, now=NOW + after) is not None) is opens
    assert (links.use(invited.token, now=NOW + after) is not None) is opens


def test_a_link_works_once(invited):
    first, second = (links.use(invited.token, now=NOW) for _ in range(2))

    assert first == (invited.user, True)
    assert second is None
    assert links.look("x" * 43, now=NOW) is None
    assert Event.objects.filter(deed="accounts.link_used").count() == 1


def test_a_newer_link_a_closed_account_and_a_lost_role_stop_it(invited, by):
    newer = links.issue(invited.user, purpose="once", by=by)
    assert links.look(invited.token, now=NOW) is None
    assert links.look(newer.token, now=NOW) is not None

    actions.deactivate(invited.user, by=by)

    assert links.look(newer.token, now=NOW) is None
    with pytest.raises(Refused):
        links.issue(User.objects.get(), purpose="once", by=by)


def test_staff_get_no_link(by, user, command, office):
    office()
    staff = user("ina")
    actions.grant_role(staff, role="CW", starts_on=NOW.date(), by=command)

    with pytest.raises(Refused):
        links.issue(staff, purpose="once", by=by)
    with pytest.raises(Refused):
        links.invite("Ina", by=by, **(GIVEN | {"role": "HO", "unit": ""}))


def test_looking_uses_nothing_up_and_an_invitation_leads_to_a_passkey(invited):
    client, path = Client(), f"/undangan/{invited.token}/"

    shown = [client.get(path) for _ in range(2)]
    entered = client.post(path)

    assert [page.status_code for page in shown] == [200, 200]
    assert "Rina Uran" in shown[0].content.decode()
    assert entered["Location"] == "/akun/kunci/tambah/"
    # Without a password the passkey must open alone.
    assert 'name="passwordless" required' in client.get("/akun/kunci/tambah/").content.decode()
    # Without a second factor nothing else opens yet.
    assert client.get("/mitra/")["Location"] == "/akun/"
    assert Client().post(path).status_code == 410
    assert Client().get(path).status_code == 410


def test_a_visit_by_phone_reads_and_reports_but_opens_no_referral_and_no_account_page(office, by):
    office()
    made = links.invite("Mina", by=by, **(GIVEN | {"role": "VIL", "unit": "DESA-53.07.01.2001"}))
    once = links.issue(made.user, purpose="once", by=by)
    client = Client()

    entered = client.post(f"/undangan/{once.token}/")

    assert entered["Location"] == "/mitra/"
    answers = {
        path: client.get(path).status_code
        for path in ("/mitra/", "/mitra/angka/", "/mitra/komitmen/", "/mitra/rujukan/", "/meja/")
    }
    assert answers == {
        "/mitra/": 200, "/mitra/angka/": 200, "/mitra/komitmen/": 200, "/mitra/rujukan/": 404,
        "/meja/": 404,
    }  # fmt: skip
    assert client.get("/akun/kunci/tambah/")["Location"] == "/mitra/"
    assert client.session.get_expiry_age() <= 4 * 3600


def test_what_a_visit_may_do_is_a_part_of_what_partners_may(office):
    every = set().union(*(policy.policy().roles[code].permissions for code in policy.partners()))

    assert policy.policy().visits < every
    assert "referrals.receive" not in policy.policy().visits


def test_the_administrator_invites_by_e_mail_and_sees_the_link_once(office, reference, client):
    office(is_demo=True)
    actions.ensure_demo_users(NOW)
    client.force_login(User.objects.get(username="demo-adm"))

    refused = client.post("/meja/akun-petugas/undang/", {"name": "R", **GIVEN, "unit": "TIDAK-ADA"})
    made = client.post("/meja/akun-petugas/undang/", {"name": "Rina Uran", **GIVEN})

    page = made.content.decode()
    assert refused.status_code == 422
    link = next(word for word in page.split("<code>")[1].split("</code>") if "undangan" in word)
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == ["uji@contoh.example"]
    user = User.objects.get(username__startswith="mitra-dpr-")
    assert link not in client.get(f"/meja/akun-petugas/{user.ref}/").content.decode()
    again = client.post(f"/meja/akun-petugas/{user.ref}/tautan/", {"purpose": "once"})
    assert "/undangan/" in again.content.decode()
    assert queries.own_actor(user, now=NOW).unit == "DPRD-NTT-KOMISI-V"
