"""Every page of the open door, found by following its links: no barrier of any level (P7)."""

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation

from sasando.config.urls_public import public_urls
from tests.journeys.test_reports import PATH, STORY, come_back, press

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOOKS = ((PHONE, "light"), (DESK, "dark"))
LINK = re.compile(rb'<a [^>]*?href="([^"]+)"')
MOST_OF_A_KIND, PATIENCE = 2, 400
# No page to look at: what these addresses give is read by machines, printed or heard.
NO_PAGE = {
    "commitments:calendar", "figures:csv", "figures:json", "figures:catalogue",
    "figures:releases_feed", "figures:release_file", "figures:release_passport_json",
    "figures:passport_json", "figures:indicator_csv", "guides:poster", "guides:audio",
    "news:feed", "news:picture", "regulations:metadata",
}  # fmt: skip
# Reached by what the office hands over, a link or a slip; and what nobody wrote yet.
NOT_LINKED = {"report:notice", "report:family", "guides:spoken"}
ASKED = (
    "/berita/?q=rilis", "/berita/?q=tidakadakatabegini", "/en/berita/?q=rilis",
    "/peraturan/?q=pelindungan", "/peraturan/?q=tidakadakatabegini",
    "/peraturan/pada-tanggal/?tanggal=2026-02-11", "/lapor/keluarga/", "/en/lapor/keluarga/",
    "/tidak-ada/", "/berita/arsip/2026/1/",
)  # fmt: skip


def kind_of(path: str) -> str:
    """Return the route behind an address of the open door; empty when it is none."""
    with translation.override("id"):
        try:
            found = resolve(path, urlconf="sasando.config.urls_public")
        except Resolver404:
            return ""
    return ":".join(found.namespaces + [found.url_name])


def routes() -> set[str]:
    return {
        f"{part.namespace}:{route.name}" for part in public_urls[0] for route in part.url_patterns
    }


def fetched(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return answer.read() if is_page else b""
    except urllib.error.HTTPError:
        return b""


def linked(base: str) -> dict[str, str]:
    """Return addresses of pages with their route: in each language a few of every route."""
    waiting, known = deque(["/", "/en/"]), {"/", "/en/"}
    found, many, asked = {}, Counter(), 0
    while waiting and asked < PATIENCE:
        path = waiting.popleft()
        bare = urlsplit(path).path
        language, kind = bare[:4] == "/en/", kind_of(bare.removeprefix("/en") or "/")
        if not kind or kind in NO_PAGE or many[language, kind] >= MOST_OF_A_KIND:
            continue
        body, asked = fetched(base + path), asked + 1
        if not body:
            continue
        many[language, kind] += 1
        found[path] = kind
        links = (urljoin(path, link.decode()) for link in LINK.findall(body))
        for link in (urldefrag(one.replace("&amp;", "&"))[0] for one in links):
            if link.startswith("/") and link not in known:
                known.add(link)
                waiting.append(link)
    return found


def barriers(page, axe: str, name: str) -> list[tuple]:
    """Return what is in the way on the page that stands open, on a phone and on a desk."""
    found = []
    for size, theme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.evaluate(axe)
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (name, theme, one["id"], one["nodes"][0]["html"][:160]) for one in told["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            found.append((name, theme, "wider than the screen", wide))
    return found


def test_no_barrier_of_any_level_on_any_page_that_the_open_door_links_to(look, axe):
    pages = linked(look.base)
    found = []
    for path in [*pages, *ASKED]:
        look.go(path)
        found += barriers(look.page, axe, path)

    assert routes() - {kind.removeprefix("public:") for kind in pages.values()} <= (
        NO_PAGE | NOT_LINKED
    )
    assert "\n".join(str(one) for one in found) == ""
    assert [told for told in look.problems if "404" not in told[1]] == []


@pytest.mark.parametrize("language", ["", "/en"])
def test_no_barrier_of_any_level_from_the_first_step_to_the_proof(look, axe, language):
    page, found = look.page, []

    def look_at(name: str) -> None:
        page.wait_for_load_state()
        found.extend(barriers(page, axe, name))

    def onward(name: str) -> None:
        page.locator("form:has([name=step]):not(:has([name=act])) button[type=submit]").last.click()
        look_at(name)

    look.go(f"{language}{PATH}")
    look_at("danger")
    onward("danger, nothing chosen")
    page.check("input[value=yes]")
    onward("help")
    onward("story")
    onward("story, nothing written")
    page.fill("textarea", STORY)
    for name in ("where", "reach", "send"):
        onward(name)
    onward("filed")
    receipt = page.inner_text(".digits")
    look.go(f"{language}{PATH}resi/")
    page.fill("input[name=receipt]", "1234")
    page.locator("form:has([name=receipt]) button[type=submit]").last.click()
    look_at("receipt, mistyped")
    page.fill("input[name=receipt]", receipt)
    page.locator("form:has([name=receipt]) button[type=submit]").last.click()
    look_at("thread")

    assert found == []
    assert [told for told in look.problems if "422" not in told[1]] == []


def test_no_barrier_of_any_level_on_what_follows_a_receipt(look, axe):
    page, found = look.page, []
    look.go(PATH)
    page.check("input[value=no]")
    press(page, "Lanjut")
    page.fill("textarea", f"{STORY} Kedua.")
    for _step in range(3):
        press(page, "Lanjut")
    press(page, "Segel dan kirim")
    page.wait_for_selector(".digits")
    receipt = page.inner_text(".digits")

    come_back(page, look.base, receipt)
    page.click("button[name=act][value=proof], form:has([name=act][value=proof]) button")
    page.wait_for_load_state()
    found += barriers(page, axe, "proof")
    come_back(page, look.base, receipt)
    page.fill("textarea[name=text]", "Ada kabar baru.")
    press(page, "Segel dan kirim")
    found += barriers(page, axe, "added")

    assert found == []
    assert look.problems == []
