"""A code for a family and a link for a partner, on a small telephone without scripts."""

import re

import pytest

pytestmark = pytest.mark.browser
CODE = re.compile(r"\d{4}( \d{4}){4}")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TEXT = "Kami bertemu dia di Kluang. <script>alert(1)</script>"


@pytest.fixture
def phone(look):
    """Return a page of a small telephone that runs no scripts."""
    context = look.page.context.browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def case_with_a_code(look) -> str:
    """Open the made-up case that has a family code; return its number."""
    look.sign_in("CW")
    look.go("/meja/kotak-surat/")
    number = re.search(r"KS-\d{4}-\d{4}", look.page.content())[0]
    look.go(f"/meja/kasus/?q={number}")
    look.page.locator("tbody a", has_text=number).first.click()
    look.page.wait_for_load_state()
    return number


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).last.click()
    page.wait_for_load_state()


def follow(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def test_a_family_reads_its_case_with_the_code_of_the_slip(look, phone):
    number = case_with_a_code(look)
    follow(look.page, "Berbagi")
    follow(look.page, "Kode keluarga")
    look.page.fill("input[name=phone]", "0380 555 0123")
    look.page.check("input[name=in_person]")
    press(look.page, "Buat slip")
    code = CODE.search(look.page.content())[0]

    phone.goto(f"{look.base}/lapor/keluarga/")
    phone.fill("input[name=code]", "1111 2222 3333 4444 5555")
    press(phone, "Lihat status")
    assert "Kode ini tidak membuka apa pun" in phone.content()
    phone.fill("input[name=code]", code.replace(" ", "-").translate(ARABIC))
    press(phone, "Lihat status")

    shown = phone.locator("main").inner_text()
    assert all(text in shown for text in (number, "0380 555 0123", "Rp0"))
    assert code.replace(" ", "") not in phone.url
    assert look.problems == []


def test_a_church_sends_a_notice_that_the_desk_writes_onto_the_case(look, phone):
    number = case_with_a_code(look)
    case = look.page.url
    look.go(f"/meja/kotak-surat/tautan/?kasus={number}")
    look.page.select_option("select[name=unit]", "GMIT")
    press(look.page, "Buat tautan")
    link = look.page.locator("#address").input_value()

    phone.goto(link)
    press(phone, "Kirim kabar")
    assert "Tulis kabarnya dahulu." in phone.content()
    phone.fill("textarea[name=text]", TEXT)
    press(phone, "Kirim kabar")
    given = re.search(r"KM-\d{4}-\d{4}", phone.content())[0]
    phone.reload()
    assert given in phone.content()
    look.go("/meja/kotak-surat/")
    follow(look.page, given)
    assert TEXT in look.page.locator("main").inner_text()
    press(look.page, "Catat pada kasus")

    assert look.page.url == case
    look.go("/meja/kotak-surat/")
    assert look.page.get_by_role("link", name=given).count() == 0
    assert look.problems == []


def test_the_head_of_office_decides_on_a_code_for_a_protected_case(look):
    look.sign_in("CW")
    look.go("/meja/kasus/?q=KS-2026-0001")
    look.page.locator("tbody a", has_text="KS-2026-0001").first.click()
    look.page.wait_for_load_state()
    page = look.page.url
    look.page.goto(f"{page}kode-keluarga/")
    assert "hak keluarga diputuskan oleh kepala kantor" in look.page.content()
    follow(look.page, "Minta keputusan kepala kantor")
    look.page.fill("textarea[name=reason]", "Istri almarhum, anaknya masih sekolah.")
    press(look.page, "Minta keputusan kepala kantor")

    look.sign_in("HO")
    look.go("/meja/")
    look.page.locator("aside").get_by_role("link", name="KS-2026-0001").first.click()
    look.page.wait_for_load_state()
    look.page.check("input[name=agree][value=yes]")
    look.page.fill("textarea[name=why]", "Istri sah, satu-satunya ahli waris dewasa.")
    press(look.page, "Putuskan")
    look.sign_in("CW")
    look.page.goto(f"{page}kode-keluarga/")

    assert "Istri sah, satu-satunya ahli waris dewasa." in look.page.content()
    assert "Periksa hubungan keluarga" in look.page.content()
    assert look.problems == []
