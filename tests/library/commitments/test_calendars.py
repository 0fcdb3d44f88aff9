"""Invitations and calendars open in a client's own reader and say what the page says."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from sasando.library.commitments import calendars, holding, printing, queries
from sasando.library.commitments.calendars import Sender
from sasando.library.commitments.facts import STAFF_SEE
from sasando.library.directory.models import Unit
from tests.library.commitments.rooms import TODAY, hearing, promise, view, with_agenda

pytestmark = pytest.mark.usefixtures("reference")
SENDER = Sender("BP3MI uji", "kantor@contoh.example", "id", datetime(2026, 2, 11, tzinfo=UTC))
WITA = ZoneInfo("Asia/Makassar")


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


def page(row):
    return queries.page(row.ref, day=TODAY, sees=STAFF_SEE)


def invitation(row):
    return calendars.invitation(page(row), url="https://kantor.example/x", sender=SENDER)


def test_an_invitation_opens_in_another_reader_with_hours_place_agenda_and_attendee(clerk):
    Unit.objects.filter(code="SETWAN-DPRD-NTT").update(email="setwan@contoh.example")
    row = hearing(clerk, days_ago=-9, title="RDP; komisi, uji", site="Lantai 2, sayap “timur”")
    with_agenda(row, clerk)

    found = vobject.readOne(invitation(row).decode())

    assert found.method.value == "REQUEST"
    assert found.vevent.summary.value == "RDP; komisi, uji"
    assert found.vevent.location.value == "Lantai 2, sayap “timur”"
    assert found.vevent.dtstart.value == datetime(2026, 2, 20, 9, tzinfo=WITA)
    assert found.vevent.dtend.value == datetime(2026, 2, 20, 11, 30, tzinfo=WITA)
    assert found.vevent.attendee.value == "mailto:setwan@contoh.example"
    assert "1. Pokok uji" in found.vevent.description.value
    assert found.vtimezone.tzid.value == "Asia/Makassar"


def test_without_an_address_nobody_is_asked_and_the_meeting_is_told(clerk):
    row = hearing(clerk, days_ago=-9)

    found = icalendar.Calendar.from_ical(invitation(row))

    assert found["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in found.events[0]


def test_a_cancelled_meeting_takes_its_invitation_back(clerk):
    Unit.objects.filter(code="SETWAN-DPRD-NTT").update(email="setwan@contoh.example")
    row = hearing(clerk, days_ago=-9)
    with_agenda(row, clerk)
    before = icalendar.Calendar.from_ical(invitation(row)).events[0]
    holding.cancel(row.ref, why="Cuaca", by=clerk)

    found = icalendar.Calendar.from_ical(invitation(row))

    after = found.events[0]
    assert (found["METHOD"], after["STATUS"]) == ("CANCEL", "CANCELLED")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert "Cuaca" in after["DESCRIPTION"]


def test_a_calendar_has_meetings_and_due_days_and_what_has_no_hour_takes_the_day(clerk):
    row = hearing(clerk, days_ago=-9, starts_at=None, ends_at=None)
    due = view(promise(clerk, hearing(clerk), due=TODAY + timedelta(30)))
    card = page(row).card

    data = calendars.feed(
        [(card, "https://x/1")], [(due, "https://x/2")], title="Uji", sender=SENDER
    )

    meeting, deadline = vobject.readOne(data.decode()).contents["vevent"]
    assert meeting.dtstart.value == date(2026, 2, 20)
    assert deadline.summary.value == "Tenggat: Langkah uji"
    assert deadline.dtstart.value == TODAY + timedelta(30)


def test_lines_are_folded_as_the_standard_asks(clerk):
    row = hearing(clerk, days_ago=-9, title="Rapat " + "panjang sekali " * 12)

    lines = invitation(row).split(b"\r\n")

    assert max(len(line) for line in lines) <= 75


def test_minutes_first_page_and_letter_are_written(clerk):
    from sasando.library.commitments import openings

    row = hearing(clerk, starts_at=time(9))
    with_agenda(row, clerk)
    undated = view(promise(clerk, row))
    form = printing.Print("BP3MI uji", "id", TODAY)
    whole = page(row)

    minutes = printing.minutes_pdf(whole, [], form=form)
    first = printing.opening_pdf(openings.after(whole, day=TODAY), form=form)
    letter = printing.letter_docx(whole, [undated], to="Dinas", form=form)

    assert minutes.startswith(b"%PDF") and first.startswith(b"%PDF")
    assert letter.startswith(b"PK")
