"""Public pages on a cheap phone and to every ear: no script, no cookie, no barrier, few bytes."""

import gzip
import sys
import urllib.request

import pytest

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
# The pages of the open door that this house serves without being asked for more.
PAGES = (
    "/", "/en/", "/panduan/", "/panduan/sebelum-berangkat/", "/panduan/paspor-ditahan/",
    "/panduan/surat/", "/en/panduan/hak/", "/panduan/negara/", "/panduan/negara/my/",
    "/panduan/nomor/", "/panduan/poster/", "/cek-tawaran/", "/data/", "/peraturan/",
)  # fmt: skip
FIRST_VISIT = 60_000
# Kilobits a second of a modem: the slowest line on which the house must be usable.
SLOWEST = 28.8


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


def test_from_the_first_page_to_a_mission_without_script_or_cookie(phone):
    phone.goto(phone.base + "/")
    phone.click("text=Kalau paspor saya ditahan")
    title = phone.inner_text("h1")
    phone.goto(phone.base + "/panduan/negara/")
    phone.click("main >> text=Malaysia")

    assert title == "Kalau paspor saya ditahan"
    assert phone.inner_text("h1") == "Malaysia"
    assert "KJRI Kota Kinabalu" in phone.inner_text("main")
    assert phone.context.cookies() == []
    assert {url for url in phone.asked if not url.startswith((phone.base, "data:"))} == set()


@pytest.mark.parametrize("path", PAGES)
def test_no_barrier_of_any_level_on_a_phone_or_a_desk(look, axe, path):
    for size in (PHONE, {"width": 1280, "height": 900}):
        look.page.set_viewport_size(size)
        look.go(path)
        look.page.evaluate(axe)
        found = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        wide = look.page.evaluate("document.documentElement.scrollWidth")

        barriers = [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]
        assert barriers == [], path
        assert wide <= size["width"], path
    assert look.problems == []


def test_a_first_visit_weighs_little_and_says_how_long_it_takes(phone, capsys):
    lines = []
    for path in PAGES:
        phone.asked.clear()
        phone.goto(phone.base + path)
        size = sum(packed(url) for url in dict.fromkeys(phone.asked))
        lines.append(f"{path:<34}{size:>8} bytes {size * 8 / (SLOWEST * 1000):>6.1f} s")
        assert path != "/" or size <= FIRST_VISIT
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")


def packed(url: str) -> int:
    """Return how many bytes an address costs a reader who takes gzip."""
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        body = answer.read()
        assert answer.headers.get("Content-Encoding") != "gzip" or gzip.decompress(body)
    return len(body)
