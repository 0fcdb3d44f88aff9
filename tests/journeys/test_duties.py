"""From a unit's telephone through the office into the matrix that parliament reads."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
MATRIX = "/meja/kewajiban/"
CELL = "kabupaten/53.07/i/"


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).last.click()
    page.wait_for_load_state()


def follow(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


@pytest.fixture
def phone(look):
    """Return a telephone without scripts, signed in as the regency's clerk."""
    context = look.page.context.browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{look.base}/masuk/demo/")
    page.click("button[value=demo-reg]")
    yield page
    context.close()


def test_a_photo_from_a_telephone_becomes_a_sign_in_the_matrix(look, phone, tmp_path):
    photo = Path(tmp_path) / "anggaran.txt"
    photo.write_text("Baris anggaran pelatihan, contoh.", encoding="utf-8")
    phone.goto(f"{look.base}/mitra/kewajiban/{CELL}")
    follow(phone, "Serahkan bukti")
    phone.fill("input[name=title]", "Baris anggaran pelatihan (contoh)")
    phone.set_input_files("input[name=file]", str(photo))
    press(phone, "Kirim ke kantor")
    assert "menunggu pemeriksaan" in phone.content()

    look.sign_in("CS")
    look.go(f"{MATRIX}bukti/")
    follow(look.page, "Baris anggaran pelatihan (contoh)")
    look.page.check("input[name=outcome][value=part]")
    look.page.fill("input[name=next_review_on]", "31/12/2030")
    press(look.page, "Tulis hasil pemeriksaan")

    look.go(MATRIX)
    sign = look.page.get_by_label("Sikka, huruf i, Dana vokasi: sebagian")
    sign.click()
    look.page.wait_for_load_state()
    assert "Baris anggaran pelatihan (contoh)" in look.page.inner_text("aside.matrix-side")
    phone.goto(f"{look.base}/mitra/kewajiban/{CELL}")
    assert "menunjukkan sebagian" in phone.content()
    assert look.problems == []


def test_the_matrix_fits_a_telephone_one_regency_to_a_screen(look):
    look.sign_in("PO")
    look.page.set_viewport_size({"width": 360, "height": 740})

    look.go(f"{MATRIX}#r-53.07")

    assert look.page.evaluate("document.documentElement.scrollWidth") <= 360
    row = look.page.locator("tr[id='r-53.07']")
    assert row.locator("td a:visible").count() == 11
    height = row.bounding_box()["height"]
    assert 740 <= height <= 820
    assert "belum ada bukti pada kami" in row.inner_text()


def test_matrix_and_cell_have_no_serious_barrier(look, axe):
    found = []
    for role, paths in {
        "PO": (MATRIX, f"{MATRIX}?sel=53.07-b", f"{MATRIX}kabupaten/53.07/b/", f"{MATRIX}bukti/"),
        "DPR": ("/mitra/kewajiban/matriks/",),
        "REG": (f"/mitra/kewajiban/{CELL}", f"/mitra/kewajiban/{CELL}bukti/"),
    }.items():
        look.sign_in(role)
        for path in paths:
            look.go(path)
            look.page.evaluate(axe)
            answer = look.page.evaluate("axe.run()")
            found += [
                (path, each["id"], each["nodes"][0]["html"][:120])
                for each in answer["violations"]
                if each["impact"] in ("serious", "critical")
            ]

    assert found == []
