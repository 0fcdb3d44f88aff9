"""Where a text spells an official otherwise: the house's sounds, or one word by a letter or two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sasando.domain.news.officials import (
    KnownOfficial,
    core_words,
    letters_apart,
    spelled_otherwise,
)
from sasando.domain.values.words import Words

POST = Words(id="Kepala Dinas Uji", en="Head of the Test Service")
SINCE = date(2026, 1, 5)
HEAD = KnownOfficial("Dr. Yohanes Contohadi Rekaan, S.Sos., M.Si", POST, SINCE)
LETTERS = st.text(alphabet="abdeghiklmnorstu", min_size=0, max_size=9)


def found(text, *officials, groups=None):
    told = spelled_otherwise(text, officials or (HEAD,), groups=groups or {})
    return [(one.written, one.name) for one in told]


@pytest.mark.parametrize(
    "written",
    [
        "Yohannes Contohadi Rekaan",  # sounds the same
        "Yohanes Tjontohadi Rekaan",
        "Yohanes Contohadi Rekaam",  # one letter
        "Yohanes Contohdai Rekaan",  # two swapped
        "YOHANES CONTOHADI REKAEN",
    ],
)
def test_another_spelling_is_told_with_the_official_one(written):
    assert found(f"Menurut Kepala Dinas {written}, layanan dibuka.") == [(written, HEAD.name)]


@pytest.mark.parametrize(
    "text",
    [
        "Yohanes Contohadi Rekaan hadir.",
        "YOHANES CONTOHADI REKAAN hadir.",
        "Kata Bapak Yohanes Contohadi Rekaan, S.Sos.",
        "Yohanes Contohadi hadir. Rekaan juga.",  # shortened
        "Bapak Contohadi hadir.",
        "Yohanes Bontohida Rekaan hadir.",  # too far apart
        "Yohanes Contohadu, Rekaan hadir.",  # a comma parts two names
        "Maria Contohadi Lado hadir.",
        "rapat yohanes contohadi rekaam",  # no capital, no name
        "",
    ],
)
def test_the_same_name_or_another_persons_is_no_error(text):
    assert found(text) == []


def test_titles_and_initials_inside_do_not_hide_a_spelling():
    assert found("Kata Dr. Yohanes B. Contohadi Rekaam, hadir.") == [
        ("Yohanes B. Contohadi Rekaam", HEAD.name)
    ]


def test_another_officials_own_name_is_no_error_even_after_the_term():
    first = KnownOfficial("Budi Contohsa", POST, SINCE)
    gone = KnownOfficial("Budi Contohso", POST, None, holds=False)

    assert found("Budi Contohso hadir.", first) == [("Budi Contohso", "Budi Contohsa")]
    assert found("Budi Contohso hadir.", first, gone) == []
    assert found("Budi Contohsi hadir.", gone) == []


def test_a_name_of_one_word_is_compared_only_after_a_title():
    one = KnownOfficial("Soecontoh", POST, SINCE)

    assert found("Bapak Sucontoh hadir; Sucontoh pulang.", one) == [("Sucontoh", "Soecontoh")]


def test_each_place_is_told_with_post_and_day():
    text = "Yohannes Contohadi Rekaan.\nYohanes Contohadi Rekaam."

    told = spelled_otherwise(text, [HEAD], groups={})

    assert [(one.post, one.since) for one in told] == [(POST, SINCE)] * 2
    assert [one.written for one in told] == [line.rstrip(".") for line in text.splitlines()]


def test_known_variants_sound_alike():
    one = KnownOfficial("Elisabet Rekaan", POST, SINCE)

    assert found("Elsye Rekaan hadir.", one) == []
    assert found("Elsye Rekaan hadir.", one, groups={"elsye": "elisabet"}) == [
        ("Elsye Rekaan", "Elisabet Rekaan")
    ]


@given(st.lists(st.text(alphabet="abdeiklmnorstu", min_size=2, max_size=8), min_size=2, max_size=4))
def test_an_officials_own_spelling_is_never_told(words):
    name = " ".join(word.capitalize() for word in words)
    one = KnownOfficial(name, POST, SINCE)

    assert found(f"Kata {name}, benar. {name.upper()} pulang.", one) == []
    assert found(" ".join(name.split()[:-1]), one) == []


@given(LETTERS, LETTERS)
def test_letters_apart_is_even_handed_and_zero_only_for_the_same(first, second):
    apart = letters_apart(first, second, most=3)

    assert apart == letters_apart(second, first, most=3)
    assert (apart == 0) == (first == second)
    assert abs(len(first) - len(second)) <= apart or apart == 4


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("lado", "lado", 0), ("lado", "lada", 1), ("lado", "laod", 1), ("lado", "lad", 1),
     ("lado", "wain", 3), ("", "ab", 2)],
)  # fmt: skip
def test_letters_apart_up_to_two(first, second, apart):
    assert letters_apart(first, second, most=2) == apart


def test_core_words_leave_out_titles_degrees_particles_and_initials():
    assert core_words(HEAD.name) == ("yohanes", "contohadi", "rekaan")
    assert core_words("Drs. Maria D. da Rekaan SH") == ("maria", "rekaan")
