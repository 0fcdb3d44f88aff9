"""A supervisor's work on the lists, evidence, a transfer by letter; and no barrier on the way."""

import re
from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from tests.journeys.test_case_referral import consented, opened, save

pytestmark = pytest.mark.browser
PARTS = ("", "rencana/", "orang/", "surat-surat/", "berbagi/", "riwayat/", "rujuk/", "unggah/",
         "serahkan/", "tutup/", "kode-keluarga/")  # fmt: skip
LISTS = ("/meja/", "/meja/kasus/?daftar=tim", "/meja/kasus/?daftar=semua&jenis=deceased",
         "/meja/kasus/baru/", "/meja/kasus/darurat/", "/meja/kasus/darurat/tinjauan/",
         "/meja/kotak-surat/")  # fmt: skip


def photo() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 40), (120, 120, 120)).save(stream, "PNG")
    return stream.getvalue()


def test_a_supervisor_gives_ticked_cases_and_keeps_a_filter(look):
    look.sign_in("CS")
    look.go("/meja/kasus/?daftar=tim")
    first = look.page.locator("table.list tbody tr").first
    number = first.locator("a").first.inner_text()
    first.locator("input[name=case]").check()
    look.page.select_option("#bulk-to", label="Ina Raga")
    look.page.click("#assign-many button")
    look.page.wait_for_selector("text=1 kasus diserahkan.")
    row = look.page.locator("table.list tbody tr", has_text=number)
    assert "Ina Raga" in row.inner_text()

    look.go("/meja/kasus/?daftar=semua&jenis=deceased")
    look.page.fill("#filter-name", "Jenazah")
    look.page.click("form:has(#filter-name) button")
    look.page.reload()
    assert "jenis=deceased" in look.page.url
    look.page.click("ul.active-filters a:has-text('Jenazah')")
    assert "jenis=deceased" in look.page.url
    look.page.click("button[aria-label='Buang saringan Jenazah']")
    assert not look.page.locator("ul.active-filters a:has-text('Jenazah')").count()
    assert look.problems == []


def test_evidence_is_kept_as_it_came_and_opens_for_a_reason(look):
    look.sign_in("CW")
    case = opened(look)
    look.go(f"{case}unggah/")
    look.page.set_input_files("input[name=file]", {
        "name": "memar.png", "mimeType": "image/png", "buffer": photo(),
    })  # fmt: skip
    look.page.check("input[name=is_evidence]")
    save(look)
    assert "bukti asli disimpan" in look.page.inner_text("main")

    look.page.click("a[href$='/asli/']")
    save(look)
    assert look.page.url.endswith("/asli/")
    look.page.fill("textarea[name=reason]", "Diminta penyidik sebagai bukti.")
    with look.page.expect_download() as kept:
        save(look)
    assert kept.value.path().read_bytes() == photo()
    look.go(f"{case}riwayat/")
    assert "membuka bukti asli" in look.page.inner_text("main")


def transferred_by_letter(look, case: str) -> tuple[str, str]:
    """Send a transfer to an agency without an account; return number and code."""
    look.go(f"{case}rujuk/")
    look.page.select_option("select[name=agency]", "POLDA-NTT-RENAKTA")
    look.page.select_option("select[name=kind]", "transfer")
    look.page.select_option("select[name=purpose]", "police_report")
    look.page.check("input[name=fields_sent][value=needs]")
    look.page.fill("[name=needs]", "Penyidikan")
    look.page.select_option("select[name=basis]", "consent")
    look.page.check("input[name=with_code]")
    save(look)
    number = re.search(r"RJ-\d{4}-\d{4,}", look.page.inner_text("main")).group()
    return number, look.page.locator("main dd.mono strong").first.inner_text()


def test_a_transfer_by_letter_is_answered_and_moves_the_case(look, chromium, office):
    look.sign_in("CW")
    case = opened(look)
    consented(look, case)
    number, code = transferred_by_letter(look, case)
    with look.page.expect_download() as letter:
        look.page.click("button:has-text('Surat dengan kode ini')")
    written = Document(letter.value.path())
    said = " ".join(cell.text for table in written.tables for cell in table._cells)
    assert number in said
    assert code in said
    assert "Uji Kenari" not in said

    outside = chromium.new_context(locale="id-ID").new_page()
    outside.goto(f"{office}/mitra/kode/")
    outside.fill("input[name=number]", number)
    outside.fill("input[name=code]", code)
    outside.click("main form button")
    assert "Penyidikan" in outside.inner_text("main")
    outside.click("button:has-text('Terima')")
    outside.context.close()

    look.go(case)
    assert "Polda NTT" in look.page.inner_text("main")
    look.go(f"{case}riwayat/")
    assert "menerima" in look.page.inner_text("main")


def test_pages_of_cases_have_no_serious_barrier(look, axe):
    look.sign_in("CS")
    look.go("/meja/kasus/?daftar=tim")
    case = look.page.locator("table.list tbody tr a").first.get_attribute("href")
    found = []

    for path in (*LISTS, *(f"{case}{part}" for part in PARTS)):
        answer = look.go(path)
        assert answer.status == 200, path
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, item["id"], item["nodes"][0]["html"][:120])
            for item in result["violations"]
            if item["impact"] in ("serious", "critical")
        ]

    assert found == []
    assert look.problems == []
