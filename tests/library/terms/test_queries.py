"""Code lists keep the order, words and evidence of their files."""

import pytest

from sasando.library.terms import queries

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("name", "count"), [("schemes", 13), ("placement_stages", 30), ("manifest_categories", 4)]
)
def test_a_list_is_whole(name, count):
    assert len(queries.codes(name)) == count


def test_stages_stand_in_the_order_of_the_journey():
    codes = list(queries.terms("placement_stages"))

    assert codes.index("PASSPORT") < codes.index("OPP") < codes.index("DEPARTED")


def test_a_word_says_whether_it_was_verified():
    schemes = queries.terms("schemes")

    assert schemes["P_TO_P"].is_verified
    assert not schemes["SPSK_SA"].is_verified


def test_a_scheme_keeps_its_legal_basis():
    found = queries.terms("schemes")["PERSEORANGAN"].extra

    assert found["legal_basis"] == "UU 18/2017 Ps.63; Permenaker 9/2019 Ps.34"


def test_an_unknown_code_reads_as_itself():
    assert queries.label("schemes", "LAIN").id == "LAIN"


@pytest.mark.parametrize(
    ("scheme", "more"),
    [("P_TO_P", 0), ("RE_ENTRY", 7), ("PERSEORANGAN", 4), ("PROFESSIONAL", 4), ("SSW_JP", 1)],
)
def test_papers_of_a_scheme_are_those_of_the_law_and_its_own(scheme, more):
    found = queries.papers_for(scheme)

    assert len(found) == 8 + more
    assert found[0].id == "LAW13-a"


def test_spellings_of_one_name_share_a_group():
    groups = queries.name_groups()

    assert groups["johanis"] == groups["yohannes"] == "yohanes"
