"""Reading a draft: what looks like a name, what an official's is, what a pattern is."""

import pytest

from sasando.domain.news import patterns
from sasando.domain.news.names import names_in
from sasando.domain.news.reading import fold
from sasando.domain.news.whole import Part, Whole, paragraphs

INSTITUTIONS = frozenset(["dprd", "ntt", "dinas", "bp3mi"])


def whole(*texts):
    return Whole(tuple(Part(str(at), text) for at, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pada rapat itu hadir Yosef Lado dan Petrus Bere.", ["yosef lado", "petrus bere"]),
        ("Ketua DPRD NTT Yosef Lado membuka rapat.", []),
        ("Yosef Lado, Kepala Dinas NTT, membuka rapat.", []),
        ("Yosef Lado selaku Ketua DPRD NTT hadir.", []),
        ("Gubernur NTT dan Yosef Lado hadir.", ["yosef lado"]),
        ("Kepala Desa Oebola Yosef Lado hadir.", []),
        ("Anggota keluarga Yosef Lado hadir.", ["yosef lado"]),
    ],
)
def test_names_are_read_without_officials(text, names):
    assert [name for _part, name in names_in(whole(text), institutions=INSTITUTIONS)] == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NIK 5306015203900001.", {"number"}),
        ("NIK 5306-0152-0390-0001.", {"number"}),
        ("Paspor B 1234567 ditahan.", {"number"}),
        ("Tenggat 20260211.", set()),
        ("Ia meninggal karena sakit.", {"cause"}),
        ("Sebanyak 127 orang meninggal, sebagian karena sakit.", set()),
        ("Dua orang meninggal. Rapat batal karena hujan.", set()),
        ("Seorang anak berumur 9 tahun ikut pulang.", {"child"}),
        ("Program berjalan 9 tahun.", set()),
        ("Usia minimal 18 tahun.", set()),
        ("He died of a heart attack.", {"cause"}),
        ("A girl aged 15 came home.", {"child"}),
    ],
)
def test_patterns_are_found(text, kinds):
    assert {kind for _part, kind in patterns.found(whole(text))} == kinds


def test_paragraphs_are_parted_by_empty_lines():
    assert paragraphs("satu\nbaris\r\n\r\n  \n\ndua") == ["satu baris", "dua"]


def test_hidden_signs_and_letters_set_apart_are_read_as_one_word():
    assert fold("Ma\u00adria M a r i a \u200bBere") == "Maria Maria Bere"
