"""The meeting of 6 February 2026 becomes news: drafted, checked, approved, out, corrected."""

import time

import pytest

pytestmark = pytest.mark.browser
BYTES = 60_000
WAIT_S = 90
MEETING = "Kunjungan Komisi V DPRD ke BP3MI NTT"
FILLER = "Pertemuan berlangsung terbuka dan dicatat oleh petugas kantor."


def wait_for_the_guard(look) -> None:
    """Wait until the clock has brought the guard up to the records."""
    look.sign_in("cs")
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        look.go("/redaksi/penjaga/")
        if look.page.locator(".facts-line .chip-ok").count():
            return
        time.sleep(2)
    raise AssertionError("the guard was not brought up to date")


def approve_at_once(look, address: str) -> None:
    look.sign_in("ho")
    look.go(address)
    look.page.click(f"form[action='{address}setuju/'] button[type=submit]")


def correct(look, address: str) -> None:
    look.sign_in("cms")
    look.go(f"{address}tulis/")
    look.page.fill("#id_erratum", "Semula tertulis tanpa tempat; yang benar di Gedung BP3MI NTT.")
    look.page.click(".fields .btn-primary")
    look.page.click(f"form[action='{address}minta/'] button")
    approve_at_once(look, address)


def test_a_meeting_becomes_news_and_is_corrected(look, axe):
    page = look.page
    wait_for_the_guard(look)
    look.sign_in("cms")
    look.go("/redaksi/sumber/")
    page.locator("tr", has_text=MEETING).first.locator("button").click()
    address = page.url.removeprefix(look.base)
    page.click(f"a[href='{address}tulis/']")
    body = page.input_value("#id_body")
    kept = [part for part in body.split("\n\n") if "[KUTIPAN" not in part]
    page.fill("#id_title", f"Komisi V DPRD NTT berkunjung ke BP3MI NTT ({time.time_ns()})")
    page.fill("#id_body", "\n\n".join([*kept, FILLER]))
    page.check("#id_is_lead")
    assert barriers(page, axe) == []
    page.click(".fields .btn-primary")
    page.click(f"form[action='{address}minta/'] button")
    assert page.locator(".chip-warn", has_text="menunggu persetujuan").count() == 1
    assert barriers(page, axe) == []
    approve_at_once(look, address)
    page.click("a[href^='/berita/']")
    public = page.url.removeprefix(look.base)
    assert "KemenP2MI" in page.inner_text("article") and "Humas/" in page.inner_text("article")
    assert barriers(page, axe) == []

    correct(look, address)
    look.go(public)

    assert "Semula tertulis tanpa tempat" in page.inner_text("#ralat")
    assert "Ralat: Komisi V" in page.request.get(f"{look.base}/berita/feed/").text()
    assert look.problems == []


def test_a_stopped_draft_names_the_paragraph(look):
    page = look.page
    wait_for_the_guard(look)
    look.sign_in("cms")
    look.go("/redaksi/baru/")
    page.fill("#id_title", "Layanan kantor")
    number = "5306 0152 0390 0001"
    page.fill("#id_body", "\n\n".join([f"{FILLER} " * 5, f"Nomornya {number}.", f"{FILLER} " * 5]))
    page.click(".fields .btn-primary")
    page.click("form[action$='/minta/'] button")

    told = page.inner_text(".note-danger")
    assert "Paragraf 2" in told and "NIK" in told and number not in told


def test_the_public_list_is_light_and_needs_no_script(chromium, office, axe):
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="id-ID", java_script_enabled=False
    )
    page = context.new_page()
    sizes, asked = [], []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{office}/berita/")

    assert sum(sizes) <= BYTES and all(url.startswith(office) for url in asked)
    assert context.cookies() == []
    context.close()


def barriers(page, axe) -> list[str]:
    """Return what axe finds wrong."""
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(told => told.violations)")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
