"""A report on a phone without script and cookie: sent, answered, continued; bad input answered."""

import io
import logging
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from PIL import Image

from sasando.exchange.letterbox import codes, inbox, replies, reports
from sasando.exchange.letterbox.models import Report, ReportFile, ReportIdentity, ReportWord
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.public.report import attached, drafts, gate, steps
from tests.conftest import NOW
from tests.public.report import walks
from tests.public.report.walks import PATH, RECEIPT, STORY, body

pytestmark = pytest.mark.django_db
ANSWER = "Kami sudah membaca. Apakah ia aman?"
SCRIPTS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% load static %}",
)


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch, settings, tmp_path):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    monkeypatch.setattr(gate.GATE, "__dict__", vars(gate.Gate()))
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    cache.clear()


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def officer() -> Actor:
    return Actor(login="cs", name="Penyelia", role="CS", now=NOW)


def read() -> inbox.ReportView:
    return inbox.read(Report.objects.get().ref, by=officer())


def photo(**tags) -> io.BytesIO:
    picture, out = Image.new("RGB", (40, 30), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "KanariCam"
    exif.get_ifd(0x8825)[2] = (10.0, 10.0, 18.0)
    picture.save(out, "JPEG", exif=exif)
    out.seek(0)
    out.name = "IMG_20260211_Kanari.jpg"
    return out


def test_a_report_is_sent_in_five_steps_and_the_office_reads_it(reader):
    page = walks.report(reader, place="Batam", doer="Paman Kanari", about="family", since="Mei")

    assert page.status_code == 200
    assert codes.plain(walks.receipt_of(page)) is not None
    assert "Resi hilang tidak dapat dipulihkan" in body(page)
    text = read().words[0].text
    assert text.startswith(STORY)
    assert all(part in text for part in ("Batam", "Paman Kanari", "keluarga", "Mei"))


def test_no_page_sets_a_cookie_or_may_be_kept(reader):
    sent = walks.report(reader)
    pages = [reader.get(PATH), sent, walks.open_with(reader, walks.receipt_of(sent))]
    pages += [reader.get(RECEIPT), reader.get("/lapor/hubungi/")]

    assert reader.cookies == {}
    for page in pages:
        assert page.status_code == 200
        assert page["Cache-Control"] == "no-store"
        assert "Keluar cepat" in body(page)
    assert walks.receipt_of(sent) not in reader.get(PATH).content.decode()


def test_danger_shows_numbers_before_anything_is_typed(reader):
    first = walks.start(reader)
    assert "checked" not in body(first)

    page = walks.take(reader, first, danger="yes")

    assert 'href="tel:129"' in body(page)
    assert "<textarea" not in body(page)
    assert walks.report(reader, danger="yes").status_code == 200
    assert read().row.danger == "yes"


def test_an_answer_is_read_and_more_is_written_with_the_receipt(reader):
    receipt = walks.receipt_of(walks.report(reader))
    ref = Report.objects.get().ref
    replies.answer(ref, ANSWER, by=officer())
    replies.note(ref, "CATATAN-DALAM", by=officer())

    page = walks.open_with(reader, receipt.replace(" ", "-"))
    data = walks.hidden(page, having="receipt") | {"text": "Ia sudah di Batam."}
    more = reader.post(RECEIPT, data)

    assert ANSWER in body(page)
    assert STORY not in body(page)
    assert "CATATAN-DALAM" not in body(page)
    assert more.status_code == 200
    assert [word.text for word in read().words if word.author == "reporter"][1:] == [
        "Ia sudah di Batam."
    ]


def test_an_identity_is_added_later_and_lies_apart(reader):
    receipt = walks.receipt_of(walks.report(reader))
    page = walks.open_with(reader, receipt)

    data = walks.hidden(page, having="receipt", nth=1) | {"identity": "Ibu Kanari 0812"}
    answer = reader.post(RECEIPT, data)
    empty = reader.post(RECEIPT, data | {"identity": "  "})

    assert (answer.status_code, empty.status_code) == (200, 422)
    assert ReportIdentity.objects.count() == 1
    assert "Ibu Kanari" not in "".join(word.text for word in read().words)


def test_a_proof_of_filing_names_nobody(reader):
    receipt = walks.receipt_of(walks.report(reader, identity="Ibu Kanari"))

    page = body(walks.open_with(reader, receipt, act="proof"))

    assert Report.objects.get().number in page
    assert "Kanari" not in page
    assert receipt not in page


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u2060", "\u00a0\n"])
def test_an_empty_report_is_told_so(reader, text):
    """Promises 4, entries 50 and 52."""
    page = walks.take(reader, walks.take(reader, walks.start(reader), danger="no"), text=text)

    assert page.status_code == 422
    assert "Tulis dulu apa yang terjadi." in body(page)


def test_too_long_a_text_is_counted_and_kept(reader):
    """Promises 4, entry 51."""
    long = "Panjang " * 2600
    second = walks.take(reader, walks.start(reader), danger="no")

    page = walks.take(reader, second, text=long)
    huge = reader.post(PATH, walks.hidden(second) | {"text": "a" * 1_000_000})

    assert page.status_code == 413
    assert "20800" in body(page).replace(".", "")
    assert long.strip() in body(page)
    assert huge.status_code == 413


@pytest.mark.parametrize("text", SCRIPTS)
def test_what_could_run_is_inert_on_every_step(reader, text):
    """Promises 4, entries 53 and 54."""
    last = walks.to_the_last(reader, text=text, place=text, identity=text)
    sent = walks.take(reader, last)

    for page in (last, sent):
        assert page.status_code == 200
        assert text not in body(page).replace("{%", "") or text.startswith("{{")
    assert text in read().words[0].text


def test_a_form_of_another_site_or_a_forged_one_keeps_the_text(reader):
    """Promises 4, entry 57."""
    last = walks.to_the_last(reader)
    data = walks.hidden(last)

    foreign = reader.post(PATH, data, headers={"origin": "https://lain.example"})
    forged = reader.post(PATH, data | {"draft": "x" + data["draft"]})

    for page in (foreign, forged):
        assert page.status_code == 403
        assert STORY in body(page)
    assert Report.objects.count() == 0


def test_a_form_that_waited_over_an_hour_keeps_its_text_and_is_sent_again(reader, monkeypatch):
    """Promises 4, entry 60."""
    last = walks.to_the_last(reader)
    monkeypatch.setattr(drafts, "SECONDS", -1)

    page = walks.take(reader, last)
    monkeypatch.undo()

    assert page.status_code == 403
    assert STORY in body(page)


def test_the_same_form_sent_twice_gives_one_receipt(reader):
    """Promises 4, entry 58."""
    last = walks.to_the_last(reader)

    pages = [walks.take(reader, last) for _at in range(3)]

    assert len({walks.receipt_of(page) for page in pages}) == 1
    assert (Report.objects.count(), ReportWord.objects.count()) == (1, 1)


def test_words_changed_after_sending_wait_as_an_addition(reader):
    last = walks.to_the_last(reader)
    sent = walks.take(reader, last)

    again = reader.post(PATH, walks.hidden(last) | {"text": "Yang benar: ia di Johor."})
    data = walks.hidden(again, having="receipt") | {"text": "Yang benar: ia di Johor."}
    added = reader.post(RECEIPT, data)

    assert walks.receipt_of(again) == walks.receipt_of(sent)
    assert "Yang benar: ia di Johor." in body(again)
    assert added.status_code == 200
    assert (Report.objects.count(), ReportWord.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    "shape", ["{}", " {} ", "{}".replace(" ", "-"), "resi: {}", "ARABIC", "GLUED"]
)
def test_a_receipt_is_read_in_any_way_of_writing(reader, shape):
    """Promises 4, entry 61."""
    receipt = walks.receipt_of(walks.report(reader))
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    ways = {"ARABIC": receipt.translate(arabic), "GLUED": receipt.replace(" ", "")}

    page = walks.open_with(reader, ways.get(shape, shape.format(receipt)))

    assert page.status_code == 200


def test_a_slip_of_the_pen_is_told_and_not_counted(reader):
    """Promises 4, entry 62."""
    receipt = walks.receipt_of(walks.report(reader))
    typo = receipt[:-1] + str((int(receipt[-1]) + 1) % 10)

    pages = [walks.open_with(reader, typo) for _at in range(12)]

    assert {page.status_code for page in pages} == {422}
    assert "Satu angka salah atau kurang" in body(pages[-1])
    assert walks.open_with(reader, receipt).status_code == 200


def test_wrong_expired_and_erased_receipts_look_alike(reader):
    receipt = walks.receipt_of(walks.report(reader))
    wrong = walks.open_with(reader, codes.new_code())
    late = NOW + timedelta(days=400)
    replies.expire(by=Actor(login="x", name="x", role="CLI", now=late))

    erased = walks.open_with(reader, receipt)

    def bare(page) -> str:
        return re.sub(r'value="[^"]*"', "", body(page))

    assert wrong.status_code == erased.status_code == 422
    assert bare(wrong) == bare(erased)


def test_fields_nobody_asked_for_change_nothing(reader):
    """Promises 4, entry 63."""
    last = walks.to_the_last(reader)
    more = {"is_staff": "1", "state": "closed", "handler": "x", "lane": "work", "number": "LP-1"}

    page = reader.post(PATH, walks.hidden(last) | more)

    row = Report.objects.get()
    assert page.status_code == 200
    assert (row.state, row.handler, row.lane) == ("new", None, "slow")


def test_a_photo_arrives_without_place_and_camera(reader):
    """Promises 4, entry 84."""
    last = walks.to_the_last(reader)

    reader.post(PATH, walks.hidden(last) | {"files": [photo()]})

    ref = ReportFile.objects.get().ref
    row, data = inbox.file(ref, by=officer())
    assert row.media_type == "image/jpeg"
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
    assert b"Kanari" not in data


def bomb() -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, inside: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + inside))
        return struct.pack(">I", len(inside)) + kind + inside + crc

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        bomb(),
        b"%PDF-1.7 <html>",
        b"<svg xmlns='x'><script>alert(1)</script></svg>",
        b"\0\0\0\x18ftypheic" + bytes(20),
        b"MZ" + bytes(50),
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        b"hanya teks",
        b"OggS" + bytes(60),
        b"\xff\xd8\xff" + bytes(30),
    ],
)
def test_other_and_hostile_files_are_refused_and_the_text_stays(reader, data):
    """Promises 4, entries 85 to 88."""
    last = walks.to_the_last(reader)
    given = io.BytesIO(data)
    given.name = "../../con.pdf.exe"

    page = reader.post(PATH, walks.hidden(last) | {"files": [given]})

    assert page.status_code == 422
    assert STORY in body(page)
    assert "con.pdf" not in body(page)
    assert Report.objects.count() == 0


