"""A complaint pasted from WhatsApp goes through its six steps, is closed by two, and reopened."""

import time

import pytest

pytestmark = pytest.mark.browser
MESSAGE = (
    "[24/11/2026 09.12] Mama Uji Tersia: Selamat pagi bapak\n"
    "[24/11/2026 09.13] Mama Uji Tersia: nama Rofina Uji Kabosu, gaji 4 bulan belum dibayar di "
    "Sabah. HP saya 081234567899\n"
)
INTAKE_S = 180
STEPS = (
    ("complete", ""), ("verified", ""), ("clarification_1", "denied"),
    ("clarification_2", "admitted"), ("mediation", "failed"), ("sanction_advice", ""),
)  # fmt: skip


def save(look) -> None:
    look.page.click("form.fields button.btn-primary")


def taken_in(look) -> str:
    look.go("/meja/kasus/baru/")
    look.page.click("main details.panel summary")
    look.page.fill("textarea[name=message]", MESSAGE)
    look.page.click("button[name=read]")
    assert look.page.input_value("input[name=name]") == "Rofina Uji Kabosu"
    assert look.page.input_value("input[name=complainant_name]") == "Mama Uji Tersia"
    assert look.page.input_value("select[name=category]") == "GAJI_TIDAK_DIBAYAR"
    look.page.select_option("select[name=complainant_kinship]", "parent")
    look.page.select_option("select[name=country]", "MY")
    save(look)
    if look.page.query_selector("input[name=person][value=new]"):
        look.page.check("input[name=person][value=new]")
        save(look)
    return look.page.url.removeprefix(look.base)


def recorded(look, case: str, step: str, result: str) -> None:
    look.go(f"{case}langkah/{step}/")
    if result:
        look.page.select_option("select[name=result]", result)
    save(look)


def filled(look, path: str, **values: str) -> None:
    look.go(path)
    for name, value in values.items():
        field = look.page.locator(f"[name={name}]").first
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            look.page.check(f"input[name={name}][value={value}]")
        else:
            field.fill(value)
    save(look)


def closed_by_another(look, case: str) -> None:
    """Let the supervisor agree, from what waits for a decision on the desk."""
    look.sign_in("CS")
    look.go("/meja/")
    look.page.locator("aside").get_by_text("Tutup KS-").last.click()
    look.page.check("input[name=agree][value=yes]")
    save(look)
    look.go(case)
    assert "Kasus ini sudah ditutup" in look.page.inner_text("main")


def test_a_complaint_runs_through_six_steps_to_its_end_and_is_opened_again(look):
    look.sign_in("CW")
    began = time.monotonic()
    case = taken_in(look)
    assert time.monotonic() - began < INTAKE_S
    assert "Rofina Uji Kabosu" in look.page.inner_text("h1")
    # A rule that nobody verified shows so and starts no clock.
    assert "belum diverifikasi" in look.page.inner_text(".clocks").lower()

    filled(look, f"{case}asesmen/", text="Aman di rumah teman. Ingin gajinya dibayar.")
    filled(look, f"{case}tugas/", kind="goal", what="Gaji empat bulan dibayar")
    filled(look, f"{case}kerabat/", kinship="parent", how="Kartu keluarga dilihat.")
    look.go(f"{case}tutup/")
    look.page.select_option("select[name=ground]", "PENGADU_TIDAK_TERHUBUNG")
    save(look)
    assert "Coba hubungi lewat sedikitnya dua saluran" in look.page.inner_text("main")
    for step, result in STEPS:
        recorded(look, case, step, result)
    look.go(case)
    assert look.page.locator(".step-rail .is-done").count() == len(STEPS)
    look.go(f"{case}rencana/")
    assert "Teradu mengakui dan berjanji memenuhi" in look.page.inner_text("main")

    filled(look, f"{case}hasil/", code="sanction", text="Rekomendasi dikirim.")
    filled(look, f"{case}tutup/", ground="REKOMENDASI_SANKSI", text="Mediasi gagal.")
    assert look.go(f"{case}putuskan/").status == 404
    closed_by_another(look, case)
    filled(look, f"{case}buka-lagi/", reason="Transfer ditolak bank.")
    look.go(case)
    assert "Kasus ini sudah ditutup" not in look.page.inner_text("main")
    look.go(f"{case}riwayat/")
    history = look.page.inner_text("main")
    for deed in ("membuka kasus", "menyetujui penutupan", "membuka kembali"):
        assert deed in history, history[:2000]
    problems = [text for _url, text in look.problems if "404" not in text]
    assert problems == []
