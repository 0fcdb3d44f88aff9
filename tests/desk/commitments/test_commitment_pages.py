"""Staff read the meetings, write statements and steps, print minutes and hand out invitations."""

import io
from datetime import UTC, date, datetime

import docx
import icalendar
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.files import receiving
from sasando.library.commitments.models import Commitment, Meeting, Statement

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
TODAY = date(2026, 2, 11)
BASE = "/meja/komitmen/"
FEBRUARY = "2026-02-06-komisi-v"
MEETING = {
    "kind": "plenary", "title": "Paparan uji", "held_on": "20/02/2026", "starts_at": "10.00",
    "ends_at": "12.00", "site": "Ruang sidang", "visibility": "partners",
}  # fmt: skip
SAID = {
    "kind": "promise", "words": "Baris APBD disiapkan.", "owner": "u:DISNAKER-NTT",
    "due_on": "31/03/2026", "visibility": "partners",
}  # fmt: skip
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


def meeting_url(code=FEBRUARY, name="meeting"):
    return reverse(f"desk:commitments:{name}", args=[Meeting.objects.get(code=code).ref])


def one_url(number, *deed):
    ref = Commitment.objects.get(number=number).ref
    return reverse(f"desk:commitments:{'deed' if deed else 'commitment'}", args=[ref, *deed])


def planned(client, **more):
    answer = client.post(f"{BASE}rapat/baru/", MEETING | more)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_the_page_a_member_would_open_shows_one_plan_two_hopes_and_what_is_open(sign_in):
    page = sign_in("po").get(meeting_url()).content.decode()

    assert "Kunjungan Komisi V DPRD ke BP3MI NTT" in page
    assert page.count('data-label="Jenis"') == 7
    assert "Masih terbuka dari rapat 20 Jan 2026" in page and "4 dari 7" in page
    assert "Terbit untuk umum" in page
    assert "Minta tanggal “Paparan gambaran umum" in page


def test_the_board_and_the_lists_open_for_each_role_that_may_and_for_no_other(sign_in):
    addresses = (BASE, f"{BASE}semua/", f"{BASE}rapat/", meeting_url(), one_url("JP-2026-0004"))

    for role, status in (("cw", 200), ("aud", 200), ("cus", 404)):
        client = sign_in(role)
        assert {client.get(address).status_code for address in addresses} == {status}


def test_a_reader_sees_no_button_and_can_post_nothing(sign_in):
    client = sign_in("aud")

    page = client.get(meeting_url()).content.decode()
    answer = client.post(meeting_url(name="say"), SAID)

    assert "pernyataan/" not in page and "surat.docx" not in page
    assert answer.status_code == 404
    assert Statement.objects.count() == 10


def test_the_list_is_filtered_by_state_kind_owner_and_words(sign_in):
    client = sign_in("po")

    def found(query):
        text = client.get(f"{BASE}semua/?{query}").content.decode()
        return text.count('class="what"')

    assert found("") == 10
    assert found("keadaan=noted") == found("jenis=hope") == 2
    assert found("pemilik=PEMPROV-NTT") == 4
    assert found("pemilik=-") == 3
    assert found("q=Dukcapil") == 1
    assert found("keadaan=overdue") == 0


def test_a_meeting_is_planned_with_agenda_guests_and_an_invitation(sign_in):
    client = sign_in("po")
    url = planned(client, follows=str(Meeting.objects.get(code=FEBRUARY).ref))
    client.post(f"{url}acara/", {"title": "Gambaran umum", "visibility": "partners"})
    client.post(f"{url}peserta/", {"party": "i:DPRD-NTT", "role": "Seluruh anggota",
                                   "came": "invited"})  # fmt: skip

    page = client.get(url).content.decode()
    calendar = client.get(f"{url}undangan.ics")
    first = client.get(f"{url}pembuka/").content.decode()

    assert "10 komitmen masih terbuka" in page
    event = icalendar.Calendar.from_ical(calendar.content).events[0]
    assert calendar["Content-Type"].startswith("text/calendar")
    assert "Gambaran umum" in event["DESCRIPTION"] and "DPRD Provinsi NTT" in event["DESCRIPTION"]
    assert first.count('class="what"') == 10


