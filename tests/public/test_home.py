"""The first page: a question, two doors, help, guides, figures; light enough for one bar."""

import gzip
import html
import re

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def made_up_office(monkeypatch, reference):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")


def test_the_first_page_asks_leads_and_helps():
    body = html.unescape(Client().get("/").content.decode())

    assert "<h1>Ada yang menawari kerja ke luar negeri?</h1>" in body
    assert 'href="/cek-tawaran/"' in body and 'href="/lapor/"' in body
    assert "Dalam bahaya sekarang?" in body and "Jl. Perintis Kemerdekaan" in body
    assert "Kalau paspor saya ditahan" in body


def test_the_first_page_is_short_and_asks_no_other_host():
    answer = Client().get("/")
    body = answer.content.decode()

    assert len(gzip.compress(answer.content)) <= 12_000
    assert not re.search(r"<script|https?://(?!testserver)", body)
    assert not answer.cookies


@pytest.mark.parametrize(("path", "word"), [("/", "Komitmen"), ("/en/", "Commitments")])
def test_the_menu_leads_to_law_and_to_what_was_promised(path, word):
    body = Client().get(path).content.decode()

    menu = body[body.index("<nav") : body.index("</nav>")]
    assert f'<a href="{path}peraturan/">' in menu
    assert f'<a href="{path}komitmen/">{word}</a>' in menu
