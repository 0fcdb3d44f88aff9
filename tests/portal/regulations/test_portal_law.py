"""Partners read the law as the office knows it: no officer's name, no way to write."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from sasando.library.regulations import works
from sasando.library.regulations.works import SaidFacts, Seen
from tests.exchange.referrals.packets import agency_user

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
LIST = "/mitra/peraturan/"
ACT = f"{LIST}id/act/uu/2017/18/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)

    def as_role(role: str) -> Client:
        client = Client()
        client.force_login(agency_user(f"uji-{role}", unit="DISNAKER-5307", role=role.upper()))
        return client

    return as_role


@pytest.mark.parametrize("role", ["dpr", "prv", "reg", "vil", "par"])
def test_every_partner_reads_the_law(sign_in, role):
    client = sign_in(role)

    pages = (LIST, ACT, f"{LIST}pada-tanggal/")
    assert [client.get(page).status_code for page in pages] == [200] * 3
    assert client.get("/meja/peraturan/instrumen/").status_code == 404


def test_nothing_can_be_written_there(sign_in):
    client = sign_in("dpr")

    assert [client.post(page).status_code for page in (LIST, ACT)] == [405, 405]


def test_a_checked_fact_shows_its_day_and_not_who_checked(sign_in, actor):
    works.say(
        "/akn/id/act/uu/2017/18", facts=SaidFacts("art_31", "contract", "Ringkasan uji"),
        seen=Seen("LN 2017/242", is_checked=True), by=actor("CS", name="Petugas Rahasia"),
    )  # fmt: skip

    page = sign_in("dpr").get(ACT).content.decode()

    assert "Ringkasan uji" in page
    assert "11 Feb 2026" in page
    assert "Petugas Rahasia" not in page


def test_what_applied_and_what_is_not_known_is_answered(sign_in):
    page = sign_in("dpr").get(
        f"{LIST}pada-tanggal/", {"tanggal": "06/02/2026", "pokok": "placement_cost"}
    ).content.decode()  # fmt: skip

    assert "tanpa kecuali" in page
    assert "mungkin tidak mutlak" in page
    assert "Hari mulai berlakunya belum diketahui." in page


def test_a_work_that_is_not_there_is_not_found(sign_in):
    assert sign_in("reg").get(f"{LIST}id/act/uu/1/1/").status_code == 404