def test_a_statement_becomes_a_commitment_with_owner_and_day(sign_in):
    client = sign_in("po")

    answer = client.post(meeting_url(name="say"), SAID)

    made = Commitment.objects.get(number="JK-2026-0001")
    assert answer.status_code == 302
    assert (made.what_id, made.due_on) == ("Baris APBD disiapkan.", date(2026, 3, 31))
    assert made.parties.get().institution == "PEMPROV-NTT"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"owner": ""}, "Janji perlu pemilik"),
        ({"kind": "plan", "owner": ""}, "pemilik belum disebut"),
        ({"due_on": "31/03/2025"}, "sebelum hari pernyataannya"),
        ({"due_on": "31/02/2026"}, "bukan tanggal"),
        ({"words": "  "}, "wajib"),
        ({"target": "50"}, "target tanpa indikator"),
        ({"kind": "wish"}, "bukan salah satu"),
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_is_half_saved(sign_in, change, says):
    client = sign_in("po")

    answer = client.post(meeting_url(name="say"), SAID | change)

    text = answer.content.decode()
    assert answer.status_code in (200, 422)
    assert says in text or "Isian" in text or "isian" in text
    assert "Baris APBD disiapkan." in text or change.get("words") == "  "
    assert Statement.objects.count() == 10


def test_a_proof_of_a_hundred_megabytes_is_refused_in_words(sign_in, monkeypatch):
    client = sign_in("po")
    monkeypatch.setattr(receiving, "LARGEST", 1000)
    big = SimpleUploadedFile("besar.pdf", b"%PDF-1.4" + b"0" * 2000)
    given = {"is_found": "yes", "source": "kantor", "visibility": "partners", "file": big}

    answer = client.post(one_url("JP-2026-0004", "cari"), given)

    assert "lebih dari 20 MB" in answer.content.decode()
    assert not Commitment.objects.get(number="JP-2026-0004").steps.filter(what="seen").exists()


def test_cancelling_names_what_carries_on(sign_in):
    client = sign_in("po")
    url = planned(client)
    client.post(f"{url}pernyataan/", SAID)

    question = client.get(f"{url}batal/").content.decode()
    client.post(f"{url}batal/", {"words": "Kuorum tidak tercapai"})
    page = client.get(url).content.decode()

    assert "Baris APBD disiapkan." in question
    assert "Kuorum tidak tercapai" in page
    assert "1 komitmen yang dicatat di sini tetap berlaku" in page
    assert "rapatnya dibatalkan; komitmen tetap berlaku" in page


def test_a_held_meeting_is_not_cancelled(sign_in):
    answer = sign_in("po").post(meeting_url(name="cancel"), {"words": "Hujan"})

    assert answer.status_code == 422
    assert "sudah terlaksana dan tidak bisa dibatalkan" in answer.content.decode()


@pytest.mark.parametrize(
    ("deed", "given", "state"),
    [
        ("kemajuan", {"says": "going"}, "Berjalan"),
        ("kemajuan", {"says": "not_yet"}, "Bukti belum dilihat"),
        ("cari", {"is_found": "", "source": "jdih.nttprov.go.id"}, "Bukti belum dilihat"),
        ("cari", {"is_found": "yes", "source": "Lembaran daerah"}, "Berjalan"),
        ("minta", {"words": "Surat nomor 1"}, "Bukti belum dilihat"),
        ("tenggat", {"due_on": "20/02/2026"}, "Jatuh tempo"),
        ("terpenuhi", {"confirmed_by": "Sekretariat daerah"}, "Terpenuhi"),
        ("tarik", {"words": "Tidak jadi dianggarkan"}, "Ditarik"),
    ],
)
def test_each_deed_leads_to_its_state(sign_in, deed, given, state):
    client = sign_in("po")

    answer = client.post(one_url("JP-2026-0004", deed), given | {"visibility": "public"})

    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert f"{state}</span>" in page


