"""Exploring figures: what the address asks, over a snapshot, for staff; refusals in words."""

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from tests.analysis.conftest import by  # noqa: F401
from tests.analysis.releases.conftest import departed, snapshot  # noqa: F401
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
PAGE = "/meja/jelajah/"
ASKED = "?indikator=placements_by_origin&menurut=origin_regency&menurut=sex&periode=2025"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def client(snapshot):  # noqa: F811
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    found = Client()
    found.force_login(User.objects.get(username="demo-po"))
    return found


def test_the_address_is_the_question(client):
    page = client.get(PAGE + ASKED).content.decode()

    assert "Malaka" in page
    assert "perempuan" in page
    assert "hanya untuk petugas" in page
    assert page.count(" selected") >= 3
    assert Event.objects.get(deed="figures.explored").facts["period"] == "2025"


def test_the_csv_holds_the_same_figures(client):
    rows = client.get(f"{PAGE}angka.csv{ASKED}").content.decode().splitlines()

    assert rows[0] == "origin_regency,sex,value"
    assert "53.18,P,12" in rows
    assert rows[-1] == "_T,_T,72"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?indikator=tidak_ada", "Indikator tidak_ada tidak ada"),
        ("?indikator=deaths&menurut=warna", "tidak dapat dipilah menurut warna"),
        ("?indikator=deaths&periode=kapan", "Periode tidak terbaca"),
        ("?indikator=cases_open&periode=2025", "periode tidak berlaku"),
        ("?indikator=deaths&potret=ffff", "Potret data ini tidak ada"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(client, query, said):
    answer = client.get(PAGE + query)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert client.get(f"{PAGE}angka.csv{query}").status_code == 404


def test_two_figures_are_laid_side_by_side(client):
    query = "?indikatora=placements_by_origin&periodea=2025&indikatorb=deportees&periodeb=2025"

    page = client.get(f"{PAGE}sandingkan/{query}").content.decode()

    assert "Definisi" in page
    assert "Apa bedanya" in page
    assert "72" in page


def test_a_new_snapshot_leads_back_to_the_question(client):
    answer = client.post(f"{PAGE}bekukan/", {"indikator": "deaths", "periode": "2025"})

    assert answer["Location"].startswith(f"{PAGE}?indikator=deaths&periode=2025&potret=")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("role", ["CW", "AUD", "ADM", "SCR", "CMS"])
def test_others_find_nothing(client, role):
    other = Client()
    other.force_login(User.objects.get(username=f"demo-{role.lower()}"))

    assert other.get(PAGE).status_code == 404
    assert other.get(f"{PAGE}angka.csv{ASKED}").status_code == 404
