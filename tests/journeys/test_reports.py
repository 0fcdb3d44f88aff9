"""A report from a small telephone without script and cookie: answered, continued, made a case."""

import gzip
import re
import uuid

import pytest

pytestmark = pytest.mark.browser
PATH = "/lapor/"
PHONE = {"width": 360, "height": 740}
BYTES = 60_000
# Reports with the very same words are one line at the desk.
STORY = f"Paman Kanari menahan paspor. <script>alert(1)</script> {uuid.uuid4()}"
NUMBER = re.compile(r"LP-[A-Z]{4}-[A-Z]{4}")
MORE = "Ia sekarang di Batam."
ANSWER = "Kami sudah membaca. Apakah ia aman?"


@pytest.fixture
def phone(look):
    """Return a phone-sized page without script and cookies; it notes what it asks."""
    context = look.page.context.browser.new_context(
        viewport=PHONE, locale="id-ID", java_script_enabled=False
    )
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    assert context.cookies() == []
    assert {url for url in page.asked if not url.startswith((look.base, "data:"))} == set()
    assert {url for url in page.asked if "?" in url} == set()
    context.close()


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).last.click()
    page.wait_for_load_state()


def send_report(phone, base: str) -> str:
    """Walk through the five steps; return the receipt."""
    phone.goto(base + PATH)
    assert phone.locator("input:checked").count() == 0
    phone.check("input[value=yes]")
    press(phone, "Lanjut")
    assert phone.locator('a[href="tel:129"]').is_visible()
    press(phone, "Tulis laporan juga")
    phone.fill("textarea", STORY)
    press(phone, "Lanjut")
    phone.fill("input[name=place]", "Kupang")
    press(phone, "Lanjut")
    press(phone, "Lanjut")
    assert "Resi hilang tidak dapat dipulihkan" in phone.inner_text("main")
    press(phone, "Segel dan kirim")
    assert "Resi hilang tidak dapat dipulihkan" in phone.inner_text("main")
    return phone.inner_text(".digits")


def come_back(phone, base: str, receipt: str) -> None:
    phone.goto(f"{base}{PATH}resi/")
    phone.fill("input[name=receipt]", receipt.replace(" ", ""))
    press(phone, "Buka")


def open_at_the_desk(look, number: str) -> None:
    look.sign_in("CS")
    look.go("/meja/kotak-surat/laporan/")
    look.page.get_by_role("link", name=number).click()
    look.page.wait_for_load_state()


def test_a_report_is_sent_answered_continued_and_taken_into_a_case(look, phone):
    receipt = send_report(phone, look.base)
    number = NUMBER.search(phone.inner_text("main"))[0]

    open_at_the_desk(look, number)
    assert STORY in look.page.inner_text("main")
    look.page.fill("#id_text >> nth=0", ANSWER)
    press(look.page, "Segel jawaban")
    come_back(phone, look.base, receipt)
    assert ANSWER in phone.inner_text("main")
    assert "Kanari" not in phone.content()
    phone.fill("textarea[name=text]", MORE)
    press(phone, "Segel dan kirim")
    assert "Tambahan Anda disegel." in phone.inner_text("main")

    open_at_the_desk(look, number)
    assert MORE in look.page.inner_text("main")
    look.page.get_by_role("link", name="Buka kasus baru").click()
    look.page.wait_for_load_state()
    look.page.select_option("select[name=category]", index=1)
    look.page.get_by_role("button").last.click()
    look.page.wait_for_load_state()
    assert re.search(r"KS-\d{4}-\d{4}", look.page.inner_text("main"))
    come_back(phone, look.base, receipt)
    assert "Sudah menjadi kasus" in phone.inner_text("main")
    assert look.problems == []


def test_steps_receipt_and_thread_have_no_barrier_and_fit_a_phone(look, axe):
    look.page.set_viewport_size(PHONE)
    found, wide = [], []

    def look_at(name: str) -> None:
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        nodes = [(item["id"], item["nodes"][0]["html"][:120]) for item in result["violations"]]
        found.extend((name, *node) for node in nodes)
        wide.append(look.page.evaluate("document.documentElement.scrollWidth"))

    look.go(PATH)
    look_at("danger")
    look.page.check("input[value=yes]")
    press(look.page, "Lanjut")
    look_at("help")
    press(look.page, "Tulis laporan juga")
    press(look.page, "Lanjut")
    look_at("errors")
    look.page.fill("textarea", STORY)
    for name in ("where", "reach", "send"):
        press(look.page, "Lanjut")
        look_at(name)
    press(look.page, "Segel dan kirim")
    look.page.wait_for_selector(".digits")
    look_at("filed")
    receipt = look.page.inner_text(".digits")
    come_back(look.page, look.base, receipt)
    look_at("thread")

    assert found == []
    assert max(wide) <= PHONE["width"]
    assert [text for _url, text in look.problems if "422" not in text] == []


def test_with_script_the_work_is_done_ahead_and_leaving_leaves_no_step_behind(look):
    look.go("/")
    look.go(PATH)
    look.page.check("input[value=no]")
    press(look.page, "Lanjut")
    look.page.fill("textarea", STORY)
    for _step in range(3):
        press(look.page, "Lanjut")
    look.page.wait_for_function("document.querySelector('[name=work]').value !== ''")
    work = look.page.input_value("[name=work]")
    look.page.click("[data-leave]")
    look.page.wait_for_load_state()

    assert work.isdigit()
    assert PATH not in look.page.url
    assert look.problems == []


def test_the_first_step_is_light(look):
    sizes = []
    look.page.on("response", lambda answer: sizes.append(len(gzip.compress(answer.body()))))

    look.go(PATH)
    look.page.wait_for_load_state("networkidle")

    assert len(sizes) >= 4
    assert sum(sizes) < BYTES
