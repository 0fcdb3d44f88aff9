"""Everyone reads what was said in the open, and nothing that is for partners or the office."""

from datetime import UTC, datetime

import icalendar
import pytest

from sasando.library.commitments import actions
from sasando.library.commitments.facts import PARTNERS, StepFacts
from sasando.library.commitments.models import Commitment, Meeting
from tests.library.commitments.rooms import TODAY, hearing, promise

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
BASE = "/komitmen/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


def test_everyone_reads_the_ten_of_january_and_february_in_both_languages(client):
    pages = [client.get(f"{prefix}{BASE}").content.decode() for prefix in ("", "/en")]

    assert [page.count('class="what"') for page in pages] == [10, 10]
    assert "Dana abadi pekerja migran" in pages[0] and "Endowment for migrant" in pages[1]
    assert not client.cookies


def test_a_meeting_and_a_commitment_open_and_name_their_source(client):
    meeting = Meeting.objects.get(code="2026-02-06-komisi-v")
    one = Commitment.objects.get(number="JP-2026-0008")

    page = client.get(f"{BASE}rapat/{meeting.ref}/").content.decode()
    single = client.get(f"{BASE}{one.ref}/").content.decode()

    assert "kp2mi.go.id" in page and "Masih terbuka dari rapat 20 Jan 2026" in page
    assert "kp2mi.go.id" in single and "Tanpa tanggal" in single


def test_what_is_for_partners_is_shut_and_no_step_for_them_is_told(client, clerk):
    row = hearing(clerk)
    inside = promise(clerk, row, due=TODAY)
    shown = Commitment.objects.get(number="JP-2026-0008")
    actions.ask(shown.ref, step=StepFacts("Surat rahasia", visibility=PARTNERS), by=clerk)

    shut = [f"{BASE}rapat/{row.ref}/", f"{BASE}{inside.ref}/"]

    assert {client.get(address).status_code for address in shut} == {404}
    assert "Surat rahasia" not in client.get(f"{BASE}{shown.ref}/").content.decode()
    assert "Langkah uji" not in client.get(f"{BASE}kalender.ics").content.decode()


def test_the_calendar_can_be_subscribed_to_without_an_account(client):
    answer = client.get(f"{BASE}kalender.ics")

    found = icalendar.Calendar.from_ical(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [event["DTSTART"].dt.isoformat() for event in found.events] == [
        "2026-02-06", "2026-01-20",
    ]  # fmt: skip
    assert "/komitmen/rapat/" in str(found.events[0]["URL"])
