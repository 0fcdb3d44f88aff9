"""Two figures side by side: measured, released or printed on either side, with the reasons."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client

from sasando.analysis.releases import review, sides
from sasando.domain.reconciliation import reasons
from sasando.domain.reconciliation.reasons import Reason
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.publications import actions, queries
from sasando.library.publications.facts import DraftFacts
from sasando.library.statistics import queries as statistics
from tests.analysis.conftest import by  # noqa: F401
from tests.analysis.releases.conftest import PLAN, departed, snapshot  # noqa: F401
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
PAGE = "/meja/jelajah/sandingkan/"
MEASURED = "placements_by_origin"


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


@pytest.fixture
def number(client, departed, actor):  # noqa: F811
    """Release the plan of the small office and return its number."""
    maker = actor("PO", login="maker")
    ref = actions.open_draft(DraftFacts("Uji", "Test", "public", PLAN), by=maker)
    review.audit(ref, by=maker)
    package = queries.draft(ref).package_sha256
    for role in ("CS", "HO"):
        actions.agree(ref, package_sha256=package, by=actor(role))
    return review.publish(ref, by=maker)


@pytest.fixture
def printed():
    """Return the id of what was printed for NTT's placements of the whole of 2025."""
    found = statistics.list_figures(public=False, indicator=MEASURED, area="53")
    year = (date(2025, 1, 1), date(2025, 12, 31))
    return next(one.figure for one in found if (one.period_start, one.period_end) == year)


def codes(page) -> list[str]:
    return [code for code, _text in page.context["why"]]


def side(mark: str, what: str, *, period: str = "2025", place: str = "", figure: str = "") -> str:
    told = {"indikator": what, "periode": period, "wilayah": place, "angka": figure}
    return "&".join(f"{key}{mark}={quote(value)}" for key, value in told.items() if value)


def test_measured_beside_printed_tells_what_is_left_for_the_same_period(client, printed):
    left = side("a", MEASURED, period="2025-01..2025-06")
    right = side("b", f"cetak:{MEASURED}", figure=printed)

    page = client.get(f"{PAGE}?{left}&{right}")

    text = page.content.decode()
    assert codes(page)[:2] == ["unit", "period"]
    assert (page.context["alike"].value, page.context["alike"].difference) == (72, 72 - 4163)
    assert "4.163" in text
    assert "Kurun waktunya berbeda." in text
    assert "seperti dicetak pihak lain" in text


def test_a_released_cell_beside_its_own_rows_leaves_nothing(client, number):
    figure = f"{number}|asal|53.18|P"
    left, right = side("a", f"rilis:{MEASURED}", figure=figure), side("b", MEASURED)

    page = client.get(f"{PAGE}?{left}&{right}")

    assert [one.value for one in page.context["shown"]] == [12, 72]
    assert codes(page) == ["place", "split"]
    assert (page.context["alike"].value, page.context["alike"].difference) == (12, 0)
    assert "Selisihnya habis." in page.content.decode()
    assert f"/meja/rilis/{number}/#asal" in page.content.decode()


def test_a_suppressed_cell_gives_no_difference_away(client, number):
    figure = f"{number}|asal|53.21|L"
    left, right = side("a", f"rilis:{MEASURED}", figure=figure), side("b", MEASURED)

    page = client.get(f"{PAGE}?{left}&{right}")

    assert codes(page)[0] == "hidden"
    assert page.context["difference"] is None
    assert page.context["alike"] is None


def test_two_that_count_other_things_say_so(client, printed):
    other = statistics.list_figures(public=False, indicator="placements_served_by_office")[0]
    left = side("a", f"cetak:{MEASURED}", figure=printed)
    right = side("b", "cetak:placements_served_by_office", figure=other.figure)

    page = client.get(f"{PAGE}?{left}&{right}")

    assert "definition" in codes(page)
    assert "Definisinya berbeda" in page.content.decode()


def test_each_kind_offers_its_figures_by_place_and_period(client, number):
    left = side("a", f"rilis:{MEASURED}", place="53.18")
    right = side("b", f"cetak:{MEASURED}", period="2023", place="53.21")

    page = client.get(f"{PAGE}?{left}&{right}")

    released, printed = (one.choices for one in page.context["sides"])
    assert f"{number}|asal|53.18|P" in dict(released)
    assert all("53.18" in ref for ref, _name in released)
    assert all("Malaka" in name for _ref, name in printed)
    assert "Pilih satu angka di tiap sisi" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indikatora=tidak_ada&indikatorb=deaths", "Indikator tidak_ada tidak ada"),
        ("indikatora=deaths&periodea=kapan&indikatorb=deaths", "Periode tidak terbaca"),
        ("indikatora=cetak:deportees&angkaa=X-1&indikatorb=deaths", "tidak ada lagi"),
        ("indikatora=rilis:deaths&angkaa=RL-1%7Cx&indikatorb=deaths", "tidak ada lagi"),
        ("indikatora=rilis:deaths&angkaa=x&indikatorb=deaths", "tidak ada lagi"),
        ("indikatora=cetak:deaths&periodea=kapan&indikatorb=deaths", "Periode tidak terbaca"),
    ],
)
def test_what_cannot_be_laid_beside_is_said_in_words(client, query, said):
    answer = client.get(f"{PAGE}?{query}")

    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_addresses_of_before_still_lay_two_measured_figures_side_by_side(client):
    page = client.get(f"{PAGE}?{side('a', MEASURED)}&{side('b', MEASURED, place='53.18')}")

    assert [one.value for one in page.context["shown"]] == [72, 19]
    assert codes(page) == ["place"]
    assert page.context["alike"] is None


def test_a_cell_of_a_year_tells_of_that_year(client, number):
    taken = sides.released(f"{number}|tahun|2025")

    assert taken.laid.side.starts_on == date(2025, 1, 1)
    assert taken.passport["period"] == {"start": "2025-01-01", "end": "2025-12-31"}
    assert "Test HO" in taken.passport["signed_by"]
    period = Period(date(2024, 1, 1), date(2024, 12, 31))
    refs = [ref for ref, _one in sides.released_choices(MEASURED, period=period)]
    assert f"{number}|tahun|2024" in refs
    assert f"{number}|tahun|2025" not in refs


def test_printed_sexes_are_split_as_ours_are(client):
    figure = next(one for one in statistics.list_figures(public=False) if one.dimension == "sex=F")

    assert sides.printed(figure.figure).split == (("sex", "P"),)
    with pytest.raises(Refused):
        sides.printed("tidak-ada")


def test_every_reason_reads_in_both_languages():
    assert all(reasons.WORDS[one].id and reasons.WORDS[one].en for one in Reason)
