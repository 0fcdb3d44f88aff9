"""Everyone reads the law as the office knows it, unverified facts marked, in both languages."""

import pytest

from sasando.library.regulations import supplying
from sasando.library.regulations.supplying import TextFacts

LIST = "/peraturan/"
ACT = f"{LIST}id/act/uu/2017/18/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference):
    """Pages of the law read the reference data."""


@pytest.mark.parametrize("page", [LIST, ACT, f"{LIST}pada-tanggal/", f"/en{ACT}", f"/en{LIST}"])
def test_the_law_is_open_to_all(client, page):
    answer = client.get(page)

    assert answer.status_code == 200
    assert not answer.cookies


def test_facts_that_nobody_checked_are_marked(client):
    page = client.get(ACT).content.decode()

    assert page.count("chip-flag") > 10


def test_words_find_a_place_and_lead_to_it(client):
    page = client.get(LIST, {"q": "jenazah keluarga"}).content.decode()

    assert f"{ACT}#art_27__para_2" in page


def test_the_sixteen_metadata_are_given_as_json(client):
    found = client.get(f"{ACT}jdih.json").json()

    assert len(found["metadata"]) == 16
    assert (found["work"], found["checked_in_gazette"]) == ("/akn/id/act/uu/2017/18", False)
    assert found["metadata"]["location"] is None


def test_a_text_under_review_is_not_open_and_an_accepted_one_is(client, actor):
    facts = TextFacts("JDIH (uji)")
    ref = supplying.receive("/akn/id/act/uu/2017/18", data=b"Pasal 1\nSatu zamrud.", name="x",
                            facts=facts, by=actor())  # fmt: skip
    before = client.get(ACT).content.decode()

    supplying.accept(ref, edition=1, by=actor())

    assert "zamrud" not in before
    assert client.get(LIST, {"q": "zamrud"}).content.decode().count("UU 18/2017") >= 1


@pytest.mark.parametrize("day", ["30/06/2018", "6 Februari 2026", "besok", ""])
def test_any_day_is_answered(client, day):
    answer = client.get(f"{LIST}pada-tanggal/", {"tanggal": day})

    assert answer.status_code == 200


def test_what_is_not_there_is_not_found(client):
    assert client.get(f"{LIST}id/act/uu/1/1/").status_code == 404
    assert client.get(f"{LIST}id/act/uu/1/1/jdih.json").status_code == 404
