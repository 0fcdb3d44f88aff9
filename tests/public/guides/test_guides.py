"""The guides as anyone opens them: plain words, numbers that were tried, nothing pretended."""

import html
import re

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.library.directory import actions as directory
from sasando.library.places.models import Destination
from sasando.public.guides import texts
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
ROOT = "/panduan/"
# The look's rule for public pages: at most 14 words in a sentence; the mean well below.
LONGEST, MEAN = 14, 10
OWED = ("tet", "aoz", "slp", "mkn")
FREE = "Layanan ini gratis. Siapa pun yang meminta uang, laporkan."


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch, reference):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")


@pytest.fixture
def reader():
    return Client()


def words(answer) -> str:
    bare = re.sub(r"<[^>]+>", "", html.unescape(answer.content.decode()))
    return re.sub(r"\s+", " ", bare)


def every_path() -> list[str]:
    guides = [f"{ROOT}{code}/" for code in texts.guides("id")]
    return [ROOT, *guides, f"{ROOT}negara/", f"{ROOT}negara/my/", f"{ROOT}nomor/", f"{ROOT}poster/"]


@pytest.mark.parametrize("path", every_path())
def test_every_page_opens_in_both_languages_without_a_cookie(reader, path):
    answers = [reader.get(path), reader.get(f"/en{path}")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any(answer.cookies for answer in answers)
    assert FREE in words(answers[0])
    assert not re.search(r"<script|https?://(?!testserver)", answers[0].content.decode())


def test_both_languages_hold_the_same_guides_with_the_same_parts():
    own, english = texts.guides("id"), texts.guides("en")

    assert list(own) == list(english)
    for code, one in own.items():
        shapes = [
            [[(block.kind, len(block.lines)) for block in part.blocks] for part in said.sections]
            for said in (one, english[code])
        ]
        assert len(shapes[0]) == len(shapes[1])
        assert one.cites and one.cites == english[code].cites


@pytest.mark.parametrize("language", texts.WRITTEN)
def test_sentences_are_short_enough_to_be_read_aloud(language):
    for guide in texts.guides(language).values():
        lengths = [len(sentence.split()) for sentence in texts.sentences(guide)]
        long = [one for one in texts.sentences(guide) if len(one.split()) > LONGEST]

        assert long == [], guide.code
        assert sum(lengths) / len(lengths) <= MEAN, guide.code


def test_what_a_guide_rests_on_stands_in_the_law_or_is_named(reader):
    for guide in texts.guides("id").values():
        body = words(reader.get(f"{ROOT}{guide.code}/"))
        links = reader.get(f"{ROOT}{guide.code}/").content.decode()

        for cite in guide.cites:
            assert cite.label.id in body and cite.source in body
            assert not cite.work or f"/peraturan/{cite.work}/" in links


@pytest.mark.parametrize("language", OWED)
def test_a_language_without_a_text_is_a_place_and_not_a_pretence(reader, language):
    body = words(reader.get(f"{ROOT}sebelum-berangkat/"))
    name = next(one.own_name for one in texts.languages() if one.code == language)

    assert f"{name}: tulisan belum ada · suara belum ada" in body
    assert reader.get(f"{ROOT}sebelum-berangkat/{language}/").status_code == 404
    assert reader.get(f"{ROOT}sebelum-berangkat/{language}/suara/").status_code == 404


def test_a_text_and_a_sound_show_once_they_are_there(reader, monkeypatch, tmp_path):
    folder = tmp_path / "texts"
    for language in texts.WRITTEN:
        (folder / language).mkdir(parents=True)
        source = texts.TEXTS / language / "hak.md"
        (folder / language / "hak.md").write_text(source.read_text("utf-8"), "utf-8")
    (folder / "tet").mkdir()
    made = (folder / "id" / "hak.md").read_text("utf-8").replace("title: Hak Anda", "title: (uji)")
    (folder / "tet" / "hak.md").write_text(made, "utf-8")
    (tmp_path / "audio" / "tet").mkdir(parents=True)
    (tmp_path / "audio" / "tet" / "hak.ogg").write_bytes(b"OggS")
    monkeypatch.setattr(texts, "TEXTS", folder)
    monkeypatch.setattr(texts, "AUDIO", tmp_path / "audio")
    texts.guides.cache_clear()

    page, sound = reader.get(f"{ROOT}hak/tet/"), reader.get(f"{ROOT}hak/tet/suara/")
    texts.guides.cache_clear()

    assert '<h1 lang="tet">(uji)</h1>' in page.content.decode()
    assert b"".join(sound.streaming_content) == b"OggS"


def test_a_number_is_printed_only_after_a_call_that_was_answered(reader, actor):
    before = reader.get(f"{ROOT}nomor/").content.decode()
    directory.record_test_call("SAPA-129", outcome="answered", on=NOW.date(), by=actor("CS"))
    after = reader.get(f"{ROOT}nomor/").content.decode()

    assert 'href="tel:129"' not in before and "Jl. Perintis Kemerdekaan" in before
    assert 'href="tel:129"' in after and "Nomor diuji 11 Feb 2026" in after


def test_an_old_list_is_not_read_as_open(reader):
    body = words(reader.get(f"{ROOT}negara/my/"))

    assert "Tanyakan dulu" in body and "19 Apr 2022" in body
    assert "Negara ini ada dalam daftar tujuan." not in body


def test_a_fresh_and_verified_list_says_what_it_says(reader):
    Destination.objects.filter(country="MY").update(source_date=NOW.date(), verified="primary")

    assert "Negara ini ada dalam daftar tujuan." in words(reader.get(f"{ROOT}negara/my/"))


def test_a_ban_warns_before_all_else(reader):
    body = words(reader.get(f"{ROOT}negara/kh/"))

    assert "Jangan berangkat sebelum bertanya." in body


@pytest.mark.parametrize("path", ["negara/xx/", "tidak-ada/", "poster/tidak-ada.pdf", "hak/en/"])
def test_what_is_not_there_is_not_found(reader, path):
    assert reader.get(ROOT + path).status_code == 404
