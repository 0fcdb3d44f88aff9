"""Exploring figures: what the address asks, over a snapshot, for staff; refusals in words."""

import re

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
        ("?indikator=deaths&wilayah=31.71", "Wilayah ini tidak ada dalam daftar"),
        ("?indikator=tasks_done&wilayah=53.21", "tidak mencatat wilayah asal"),
        ("?indikator=placements_by_origin&menurut=sex&sel=X", "Angka ini tidak ada dalam tabel"),
        ("?indikator=placements_by_origin&sel=P", "Angka ini tidak ada dalam tabel"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(client, query, said):
    answer = client.get(PAGE + query)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert client.get(f"{PAGE}angka.csv{query}").status_code == 404


def test_a_place_narrows_every_figure_and_stays_in_the_address(client):
    sumba = client.get(f"{PAGE}?indikator=placements_by_origin&menurut=sex&wilayah=53.SUMBA")
    page = sumba.content.decode()
    malaka = client.get(f"{PAGE}angka.csv?indikator=placements_by_origin&wilayah=53.21")

    assert '<option value="53.SUMBA" selected>' in page
    assert page.count("wilayah=53.SUMBA") > 3
    assert sumba.context["passport"].value == 36
    assert malaka.content.decode().splitlines() == ["value", "8"]
    assert Event.objects.filter(deed="figures.explored").latest("pk").facts["place"] == "53.21"


def test_regencies_stand_on_the_map_of_tiles_with_their_table(client):
    page = client.get(f"{PAGE}?indikator=placements_by_origin&menurut=origin_regency")

    (picture,) = page.context["pictures"]
    texts = re.findall(r">([^<>]+)</text>", picture.svg)
    assert picture.is_map
    assert {"Flores", "Sumba", "Malaka", "8", "SBD", "19", "Ende", "0"} <= set(texts)
    assert 'role="img"' in picture.svg
    assert "Sumba Barat Daya 19" in picture.svg
    assert "Kepmendagri" in picture.note


def test_origins_and_destinations_are_drawn_as_flows(client):
    start = client.get(f"{PAGE}?indikator=placements_by_origin&wilayah=53.SUMBA")
    page = client.get(f"{PAGE}?{start.context['flows']}")

    (picture,) = page.context["pictures"]
    assert "wilayah=53.SUMBA" in start.context["flows"]
    assert picture.title == "Dari asal ke tujuan"
    assert re.search(r">Malaysia 36</text>", picture.svg)
    assert page.context["grid"].columns == ("Malaysia", "Jumlah")


@pytest.mark.parametrize(
    ("query", "value", "used"),
    [
        ("menurut=origin_regency&menurut=sex&sel=53.18&sel=P", 12, 12),
        ("menurut=origin_regency&menurut=sex&sel=_T&sel=P", 40, 40),
        ("menurut=year&menurut=sex&sel=2025&sel=L", 32, 32),
        ("menurut=month&sel=2025-01&wilayah=53.21", 2, 2),
        ("menurut=sex&sel=P&wilayah=53.SUMBA", 21, 21),
    ],
)
def test_each_figure_has_a_passport_of_its_own_rows(client, query, value, used):
    asked = f"?indikator=placements_by_origin&periode=2025&{query}"

    page = client.get(PAGE + asked)
    told = client.get(f"{PAGE}paspor.json{asked}").json()
    alone = client.get(f"{PAGE}paspor/{asked}").content.decode()

    assert (told["value"], told["quality"]["used"]) == (value, used)
    assert page.context["passport"].value == value
    assert 'class="drawer" id="paspor"' in page.content.decode()
    assert f"{value} layanan" in alone
    assert "Ditandatangani" in alone


def test_a_cell_that_no_row_has_is_a_true_zero_with_a_passport(client):
    asked = "?indikator=placements_by_origin&menurut=origin_regency&menurut=month"

    page = client.get(f"{PAGE}paspor.json{asked}&sel=53.21&sel=2025-12").json()

    assert (page["value"], page["quality"]["used"]) == (0, 0)
    assert page["period"] == {"start": "2025-12-01", "end": "2025-12-31"}


def test_what_others_printed_stands_beside_the_figure(client):
    page = client.get(f"{PAGE}?indikator=placements_by_origin&periode=2025")

    assert "4.163" in page.content.decode()
    assert "Dua sumber" in page.content.decode()
    assert page.context["beside"][0].difference == 72 - 4163


def test_what_staff_look_at_leaves_no_picture_in_clear(client, settings):
    folder = settings.SASANDO_HOME / "charts"
    before = set(folder.glob("*"))

    client.get(f"{PAGE}?indikator=placements_by_origin&menurut=origin_regency&periode=2025")

    assert set(folder.glob("*")) == before


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
    for page in ("angka.csv", "paspor/", "paspor.json"):
        assert other.get(f"{PAGE}{page}{ASKED}").status_code == 404