def test_met_without_proof_and_a_deed_without_a_name_are_refused(sign_in):
    client = sign_in("po")

    without = client.post(one_url("JP-2026-0004", "terpenuhi"), {"visibility": "public"})
    unknown = client.get(one_url("JP-2026-0004", "hapus"))
    caseworker = sign_in("cw").get(one_url("JP-2026-0004", "terpenuhi"))

    assert without.status_code == 422
    assert "Tulis siapa yang memastikan" in without.content.decode()
    assert {unknown.status_code, caseworker.status_code} == {404}


def test_two_who_correct_at_once_the_second_is_told(sign_in):
    client = sign_in("po")
    url = one_url("JP-2026-0004") + "ubah/"
    given = {"what": "Dana abadi", "owner": "i:PEMPROV-NTT", "visibility": "public"}

    first = client.post(url, given | {"version": "1"})
    second = client.post(url, given | {"version": "1"})

    assert (first.status_code, second.status_code) == (302, 409)


def test_minutes_say_draft_until_agreed_and_hold_every_commitment(sign_in):
    client = sign_in("po")
    url = planned(client, held_on="10/02/2026")
    client.post(f"{url}terlaksana/")
    client.post(f"{url}pernyataan/", SAID)

    draft = _text(client.get(f"{url}notulen.pdf"))
    client.post(f"{url}setujui/")
    agreed = _text(client.get(f"{url}notulen.pdf"))

    assert "Rancangan, belum disetujui" in draft and "Baris APBD disiapkan." in draft
    assert "Rancangan" not in agreed and "Disetujui 11 Feb 2026" in agreed
    assert client.post(f"{url}pernyataan/", SAID).status_code == 422


def _text(answer):
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_minutes_and_first_page_of_the_visit_print_what_the_press_told(sign_in):
    client = sign_in("po")

    minutes = _text(client.get(meeting_url(name="minutes")))
    first = _text(client.get(meeting_url(name="opening_pdf")))

    for what in ("Pemerintah provinsi ikut ambil bagian", "Dana abadi pekerja migran 2–3% APBD"):
        assert what in minutes and what in first
    assert "Sumber: kp2mi.go.id" in minutes


def test_the_letter_lists_what_has_no_date(sign_in):
    answer = sign_in("po").get(meeting_url("2026-01-20-provinsi", "letter"))

    found = docx.Document(io.BytesIO(answer.content))

    rows = [cell.text for row in found.tables[1].rows for cell in row.cells]
    assert sum(text.startswith("JP-2026-") for text in rows) == 7


def test_the_calendar_holds_meetings_and_due_days(sign_in):
    client = sign_in("po")
    client.post(meeting_url(name="say"), SAID)

    found = icalendar.Calendar.from_ical(client.get(f"{BASE}kalender.ics").content)

    titles = [str(event["SUMMARY"]) for event in found.events]
    assert len(titles) == 3 and "Tenggat: Baris APBD disiapkan." in titles


def test_an_item_can_be_taken_off_and_a_participant_corrected(sign_in):
    client = sign_in("po")
    url = planned(client)
    client.post(f"{url}acara/", {"title": "Satu", "visibility": "partners"})
    client.post(f"{url}peserta/", {"role": "Tokoh agama", "came": "invited"})
    row = Meeting.objects.get(title_id="Paparan uji")

    client.post(f"{url}acara/{row.items.get().ref}/hapus/")
    client.post(f"{url}peserta/1/", {"role": "Tokoh adat", "came": "room"})

    assert not row.items.exists()
    assert row.participants.get().role_id == "Tokoh adat"


def test_a_hostile_title_is_written_as_text(sign_in):
    client = sign_in("po")
    url = planned(client, title="<script>alert(1)</script>")

    page = client.get(url).content.decode()

    assert "<script>alert(1)" not in page
    assert b"SUMMARY:<script>" in client.get(f"{url}undangan.ics").content
