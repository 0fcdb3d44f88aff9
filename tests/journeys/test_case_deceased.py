"""From a mission's notice to the hand-over in a village; and the way home of someone sick."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

pytestmark = pytest.mark.browser
TO_CASE = re.compile(r"/meja/kasus/[0-9a-f-]{36}/$")


def office_day(look, days: int = 0) -> str:
    """Return a day at the office as it is typed."""
    text = look.page.evaluate(
        "new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Makassar'}).format(new Date())"
    )
    from datetime import date

    return f"{date.fromisoformat(text) + timedelta(days=days):%d/%m/%Y}"


def open_case(look, *, name: str, category: str, country: str, story: str) -> str:
    """Take a report in at the counter; return the address of the case."""
    page = look.page
    look.go("/meja/kasus/baru/")
    page.select_option("[name=category]", category)
    page.select_option("[name=channel]", "PERWAKILAN_RI")
    page.select_option("[name=country]", country)
    page.fill("[name=name]", name)
    page.select_option("[name=sex]", "L")
    page.fill("[name=regency_code]", "Malaka")
    page.fill("[name=narrative]", story)
    send(look)
    if not TO_CASE.search(page.url):
        page.click("text=Bukan mereka: orang baru")
        send(look)
    assert TO_CASE.search(page.url), page.inner_text("main")[:600]
    return page.url.removeprefix(look.base)


def send(look) -> None:
    look.page.click("main form[method=post] button[type=submit].btn-primary >> nth=0")


def record(look, case: str, code: str, **fields: str) -> str:
    """Record a step as done; return what the page then says."""
    look.go(f"{case}langkah/{code}/")
    fill(look, fields)
    send(look)
    return look.page.inner_text("main")


def fill(look, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        field = look.page.locator(f"main [name={name}]").first
        tag = field.evaluate("found => found.tagName")
        if tag == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "checkbox":
            field.check()
        else:
            field.fill(value)


def deed(look, address: str, **fields: str) -> str:
    look.go(address)
    fill(look, fields)
    send(look)
    return look.page.inner_text("main")


def link(look, case: str, part: str, words: str) -> str:
    """Return the address behind a link of a part of the case."""
    look.go(f"{case}{part}")
    found = look.page.locator(f"main a:has-text('{words}')").first
    return found.get_attribute("href") or ""


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    return out.getvalue()


def fetch(look, address: str) -> bytes:
    answer = look.page.context.request.get(look.base + address)
    assert answer.status == 200
    return answer.body()


def draw_and_sign(look, case: str, *, items: str) -> None:
    """Draw up the hand-over record, print it, and bind the signed copy."""
    draw = link(look, case, "orang/", "Susun berita acara")
    said = deed(
        look, draw, place="Rumah duka", giver_post="Pengantar Kerja", receiver_kind="family",
        receiver_name="Paman Uji Coba", kinship="uncle_aunt", is_kinship_checked="1",
        witness_kind="village", witness_name="Kepala Desa Uji", witness_post="Kepala desa",
        items=items, planned_on=office_day(look),
    )  # fmt: skip
    assert "Rancangan siap" in said
    for ending, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        printed = look.page.get_attribute(f"main a[href$='.{ending}']", "href")
        assert fetch(look, printed).startswith(start)
    look.go(link(look, case, "orang/", "Lampirkan salinan bertanda tangan"))
    look.page.fill("[name=signed_on]", office_day(look))
    copy = {"name": "bast.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    look.page.set_input_files("[name=file]", copy)
    send(look)
    look.go(case)
    assert "SHA-256" in look.page.inner_text("main")
    signed = look.page.get_attribute("main a[href*='salinan-bertanda-tangan']", "href")
    assert fetch(look, signed).startswith(b"\xff\xd8\xff")


def black_out_half_a_photo(look, case: str) -> None:
    """Attach a photo, black out its left half, and look at the bytes of the copy."""
    look.go(f"{case}unggah/")
    scan = {"name": "rekam.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    look.page.set_input_files("[name=file]", scan)
    send(look)
    deed(look, link(look, case, "surat-surat/", "Hitamkan bagian"), areas="0 0 50 100")
    row = look.page.locator("main tr", has_text="ditutup sebagian")
    copy = fetch(look, row.locator("a:has-text('Unduh')").get_attribute("href"))
    seen = Image.open(io.BytesIO(copy)).convert("L")
    assert seen.getpixel((40, 100)) < 16 and seen.getpixel((280, 100)) > 240


def agree_on_who_it_is(look, case: str) -> None:
    """Write two pieces of evidence as one officer, and agree with both as another."""
    for evidence in ("fingerprint", "kin"):
        deed(look, f"{case}bukti/", evidence=evidence, note="Diperiksa bersama KJRI")
    refused = record(look, case, "identity_sure", on=office_day(look))
    assert "dua petugas harus sepakat" in refused
    look.sign_in("CS")
    for _each in ("fingerprint", "kin"):
        look.go(link(look, case, "orang/", "Saya setuju"))
        send(look)
    assert "Dua petugas sepakat" in look.page.inner_text("main")
    look.sign_in("CW")


def tell_of_the_arrival(look, case: str) -> None:
    look.go(f"{case}kabar-tiba/")
    fill(look, {"carrier": "GA 448", "arrival_at": f"{office_day(look, 1)} 13.20"})
    look.page.select_option("[name=receivers]", "DISNAKER-5321")
    look.page.select_option("[name=informed]", "GMIT")
    send(look)
    shared = look.page.inner_text("main")
    assert "Malaka" in shared and "GMIT" in shared


def test_a_body_comes_home_from_mission_notice_to_the_village(look):
    page = look.page
    look.sign_in("CW")
    case = open_case(
        look, name="Bonivasius Quirin Ujijalan", category="MENINGGAL", country="MY",
        story="KJRI mengabarkan: meninggal di rumah sakit.",
    )  # fmt: skip
    said = page.inner_text("main")
    assert "Keluarga belum diberi tahu" in said and "Identitas pasti" in said
    look.go("/meja/kasus/")
    assert "Bonivasius Quirin Ujijalan" not in page.inner_text("main")

    number = re.search(r"KS-\d{4}-\d{4}", said)[0]
    agree_on_who_it_is(look, case)
    record(look, case, "identity_sure", on=office_day(look))
    said = record(
        look, case, "family_told", on=office_day(look), how="visit", with_whom="pastor paroki"
    )
    assert "Keluarga sudah diberi tahu" in said and "pastor paroki" in said
    look.go(f"/meja/kasus/?q={number}")
    assert "Bonivasius Quirin Ujijalan" in page.inner_text("main")

    record(look, case, "papers_abroad", on=office_day(look))
    deed(
        look, f"{case}biaya/", line="air_cargo", what="Kuching → Kupang", amount="MYR 6.850",
        payer="employer", state="booked", carrier="Pesawat",
    )  # fmt: skip
    tell_of_the_arrival(look, case)

    for code in ("flown", "cargo", "to_village"):
        record(look, case, code, on=office_day(look))
    assert "berita acara" in record(look, case, "handover", on=office_day(look)).lower()
    draw_and_sign(look, case, items="Peti jenazah, paspor")
    said = record(look, case, "handover", on=office_day(look))

    assert "Hak dan klaim" in said and "Rp0" in said and "MYR 6.850" in said
    assert fetch(look, f"{case}ringkasan.pdf").startswith(b"%PDF-")
    assert look.problems == []


def test_someone_sick_comes_home_and_the_village_hears_only_with_agreement(look):
    page = look.page
    look.sign_in("CW")
    case = open_case(
        look,
        name="Xaveria Quirin Ujisakit",
        category="SAKIT",
        country="MY",
        story="Stroke, dirawat.",
    )
    copy = {"audience": "village", "basis": "legal_duty"}
    assert "persetujuan orangnya" in deed(look, f"{case}salin/", **copy)
    deed(
        look, link(look, case, "orang/", "Ubah"), next_stop="RSUD Kupang", agrees_village="yes",
        onward_on=office_day(look, 2),
    )  # fmt: skip
    deed(look, f"{case}salin/", **copy)
    assert "KS-" in page.input_value("#copy-text")
    assert "Xaveria" not in page.input_value("#copy-text")

    black_out_half_a_photo(look, case)
    for code in ("condition", "family_told", "fit_to_travel", "departed", "arrived"):
        record(look, case, code, on=office_day(look))
    draw_and_sign(look, case, items="Obat, rekam medis")
    record(look, case, "handover", on=office_day(look))

    assert "Keluarga sudah diberi tahu" in page.inner_text("main")
    assert look.problems == []
