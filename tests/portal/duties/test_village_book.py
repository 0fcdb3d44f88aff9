"""A village prints its own book at the partners' door; released months stand in it, or why not."""

import io
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
from django.test import Client

from sasando.domain.values.words import Words
from sasando.library.duties import actions
from sasando.library.publications import monthly
from tests.exchange.referrals.packets import agency_user

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
VILLAGE = "53.07.01.2001"
BOOK = f"/mitra/kewajiban/desa/{VILLAGE}/buku.pdf"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shown(reference, monkeypatch, settings, tmp_path, actor):
    """Lay one village of Sikka open, five days ago."""
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    by = actor("CS", now=NOW - timedelta(days=5))
    actions.choose_village(VILLAGE, by=by)
    actions.show_row("regency", "53.07", by=by)
    actions.show_row("village", VILLAGE, by=by)


def clerk(unit: str = "DISNAKER-5307", role: str = "REG") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}", unit=unit, role=role))
    return client


def read(answer) -> str:
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_without_a_release_the_book_is_blank_and_says_why():
    text = read(clerk().get(BOOK))

    assert "Buku keberangkatan dan kepulangan 2026" in text
    assert "Belum ada rilis kantor" in text
    assert "Menurut rilis kantor" not in text


def test_released_months_stand_in_columns_of_their_own(monkeypatch):
    column = monthly.BookColumn(
        Words(id="berangkat, Sikka", en="left, Sikka"),
        (Words(id="41", en="41"), monthly.HIDDEN, *[monthly.NOTHING] * 10),
        Words(id="RL-2026-0002: Keberangkatan", en="RL-2026-0002: Departures"),
    )
    monkeypatch.setattr(monthly, "book_columns", lambda **_asked: (column,))

    text = read(clerk().get(f"{BOOK}?tahun=2025"))

    assert "Buku keberangkatan dan kepulangan 2025" in text
    assert "Menurut rilis kantor" in text and "berangkat, Sikka" in text
    assert "Januari 41" in text and "Februari disamarkan" in text
    assert "RL-2026-0002" in text and "bukan angka desa" in text


@pytest.mark.parametrize("year", ["1899", "20255", "x", "2099", "²⁰²⁵"])
def test_a_year_that_is_none_gives_this_one(year):
    assert "kepulangan 2026" in read(clerk().get(BOOK, {"tahun": year}))


def test_another_partners_village_is_not_there():
    other, parliament = clerk("DISNAKER-5310"), clerk("DPRD-NTT-KOMISI-V", role="DPR")

    assert other.get(BOOK).status_code == 404
    assert parliament.get(BOOK).status_code in (403, 404)


def test_the_row_of_a_village_leads_to_its_book():
    page = clerk().get(f"/mitra/kewajiban/desa/{VILLAGE}/").content.decode()

    assert f'href="{BOOK}"' in page
    assert "Buku desa 2026 (PDF)" in page
