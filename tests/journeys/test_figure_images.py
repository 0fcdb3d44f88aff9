"""Screenshots of releases, exploring and emergency openings, for the documents."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
IMAGES = os.environ.get("SASANDO_DOCS_IMAGES", "")
QUESTION = "indikator=placements_by_origin&menurut=year&menurut=sex&periode=2023..2025"
LEFT = "indikatora=placements_by_origin&periodea=2025"
RIGHT = "indikatorb=placements_served_by_office&periodeb=2025"
URGENT = "Keluarga menunggu kabar jam terbang; pemilik kasus sedang di Nunukan."


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return where the images go."""
    found = Path(IMAGES) if IMAGES else tmp_path
    found.mkdir(parents=True, exist_ok=True)
    return found


def shoot(look, folder: Path, name: str) -> None:
    """Take the page as it stands."""
    look.page.screenshot(path=str(folder / f"{name}.png"))
    assert (folder / f"{name}.png").stat().st_size > 10_000


def test_docs_images_of_releases_are_taken(look, folder):
    look.sign_in("PO")
    look.go("/meja/rilis/baru/?contoh=pulau")
    shoot(look, folder, "rilis-rencana")
    look.page.get_by_role("button", name="Simpan").click()
    look.page.get_by_role("button", name="Audit").click()
    shoot(look, folder, "rilis-draf")
    look.page.get_by_role("link", name="Pratinjau").click()
    shoot(look, folder, "rilis-pratinjau")

    look.page.go_back()
    look.page.get_by_role("button", name="Buang draf").click()

    look.go("/meja/rilis/")
    assert "Tidak ada draf" in look.page.inner_text("main")


def test_docs_images_of_partners_figures_are_taken(look, folder):
    look.sign_in("DPR")

    shoot(look, folder, "mitra-angka")

    assert look.page.locator(".headlines .stat").count() >= 4


def test_docs_images_of_exploring_are_taken(look, folder):
    look.sign_in("HO")

    for name, path in {
        "jelajah": f"/meja/jelajah/?{QUESTION}",
        "sandingkan": f"/meja/jelajah/sandingkan/?{LEFT}&{RIGHT}",
    }.items():
        assert look.go(path).status == 200
        shoot(look, folder, name)

    assert look.problems == []


def test_docs_images_of_an_emergency_opening_are_taken(look, folder):
    look.sign_in("CW")
    look.go("/meja/kasus/?daftar=semua&jenis=complaint")
    look.page.locator("table.list a").first.click()
    number = look.page.locator(".crumbs").inner_text().rpartition("/")[2].strip()
    look.sign_in("CW2")
    look.go("/meja/kasus/darurat/")
    look.page.fill("[name=number]", number)
    look.page.fill("[name=reason]", URGENT)
    shoot(look, folder, "darurat-buka")
    look.page.get_by_role("button", name="Buka untuk dibaca").click()

    look.sign_in("HO")
    look.go("/meja/kasus/darurat/tinjauan/")
    shoot(look, folder, "darurat-tinjauan")
    look.page.fill("[name=note] >> nth=0", "Pemilik memang tidak terjangkau.")
    look.page.click("button[value=justified] >> nth=0")

    assert "beralasan" in look.page.inner_text("main")
