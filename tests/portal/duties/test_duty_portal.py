"""A unit sees its own row first and answers; parliament reads it 14 days later, never a file."""

import io
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sasando.library.duties import actions, queries
from sasando.library.duties.facts import AskFacts, EvidenceFacts, FileFacts, VerdictFacts
from tests.exchange.referrals.packets import agency_user

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
TODAY = date(2026, 2, 11)
OWN = "/mitra/kewajiban/"
ROW = f"{OWN}kabupaten/53.07/"
CELL = f"{ROW}b/"
PLACE = ("regency", "53.07", "b")
VILLAGE = "53.07.01.2001"
PAPER = {"kind": "photo", "title": "Foto register", "source": "", "note": ""}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(reference, monkeypatch, settings, tmp_path):
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def shown(actor):
    """Lay the row of Sikka and one of its villages open, five days ago."""
    by = actor("CS", now=NOW - timedelta(days=5))
    actions.choose_village(VILLAGE, by=by)
    actions.show_row("regency", "53.07", by=by)
    actions.show_row("village", VILLAGE, by=by)


def partner(role: str, unit: str = "") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}-{unit[-4:].lower()}", unit=unit, role=role))
    return client


def clerk() -> Client:
    return partner("REG", "DISNAKER-5307")


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("register.txt", b"halaman 1 sampai 14")


def at(monkeypatch, days: int) -> None:
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW + timedelta(days=days))


def test_a_row_that_was_not_shown_is_shut_and_says_why():
    client = clerk()

    assert "belum menunjukkan baris Anda" in client.get(OWN).content.decode()
    assert client.get(ROW).status_code == 404


def test_a_unit_opens_its_own_row_and_no_other(shown):
    client = clerk()

    assert client.get(OWN)["Location"] == ROW
    page = client.get(ROW).content.decode()
    assert "Membuat basis data pekerja migran" in page
    assert "DPRD membacanya mulai 20 Feb 2026" in page
    for path in ("kabupaten/53.08/", "provinsi/53/", "kabupaten/53.08/b/", "matriks/", "pusat/ID/"):
        assert client.get(f"{OWN}{path}").status_code == 404


def test_a_unit_answers_and_hands_in_which_the_office_verifies(shown, actor):
    client = clerk()

    said = client.post(f"{CELL}jawaban/", {"says": "some", "words": "Operator belum ditetapkan."})
    sent = client.post(f"{CELL}bukti/", PAPER | {"file": photo()})

    assert (said.status_code, sent.status_code) == (302, 302)
    item = queries.waiting()[0][0]
    assert (item.brought_unit, item.is_on_behalf) == ("DISNAKER-5307", False)
    facts = VerdictFacts("part", "", date(2026, 7, 1))
    actions.judge(item.ref, facts=facts, version=item.version, by=actor("CS"))
    page = client.get(CELL).content.decode()
    assert "Operator belum ditetapkan." in page
    assert "menunjukkan sebagian, diperiksa Test CS" in page
    assert client.get(f"{OWN}bukti/{item.ref}/berkas/").content == b"halaman 1 sampai 14"


def test_what_was_asked_for_is_handed_in_in_its_place(shown, actor):
    asked = actions.ask(*PLACE, facts=AskFacts("Keputusan operator", None), by=actor("PO"))
    client = clerk()
    page = client.get(CELL).content.decode()

    client.post(f"{CELL}bukti/?untuk={asked.ref}", PAPER | {"file": photo()})

    assert f"bukti/?untuk={asked.ref}" in page
    assert [one.state for one in queries.cell_page(*PLACE, day=TODAY).evidence] == ["received"]


def test_a_clerk_uploads_for_a_village_but_does_not_answer_for_it(shown):
    client, cell = clerk(), f"{OWN}desa/{VILLAGE}/d/"

    sent = client.post(f"{cell}bukti/", PAPER | {"file": photo()})

    assert sent.status_code == 302
    assert queries.waiting()[0][0].is_on_behalf
    assert client.get(f"{cell}jawaban/").status_code == 404
    assert "jawaban/" not in client.get(cell).content.decode()
    village = partner("VIL", f"DESA-{VILLAGE}")
    assert village.post(f"{cell}jawaban/", {"says": "have"}).status_code == 302


