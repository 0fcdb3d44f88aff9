"""The page of a waiting file tells what the reader remarked on, in the reader's language."""

from pathlib import Path

import pytest
from django.urls import reverse

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.middleware import LANGUAGE_KEY
from sasando.foundation.accounts.models import User
from sasando.records.imports import inbox
from sasando.records.imports.outcome import ImportRequest
from tests.conftest import NOW
from tests.corpus.hostile import ENTRIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of_supervisor(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    client.force_login(User.objects.get(username="demo-cs"))
    return client


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", ("Baris tersembunyi ikut dibaca: 1.", "Kolom tersembunyi ikut dibaca.")),
        ("en", ("Hidden rows were read too: 1.", "Hidden columns were read too.")),
    ],
)
def test_a_waiting_file_with_hidden_rows_says_so(
    client_of_supervisor, actor, tmp_path: Path, language, told
):
    [entry] = [entry for entry in ENTRIES if entry.id == "38b"]
    request = ImportRequest(kind="workers", file_name=entry.file_name)
    row = inbox.receive(entry.make(tmp_path).read_bytes(), request=request, by=actor("CS"))
    session = client_of_supervisor.session
    session[LANGUAGE_KEY] = language
    session.save()

    page = client_of_supervisor.get(reverse("desk:imports:received", args=[row.ref]))

    text = page.content.decode()
    assert all(words in text for words in told)
