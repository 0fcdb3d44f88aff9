"""Relations between works run in no circle, and search words are found whatever their dress."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.regulations.anchors import (
    anchor_of,
    article_of,
    is_anchor,
    is_within,
    label_of,
    position_of,
)
from sasando.domain.regulations.relating import Link, circle, why_not_relate
from sasando.domain.regulations.searching import asked, ranked, words_of

# The machine of a test run may be slow; that is no fault of a rule.
LAX = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B, C = "/akn/id/act/uu/2017/18", "/akn/id/act/pp/2021/59", "/akn/id/act/uu/2023/6"
WORKS = st.sampled_from(["a", "b", "c", "d", "e"])
LINKS = st.builds(Link, WORKS, st.sampled_from(["amends", "repeals", "implements"]), WORKS)


@pytest.mark.parametrize(
    ("link", "standing", "code"),
    [
        (Link(A, "amends", A), [], "relation_to_itself"),
        (Link(A, "amends", B), [Link(B, "amends", A)], "relation_in_circle"),
        (Link(A, "repeals", B), [Link(B, "amends", C), Link(C, "amends", A)],
         "relation_in_circle"),
        (Link(A, "becomes", B), [], "relation_unknown"),
        (Link(A, "contested_by", B), [Link(B, "contested_by", A)], None),
        (Link(A, "amends", B), [Link(B, "implements", A)], None),
    ],
)  # fmt: skip
def test_a_circular_amendment_is_refused_in_words(link, standing, code):
    found = why_not_relate(link, standing=standing)

    assert (found.code if found else None) == code
    if code == "relation_in_circle":
        assert f"{A} → " in found.words.id


def test_nothing_is_amended_before_it_was_there():
    link, there = Link(A, "amends", B), date(2021, 4, 7)

    early = why_not_relate(link, standing=[], on=date(2021, 4, 6), target_from=there)

    assert early.code == "relation_too_early"
    assert why_not_relate(link, standing=[], on=there, target_from=there) is None


@LAX
@given(st.lists(LINKS, max_size=20))
def test_links_taken_one_by_one_never_close_a_circle(links):
    taken: list[Link] = []
    for link in links:
        if why_not_relate(link, standing=taken) is None:
            taken.append(link)

    for at, link in enumerate(taken):
        assert circle(link, standing=taken[:at] + taken[at + 1 :]) == ()


@pytest.mark.parametrize(
    ("cited", "anchor", "label"),
    [
        ("30", "art_30", "Pasal 30"),
        ("30(1)a", "art_30__para_1__point_a", "Pasal 30 ayat (1) huruf a"),
        ("27(2)", "art_27__para_2", "Pasal 27 ayat (2)"),
        ("22A", "art_22A", "Pasal 22A"),
        ("Pasal 5", "art_5", "Pasal 5"),
        ("rehabilitation chapter (2)", "", ""),
        ("", "", ""),
    ],
)
def test_an_article_as_people_cite_it_has_one_anchor(cited, anchor, label):
    assert anchor_of(cited) == anchor
    assert label_of(anchor).id == label


def test_a_paragraph_lies_in_its_article_and_not_in_one_that_only_begins_alike():
    assert is_within("art_3__para_1", "art_3")
    assert not is_within("art_30", "art_3")
    assert article_of("elucidation__art_3__para_1") == "elucidation__art_3"
    assert is_anchor("elucidation__art_3")
    assert not is_anchor("art_3__nonsense")


def test_articles_stand_in_the_order_of_the_law_whatever_came_first():
    law = ["preamble", "art_2", "art_22", "art_22A", "art_22B", "art_23", "closing",
           "elucidation", "elucidation__art_1", "elucidation__art_2A", "annex"]  # fmt: skip
    romans = [f"art_{number}" for number in ("I", "II", "IV", "IX", "XIV")]

    assert sorted(law[::-1], key=position_of) == law
    assert sorted(romans[::-1], key=position_of) == romans
    assert position_of("dictum_kedua") < position_of("dictum_kesebelas")


def test_search_words_lose_case_accent_and_what_every_law_says():
    assert words_of("Pelindungan yang PELINDUNGAN café") == {"pelindungan": 2, "cafe": 1}
    assert asked("biaya dan BIAYA penempat") == ("biaya", "penempat")
    assert asked("yang") == ("yang",)


PLACES = st.tuples(st.integers(1, 4), st.sampled_from(["", "art_1", "art_2"]))


@LAX
@given(st.lists(st.dictionaries(PLACES, st.integers(1, 5)), min_size=1, max_size=4))
def test_found_places_hold_every_word_themselves_or_by_their_work(maps):
    found = ranked(maps)

    for place in found:
        assert any(place in one for one in maps)
        assert all(place in one or (place[0], "") in one for one in maps)
    both = [place for place in maps[0] if all(place in one for one in maps)]
    assert set(both) <= set(found)


def test_the_place_that_says_more_of_it_stands_first():
    maps = [{(1, ""): 8, (1, "art_30"): 3}, {(1, "art_30"): 3, (2, "art_1"): 9}]

    assert ranked(maps) == [(1, "art_30")]
    assert ranked([{(1, ""): 1, (2, ""): 5}]) == [(2, ""), (1, "")]
    assert ranked([]) == []
