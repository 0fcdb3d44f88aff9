"""The made-up office holds what each page needs: own placements, partners, signed releases."""

from datetime import UTC, datetime

import pytest

from sasando.config.demo import loading, partners, releases
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.audit.models import Event
from sasando.library.publications import queries
from sasando.records.placements.models import Placement
from tests.exchange.referrals.packets import office

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
DEEDS = ("drafted", "audited", "agreed", "agreed", "published")


@pytest.fixture
def staff(reference):
    """Write the made-up people alone."""
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)


@pytest.mark.prove
def test_the_office_places_people_and_releases_figures_that_two_others_signed(
    reference, settings, tmp_path
):
    settings.SASANDO_HOME = tmp_path

    loading.load(scale=0.02, now=NOW, with_releases=True)

    own = Placement.objects.filter(batch__isnull=True, identity__batch__kind="workers")
    assert own.count() >= 3
    assert all(one.serving_office == "" and one.origin_regency for one in own)
    (public,) = queries.releases()
    found = queries.release(public.number)
    assert [one["role"] for one in found.signed_by] == ["CS", "HO"]
    assert {one.indicator for one in found.tables} >= {"placements_served_by_office", "deaths"}
    assert len(queries.releases(partners=True)) == len(releases.PLANS)
    told = Event.objects.filter(deed__startswith="releases.").order_by("seq")
    assert [one.deed.removeprefix("releases.") for one in told[:5]] == list(DEEDS)


def test_what_the_audit_refuses_stays_a_draft(staff, monkeypatch):
    monkeypatch.setattr(releases.review, "audit", lambda *_, **_by: False)

    releases.load(now=NOW)

    assert queries.releases(partners=True) == []
    assert len(queries.drafts()) == len(releases.PLANS)


def test_a_member_of_parliament_enters_by_one_click_and_sees_figures_alone(staff, client):
    partners.ensure_partners(office())

    answer = client.post("/masuk/demo/", {"user": "demo-dpr"})

    assert answer["Location"] == "/mitra/"
    assert client.get("/mitra/").status_code == 200
    assert client.get("/mitra/angka/").status_code == 200
    assert client.get("/mitra/rujukan/").status_code == 404
