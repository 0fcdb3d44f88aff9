"""Reading a pasted message: exports of both kinds of telephone, and what people write in them."""

import csv
from pathlib import Path

import pytest

from sasando.domain.cases import intake
from sasando.domain.cases.intake import read_message

CATEGORIES = Path("src/sasando/library/terms/data/case_categories.csv")
SAID = "Tolong, suami saya sakit"


@pytest.mark.parametrize(
    "line",
    [
        "12/03/2026 14.05 - Maria Uji: ",
        "12/03/26, 14:05 - Maria Uji: ",
        "3/12/26, 2:05 PM - Maria Uji: ",
        "3/12/26, 2:05\u202fPM - Maria Uji: ",
        "3/12/26, 2:05 p.m. - Maria Uji: ",
        "[12/03/26 14.05.33] Maria Uji: ",
        "[12/03/2026, 14:05:33] Maria Uji: ",
        "\u200e[12/03/26 14.05.33] Maria Uji: ",
        "[12/03/26 14.05.33] ~\u202fMaria Uji: ",
        "[3/12/26, 2:05:33\u202fPM] Maria Uji: ",
        "12-03-2026 14.05 - Maria Uji: ",
    ],
)
def test_stamps_of_android_and_iphone_are_taken_off(line):
    read = read_message(f"{line}{SAID}\n{line}di Johor")

    assert (read.text, read.sender) == (f"{SAID}\ndi Johor", "Maria Uji")


def test_a_sender_without_a_name_is_their_number():
    read = read_message("[12/03/26 14.05.33] \u202a+62 812\u20113456\u20117890\u202c: Halo")

    assert (read.sender, read.text) == ("+62 812-3456-7890", "Halo")


def test_a_message_of_several_lines_keeps_its_lines():
    read = read_message("12/03/2026 14.05 - Maria: satu\ndua\n\ntiga")

    assert read.text == "satu\ndua\n\ntiga"


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "halo", "😀", "12/03/2026", ":::", "[["])
def test_what_cannot_be_read_gives_its_text_alone(text):
    read = read_message(text)

    assert read == intake.Suggested(text=text.strip())


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("hubungi 081234567890", ("081234567890",)),
        ("hubungi +62 812-3456-7890", ("+6281234567890",)),
        ("hubungi +60 12-345 6789 atau 0380 821234", ("+60123456789", "0380821234")),
        ("WA 6281234567890", ("6281234567890",)),
        ("0812 3456 7890, 0812 3456 7890", ("081234567890",)),
        ("lahir 05-02-1990", ()),
        ("lahir 05/02/1990 jam 08.30", ()),
        ("NIK 5321010101900001", ()),
        ("5321 0101 0190 0001", ()),
        ("paspor C0123456", ()),
        ("081234567890\n12 orang", ("081234567890",)),
    ],
)
def test_phones_are_found_and_other_numbers_are_not(text, phones):
    assert read_message(text).phones == phones


@pytest.mark.parametrize(
    ("text", "niks"),
    [
        ("NIK 5321010101900001", ("5321010101900001",)),
        ("nik: 5321 0101 0190 0001.", ("5321010101900001",)),
        ("5321010101900001 5321010101900001", ("5321010101900001",)),
        ("53210101019000012", ()),
        ("532101010190000", ()),
    ],
)
def test_a_nik_has_sixteen_digits(text, niks):
    assert read_message(text).niks == niks


@pytest.mark.parametrize(
    ("text", "passports"),
    [
        ("paspor C0123456 dan AB123456", ("C0123456", "AB123456")),
        ("ABC123456", ()),
        ("kursi A12", ()),
    ],
)
def test_passports_are_a_letter_or_two_and_digits(text, passports):
    assert read_message(text).passports == passports


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nama: Maria Uji Coba", ("Maria Uji Coba",)),
        ("nama saya Maria Uji, umur 30", ("Maria Uji",)),
        ("Nama : Maria Uji\nUmur 30\nNama: Petrus Uji", ("Maria Uji", "Petrus Uji")),
        ("nama Rahman bin Yusof alias Petrus Uji minta tolong",
         ("Rahman bin Yusof alias Petrus Uji",)),
        ("a.n. Yohanes Ma'u.", ("Yohanes Ma'u",)),
        ("atas nama Maria da Uji", ("Maria da Uji",)),
        ("namanya siapa tidak tahu", ()),
        ("nama Siti binti", ("Siti",)),
    ],
)  # fmt: skip
def test_names_follow_a_word_that_announces_them(text, names):
    assert read_message(text).names == names


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Suami saya meninggal di Johor", "MENINGGAL"),
        ("Jenazahnya di rumah sakit", "MENINGGAL"),
        ("dipukul majikan, gaji belum dibayar", "KEKERASAN_MAJIKAN"),
        ("gajinya 3 bulan belum", "GAJI_TIDAK_DIBAYAR"),
        ("gaji kami ditahan majikan", "GAJI_TIDAK_DIBAYAR"),
        ("paspornya ditahan agen", "PENAHANAN_DOKUMEN"),
        ("paspor saya ditahan", "PENAHANAN_DOKUMEN"),
        ("dia ditahan polisi", "DALAM_TAHANAN"),
        ("sudah 2 bulan hilang kontak", "HILANG_KOMUNIKASI"),
        ("anak saya hilang sejak Mei", "ORANG_HILANG"),
        ("sedang dirawat", "SAKIT"),
        ("mau segera pulang", "INGIN_DIPULANGKAN"),
        ("ditipu calo", "PENIPUAN_PELUANG_KERJA"),
        ("selamat pagi", ""),
    ],
)
def test_the_gravest_trouble_named_is_offered(text, category):
    assert read_message(text).category == category


def test_every_category_offered_stands_in_the_list():
    with CATEGORIES.open(encoding="utf-8") as stream:
        codes = {row["code"] for row in csv.DictReader(stream)}

    assert set(intake._SIGNS) <= codes
