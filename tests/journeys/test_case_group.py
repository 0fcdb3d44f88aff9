"""A manifest of sixty comes in: one case, sixty rows, and each handed over by name."""

import io
import re
import time
from pathlib import Path

import pikepdf
import pytest

pytestmark = pytest.mark.browser
HEAD = "No,Nama,L/P,Kategori (LD/PD/AL/AP),Provinsi,Kabupaten,Kasus,Asal DTI,No. Surat,Keterangan"
FIRST = ("Anselmus", "Benediktus", "Klara", "Dorkas", "Egidius", "Fransina")
LAST = ("Uji Lamak", "Uji Nahak", "Uji Bere", "Uji Koli", "Uji Wain", "Uji Tukan", "Uji Ola",
        "Uji Kedang", "Uji Seran", "Uji Manek")  # fmt: skip
PEOPLE = 60


def manifest(path: Path) -> Path:
    """Write sixty invented people, three of them children."""
    lines, letter = [HEAD], time.time_ns() % 100_000
    for at in range(PEOPLE):
        name = f"{FIRST[at // 10]} {LAST[at % 10]}"
        kind = ("AL", "L") if at < 3 else (("PD", "P") if at // 10 in (2, 3, 5) else ("LD", "L"))
        home = ("Malaka", "Flores Timur", "Lembata")[at % 3]
        lines.append(
            f"{at + 1},{name},{kind[1]},{kind[0]},NTT,{home},Izin tinggal habis,DTI Tawau,"
            f"KRI/{letter}/2026,"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def blank_page() -> bytes:
    """Return a PDF that stands for the scan of the signed records."""
    stream = io.BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page()
        book.save(stream)
    return stream.getvalue()


def taken_in(look, path: Path) -> None:
    look.go("/meja/impor/")
    look.page.select_option("select[name=kind]", "deportees")
    look.page.set_input_files("input[name=file]", str(path))
    look.page.fill("textarea[name=totals]", f"Total = {PEOPLE}")
    look.page.click("form[enctype] button.btn-primary")
    look.page.click("button[name=final]")
    look.page.wait_for_selector("text=Ke kasus manifes ini", timeout=30_000)


def opened(look) -> str:
    look.page.click("text=Ke kasus manifes ini")
    look.page.fill("input[name=stated]", str(PEOPLE))
    look.page.fill("input[name=carrier]", "KM Uji")
    look.page.fill("input[name=arrival_at]", "28/11/2026 06.00")
    look.page.click("text=Buka kasus >> visible=true")
    return look.page.url.removeprefix(look.base)


def recorded(look, case: str, step: str) -> None:
    look.go(f"{case}langkah/{step}/")
    look.page.fill("input[name=on]", look.page.input_value("input[name=on]"))
    look.page.click("form.fields button.btn-primary")


def drawn_for_all(look, case: str) -> None:
    look.go(f"{case}rombongan/bast/")
    assert look.page.locator("input[name=orang]:checked").count() == PEOPLE
    look.page.fill("input[name=giver_post]", "Petugas pelindungan")
    look.page.fill("input[name=place]", "Pelabuhan Lorens Say, Maumere")
    look.page.select_option("select[name=witness_kind]", "regency")
    look.page.fill("input[name=witness_name]", "Lidia Uji")
    look.page.fill("input[name=witness_post]", "Dinas sosial")
    look.page.click("form.fields button.btn-primary")


def drawn_for_children(look, case: str) -> None:
    look.go(f"{case}rombongan/bast/")
    for box in look.page.locator("input[name=orang]").all()[3:]:
        box.evaluate("node => { node.checked = false }")
    look.page.select_option("select[name=receiver_kind]", "social")
    look.page.fill("input[name=receiver_name]", "Dinas Sosial Sikka (uji)")
    look.page.fill("input[name=giver_post]", "Petugas pelindungan")
    look.page.select_option("select[name=witness_kind]", "regency")
    look.page.fill("input[name=witness_name]", "Lidia Uji")
    look.page.click("form.fields button.btn-primary")


def test_a_manifest_of_sixty_becomes_one_case_and_each_is_handed_over(look, tmp_path):
    look.sign_in("CS")
    taken_in(look, manifest(tmp_path / "manifes-60.csv"))
    case = opened(look)
    assert "60 orang" in look.page.inner_text("h1")

    look.go(f"{case}orang/")
    assert look.page.locator("table.cards tbody tr").count() == PEOPLE
    assert look.page.locator("table.cards tbody .chip-warn").count() == 3
    drawn_for_all(look, case)
    # The three children are not handed to themselves: each is named, and given to an office.
    assert "Tercatat untuk 57 orang" in look.page.content()
    assert look.page.content().count("Anak diserahkan kepada wali") == 3
    drawn_for_children(look, case)
    assert "Tercatat untuk 3 orang" in look.page.content()

    # One leaves the ship early: not handed over, with the reason, and nobody else is held up.
    look.page.locator("table.cards tbody tr").nth(59).get_by_text("Ubah", exact=True).click()
    look.page.fill("input[name=left_out_reason]", "Turun di Larantuka, dijemput keluarga")
    look.page.click("form.fields button.btn-primary")
    look.go(f"{case}rombongan/tanda/")
    assert look.page.locator("input[name=orang]").count() == PEOPLE - 1
    scan = {"name": "bast-60.pdf", "mimeType": "application/pdf", "buffer": blank_page()}
    look.page.set_input_files("input[name=file]", scan)
    look.page.click("form.fields button.btn-primary")
    assert "Tercatat untuk 59 orang" in look.page.content()

    for step in ("matched", "partners_told", "arrived", "health", "onward", "handover"):
        recorded(look, case, step)
    look.go(case)
    assert look.page.locator(".step-rail .is-done").count() == 7
    # The same manifest again leads to the same case; it is not opened twice.
    look.go("/meja/impor/")
    look.page.click("text=manifes-60.csv >> nth=0")
    look.page.click("text=Ke kasus manifes ini")
    assert look.page.url.removeprefix(look.base) == case
    assert re.search(r"KS-\d{4}-\d{4}", look.page.inner_text("main"))
    assert look.problems == []
