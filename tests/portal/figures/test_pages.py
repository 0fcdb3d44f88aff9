"""Partners read releases meant for them; staff and anyone else do not come in here."""

import dataclasses

import pytest
from django.test import Client

from sasando.library.publications import actions, releasing
from tests.exchange.referrals.packets import agency_user
from tests.library.publications.conftest import BYTES, FACTS, audited, package

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(actor):
    by = actor("PO", login="maker")
    ref = actions.open_draft(dataclasses.replace(FACTS, audience="partners"), by=by)
    audited(ref, by=by)
    actions.agree(ref, package_sha256=BYTES, by=actor("CS", login="cs"))
    actions.agree(ref, package_sha256=BYTES, by=actor("HO", login="head"))
    return releasing.publish(ref, package=package(), by=by)


@pytest.mark.parametrize("role", ["DPR", "PRV", "REG", "VIL", "PAR"])
def test_each_partner_reads_a_release_for_partners(number, role):
    client = Client()
    client.force_login(agency_user("lain", unit="", role=role))

    pages = [
        client.get(f"/mitra/angka/{path}")
        for path in ("", f"{number}/", f"{number}/deaths/paspor/", f"{number}/berkas/deaths.csv")
    ]

    assert [page.status_code for page in pages] == [200] * 4
    assert "127" in pages[1].content.decode()
    assert all(page["Cache-Control"] == "no-store" for page in pages[:3])


def test_a_missing_release_looks_like_any_missing_page(number):
    client = Client()
    client.force_login(agency_user("lain", unit="", role="DPR"))

    assert client.get("/mitra/angka/RL-2099-0009/").status_code == 404
    assert client.get(f"/mitra/angka/{number}/lain/paspor/").status_code == 404


def test_the_first_page_shows_large_figures_with_their_passports_and_files(number):
    client = Client()
    client.force_login(agency_user("lain", unit="", role="DPR"))

    page = client.get("/mitra/angka/").content.decode()

    assert '<p class="value">127</p>' in page
    assert f"/mitra/angka/{number}/deaths/paspor/" in page
    assert "tables/deaths.csv" not in page  # This release has no such file.
    assert 'aria-current="page"' in page


def test_a_page_without_a_release_says_why(db):
    client = Client()
    client.force_login(agency_user("lain", unit="", role="DPR"))

    page = client.get("/mitra/angka/").content.decode()

    assert "setelah dua pejabat menandatanganinya" in page
    assert 'class="value"' not in page
