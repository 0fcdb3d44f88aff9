"""The first page shows each partner its own unit: figures, duties, commitments, meetings."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sasando.library.duties import actions as duties
from tests.exchange.referrals.packets import agency_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


def page(role: str, unit: str) -> str:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}", unit=unit, role=role))
    return client.get("/mitra/").content.decode()


@pytest.mark.parametrize(
    ("role", "unit", "shown", "hidden"),
    [
        ("DPR", "DPRD-NTT-KOMISI-V", "Kewajiban yang ada buktinya", "Kewajiban kami"),
        ("REG", "DISNAKER-5307", "Kewajiban kami", "Kewajiban yang ada buktinya"),
        ("PAR", "POLDA-NTT-RENAKTA", "Yang menunggu lembaga Anda", "Kewajiban kami"),
    ],
)
def test_each_role_sees_the_blocks_of_its_rights(role, unit, shown, hidden, actor):
    duties.show_row("regency", "53.07", by=actor("CS", now=NOW - timedelta(days=20)))

    told = page(role, unit)

    assert shown in told
    assert hidden not in told


def test_a_member_sees_open_rows_and_what_was_promised_on_6_february(actor):
    duties.show_row("regency", "53.07", by=actor("CS", now=NOW - timedelta(days=20)))

    told = page("DPR", "DPRD-NTT-KOMISI-V")

    assert "/mitra/kewajiban/matriks/kabupaten/53.07/lembar.pdf" in told
    assert "/mitra/kewajiban/matriks/kabupaten/53.08/lembar.pdf" not in told
    assert "/mitra/komitmen/rapat/" in told
    assert "setelah dua pejabat menandatanganinya" in told


def test_the_page_takes_few_questions_to_the_database(actor, django_assert_max_num_queries):
    client = Client()
    client.force_login(agency_user("uji-dpr", unit="DPRD-NTT-KOMISI-V", role="DPR"))
    client.get("/mitra/")

    with django_assert_max_num_queries(40):
        client.get("/mitra/")
