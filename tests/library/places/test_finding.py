"""A picker finds a place by name or code; NTT comes first."""

import pytest

from sasando.library.places.finding import find_places

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize("text", ["Malaka", "malaka", "Kab. Malaka", "KABUPATEN MALAKA", "53.21"])
def test_malaka_is_the_first_found_by_name_and_by_code(text):
    first = find_places(text, kinds=("regency",))[0]

    assert (first.code, first.name, first.inside) == ("53.21", "Malaka", "Nusa Tenggara Timur")


def test_a_code_without_dots_finds_kemendagri_first_and_bps_after_it():
    found = [place.code for place in find_places("5301", kinds=("regency",))]

    assert found == ["53.01", "53.12"]


def test_an_undotted_code_of_malaka_finds_malaka():
    assert [place.code for place in find_places("5321")][0] == "53.21"


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Weliman", "district", "53.21.04"),
        ("Bokonusan", "village", "53.01.04.2003"),
        ("Nusa Tenggara Timur", "province", "53"),
        ("Korea Selatan", "country", "KR"),
        ("South Korea", "country", "KR"),
        ("my", "country", "MY"),
    ],
)
def test_every_kind_of_place_is_found(text, kind, code):
    assert find_places(text, kinds=(kind,))[0].code == code


def test_what_starts_with_the_text_comes_before_what_holds_it():
    found = [place.name for place in find_places("manggarai", kinds=("regency",))]

    assert found == ["Manggarai", "Manggarai Barat", "Manggarai Timur"]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "'", "\\"])
def test_nothing_is_found_where_nothing_is_asked(text):
    assert find_places(text) == []


def test_no_more_than_the_limit_is_found():
    assert len(find_places("a", limit=3)) == 3
