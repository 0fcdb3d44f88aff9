"""Writes meetings as iCalendar (RFC 5545, 5546): an invitation, or a calendar to subscribe to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from sasando.domain.values.words import Words
from sasando.library.commitments import telling
from sasando.library.commitments.facts import CommitmentView, MeetingCard, MeetingPage
from sasando.library.directory import queries as directory

MEDIA = "text/calendar; charset=utf-8"
PRODUCT = "-//Sasando//Rapat dan komitmen//ID"
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}
DUE = Words(id="Tenggat: {what}", en="Due: {what}")
OWNED = Words(id="Pemilik: {owner}", en="Owner: {owner}")
AGENDA = Words(id="Acara", en="Agenda")
INVITED = Words(id="Diundang", en="Invited")
WHY = Words(id="Dibatalkan: {why}", en="Cancelled: {why}")


@dataclass(frozen=True)
class Sender:
    """Who sends: the office's name and address, the language, and the moment of writing."""

    name: str
    address: str
    language: str
    now: datetime

    def say(self, words: Words, **params: object) -> str:
        """Return words in the language of the calendar."""
        return words.format(**params).in_language(self.language)


def invitation(page: MeetingPage, *, url: str, sender: Sender) -> bytes:
    """Return an invitation to a meeting, or its cancellation.

    It asks for an answer only when a unit with an address is invited; else it just tells.
    """
    event = _event(page.card, url=url, sender=sender)
    event.add("sequence", page.sequence)
    event.add("description", _description(page, url, sender))
    asked = [_attendee(name, mail) for name, mail in _addresses(page)]
    for address in asked:
        event.add("attendee", address)
    told = CANCEL if page.card.state == "cancelled" else REQUEST
    calendar = _calendar(told if asked else PUBLISH)
    organizer = vCalAddress(f"mailto:{sender.address}")
    organizer.params["CN"] = vText(sender.name)
    event.add("organizer", organizer)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def feed(
    meetings: Iterable[tuple[MeetingCard, str]],
    due: Iterable[tuple[CommitmentView, str]],
    *,
    title: str,
    sender: Sender,
) -> bytes:
    """Return a calendar of meetings and due days, each with the address of its page.

    A commitment without a day is not in it: a calendar has no place for what has no date.
    """
    calendar = _calendar(PUBLISH)
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", settings.OFFICE_ZONE)
    calendar.add("refresh-interval", timedelta(hours=12))
    for card, url in meetings:
        calendar.add_component(_event(card, url=url, sender=sender))
    for one, url in due:
        calendar.add_component(_due(one, url=url, sender=sender))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(card: MeetingCard, *, url: str, sender: Sender) -> Event:
    event = Event()
    event.add("uid", f"{card.ref}@sasando")
    event.add("dtstamp", sender.now)
    event.add("summary", card.title.in_language(sender.language))
    event.add("status", STATUS[card.state])
    if card.site:
        event.add("location", card.site)
    if url:
        event.add("url", url)
    _when(event, card)
    return event


def _when(event: Event, card: MeetingCard) -> None:
    """Write the hours at the office's own clock; without hours it is a matter of the day."""
    if card.starts_at is None:
        event.add("dtstart", card.held_on)
        event.add("dtend", card.held_on + timedelta(days=1))
        return
    zone = ZoneInfo(settings.OFFICE_ZONE)
    event.add("dtstart", datetime.combine(card.held_on, card.starts_at, zone))
    if card.ends_at is not None:
        event.add("dtend", datetime.combine(card.held_on, card.ends_at, zone))


def _description(page: MeetingPage, url: str, sender: Sender) -> str:
    lines: list[str] = []
    if page.cancelled_why:
        lines.append(sender.say(WHY, why=page.cancelled_why))
    if page.items:
        lines += [f"{sender.say(AGENDA)}:", *(_item_lines(page, sender.language))]
    if page.seats:
        seats = [
            ", ".join(part for part in (seat.name, seat.role.in_language(sender.language)) if part)
            for seat in page.seats
        ]
        lines += ["", f"{sender.say(INVITED)}: {'; '.join(seats)}"]
    return "\n".join([*lines, "", url]).strip()


def _item_lines(page: MeetingPage, language: str) -> Sequence[str]:
    return [
        f"{at}. {item.title.in_language(language)}" for at, item in enumerate(page.items, start=1)
    ]


def _addresses(page: MeetingPage) -> list[tuple[str, str]]:
    """Return (name, e-mail) of the units invited, as far as the directory has one."""
    mails = directory.emails()
    found = {
        mails[seat.unit]: seat.name for seat in page.seats if seat.unit and mails.get(seat.unit)
    }
    return [(name, mail) for mail, name in found.items()]


def _attendee(name: str, mail: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mail}")
    address.params["CN"] = vText(name)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def _due(one: CommitmentView, *, url: str, sender: Sender) -> Event:
    event = Event()
    event.add("uid", f"{one.ref}-due@sasando")
    event.add("dtstamp", sender.now)
    event.add("summary", sender.say(DUE, what=one.what.in_language(sender.language)))
    owner = telling.owner_line(one, sender.language)
    event.add("description", f"{one.number} · {sender.say(OWNED, owner=owner)}")
    if one.due_on is not None:
        event.add("dtstart", one.due_on)
        event.add("dtend", one.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if url:
        event.add("url", url)
    return event