def test_a_unit_takes_back_only_what_it_handed_in(shown, actor):
    client = clerk()
    client.post(f"{CELL}bukti/", PAPER | {"file": photo()})
    own = queries.waiting()[0][0]
    facts = EvidenceFacts("report", "Laporan kantor", source="arsip")
    other = actions.bring(*PLACE, facts=facts, by=actor("CW"))

    shut = client.post(f"{OWN}bukti/{other.ref}/tarik/", {"words": "bukan milik kami"})
    done = client.post(f"{OWN}bukti/{own.ref}/tarik/", {"words": "Tertukar."})

    assert (shut.status_code, done.status_code) == (404, 302)
    assert "ditarik 11 Feb 2026: Tertukar." in client.get(CELL).content.decode()


def test_a_file_too_large_is_refused_in_words(shown, monkeypatch):
    monkeypatch.setattr("sasando.foundation.files.receiving.LARGEST", 3)

    page = clerk().post(f"{CELL}bukti/", PAPER | {"file": photo()})

    assert "Berkas lebih dari 20 MB." in page.content.decode()
    assert queries.waiting() == []


def test_parliament_reads_fourteen_days_after_the_unit_and_opens_no_file(shown, actor, monkeypatch):
    file = FileFacts("register.txt", b"isi")
    facts = EvidenceFacts("photo", "Foto register", None, file=file)
    item = actions.bring(*PLACE, facts=facts, by=actor("CW"))
    verdict = VerdictFacts("whole", "", date(2026, 12, 1))
    actions.judge(item.ref, facts=verdict, version=1, by=actor("CS"))
    seen = f"{OWN}matriks/kabupaten/53.07/b/"
    client = partner("DPR")

    def reads(days):
        at(monkeypatch, days)
        page = client.get(f"{OWN}matriks/").content.decode()
        return "Sikka, huruf b, Basis data: ada" in page, client.get(seen).status_code

    assert [reads(days) for days in (0, 8, 9, 14)] == [
        (False, 404), (False, 404), (False, 200), (True, 200),
    ]  # fmt: skip
    assert "Foto register" in client.get(seen).content.decode()
    assert client.get(f"{OWN}bukti/{item.ref}/berkas/").status_code == 404
    assert client.get(ROW).status_code == 404


def test_parliament_reads_the_unit_s_newest_words_beside_the_older_state(shown, monkeypatch):
    at(monkeypatch, 20)
    clerk().post(f"{CELL}jawaban/", {"says": "none", "words": "Belum dianggarkan."})

    page = partner("DPR").get(f"{OWN}matriks/kabupaten/53.07/b/").content.decode()

    assert "Belum dianggarkan." in page
    assert "Belum ada bukti pada kami" in page


def test_the_matrix_says_which_rows_are_not_open(shown):
    page = partner("DPR").get(f"{OWN}matriks/").content.decode()

    assert "dibuka 20 Feb 2026: unit sedang melihat barisnya" in page
    assert "belum dibuka: barisnya belum ditunjukkan kepada unit" in page


def test_parliament_prints_what_is_open(shown, monkeypatch):
    at(monkeypatch, 20)
    client = partner("DPR")

    matrix = client.get(f"{OWN}matriks/kabupaten/matriks.pdf")
    sheet = client.get(f"{OWN}matriks/kabupaten/53.07/lembar.pdf")
    book = client.get(f"{OWN}matriks/kabupaten/matriks.xlsx")

    assert [each.status_code for each in (matrix, sheet, book)] == [200] * 3
    text = pypdf.PdfReader(io.BytesIO(matrix.content)).pages[0].extract_text()
    assert "Yang dibaca DPRD" in text
    assert client.get(f"{OWN}matriks/kabupaten/53.08/lembar.pdf").status_code == 404


@pytest.mark.parametrize("role", ["PAR", "DPR"])
def test_who_owes_nothing_has_no_row(shown, role):
    assert partner(role, "DISNAKER-5307").get(ROW).status_code == 404
