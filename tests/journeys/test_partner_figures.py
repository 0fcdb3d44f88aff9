"""A member of parliament reads released figures: large, quiet, usable by all, nobody named."""

import pytest

pytestmark = pytest.mark.browser


def numbers(look) -> list[str]:
    """Return the numbers of the releases, newest first."""
    look.go("/mitra/angka/")
    return look.page.locator("table.list tbody tr td:first-child").all_inner_texts()


def test_the_first_page_leads_from_a_large_figure_to_its_passport(look):
    look.sign_in("DPR")
    assert look.page.url.endswith("/mitra/")
    look.go("/mitra/angka/")

    figure = look.page.locator(".headlines .stat").first
    value = figure.locator(".value").inner_text()
    figure.get_by_role("link", name="paspor").click()

    assert value.strip()[0].isdigit()
    assert "Definisi" in look.page.inner_text("main")
    assert look.problems == []


def test_a_whole_release_is_downloaded(look):
    look.sign_in("DPR")

    with look.page.expect_download() as coming:
        look.page.get_by_role("link", name="XLSX").first.click()

    assert coming.value.suggested_filename.endswith("data.xlsx")


def test_pages_of_figures_have_no_serious_barrier(look, axe):
    look.sign_in("DPR")
    found = []

    for path in (
        "/mitra/",
        "/mitra/angka/",
        *(f"/mitra/angka/{number}/" for number in numbers(look)),
    ):
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


def test_a_phone_does_not_scroll_sideways(look):
    look.sign_in("DPR")
    look.page.set_viewport_size({"width": 320, "height": 700})

    for path in ("/mitra/angka/", *(f"/mitra/angka/{number}/" for number in numbers(look))):
        look.go(path)
        wide = look.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, path
