"""What the partners' database role sees of briefs: those that stand shared, row by row."""

import pytest
from django.db import connection
from django.test import Client

from sasando.config import roles
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.publications import sharing
from sasando.library.publications.models import Brief, BriefFile
from tests.conftest import NOW
from tests.exchange.referrals.packets import agency_user
from tests.library.publications.signed import signed_brief

ROLE = "uji_portal_rows"


@pytest.mark.parametrize(
    ("table", "given"),
    [
        ("library_publications_briefdraft", ()),
        ("library_publications_briefseries", ()),
        ("library_publications_brief", ("SELECT",)),
        ("library_publications_brieffile", ("SELECT",)),
        ("library_publications_briefshare", ("SELECT",)),
    ],
)
def test_briefs_on_their_way_are_shut_and_signed_ones_read_only(table, given):
    assert roles.rights(table) == given


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_database_shows_the_partners_role_shared_briefs_only(actor):
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")
    roles.apply(ROLE)
    head = actor("HO")
    for number in ("PA-2026-0001", "PA-2026-0002", "PA-2026-0003"):
        signed_brief(number)
    sharing.share("PA-2026-0001", "DPR", by=head)
    sharing.share("PA-2026-0003", "REG", by=head)
    sharing.withdraw("PA-2026-0003", "REG", by=head)

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        seen = list(Brief.objects.values_list("number", flat=True))
        taken = set(BriefFile.objects.values_list("brief__number", flat=True))

    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")

    assert seen == ["PA-2026-0001"]
    assert taken == {"PA-2026-0001"}
    assert Brief.objects.count() == 3


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_partner_takes_a_shared_brief_through_the_fenced_role(reference, actor):
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")
    roles.apply(ROLE)
    signed_brief()
    sharing.share("PA-2026-0001", "DPR", by=actor("HO"))
    client = Client()
    client.force_login(agency_user("uji-dpr", unit="DPRD-NTT-KOMISI-V", role="DPR"))

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
    page = client.get("/mitra/paparan/PA-2026-0001/")
    file = client.get("/mitra/paparan/PA-2026-0001/berkas/gambaran-umum.pdf")

    assert (page.status_code, file.status_code) == (200, 200)


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_role_reads_passwords_of_partners_and_of_no_staff():
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")
    roles.apply(ROLE)
    partner = agency_user("uji-dpr", unit="DPRD-NTT-KOMISI-V", role="DPR")
    accounts.ensure_demo_users(NOW)
    assert User.objects.filter(username="demo-ho").exists()

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        seen = set(User.objects.values_list("username", flat=True))
        moved = User.objects.filter(username="demo-ho").update(password="x")
        own = User.objects.filter(pk=partner.pk).update(language="en")
        cursor.execute("RESET ROLE")

    assert "uji-dpr" in seen
    assert not {name for name in seen if name in ("demo-ho", "demo-po", "demo-adm")}
    assert (moved, own) == (0, 1)
