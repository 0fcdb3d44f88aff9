"""Staff write a regulation's way, lay drafts open, answer inputs; partners read and give them."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.outbox.models import Message
from sasando.library.commitments.models import DraftInput, Project
from tests.exchange.referrals.packets import agency_user

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
BASE, PARTNERS = "/meja/komitmen/peraturan/", "/mitra/komitmen/peraturan/"
INPUT = {"anchor": "art_2", "wish": "change", "words": "Tambahkan batas waktu."}
TEXT = "Pasal 1\nSatu (uji).\nPasal 2\nDua (uji)."
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(reference, client, monkeypatch, settings, tmp_path):
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role: str):
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


def partner(role="PRV", unit="DISNAKER-NTT") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{unit[-4:].lower()}", unit=unit, role=role))
    return client


def laid(client, row, **more) -> str:
    given = {"text": TEXT, "dated_on": "10/02/2026", "visibility": "partners"} | more
    assert client.post(f"{BASE}{row.ref}/naskah/", given).status_code == 302
    return f"{PARTNERS}{row.ref}/"


def started(client) -> Project:
    client.post(f"{BASE}baru/", {"kind": "perda", "title": "Ranperda uji", "visibility": "partners",
                                 "leader": "u:DPRD-NTT-KOMISI-V"})  # fmt: skip
    row = Project.objects.get(title_id="Ranperda uji")
    client.post(f"{BASE}{row.ref}/tahap/", {"stage": "consulted", "on": "10/02/2026"})
    return row


def test_the_list_has_the_commissions_draft_with_stage_and_source(sign_in):
    page = sign_in("po").get(BASE).content.decode()

    assert "Rancangan Perda perlindungan tenaga kerja informal" in page
    assert "Penyusunan rancangan" in page and "suarantt.id" in page


def test_a_draft_is_laid_open_and_a_unit_gives_its_input_and_reads_the_answer(sign_in):
    client = sign_in("po")
    row = started(client)
    file = SimpleUploadedFile("naskah.txt", TEXT.encode())
    client.post(f"{BASE}{row.ref}/naskah/", {"dated_on": "10/02/2026", "file": file,
                                             "visibility": "partners"})  # fmt: skip
    unit = partner()
    shown = unit.get(f"{PARTNERS}{row.ref}/").content.decode()

    sent = unit.post(f"{PARTNERS}{row.ref}/masukan/", INPUT)
    given = DraftInput.objects.get()
    client.post(f"{BASE}{row.ref}/masukan/{given.ref}/", {"outcome": "taken", "words": "Ayat 2."})

    after = unit.get(f"{PARTNERS}{row.ref}/").content.decode()
    assert "Dua (uji)." in shown and "Beri masukan" in shown
    assert sent.status_code == 302 and given.anchor == "art_2"
    assert "Tambahkan batas waktu." in after and "diterima: Ayat 2." in after


def test_a_text_with_an_article_without_number_is_refused_in_words(sign_in):
    client = sign_in("po")
    row = started(client)
    given = {"text": "Pasal 1\nSatu.\nPasal\nTanpa nomor.", "dated_on": "10/02/2026",
             "visibility": "partners"}  # fmt: skip

    answer = client.post(f"{BASE}{row.ref}/naskah/", given)

    assert answer.status_code == 422
    assert "Tanpa nomor." in answer.content.decode()
    assert not row.drafts.exists()


@pytest.mark.parametrize(("given", "says"), [
    ({"stage": "idea", "on": "11/02/2026"}, "Tulis alasannya"),
    ({"stage": "agreed", "on": "12/02/2026"}, "sesudah hari ini"),
    ({"stage": "agreed", "on": "01/02/2026"}, "sebelum tahap yang terakhir"),
])  # fmt: skip
def test_a_stage_that_cannot_be_is_refused_in_words(sign_in, given, says):
    client = sign_in("po")
    row = started(client)

    answer = client.post(f"{BASE}{row.ref}/tahap/", given)

    assert answer.status_code == 422 and says in answer.content.decode()
    assert row.stages.count() == 1


def test_a_reader_may_not_write_and_a_partner_without_unit_gives_nothing(sign_in):
    row = started(sign_in("po"))

    staff = sign_in("aud").post(f"{BASE}{row.ref}/tahap/", {"stage": "agreed", "on": "11/02/2026"})
    member = partner("DPR", "").get(f"{PARTNERS}{row.ref}/masukan/")

    assert (staff.status_code, member.status_code) == (404, 404)


def test_partners_of_any_unit_and_strangers_get_the_same_refusal_for_the_offices_own(sign_in):
    client = sign_in("po")
    client.post(f"{BASE}baru/", {"kind": "perda", "title": "Rahasia", "visibility": "internal"})
    hidden = Project.objects.get(title_id="Rahasia")
    shown = laid(client, started(client), visibility="internal")
    unit, other = partner(), partner("REG", "DISNAKER-5307")
    nobody, made_up = sign_in("cw"), f"{PARTNERS}00000000-0000-4000-8000-000000000001/"

    refused = {
        (answer.status_code, answer.content)
        for asker in (unit, other)
        for answer in (
            asker.get(f"{PARTNERS}{hidden.ref}/"), asker.get(made_up),
            asker.get(f"{PARTNERS}{hidden.ref}/masukan/"), asker.get(f"{shown}masukan/"),
            asker.post(f"{shown}masukan/", INPUT),
        )
    }  # fmt: skip
    stranger = {nobody.get(f"{PARTNERS}{hidden.ref}/").status_code, nobody.get(shown).status_code}

    assert len(refused) == 1 and stranger == {status for status, _page in refused} == {404}
    assert "Dua (uji)." not in unit.get(shown).content.decode()
    assert not DraftInput.objects.exists()


def test_a_closed_draft_takes_no_input_and_says_so(sign_in):
    client = sign_in("po")
    row = started(client)
    url, unit = laid(client, row, inputs_until="09/02/2026"), partner()

    shown = unit.get(url).content.decode()
    form = unit.get(f"{url}masukan/")
    sent = unit.post(f"{url}masukan/", INPUT)

    assert "sudah ditutup" in shown and "Beri masukan" not in shown
    assert (form.status_code, form["Location"]) == (302, url)
    assert sent.status_code == 422 and "sudah ditutup" in sent.content.decode()
    assert not DraftInput.objects.exists()


def test_an_input_waits_for_the_office_and_stays_with_its_own_draft(sign_in):
    client = sign_in("po")
    row = started(client)
    url, unit = laid(client, row), partner()
    for _each in range(2):
        unit.post(f"{url}masukan/", INPUT)
    waits = client.get(BASE).content.decode()
    first = row.drafts.get()
    laid(client, row, text=f"{TEXT}\nPasal 3\nTiga (uji).")

    newest, earlier = unit.get(url), unit.get(f"{url}?naskah={first.ref}")

    assert "2 belum dijawab" in waits
    assert Message.objects.get(kind="input_given").to_role == "PO"
    assert INPUT["words"] not in newest.content.decode() and "Tiga (uji)." in str(newest.content)
    assert earlier.content.decode().count(INPUT["words"]) == 2
    assert "Dedi Lay" not in earlier.content.decode().partition("<main")[2]


def test_the_partners_first_page_names_drafts_to_comment(sign_in):
    client = sign_in("po")
    row = started(client)
    unit = partner()
    before = unit.get("/mitra/").content.decode()
    url = laid(client, row)

    after = unit.get("/mitra/").content.decode()

    assert url not in before and "Tidak ada rancangan yang terbuka" in before
    assert url in after and "Ranperda uji" in after


def test_dates_of_stages_stand_on_the_way(sign_in):
    client = sign_in("po")
    row = started(client)

    page = client.get(f"{BASE}{row.ref}/").content.decode()

    assert 'aria-current="step">Konsultasi publik <span class="meta">10 Feb 2026' in page
    assert date(2026, 2, 10) == row.stages.get().on