@pytest.mark.parametrize(("count", "status"), [(5, 200), (6, 422), (51, 400)])
def test_so_many_files_and_no_more(reader, count, status):
    """Promises 4, entry 66."""
    last = walks.to_the_last(reader)
    notes = []
    for at in range(count):
        notes.append(io.BytesIO(b"#!AMR\n" + bytes(20)))
        notes[-1].name = f"{at}.amr"

    page = reader.post(PATH, walks.hidden(last) | {"files": notes})

    assert page.status_code == status


def test_an_empty_file_is_as_if_none_was_chosen(reader):
    last = walks.to_the_last(reader)
    given = io.BytesIO(b"")
    given.name = "a.jpg"

    assert reader.post(PATH, walks.hidden(last) | {"files": [given]}).status_code == 200
    assert ReportFile.objects.count() == 0


def test_too_large_a_form_is_refused_before_it_is_read(reader):
    last = walks.to_the_last(reader)
    given = io.BytesIO(b"#!AMR\n" + bytes(attached.MOST_BYTES))
    given.name = "a.amr"

    assert reader.post(PATH, walks.hidden(last) | {"files": [given]}).status_code == 413


def test_text_that_is_no_text_is_refused(reader):
    """Promises 4, entry 56."""
    form = "application/x-www-form-urlencoded"
    plain = reader.post(PATH, b"step=story&text=%ff%fe", content_type=form)
    last = walks.hidden(walks.to_the_last(reader))
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in last.items()
    ).encode()
    parts += b'--x\r\nContent-Disposition: form-data; name="place"\r\n\r\n\xff\xfe\r\n--x--\r\n'
    many = reader.post(PATH, parts, content_type="multipart/form-data; boundary=x")

    assert (plain.status_code, many.status_code) == (400, 400)


