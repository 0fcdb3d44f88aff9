"""A day at the office: a table comes in, a person is found, joined, parted, served."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

IMAGES = os.environ.get("SASANDO_DOCS_IMAGES", "")
MANIFEST = (
    "No,Nama,L/P,Kategori (LD/PD/AL/AP),Provinsi,Kabupaten,Kasus,Asal DTI,No. Surat,Keterangan\n"
    "1,Gaspar Uji Coba,L,LD,NTT,Malaka,Izin tinggal habis,DTI Tawau,SPLP/9001,\n"
    "2,Yustina Uji Coba,P,PD,NTT,Belu,Paspor hilang,DTI Papar,SPLP/9002,\n"
    "3,,P,PD,NTT,Belu,Paspor hilang,DTI Papar,SPLP/9003,\n"
)


def upload(look, path: Path, *, kind: str, totals: str) -> None:
    look.go("/meja/impor/")
    look.page.select_option("select[name=kind]", kind)
    look.page.set_input_files("input[name=file]", str(path))
    look.page.fill("textarea[name=totals]", totals)
    look.page.click("form[enctype] button.btn-primary")


def wait_for(look, text: str) -> None:
    look.page.wait_for_selector(f"text={text}", timeout=40_000)


def test_a_manifest_whose_total_does_not_meet_stays_provisional(look, tmp_path):
    path = tmp_path / "manifes-uji.csv"
    path.write_text(MANIFEST, encoding="utf-8")
    look.sign_in("CS")

    upload(look, path, kind="deportees", totals="Total = 3")
    assert "Tidak bertemu" in look.page.content()
    look.page.click("text=Terima sebagai sementara")
    wait_for(look, "Belum bisa final")

    assert "Sementara" in look.page.content()
    assert look.page.query_selector("form[action$='/final/']") is None
    assert look.problems == []


def test_a_file_that_is_no_table_is_refused_in_words(look, tmp_path):
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0 not a workbook")
    look.sign_in("CS")

    upload(look, path, kind="placements", totals="")

    assert "Berkas ditolak" in look.page.content()


def test_petrus_is_found_under_both_names_and_can_be_parted_and_joined_again(look):
    look.sign_in("CS")
    look.go("/meja/pekerja/?q=Rahman+bin+Jusof")
    look.page.click("table a >> nth=0")
    assert "Petrus Lado Wain" in look.page.content()
    address = look.page.url.removeprefix(look.base)

    look.page.fill("input[name=reason]", "Uji: ternyata dua orang")
    look.page.click("text=Pisahkan kembali")
    assert "Dipisahkan lagi" in look.page.content()
    look.go("/meja/pekerja/?q=Rahman+bin+Yusof")
    look.page.click("table a >> nth=0")
    other = look.page.url.removeprefix(look.base).strip("/").split("/")[-1]
    assert other not in address

    look.go(f"{address}gabung/{other}/")
    look.page.fill("textarea[name=reason]", "Uji: satu orang, adiknya mengenali")
    look.page.click("text=Gabungkan menjadi satu orang")
    assert "2 identitas, 1 orang" in look.page.content()


def test_missing_and_forbidden_look_the_same(look):
    look.sign_in("AUD")

    missing = look.go("/meja/pekerja/00000000-0000-4000-8000-000000000000/")
    first = look.page.inner_text("main")
    forbidden = look.go("/meja/impor/")

    assert (missing.status, forbidden.status) == (404, 404)
    assert look.page.inner_text("main") == first


def test_the_language_follows_the_reader(look):
    look.sign_in("CS")
    look.go("/meja/")
    assert look.page.inner_text("h1") == "Meja kerja"

    look.page.click("button[name=language][value=en]")

    assert look.page.inner_text("h1") == "Desk"
    look.page.click("button[name=language][value=id]")


def test_docs_images_are_taken(look, tmp_path):
    folder = Path(IMAGES) if IMAGES else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "meja": "/meja/",
        "impor": "/meja/impor/",
        "pekerja-daftar": "/meja/pekerja/",
        "penempatan": "/meja/penempatan/",
        "kepulangan": "/meja/kepulangan/",
        "layanan": "/meja/layanan/",
        "angka": "/meja/angka/",
        "data-publik": "/data/",
        "paspor": "/meja/angka/paspor/KP2MI-2026-01-13-02/",
    }
    look.sign_in("CS")

    for name, path in pages.items():
        assert look.go(path).status == 200
        look.page.screenshot(path=str(folder / f"{name}.png"))
    look.go("/meja/pekerja/?q=Petrus+Lado+Wain")
    look.page.click("table a >> nth=0")
    look.page.screenshot(path=str(folder / "pekerja-orang.png"))

    assert len(list(folder.glob("*.png"))) >= len(pages) + 1
