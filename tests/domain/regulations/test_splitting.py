"""A law is split where its articles start (UU 12/2011, annex II); what is wrong is said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.regulations.lines import lines_of
from sasando.domain.regulations.splitting import Problem, split, why_not_accept

# The machine of a test run may be slow; that is no fault of a rule.
LAX = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

LAW = """PERATURAN UJI
NOMOR 1 TAHUN 2030
Menimbang: a. bahwa ini uji;
MEMUTUSKAN:
BAB I
KETENTUAN UMUM
Pasal 1
Dalam peraturan ini:
1. Uji adalah percobaan.
BAB II
ISI
Bagian Kesatu
Umum
Pasal 2
(1) Ayat satu sebagaimana dimaksud dalam
Pasal 1
huruf a berlaku.
(2) Ayat dua:
a. huruf a; dan
b. huruf b.
Pasal 2A
Sisipan.
Ditetapkan di Kupang
pada tanggal 1 Januari 2030
PENJELASAN ATAS PERATURAN UJI
I. UMUM
Cukup.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
LAMPIRAN I
Pasal 9
"""
NUMBER = st.integers(1, 300)


def test_a_law_is_split_into_articles_with_stable_anchors():
    found = split(LAW)

    assert [part.anchor for part in found.parts] == [
        "preamble", "art_1", "art_2", "art_2A", "closing", "elucidation",
        "elucidation__art_1", "annex",
    ]  # fmt: skip
    assert [part.number for part in found.articles] == ["1", "2", "2A"]
    assert found.articles[1].heading == "BAB II ISI · Bagian Kesatu Umum"
    assert found.findings == ()
    assert why_not_accept(found) is None


def test_a_reference_broken_over_two_lines_starts_no_article():
    text = split(LAW).articles[1].text

    assert "Pasal 1" in text


def test_an_amending_act_keeps_the_articles_it_quotes_inside():
    found = split("Pasal I\n1. Ketentuan Pasal 5 diubah:\nPasal 5\nBaru.\nPasal II\nMulai berlaku.")

    assert [part.anchor for part in found.articles] == ["art_I", "art_II"]
    assert "Pasal 5\nBaru." in found.articles[0].text


def test_a_decision_has_dicta():
    found = split("Memutuskan:\nKESATU : Membentuk.\nKEDUA : Biaya.\nKETIGA : Mulai berlaku.")

    assert [part.anchor for part in found.articles] == [
        "dictum_kesatu", "dictum_kedua", "dictum_ketiga",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("Pasal 1\nSatu.\nPasal\nDua.", Problem.NO_NUMBER, 3),
        ("Pasal 1\nSatu.\nPasal ...\nDua.", Problem.NO_NUMBER, 3),
        ("Pasal 1\nSatu.\nPasal 1\nDua.", Problem.TWICE, 3),
        ("Pasal 1\nPasal 2\nDua.", Problem.EMPTY, 1),
        ("Tidak ada apa-apa di sini.", Problem.NO_ARTICLES, 1),
        ("", Problem.NO_ARTICLES, 1),
    ],
)
def test_what_stops_a_text_is_said_with_its_line(text, problem, line):
    found = split(text)

    refusal = why_not_accept(found)
    assert (found.findings[0].problem, found.findings[0].line) == (problem, line)
    assert refusal is not None
    assert refusal.code == f"text_{problem}"


def test_a_gap_is_told_but_does_not_stop():
    found = split("Pasal 1\nSatu.\nPasal 3\nTiga.")

    assert [one.problem for one in found.findings] == [Problem.GAP]
    assert "sesudah Pasal 1 langsung Pasal 3" in found.findings[0].words.id
    assert why_not_accept(found) is None


@LAX
@given(st.lists(NUMBER, min_size=1, max_size=20, unique=True))
def test_whatever_numbers_articles_have_each_becomes_one_part(numbers):
    text = "\n".join(f"Pasal {number}\nIsi pasal nomor {number}." for number in numbers)

    found = split(text)

    assert [part.number for part in found.articles] == [str(number) for number in numbers]


@LAX
@given(st.text(alphabet="Pasal 12(a).\nBABIV,;", max_size=300))
def test_no_word_of_a_text_is_lost(text):
    found = split(text)

    kept = " ".join(f"{part.heading} {part.text}" for part in found.parts).split()
    lines = [" ".join(line.split()) for line in text.splitlines()]
    told = {line for line in lines if line and not line.lower().startswith(("pasal", "bab"))}
    assert all(word in kept for line in told for word in line.split())


def test_each_paragraph_and_letter_has_its_anchor():
    article = split(LAW).articles[1]

    found = [(line.anchor, line.depth) for line in lines_of(article.anchor, article.text)]

    assert ("art_2__para_1", 1) in found
    assert ("art_2__para_2__point_b", 2) in found


@LAX
@given(st.lists(st.sampled_from(["(1) a", "(2) b", "a. x", "b. y", "1. z", "teks"]), max_size=30))
def test_no_anchor_stands_twice(lines):
    found = [line.anchor for line in lines_of("art_1", "\n".join(lines)) if line.anchor]

    assert len(found) == len(set(found))
