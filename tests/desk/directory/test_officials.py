"""Officials on a unit's page; a news item and a meeting that spell one otherwise say so."""

import pytest
from django.test import Client

from sasando.desk.commitments.paths import meeting_url
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.commitments import holding
from sasando.library.commitments.facts import ItemFacts, MeetingFacts
from sasando.library.directory.models import Official
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
UNIT = "/meja/direktori/DISNAKER-NTT/"
NEW = f"{UNIT}pejabat/baru/"
FORM = {
    "post": "Kepala Dinas", "post_en": "Head of Service", "name": "Contohardus Rekaanono",
    "since": "05/01/2026", "source": "Surat (uji)",
}  # fmt: skip
WRONG = "Kontohardus Rekaanono"
WARNS = "Ejaan nama pejabat berbeda"


@pytest.fixture
def sign_in(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role):
        client = Client()
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


def text(client, url):
    return client.get(url, follow=True).content.decode()


@pytest.mark.parametrize("role", ["cw", "cs", "po", "ho", "aud", "adm"])
def test_all_staff_read_and_only_two_roles_write(sign_in, role):
    sign_in("cs").post(NEW, FORM)
    client, pk = sign_in(role), Official.objects.get().pk

    writing = (NEW, f"{UNIT}pejabat/{pk}/", f"{UNIT}pejabat/{pk}/akhiri/")
    expected = 200 if role in ("cs", "ho") else 404
    assert {client.get(url).status_code for url in writing} == {expected}
    assert (NEW in text(client, UNIT)) == (expected == 200)


def test_a_unit_without_officials_says_so_in_both_languages(sign_in):
    client = sign_in("cw")
    assert "Belum ada pejabat unit ini yang dicatat." in text(client, UNIT)

    client.post("/akun/bahasa/", {"language": "en"})
    assert "No official of this unit is written down yet." in text(client, UNIT)

    sign_in("cs").post(NEW, FORM)
    assert "Head of Service" in text(client, UNIT)


def test_an_official_is_added_corrected_and_leaves_with_a_last_day(sign_in):
    client = sign_in("cs")

    assert client.post(NEW, FORM)["Location"] == UNIT
    page = text(client, UNIT)
    assert page.count("chip-flag") == 1 + ("chip-flag" in page.split("<dl")[0])
    address = f"{UNIT}pejabat/{Official.objects.get().pk}/"
    client.post(address, FORM | {"version": "1", "is_verified": "on"})
    client.post(f"{address}akhiri/", {"version": "2", "until": "01/02/2026"})

    row = Official.objects.get()
    assert (row.verified, str(row.until), row.version) == ("primary", "2026-02-01", 3)
    assert "sedang tidak menjabat" in text(client, UNIT)
    client.post(f"{address}akhiri/", {"version": "3", "until": ""})
    assert Official.objects.get().until is None


def test_the_second_of_two_savers_is_told(sign_in):
    client = sign_in("cs")
    client.post(NEW, FORM)
    address = f"{UNIT}pejabat/{Official.objects.get().pk}/"
    client.post(address, FORM | {"version": "1", "post": "Plt. Kepala Dinas"})

    for url, more in ((address, FORM), (f"{address}akhiri/", {"until": "01/02/2026"})):
        assert client.post(url, more | {"version": "1"}).status_code == 409
    assert Official.objects.get().post == "Plt. Kepala Dinas"


def test_a_form_by_halves_and_another_units_official_are_refused(sign_in):
    client = sign_in("cs")
    halves = client.post(NEW, FORM | {"source": ""})
    backwards = client.post(NEW, FORM) and client.post(
        f"{UNIT}pejabat/{Official.objects.get().pk}/akhiri/",
        {"version": "1", "until": "01/01/2026"},
    )
    elsewhere = f"/meja/direktori/DISNAKER-5307/pejabat/{Official.objects.get().pk}/"

    assert b'role="alert"' in halves.content
    assert b'role="alert"' in backwards.content
    assert client.get(elsewhere).status_code == 404


def test_a_second_holder_is_saved_with_a_warning(sign_in):
    client = sign_in("cs")
    client.post(NEW, FORM)

    answer = client.post(NEW, FORM | {"name": "Misalina Karangwati"}, follow=True)

    assert "plt." in answer.content.decode()
    assert Official.objects.count() == 2


def test_a_news_item_that_spells_an_official_otherwise_says_so_and_blocks_nothing(sign_in):
    sign_in("cs").post(NEW, FORM)
    body = "Layanan dibuka lebih pagi menurut Kepala Dinas, {}, di kantor. "
    form = {
        "title": "Layanan dibuka", "summary": "Loket dibuka.", "category": "pelayanan",
        "place": "Kupang", "dated_on": "09/02/2026", "initials": "ab",
    }  # fmt: skip
    client = sign_in("cms")

    wrong, right = (
        client.post("/redaksi/baru/", form | {"body": body.format(name) * 3})["Location"]
        for name in (WRONG, FORM["name"])
    )

    page = text(client, wrong)
    assert page.index(WARNS) < page.index("<h2>Kata penjaga")
    assert f"“{WRONG}”" in page
    assert WARNS not in text(client, right)
    assert 'action="' + wrong + 'minta/"' in page


def test_minutes_that_spell_an_official_otherwise_say_so(sign_in, actor):
    sign_in("cs").post(NEW, FORM)
    by = actor("PO")
    meeting = holding.plan(
        MeetingFacts(kind="coordination", title="Rapat uji", held_on=NOW.date()), by=by
    )
    item = ItemFacts(title="Pokok", minutes=f"{WRONG} membuka rapat.")
    url = meeting_url(meeting.ref)
    assert WARNS not in text(sign_in("po"), url)

    holding.add_item(meeting.ref, given=item, by=by)

    page = text(sign_in("po"), url)
    assert WARNS in page
    assert f"“{WRONG}”" in page
