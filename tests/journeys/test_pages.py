"""Every page of every role opens in a real Chromium, quietly, and can be used by all."""

import re
from collections import Counter

import pytest

pytestmark = pytest.mark.browser

ROLES = ("CW", "CS", "PO", "HO", "CUS", "AUD", "ADM")
FIRST = ("/meja/", "/", "/en/", "/data/", "/data/pertentangan/", "/en/data/", "/akun/")
KEY_PAGES = (
    "/meja/",
    "/meja/pekerja/",
    "/meja/pekerja/baru/",
    "/meja/penempatan/",
    "/meja/kepulangan/",
    "/meja/layanan/",
    "/meja/impor/",
    "/meja/angka/",
    "/meja/angka/pertentangan/",
    "/",
    "/data/",
    "/data/pertentangan/",
)
PUBLIC = ("/", "/data/", "/data/deaths_repatriated/", "/en/", "/en/data/")
BYTES_OF_A_PUBLIC_PAGE = 60_000


def shape(path: str) -> str:
    """Return an address without its refs and values, so that one of a kind is enough."""
    bare = re.sub(r"\?.*", "?", path)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|paspor/[^/]+", "X", bare)


def links(look) -> list[str]:
    hrefs = look.page.eval_on_selector_all(
        "a[href]", "found => found.map(link => link.getAttribute('href'))"
    )
    here = look.page.url.removeprefix(look.base).split("?")[0]
    whole = [here + href if href.startswith("?") else href for href in hrefs]
    return [href.split("#")[0] for href in whole if href.startswith("/")]


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_opens_quietly(look, role):
    look.sign_in(role)
    waiting, seen, kinds, broken = list(FIRST), set(), Counter(), []

    while waiting and len(seen) < 120:
        path = waiting.pop(0)
        if path in seen or re.search(r"\.(csv|json|jsonld)|/contoh/|/berkas/|unduh", path):
            continue
        seen.add(path)
        answer = look.go(path)
        if answer.status >= 400:
            broken.append((path, answer.status))
        for link in links(look):
            kinds[shape(link)] += link not in waiting and link not in seen
            if kinds[shape(link)] <= 2:
                waiting.append(link)

    assert broken == []
    assert look.problems == []
    assert len(seen) > 15


def test_key_pages_have_no_serious_barrier(look, axe):
    look.sign_in("CS")
    found = []

    for path in KEY_PAGES:
        look.go(path)
        look.page.evaluate(axe)
        result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, item["id"], item["nodes"][0]["html"][:120])
            for item in result["violations"]
            if item["impact"] in ("serious", "critical")
        ]

    assert found == []


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_light_and_sets_no_cookie(look, path):
    sizes = []
    look.page.on("response", lambda answer: sizes.append(len(answer.body())))

    look.go(path)
    look.page.wait_for_load_state("networkidle")

    assert look.page.context.cookies() == []
    assert look.page.query_selector("script") is None
    assert sum(sizes[1:]) + len(look.page.content()) // 4 < BYTES_OF_A_PUBLIC_PAGE


@pytest.mark.parametrize("path", ["/", "/data/", "/meja/", "/meja/pekerja/"])
def test_no_page_scrolls_sideways_on_a_phone(look, path):
    look.sign_in("CS")
    look.page.set_viewport_size({"width": 360, "height": 740})

    look.go(path)

    wide = look.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