def test_a_flood_from_one_source_waits_and_the_text_stays(reader):
    for at in range(gate.CALM_MOST):
        assert walks.report(reader, text=f"Laporan {at}").status_code == 200

    page = walks.report(reader)

    assert page.status_code == 429
    assert int(page["Retry-After"]) <= gate.WINDOW_S
    assert STORY in body(page)
    assert Report.objects.count() == gate.CALM_MOST


def test_work_done_ahead_opens_the_quick_lane_once(reader):
    """Promises 4, entry 59."""
    for at in range(gate.CALM_MOST):
        walks.report(reader, text=f"Laporan {at}")
    data = walks.hidden(walks.to_the_last(reader))
    data["work"] = walks.solved(data["draft"], 12)

    pages = [reader.post(PATH, data | {"text": f"Ulang {at}"}) for at in range(100)]

    assert {page.status_code for page in pages} == {200}
    assert Report.objects.count() == gate.CALM_MOST + 1
    assert Report.objects.order_by("id").last().lane == "work"


def test_no_source_address_is_kept_or_logged(reader, caplog):
    caplog.set_level(logging.DEBUG)
    address = "203.0.113.77"

    for at in range(8):
        walks.report(Client(REMOTE_ADDR=address), text=f"Laporan {at}")
    walks.open_with(Client(REMOTE_ADDR=address), codes.new_code())

    assert address not in caplog.text
    assert address.encode() not in b"".join(gate.GATE.sources)
    kept = repr(cache._cache) + repr(list(Report.objects.values()))
    assert address not in kept


def test_a_report_reads_in_english(reader):
    page = walks.to_the_last(reader, path="/en/lapor/")

    sent = walks.take(reader, page, "/en/lapor/")

    assert "Seal and send" in body(page)
    assert "A lost receipt cannot be recovered" in body(sent)
    assert Report.objects.get().language == "en"


def test_the_letterbox_that_is_not_ready_says_so_and_keeps_the_text(reader, settings):
    settings.SASANDO_FLOOR = "public"

    page = walks.report(reader)

    assert page.status_code == 503
    assert STORY in body(page)


@pytest.mark.parametrize("act", ["back", "stay"])
def test_a_step_back_keeps_what_was_typed(reader, act):
    last = walks.to_the_last(reader, place="Batam")

    page = reader.post(PATH, walks.hidden(last) | {"act": act})
    on = walks.take(reader, page) if act == "back" else page

    assert page.status_code == 200
    assert STORY in body(page)
    assert steps.NAMES[-1] in body(on)


def test_the_texts_of_the_hatch_are_said_in_both_languages():
    assert all(words.id and words.en for words in reports.SAID.values())
