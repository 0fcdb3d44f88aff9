"""An offer checked on a cheap phone: without script, without cookie, light, open to every ear."""

import pytest

pytestmark = pytest.mark.browser
PATH = "/cek-tawaran/"
PHONE = {"width": 360, "height": 740}
BYTES = 60_000
ANSWERS = {
    "who": "person", "work": "household", "visa": "visit", "fee": "asked", "contract": "after",
    "passport": "held", "data": "no", "permission": "not_yet", "route": "transit",
    "signs": "changed",
}  # fmt: skip


@pytest.fixture
def phone(chromium, office):
    """Give a phone-sized page without script; it notes every address it asks."""
    context = chromium.new_context(viewport=PHONE, locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.base = office
    yield page
    context.close()


def answer(page) -> None:
    for name, value in ANSWERS.items():
        page.check(f"input[name={name}][value={value}]")
    page.select_option("#id_country", "MY")
    page.fill("#id_asked", "8 juta")
    page.fill("#id_age", "19")
    page.click("form.questions button[type=submit]")
    page.wait_for_selector(".finding")


def test_a_phone_without_script_gets_an_answer_and_keeps_nothing(phone):
    phone.goto(phone.base + PATH)
    answer(phone)

    assert phone.inner_text("h1") == "Hasil: berhenti dulu"
    assert phone.locator(".help-first + .finding").count() == 1
    assert phone.context.cookies() == []
    assert {url for url in phone.asked if "?" in url} == set()
    assert {url for url in phone.asked if not url.startswith((phone.base, "data:"))} == set()
    assert phone.locator("[data-print]").is_hidden()
    phone.click(".after summary")
    assert "Diminta membayar Rp8.000.000" in phone.input_value("#message")


def test_answers_are_changed_and_read_in_english_without_script(phone):
    phone.goto(phone.base + PATH)
    answer(phone)

    phone.click("header .carried button")
    english = phone.inner_text("h1")
    phone.click("main .carried button")

    assert english == "Result: stop first"
    assert phone.url == f"{phone.base}/en{PATH}"
    assert phone.input_value("#id_asked") == "8 juta"
    assert phone.is_checked("input[name=passport][value=held]")


@pytest.mark.parametrize("path", [PATH, f"/en{PATH}"])
def test_form_errors_and_result_have_no_barrier_and_fit_a_phone(look, axe, path):
    look.page.set_viewport_size(PHONE)
    found, wide = [], []

    def look_at(name: str) -> None:
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        nodes = [(item["id"], item["nodes"][0]["html"][:120]) for item in result["violations"]]
        found.extend((name, *node) for node in nodes)
        wide.append(look.page.evaluate("document.documentElement.scrollWidth"))

    look.go(path)
    look_at("form")
    look.page.click("form.questions button[type=submit]")
    look.page.wait_for_selector("#errors")
    look_at("errors")
    answer(look.page)
    look.page.click(".after summary")
    look_at("result")

    assert found == []
    assert max(wide) <= PHONE["width"]
    assert [text for _url, text in look.problems if "422" not in text] == []


def test_the_form_is_light(look):
    sizes = []
    look.page.on("response", lambda answer: sizes.append(len(answer.body())))

    look.go(PATH)
    look.page.wait_for_load_state("networkidle")

    assert look.page.query_selector("script") is None
    assert sum(sizes[1:]) + len(look.page.content()) // 4 < BYTES


def test_an_officer_opens_the_same_page_from_the_rail(look):
    look.sign_in("CW")

    look.go("/meja/")
    look.page.click(f".rail a[href='{PATH}']")

    assert look.page.url == look.base + PATH
    assert look.page.locator("form.questions").count() == 1


def test_with_script_the_result_prints_and_copies(look):
    look.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    look.go(PATH)
    answer(look.page)

    look.page.evaluate("window.print = () => { document.title = 'printed'; }")
    look.page.click("[data-print]")
    look.page.click(".after summary")
    look.page.click("[data-copy-from]")
    look.page.wait_for_function(
        "document.querySelector('[data-copy-from]').textContent === 'Tersalin'"
    )

    assert look.page.title() == "printed"
    assert "Diminta membayar" in look.page.evaluate("navigator.clipboard.readText()")
