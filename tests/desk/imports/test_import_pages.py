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


@pytest.mark.parametrize(("kind", "label"), [("duties", "Kewajiban"), ("outreach", "Sosialisasi")])
def test_the_page_takes_duties_and_sessions_and_gives_their_template(
    client_of_supervisor, kind, label
):
    page = client_of_supervisor.get(reverse("desk:imports:list")).content.decode()
    template = client_of_supervisor.get(reverse("desk:imports:template", args=[kind]))

    assert f'<option value="{kind}">{label}' in page
    assert (template.status_code, template.content[:2]) == (200, b"PK")


def test_an_uploaded_table_of_sessions_is_checked_taken_in_and_shown(client_of_supervisor, actor):
    content = b"Tanggal,Kode Wilayah,Perempuan,Pertanyaan\n10/02/2026,53.21.05.2005,12,a?\nx,,,\n"
    request = ImportRequest(kind="outreach", file_name="sosialisasi.csv")
    row = inbox.receive(content, request=request, by=actor("CS"))
    dry = client_of_supervisor.get(reverse("desk:imports:received", args=[row.ref]))
    inbox.start(row, is_final=False, by=actor("CS"))
    row.refresh_from_db()

    inbox.work(row, by=actor("CS"))

    row.refresh_from_db()
    shown = client_of_supervisor.get(reverse("desk:imports:detail", args=[row.batch.ref]))
    sessions = client_of_supervisor.get("/meja/sosialisasi/")
    assert dry.status_code == shown.status_code == 200
    assert "Sosialisasi" in shown.content.decode() and "held_on" in shown.content.decode()
    assert "sementara" in sessions.content.decode().lower()
