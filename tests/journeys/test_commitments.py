"""The follow-up before all of DPRD is prepared end to end by three people, each in their role."""

from datetime import timedelta

import icalendar
import pytest
import vobject

from sasando.config.clock import now
from sasando.foundation.access.actor import office_day

pytestmark = pytest.mark.browser
BASE, PARTNERS = "/meja/komitmen/", "/mitra/komitmen/"
TITLE = "Paparan di hadapan seluruh anggota"
PROMISED = "Komisi V menjadwalkan RDP anggaran pemulangan"
FIRST = "Kunjungan Komisi V DPRD ke BP3MI NTT"
LAID_OUT_MS = 60_000


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def signed_paparan(look) -> str:
    """Let one officer prepare the paparan and the head sign it; return its number."""
    page = look.page
    page.set_default_timeout(LAID_OUT_MS)
    look.sign_in("PO")
    look.go("/meja/paparan/baru/")
    page.fill("[name=period]", "2025")
    page.click("main form button[type=submit]")
    url = page.url
    press(page, "Minta tanda tangan")
    look.sign_in("HO")
    page.goto(url)
    press(page, "Tanda tangani")
    return page.url.rstrip("/").rpartition("/")[2]


def plan(look, title: str, *, days: int) -> str:
    """Plan a meeting that follows the visit of February; return its address."""
    page, day = look.page, office_day(now()) + timedelta(days=days)
    look.go(f"{BASE}rapat/baru/")
    page.select_option("[name=kind]", "plenary")
    page.fill("[name=title]", title)
    page.fill("[name=held_on]", f"{day:%d/%m/%Y}")
    page.fill("[name=starts_at]", "10.00")
    page.fill("[name=ends_at]", "12.00")
    page.fill("[name=site]", "Ruang sidang utama DPRD")
    follows = page.locator("[name=follows] option", has_text=FIRST).get_attribute("value")
    page.select_option("[name=follows]", follows)
    page.check("[name=visibility][value=partners]")
    press(page, "Simpan")
    return page.url


def lay_out(look, url: str, number: str) -> None:
    """Write agenda and guests, and lay the paparan beside the meeting."""
    page = look.page
    for title in ("Yang masih terbuka", "Gambaran umum pekerja migran NTT"):
        page.goto(f"{url}acara/")
        page.fill("[name=title]", title)
        press(page, "Simpan")
    page.goto(f"{url}peserta/")
    page.select_option("[name=party]", "i:DPRD-NTT")
    page.fill("[name=role]", "Pimpinan dan seluruh anggota")
    press(page, "Simpan")
    page.goto(f"{url}dokumen/")
    page.fill("[name=title]", "Paparan gambaran umum")
    page.select_option("[name=brief]", number)
    press(page, "Simpan")


def downloaded(page, name: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("link", name=name, exact=True).click()
    return coming.value.path().read_bytes()


def check_invitation(look) -> None:
    """Open the invitation in two readers that know nothing of us."""
    data = downloaded(look.page, ".ics")
    event = vobject.readOne(data.decode()).vevent
    assert event.summary.value == TITLE
    assert "Gambaran umum pekerja migran NTT" in event.description.value
    assert icalendar.Calendar.from_ical(data).events[0]["LOCATION"].startswith("Ruang")


def promise(look, url: str) -> None:
    """Hold the meeting and write down what the commission promised in it."""
    page, due = look.page, office_day(now()) + timedelta(days=30)
    page.goto(f"{url}terlaksana/")
    press(page, "Tandai terlaksana")
    page.goto(f"{url}pernyataan/")
    page.check("[name=kind][value=promise]")
    page.fill("[name=words]", f"{PROMISED}.")
    page.select_option("[name=owner]", "u:DPRD-NTT-KOMISI-V")
    page.fill("[name=due_on]", f"{due:%d/%m/%Y}")
    page.check("[name=visibility][value=partners]")
    press(page, "Simpan")


def report(look) -> None:
    """Let the commission report on its promise."""
    page = look.page
    look.go(PARTNERS)
    follow(page, PROMISED)
    follow(page, "Laporkan kemajuan")
    page.check("[name=says][value=going]")
    page.fill("[name=words]", "Jadwal dimintakan ke Badan Musyawarah.")
    press(page, "Kirim ke kantor")


def test_invitation_agenda_paparan_minutes_and_commitments_by_three_roles(look):
    number, page = signed_paparan(look), look.page
    look.sign_in("PO")
    url = plan(look, TITLE, days=0)
    lay_out(look, url, number)
    check_invitation(look)
    follow(page, "Halaman pertama rapat ini")
    first = page.inner_text("main")
    assert "Dana abadi pekerja migran" in first and "Bukti belum dilihat" in first

    look.sign_in("DPR")
    page.goto(f"{look.base}{PARTNERS}rapat/{url.rstrip('/').rpartition('/')[2]}/")
    assert "Gambaran umum pekerja migran NTT" in page.inner_text("main")
    assert downloaded(page, "Paparan gambaran umum").startswith(b"%PDF")

    look.sign_in("PO")
    promise(look, url)
    look.sign_in("HO")
    page.goto(f"{url}setujui/")
    press(page, "Setujui notulen")
    assert "Notulen disetujui" in page.inner_text("main")
    assert downloaded(page, "Notulen").startswith(b"%PDF")

    look.sign_in("DPR")
    report(look)
    assert "Jadwal dimintakan ke Badan Musyawarah." in page.inner_text("main")
    assert "Berjalan" in page.inner_text("main .facts-line")
    assert look.problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_commitments_have_no_serious_barrier_and_fit_a_phone(look, axe, theme):
    look.page.emulate_media(color_scheme=theme)
    look.page.set_viewport_size({"width": 320, "height": 740})
    found, wide = [], []

    for role, paths in (
        ("PO", (BASE, f"{BASE}semua/", f"{BASE}rapat/", f"{BASE}rapat/baru/", "@Kunjungan",
                "@Halaman pertama", f"{BASE}peraturan/", "@Rancangan Perda")),
        ("REG", (PARTNERS, "@Loket LTSA", "@Laporkan kemajuan", f"{PARTNERS}peraturan/",
                 "@Rancangan Perda")),
    ):  # fmt: skip
        look.sign_in(role)
        for path in paths:
            if path.startswith("@"):
                if path == "@Kunjungan":
                    look.go(BASE)
                follow(look.page, path[1:])
            else:
                look.go(path)
            look.page.evaluate(axe)
            result = look.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [
                (role, path, item["id"], item["nodes"][0]["html"][:120])
                for item in result["violations"]
                if item["impact"] in ("serious", "critical")
            ]
            if look.page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append((role, path))

    assert found == []
    assert wide == []
    assert look.problems == []
