"""A brief is prepared, looked at and signed without scripts; its pages stand in nobody's way."""

import pytest

pytestmark = pytest.mark.browser
LIST = "/meja/paparan/"
LAID_OUT_MS = 60_000


@pytest.fixture
def plain(look):
    """Return a function that gives an officer's page without scripts."""
    opened = []

    def go(role):
        look.sign_in(role)
        context = look.page.context.browser.new_context(
            viewport={"width": 1280, "height": 900}, java_script_enabled=False,
            storage_state=look.page.context.storage_state(),
        )  # fmt: skip
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(LAID_OUT_MS)
        return page

    yield go
    for context in opened:
        context.close()


def prepared(look, page) -> str:
    """Prepare a brief with one sheet and return its address."""
    page.goto(f"{look.base}{LIST}baru/")
    page.fill("[name=period]", "2025")
    page.check("input[name=which][value=some]")
    page.check("input[name=codes][value='53.21']")
    page.click("main form button[type=submit]")
    return page.url


def test_a_brief_is_prepared_looked_at_and_signed_by_someone_else(look, plain):
    maker = plain("PO")
    url = prepared(look, maker)
    maker.goto(f"{url}berkas/gambaran-umum.html?lihat=1")
    assert "Rancangan, belum ditandatangani" in maker.inner_text("body")
    maker.goto(url)
    maker.get_by_role("button", name="Minta tanda tangan").click()
    assert "menunggu tanda tangan" in maker.inner_text("main")

    head = plain("HO")
    head.goto(url)
    head.get_by_role("button", name="Tanda tangani").click()

    assert "/meja/paparan/PA-" in head.url
    signed = head.inner_text("main .facts-line")
    assert "Kepala kantor" in signed
    head.goto(f"{head.url}berkas/gambaran-umum.html?lihat=1")
    assert "Ditandatangani" in head.inner_text("body")
    assert "belum ditandatangani" not in head.inner_text("body")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_briefs_have_no_serious_barrier(look, axe, plain, theme):
    maker = plain("PO")
    url = prepared(look, maker)
    look.page.emulate_media(color_scheme=theme)
    look.page.set_viewport_size({"width": 360, "height": 740})
    found, wide = [], []

    for path in (LIST, f"{LIST}baru/", url.removeprefix(look.base)):
        look.go(path)
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, item["id"], item["nodes"][0]["html"][:120])
            for item in result["violations"]
            if item["impact"] in ("serious", "critical")
        ]
        if look.page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(path)

    assert found == []
    assert wide == []
    assert look.problems == []
