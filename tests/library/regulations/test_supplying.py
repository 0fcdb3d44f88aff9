"""Texts are read, reviewed and kept by article; what cannot be kept is refused in words."""

from datetime import date, timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.regulations import searching, supplying, texts
from sasando.library.regulations.models import Article, ArticleText, TextSource
from sasando.library.regulations.supplying import TextFacts

pytestmark = pytest.mark.usefixtures("reference")
ACT = "/akn/id/act/uu/2017/18"
FIRST, LATER, DAY = date(2017, 11, 22), date(2023, 3, 31), timedelta(days=1)
LAW = "Menimbang: uji.\nBAB I\nUMUM\nPasal 1\nSatu zamrud.\nPasal 2\n(1) Dua.\n(2) Lagi.\n"


@pytest.fixture
def supply(actor):
    def made(text: str = LAW, first: date | None = FIRST, corrects=None):
        facts = TextFacts("JDIH (uji)", first, corrects)
        return supplying.receive(ACT, data=text.encode(), name="uu.txt", facts=facts, by=actor())

    return made


@pytest.fixture
def keep(supply, actor):
    def made(*args, **kwargs):
        ref = supply(*args, **kwargs)
        supplying.accept(ref, edition=1, by=actor("CS"))
        return ref

    return made


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as found:
        call(*args, **kwargs)
    return found.value.refusal.code


def text_on(anchor: str, day: date) -> list[str]:
    found = next(one for one in texts.articles(ACT, day=day) if one.anchor == anchor)
    return [one.text for one in found.held]


def test_a_text_waits_for_review_before_anything_of_it_is_law(supply):
    ref = supply()

    waiting = texts.supplied_for(ref)
    assert (waiting.kind, waiting.state) == ("text", "draft")
    assert [part.number for part in waiting.split.articles] == ["1", "2"]
    assert texts.waiting() == 1
    assert not Article.objects.exists()
    assert Event.objects.first().deed == "regulations.text_received"


def test_an_accepted_text_is_kept_by_article_with_anchors_and_found(keep):
    keep()

    found = texts.articles(ACT, day=FIRST)
    assert [one.anchor for one in found] == ["preamble", "art_1", "art_2"]
    assert found[1].heading == "BAB I UMUM"
    assert [line.anchor for line in found[2].held[0].lines] == ["art_2__para_1", "art_2__para_2"]
    assert [(hit.work.code, hit.anchor) for hit in searching.search("zamrud")] == [(ACT, "art_1")]


def test_before_its_first_day_a_text_says_nothing(keep):
    keep()

    assert text_on("art_1", FIRST - DAY) == []


def test_a_later_text_ends_the_earlier_one_article_by_article(keep):
    keep()

    keep("Pasal 2\nDua yang baru.", LATER)

    assert text_on("art_2", LATER - DAY) == ["(1) Dua.\n(2) Lagi."]
    assert text_on("art_2", LATER) == ["Dua yang baru."]
    assert text_on("art_1", LATER) == ["Satu zamrud."]


def test_an_earlier_text_supplied_later_ends_where_the_known_one_starts(keep):
    keep("Pasal 2\nDua yang baru.", LATER)

    keep()

    assert text_on("art_2", LATER - DAY) == ["(1) Dua.\n(2) Lagi."]
    assert text_on("art_2", LATER) == ["Dua yang baru."]


def test_a_correction_takes_the_place_and_the_wrong_text_stays_on_record(keep):
    wrong = keep()

    keep("Pasal 1\nSatu zamrud, dibetulkan.", FIRST, corrects=wrong)

    assert text_on("art_1", FIRST) == ["Satu zamrud, dibetulkan."]
    assert text_on("art_2", FIRST) == ["(1) Dua.\n(2) Lagi."]
    assert ArticleText.objects.filter(article__anchor="art_1").count() == 2


def test_two_texts_of_one_day_are_refused_and_nothing_is_kept(keep, supply, actor):
    keep()
    ref = supply("Pasal 3\nTiga.\nPasal 1\nLain.", FIRST)

    assert refused(supplying.accept, ref, edition=1, by=actor("CS")) == "text_starts_alike"
    assert not Article.objects.filter(anchor="art_3").exists()


def test_a_text_whose_first_day_is_not_known_only_may_have_held(keep):
    keep(first=None)

    found = texts.articles(ACT, day=LATER)[1]
    assert (found.held, [one.text for one in found.perhaps]) == ((), ["Satu zamrud."])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pasal 1\nSatu.\nPasal\nTanpa nomor.", "text_no_number"),
        ("Pasal 1\nSatu.\nPasal 1\nLagi.", "text_twice"),
        ("Pasal 1\nPasal 2\nDua.", "text_empty"),
        ("Tanpa pasal sama sekali.", "text_no_articles"),
    ],
)
def test_an_article_without_number_is_refused_in_words_until_mended(supply, actor, text, code):
    ref = supply(text)

    assert refused(supplying.accept, ref, edition=1, by=actor("CS")) == code
    edition = supplying.revise(ref, text="Pasal 1\nSatu.\nPasal 2\nDua.", edition=1, by=actor())
    assert supplying.accept(ref, edition=edition, by=actor("CS")) == 2


def test_the_second_of_two_reviewers_is_refused(supply, actor):
    ref = supply()
    supplying.revise(ref, text=LAW, edition=1, by=actor())

    assert refused(supplying.revise, ref, text="x", edition=1, by=actor()) == "stale_version"
    assert refused(supplying.accept, ref, edition=1, by=actor()) == "stale_version"


def test_a_dropped_text_leaves_nothing_but_its_record(supply, actor):
    ref = supply()

    supplying.drop(ref, by=actor("CS"))

    assert not Article.objects.exists()
    assert TextSource.objects.get(ref=ref).state == "dropped"
    assert refused(supplying.accept, ref, edition=1, by=actor("CS")) == "text_decided"
    supply()


@pytest.mark.parametrize(
    ("data", "seen", "code"),
    [
        (b"Pasal 1\nSatu.", " ", "text_seen_missing"),
        (b"", "JDIH", "text_empty"),
        (b"%PDF-1.7 x", "JDIH", "text_is_pdf"),
        (b"x" * (10 * 1024 * 1024 + 1), "JDIH", "text_too_big"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(actor, data, seen, code):
    found = refused(supplying.receive, ACT, data=data, name="x", facts=TextFacts(seen), by=actor())

    assert found == code
    assert not TextSource.objects.exists()


def test_the_same_file_waits_once(supply):
    supply()

    assert refused(supply) == "text_waits"
