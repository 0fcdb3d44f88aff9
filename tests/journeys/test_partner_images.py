"""Screenshot of the partners' door, for the documents."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
IMAGES = os.environ.get("SASANDO_DOCS_IMAGES", "")


def test_docs_images_of_the_partners_door_are_taken(look, tmp_path):
    folder = Path(IMAGES) if IMAGES else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    look.sign_in("DPR")

    assert look.go("/mitra/").status == 200
    look.page.screenshot(path=str(folder / "pintu-mitra.png"))

    assert "Paparan bertanda tangan" in look.page.inner_text("main")
    assert (folder / "pintu-mitra.png").stat().st_size > 10_000
    assert look.problems == []
