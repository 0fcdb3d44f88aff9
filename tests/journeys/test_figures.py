"""Staff ask the figures without scripts; nothing on the figures' pages stands in anyone's way."""

import pytest

pytestmark = pytest.mark.browser
EXPLORE = "/meja/jelajah/"
ORIGIN = "?indikator=placements_by_origin&menurut=origin_regency"
PAGES = (
    EXPLORE,
    f"{EXPLORE}{ORIGIN}&menurut=sex&wilayah=53.SUMBA&sel=53.18&sel=P#paspor",
    f"{EXPLORE}{ORIGIN}&menurut=country",
    f"{EXPLORE}?indikator=deaths&menurut=year",
    f"{EXPLORE}?indikator=deaths&wilayah=31.71",
    f"{EXPLORE}paspor/{ORIGIN}&sel=53.18",
    f"{EXPLORE}sandingkan/",
    f"{EXPLORE}sandingkan/?indikatora=deaths&indikatorb=deportees&wilayahb=53.21",
    "/meja/rilis/",
)


@pytest.fixture
def plain(look):
    """Return a page of the signed-in officer that runs no scripts."""
    look.sign_in("PO")
    browser = look.page.context.browser
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False,
        storage_state=look.page.context.storage_state(),
    )  # fmt: skip
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_pages_have_no_serious_barrier(look, axe, theme):
    look.sign_in("PO")
    look.page.emulate_media(color_scheme=theme)
    found = []

    for path in PAGES:
        look.go(path)
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, item["id"], item["nodes"][0]["html"][:120])
            for item in result["violations"]
            if item["impact"] in ("serious", "critical")
        ]

    assert found == []
    assert look.problems == []


def test_a_question_is_asked_and_its_figure_opened_without_scripts(look, plain):
    plain.goto(look.base + EXPLORE)
    plain.select_option("#indikator", "placements_by_origin")
    plain.click("main form[method=get] button")
    plain.select_option("#menurut1", "origin_regency")
    plain.select_option("#wilayah", "53.SUMBA")
    plain.fill("#periode", "2025")
    plain.click("main form[method=get] button")
    asked = plain.url
    rows = plain.locator("main table tbody tr").count()

    plain.reload()
    assert plain.url == asked
    assert plain.input_value("#wilayah") == "53.SUMBA"
    assert plain.locator("main table tbody tr").count() == rows == 5
    assert plain.locator("figure svg[role=img]").is_visible()

    figure = plain.locator("tr", has_text="Sumba Barat Daya").get_by_role("link")
    said = figure.inner_text()
    assert not plain.locator("#paspor").is_visible()
    figure.click()
    drawer = plain.locator("#paspor")
    assert drawer.is_visible()
    assert drawer.locator(".big").inner_text() == said
    for field in ("Definisi", "Penyebut", "Sumber", "Data sampai", "Tersisih", "Ditandatangani"):
        assert field in drawer.inner_text()

    drawer.get_by_role("link", name="Tutup").click()
    assert not drawer.is_visible()


def test_flows_are_one_step_away_and_keep_the_place(look):
    look.sign_in("PO")
    look.go(f"{EXPLORE}?indikator=placements_by_origin&wilayah=53.SUMBA")

    look.page.get_by_role("link", name="Asal ke tujuan").click()

    assert look.page.input_value("#wilayah") == "53.SUMBA"
    assert "Dari asal ke tujuan" in look.page.inner_text("main")
    assert look.page.locator("figure svg[role=img]").is_visible()


@pytest.mark.parametrize("path", PAGES[:4])
def test_no_figures_page_scrolls_sideways_on_a_phone(look, path):
    look.sign_in("PO")
    look.page.set_viewport_size({"width": 360, "height": 740})

    look.go(path)

    assert look.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert look.page.locator(".figure-map .sheet:visible").count() == 0
