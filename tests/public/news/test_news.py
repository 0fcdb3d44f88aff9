"""News as the public reads it: found, light, without cookie; counted without a reader."""

from datetime import timedelta

import pytest
from django.test import Client

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.library.publications import newsroom, readings
from sasando.library.publications.articles import ArticleFacts
from sasando.library.publications.models import Article, Reading
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
BODY = "Petugas menjelaskan layanan.\n\n> Kami buka lebih pagi.\n\nLoket <b>dua</b> & tiga."


@pytest.fixture(autouse=True)
def office(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji · Kupang",
                           province_code="53")  # fmt: skip
    readings._waiting.clear()
    readings._written.clear()


def publish(title, *, days=0, **facts):
    """Publish an article some days ago and return its slug."""
    now = NOW - timedelta(days=days)
    given = {"category": "pelayanan", "title": title, "body": BODY, "place": "Kupang",
             "dated_on": now.date(), "initials": "AB", "summary": "Ringkas."}  # fmt: skip
    writer = Actor("w", "W", "CMS", now)
    written = ArticleFacts(**(given | facts))
    ref = newsroom.write(written, by=writer)
    newsroom.ask(ref, content_sha256=written.whole().sha256, by=writer)
    newsroom.approve(ref, content_sha256=written.whole().sha256, by=Actor("h", "H", "HO", now))
    return Article.objects.get(ref=ref).slug


def text(path, client=None):
    answer = (client or Client()).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_list_leads_with_main_news_and_is_found_by_words_category_and_month(client):
    old = publish("Lama sekali", days=60)
    lead = publish("Utama hari ini", is_lead=True)
    other = publish("Angka baru terbit", category="angka", days=1)

    page = text("/berita/")

    assert page.index(lead) < page.index(other) < page.index(old)
    assert other in text("/berita/?q=angka") and old not in text("/berita/?q=angka")
    assert other in text("/berita/?kategori=angka") and old not in text("/berita/?kategori=angka")
    assert old in text("/berita/arsip/2025/12/") and lead not in text("/berita/arsip/2025/12/")
    assert "Angka" in text("/berita/?q=%22%27%3B--")


def test_an_article_has_dateline_sign_off_escaped_text_and_open_graph(client):
    slug = publish("Loket dibuka")

    page = text(f"/berita/{slug}/")

    assert "<strong>Kupang, KemenP2MI (11/2)</strong> — Petugas" in page
    assert "** (Humas/AB/Uji)" in page and "<blockquote><p>Kami buka" in page
    assert "&lt;b&gt;dua&lt;/b&gt; &amp; tiga" in page
    assert '<meta property="og:title" content="Loket dibuka">' in page
    assert '<link rel="canonical" href="http://testserver/berita/loket-dibuka/">' in page


def test_english_shows_its_own_text_or_says_that_there_is_none(client):
    both = publish("Loket", title_en="Counter", body_en="The counter opens early.")
    one = publish("Hanya Indonesia")

    assert "The counter opens early." in text(f"/en/berita/{both}/")
    assert "in Indonesian only" in text(f"/en/berita/{one}/")
    assert "Counter" in text("/en/berita/") and 'lang="en"' in text("/en/berita/")


def test_feed_and_map_name_what_is_out_and_nothing_else(client):
    slug = publish("Sudah terbit")
    newsroom.write(
        ArticleFacts("kegiatan", "Masih draf", BODY, "Kupang", NOW.date(), "AB"),
        by=Actor("w", "W", "CMS", NOW),
    )

    feed, site = text("/berita/feed/"), text("/sitemap.xml")

    assert slug in feed and slug in site and f"/en/berita/{slug}/" in site
    assert "masih-draf" not in feed + site + text("/berita/")
    assert Client().get("/berita/masih-draf/").status_code == 404


def test_readings_are_counted_for_browsers_alone_and_keep_nobody(client):
    slug = publish("Dibaca")
    for agent in (BROWSER, "Googlebot/2.1 (Mozilla/5.0 compatible)", "curl/8", ""):
        Client(headers={"user-agent": agent}).get(f"/berita/{slug}/")
    Client(headers={"user-agent": BROWSER, "sec-purpose": "prefetch"}).get(f"/berita/{slug}/")
    Client(headers={"user-agent": BROWSER}).head(f"/berita/{slug}/")

    row = Reading.objects.get()

    assert (row.count, row.day, row.article.slug) == (1, NOW.date(), slug)
    assert {field.name for field in Reading._meta.fields} == {"id", "article", "day", "count"}


def test_no_page_sets_a_cookie_or_asks_for_script(client):
    slug = publish("Ringan")
    for path in ("/berita/", f"/berita/{slug}/", "/berita/feed/", "/sitemap.xml"):
        answer = client.get(path)
        assert not answer.cookies and "<script" not in answer.content.decode()
        assert answer["Cache-Control"].startswith("public")


def test_related_news_are_of_the_same_kind_or_chosen(client):
    first, chosen = publish("Satu"), publish("Dipilih", category="angka")
    second = publish("Dua", related=(chosen,))

    page = text(f"/berita/{second}/")

    assert page.index(chosen) < page.index(f"/berita/{first}/")


@pytest.mark.parametrize(
    "path", ["/berita/tidak-ada/", "/berita/arsip/2026/13/", "/berita/arsip/99999/1/"]
)
def test_what_is_not_there_is_missing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("moment", ["besok", "2026-02-11", "x" * 5000])
def test_a_spoilt_place_in_the_list_shows_the_first_page(client, moment):
    slug = publish("Ada")

    assert slug in text(f"/berita/?sebelum={moment}")
