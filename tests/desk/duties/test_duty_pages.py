"""Staff read the matrix, bring evidence, verify it, and print and export what stands."""

import io
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import openpyxl
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.commitments import queries as commitments
from sasando.library.commitments.facts import STAFF_SEE
from sasando.library.duties import actions, queries
from sasando.library.duties.facts import AnswerFacts, AskFacts

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
TODAY = date(2026, 2, 11)
BASE = "/meja/kewajiban/"
CELL = f"{BASE}kabupaten/53.07/b/"
PLACE = ("regency", "53.07", "b")
VILLAGE = "53.07.01.2001"
PAPER = {
    "kind": "register", "title": "Buku register dinas 2025", "dated_on": "03/02/2026",
    "source": "Kantor dinas, Maumere", "note": "14 halaman",
}  # fmt: skip
ANSWER = {
    "says": "none", "words": "Belum dianggarkan.", "unit": "Dinas tenaga kerja",
    "answered_on": "06/02/2026", "source": "Surat dinas (uji)",
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


def state(day=TODAY, cell=PLACE):
    return queries.cell_page(*cell, day=day).cell.state


def newest():
    return queries.cell_page(*PLACE, day=TODAY).evidence[-1]


class Cells(HTMLParser):
    """Collects what the ear hears of each cell of the matrix."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "a" and "?sel=" in given.get("href", "") and "aria-label" in given:
            self.said.append(given["aria-label"])


def test_the_matrix_says_each_cell_to_the_ear_and_counts_nothing_twice(sign_in):
    page = sign_in("po").get(BASE)

    said = Cells(page.content.decode()).said
    assert len(said) == 11 * 22
    assert "Sikka, huruf b, Basis data: belum ada bukti pada kami" in said
    assert "Belu, huruf k, LTSA (boleh): boleh, belum dibentuk" in said
    assert "10 kewajiban dan 1 “boleh” × 22 wilayah" in page.content.decode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("kabupaten/53.07/", "Membuat basis data pekerja migran"),
        ("provinsi/53/", "Dapat membentuk LTSA tingkat provinsi"),
        ("pusat/ID/", "Menerbitkan dan mencabut SIP3MI"),
        ("kabupaten/53.07/b/", "keputusan penunjukan operator"),
        ("kabupaten/perubahan/", "Tidak ada sel yang berubah"),
        ("bukti/", "Tidak ada yang menunggu pemeriksaan."),
        ("bunyi/", "compiler&#x27;s memory"),
        ("desa/", "Belum ada desa dalam contoh."),
        ("?sel=53.07-b", "Unit belum menjawab."),
        ("?sel=53.99-z&per=kemarin", "Yang menunggu"),
    ],
)
def test_every_page_opens_with_its_words(sign_in, path, words):
    page = sign_in("aud").get(f"{BASE}{path}")

    assert page.status_code == 200
    assert words in page.content.decode()


@pytest.mark.parametrize(
    "path", ["mars/", "kabupaten/53.99/", "kabupaten/53.07/z/", "desa/53.07.99.9999/buku.pdf",
             "kabupaten/53.07/b/berkas/", "mars/matriks.pdf", "bunyi/UU18-2017-99-z/"],
)  # fmt: skip
def test_what_is_not_there_looks_like_any_missing_page(sign_in, path):
    assert sign_in("cs").get(f"{BASE}{path}").status_code == 404


def test_evidence_goes_from_the_counter_through_another_officer_into_the_matrix(sign_in):
    photo = SimpleUploadedFile("register.txt", b"buku register, halaman 1 sampai 14")

    brought = sign_in("cw").post(f"{CELL}bukti/", PAPER | {"file": photo})
    item = newest()
    own = sign_in("cw").get(f"{BASE}bukti/{item.ref}/")
    verdict = {"outcome": "part", "next_review_on": "01/07/2026", "version": item.version}
    judged = sign_in("cs").post(f"{BASE}bukti/{item.ref}/", verdict)
    kept = sign_in("cs").get(f"{BASE}bukti/{item.ref}/berkas/")

    assert (brought.status_code, judged.status_code) == (302, 302)
    assert "Tulis hasil pemeriksaan" not in own.content.decode()
    assert state() == "partly"
    assert kept.content == b"buku register, halaman 1 sampai 14"
    page = sign_in("cs").get(f"{BASE}?sel=53.07-b").content.decode()
    assert "Tinjau lagi 1 Jul 2026" in page
    assert "diperiksa Sela Naru, 11 Feb 2026" in page


def test_whoever_brought_evidence_reads_why_another_must_verify(sign_in):
    sign_in("cs").post(f"{CELL}bukti/", PAPER)
    item = newest()

    page = sign_in("cs").get(f"{BASE}bukti/{item.ref}/")
    refused = sign_in("cs").post(
        f"{BASE}bukti/{item.ref}/",
        {"outcome": "whole", "next_review_on": "01/07/2026", "version": item.version},
    )

    assert "Minta rekan lain memeriksanya." in page.content.decode()
    assert refused.status_code == 422
    assert state() == "unknown"


def test_the_second_of_two_judges_is_told(sign_in):
    sign_in("cw").post(f"{CELL}bukti/", PAPER)
    path, given = f"{BASE}bukti/{newest().ref}/", {"outcome": "whole", "version": 1}
    sign_in("cs").post(path, given | {"next_review_on": "01/07/2026"})

    late = sign_in("po").post(path, {"outcome": "not_enough", "words": "Buram.", "version": 1})

    assert late.status_code == 409
    assert state() == "there"


def test_a_proof_of_a_hundred_megabytes_is_refused_beside_its_field(sign_in, monkeypatch):
    large = SimpleUploadedFile("besar.pdf", b"%PDF-")
    monkeypatch.setattr("sasando.foundation.files.receiving.LARGEST", 3)

    page = sign_in("cw").post(f"{CELL}bukti/", PAPER | {"file": large})

    assert page.status_code == 200
    assert "Berkas lebih dari 20 MB." in page.content.decode()
    assert PAPER["title"] in page.content.decode()
    assert not queries.waiting()


def test_evidence_without_file_or_place_is_refused_in_words(sign_in):
    page = sign_in("cw").post(f"{CELL}bukti/", PAPER | {"source": ""})

    assert page.status_code == 422
    assert "tulis di mana bukti ini dapat dilihat" in page.content.decode()


def test_withdrawn_evidence_stays_on_its_page_in_words(sign_in):
    sign_in("cw").post(f"{CELL}bukti/", PAPER)
    item = newest()
    verdict = {"outcome": "whole", "next_review_on": "01/07/2026", "version": item.version}
    sign_in("cs").post(f"{BASE}bukti/{item.ref}/", verdict)

    empty = sign_in("cw").post(f"{BASE}bukti/{item.ref}/tarik/", {"words": "  "})
    sign_in("cw").post(f"{BASE}bukti/{item.ref}/tarik/", {"words": "Milik kabupaten lain."})

    assert empty.status_code == 200
    page = sign_in("cw").get(CELL).content.decode()
    assert "ditarik 11 Feb 2026: Milik kabupaten lain." in page
    assert "menunjukkan kewajiban ini ada, diperiksa Sela Naru" in page
    assert state() == "unknown"


def test_an_answer_makes_absent_and_stands_beside_it(sign_in):
    sign_in("cw").post(f"{CELL}jawaban/", ANSWER)

    page = sign_in("cw").get(CELL).content.decode()
    assert state() == "absent"
    assert "“Belum dianggarkan.”" in page
    assert "Tidak ada, dijawab unit" in page


def test_asking_ticks_those_without_evidence_and_lists_what_was_asked(sign_in):
    sign_in("cw").post(f"{CELL}jawaban/", ANSWER)
    page = sign_in("po").get(f"{BASE}minta/?huruf=b").content.decode()

    given = {"duty": "b", "codes": ["53.06", "53.08"], "title": "Keputusan operator"}
    done = sign_in("po").post(f"{BASE}minta/", given | {"due_on": "13/03/2026"})
    past = sign_in("po").post(f"{BASE}minta/", given | {"due_on": "10/02/2026"})

    assert page.count("checked") == 21
    assert done.status_code == 302
    assert "sudah lewat" in past.content.decode()
    listed = sign_in("po").get(f"{BASE}bukti/").content.decode()
    assert listed.count("Keputusan operator") == 2


def test_what_was_asked_for_is_received_in_its_place(sign_in, actor):
    asked = actions.ask(*PLACE, facts=AskFacts("Keputusan operator", None), by=actor("PO"))

    sign_in("cw").post(f"{CELL}bukti/?untuk={asked.ref}", PAPER)

    assert [one.state for one in queries.cell_page(*PLACE, day=TODAY).evidence] == ["received"]


def test_a_row_is_shown_after_asking_and_says_when_parliament_reads(sign_in):
    path = f"{BASE}kabupaten/53.07/"

    asked = sign_in("cs").get(f"{path}tunjukkan/").content.decode()
    sign_in("cs").post(f"{path}tunjukkan/")

    assert "Tunjukkan barisnya kepada Sikka?" in asked
    page = sign_in("cs").get(path).content.decode()
    assert "DPRD membacanya mulai 25 Feb 2026" in page


def test_a_village_is_chosen_and_its_book_holds_months_and_no_name(sign_in):
    path = f"{BASE}desa/pilih/"

    first = sign_in("cs").get(path).content.decode()
    sign_in("cs").post(f"{path}?kabupaten=53.07", {"code": VILLAGE})

    assert "Sikka" in first
    assert "Masabewa, Paga" in sign_in("cs").get(f"{BASE}desa/").content.decode()
    book = pypdf.PdfReader(io.BytesIO(sign_in("cs").get(f"{BASE}desa/{VILLAGE}/buku.pdf").content))
    text = book.pages[0].extract_text()
    assert all(month in text for month in ("Januari", "Desember", "Berangkat", "Pulang"))
    assert "tanpa nama" in text


def test_the_wording_is_verified_by_supervisor_or_head_alone(sign_in):
    path = f"{BASE}bunyi/UU18-2017-41-b/"
    given = {"text": "membuat basis data PMI", "source": "LN 2017 No. 242, hlm. 31 (uji)"}

    closed = sign_in("po").post(path, given).status_code
    sign_in("cs").post(path, given)

    assert closed == 404
    assert queries.duty("UU18-2017-41-b").verified_by == "Sela Naru"
    assert "LN 2017 No. 242" in sign_in("po").get(f"{BASE}bunyi/").content.decode()


def test_the_a3_page_is_one_page_with_every_unit_and_the_answers(sign_in):
    sign_in("cw").post(f"{CELL}jawaban/", ANSWER)

    found = sign_in("aud").get(f"{BASE}kabupaten/matriks.pdf")

    book = pypdf.PdfReader(io.BytesIO(found.content))
    box = book.pages[0].mediabox
    assert (len(book.pages), round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (
        1, 420, 297,
    )  # fmt: skip
    text = book.pages[0].extract_text()
    assert all(name in text for name in ("Manggarai Barat", "Sabu Raijua", "Kota Kupang"))
    assert "Belum dianggarkan." in text
    assert "Bunyi pasal belum diverifikasi" in text


def test_the_workbook_says_states_in_words_with_evidence_and_answers(sign_in):
    sign_in("cw").post(f"{CELL}bukti/", PAPER)
    sign_in("cw").post(f"{CELL}jawaban/", ANSWER)

    found = sign_in("aud").get(f"{BASE}kabupaten/matriks.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(found.content))
    assert book.sheetnames == ["Matriks", "Bukti", "Jawaban unit", "Kewajiban"]
    rows = {row[1]: row for row in book["Matriks"].iter_rows(min_row=5, values_only=True)}
    assert rows["Sikka"][3].startswith("tidak ada, dijawab unit")
    assert rows["Belu"][12] == "boleh, belum dibentuk"
    assert book["Bukti"]["C2"].value == "Buku register dinas 2025"
    assert book["Jawaban unit"]["D2"].value == "Belum dianggarkan."
    assert book["Kewajiban"].max_row == 12


def test_the_sheet_of_a_regency_holds_its_eleven_duties(sign_in):
    sign_in("cw").post(f"{CELL}bukti/", PAPER)

    found = sign_in("aud").get(f"{BASE}kabupaten/53.07/lembar.pdf")

    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(found.content)).pages)
    assert "Sikka: kewajiban" in text
    assert "Buku register dinas 2025" in text


def test_an_earlier_day_is_shown_as_it_was(sign_in, actor):
    facts = AnswerFacts("none", "Belum.", TODAY, "Dinas", "surat (uji)")
    actions.answer(*PLACE, facts=facts, by=actor("CW"))

    page = sign_in("aud").get(f"{BASE}?per=10/02/2026").content.decode()

    assert "Ini yang diketahui pada 10 Feb 2026." in page
    assert "tidak ada, dijawab unit <b>0</b>" in page
    changed = sign_in("aud").get(f"{BASE}kabupaten/perubahan/?dari=10/02/2026").content.decode()
    assert "unit menjawab: tidak ada" in changed


def test_only_those_who_may_write_see_the_acts(sign_in):
    page = sign_in("aud").get(CELL).content.decode()

    assert "Tambah bukti" not in page
    assert sign_in("aud").get(f"{CELL}bukti/").status_code == 404
    assert sign_in("scr").get(BASE).status_code == 404


def test_each_duty_leads_to_its_article_and_back(sign_in):
    client = sign_in("po")

    page = client.get(CELL).content.decode()
    article = client.get("/meja/peraturan/instrumen/id/act/uu/2017/18/pasal/art_41/")

    assert 'href="/meja/peraturan/instrumen/id/act/uu/2017/18/pasal/art_41/"' in page
    assert article.status_code == 200
    assert f"{BASE}bunyi/" in article.content.decode()


def test_a_request_goes_out_as_a_commitment_and_a_verdict_is_told_there(sign_in):
    given = {"duty": "b", "codes": ["53.07"], "title": "Keputusan operator"}
    sign_in("po").post(f"{BASE}minta/", given | {"due_on": "13/03/2026"})
    (asked,) = queries.cell_page(*PLACE, day=TODAY).evidence
    sign_in("cw").post(f"{CELL}bukti/?untuk={asked.ref}", PAPER)
    verdict = {"outcome": "part", "next_review_on": "01/07/2026", "version": newest().version}
    sign_in("cs").post(f"{BASE}bukti/{asked.ref}/", verdict)

    found = commitments.commitment(asked.commitment, day=TODAY, sees=STAFF_SEE)

    assert (found.kind, found.number, found.due_on) == (
        "request", asked.commitment_number, date(2026, 3, 13),
    )  # fmt: skip
    assert [party.unit for party in found.parties] == ["DISNAKER-5307"]
    assert [step.what for step in found.steps] == ["seen"]
    assert found.meeting.kind == "letter"
    assert (
        asked.commitment_number in sign_in("cs").get(f"{BASE}bukti/{asked.ref}/").content.decode()
    )
