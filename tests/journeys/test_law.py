"""A text of law is uploaded, mended, accepted and found; a day is answered; without scripts."""

import pytest

pytestmark = pytest.mark.browser
LIST = "/meja/peraturan/instrumen/"
ACT = f"{LIST}id/act/uu/2017/18/"
LAW = "BAB I\nUMUM\nPasal 1\nSatu zamrud.\nPasal\n(1) Lupa nomornya."


@pytest.fixture
def plain(look):
    """Return the page of a supervisor without scripts."""
    look.sign_in("CS")
    context = look.page.context.browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False,
        storage_state=look.page.context.storage_state(),
    )  # fmt: skip
    yield context.new_page()
    context.close()


def test_a_text_is_mended_accepted_and_found(look, plain):
    plain.goto(f"{look.base}{ACT}naskah/unggah/")
    plain.set_input_files(
        "input[type=file]", {"name": "uu.txt", "mimeType": "text/plain", "buffer": LAW.encode()}
    )
    plain.fill("[name=source_seen]", "JDIH (uji)")
    plain.click("main form button[type=submit]")
    assert "Baris 5: pasal tanpa nomor" in plain.inner_text("main")
    assert plain.get_by_role("button", name="Terima naskah").count() == 0

    plain.fill("[name=text]", LAW.replace("\nPasal\n", "\nPasal 2\n"))
    plain.get_by_role("button", name="Bagi ulang").click()
    plain.get_by_role("button", name="Terima naskah").click()

    assert plain.locator("#art_2__para_1").inner_text() == "(1) Lupa nomornya."
    plain.goto(f"{look.base}{LIST}?q=zamrud")
    plain.get_by_role("link", name="UU 18/2017 Pasal 1").click()
    assert "Satu zamrud." in plain.inner_text("main")


def test_a_day_is_answered_with_both_readings(look, plain):
    plain.goto(f"{look.base}/meja/peraturan/pada-tanggal/")

    plain.fill("[name=tanggal]", "6 Februari 2026")
    plain.select_option("[name=pokok]", "placement_cost")
    plain.get_by_role("button", name="Saring").click()

    told = plain.inner_text("main")
    assert "Dipersoalkan; semua bacaan ditunjukkan." in told
    assert "tanpa kecuali" in told
    assert "mungkin tidak mutlak" in told
