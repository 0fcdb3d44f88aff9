"""Screenshots of the pages on cases, for the documents."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
IMAGES = os.environ.get("SASANDO_DOCS_IMAGES", "")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return where the images go."""
    found = Path(IMAGES) if IMAGES else tmp_path
    found.mkdir(parents=True, exist_ok=True)
    return found


def first(look, query: str) -> str:
    """Return the address of the first case of a list."""
    look.go(f"/meja/kasus/?daftar=semua&{query}")
    return look.page.locator("table.list a").first.get_attribute("href")


def test_docs_images_of_cases_are_taken(look, folder):
    look.sign_in("CS")
    complaint, group = first(look, "jenis=complaint"), first(look, "jenis=deported")
    pages = {
        "kasus-baru": "/meja/kasus/baru/",
        "kasus-daftar": "/meja/kasus/?daftar=tim",
        "pengaduan-langkah": f"{complaint}rencana/",
        "berbagi": f"{complaint}berbagi/",
        "rombongan-orang": f"{group}orang/",
        "rombongan-bast": f"{group}rombongan/bast/",
    }

    for name, path in pages.items():
        assert look.go(path).status == 200
        look.page.screenshot(path=str(folder / f"{name}.png"))

    assert {path.stem for path in folder.glob("*.png")} >= set(pages)


def test_docs_images_of_a_death_are_taken(look, folder):
    look.sign_in("CW")
    death = first(look, "jenis=deceased")
    pages = {"kasus-jenazah": death, "kabar-tiba": f"{death}kabar-tiba/"}

    for name, path in pages.items():
        assert look.go(path).status == 200
        look.page.screenshot(path=str(folder / f"{name}.png"))

    assert {path.stem for path in folder.glob("*.png")} >= set(pages)


def test_docs_images_of_screening_are_taken(look, folder):
    look.sign_in("CS")
    number = first(look, "jenis=complaint")
    look.go(number)
    number = look.page.locator(".crumbs").inner_text().rpartition("/")[2].strip()
    look.sign_in("SCR")

    look.go(f"/meja/penapisan/baru/?kasus={number}")
    look.page.locator("table.list").get_by_role("button").or_(
        look.page.locator("table.list a.btn")
    ).first.click()
    look.page.screenshot(path=str(folder / "penapisan.png"))

    assert "perdagangan" not in look.page.inner_text("h1").lower()
    assert look.page.locator("form fieldset, form select").count() > 10
