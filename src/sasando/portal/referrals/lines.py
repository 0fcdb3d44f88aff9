"""Packets as the agency's pages show them: finished words, and forms that fit the state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.domain.values.words import Words
from sasando.exchange.referrals import moves
from sasando.exchange.referrals.answering import Kind
from sasando.exchange.referrals.facts import AnswerView, PacketView, Service, SnapshotField
from sasando.foundation.ui import words
from sasando.portal.referrals.forms import OFFERED, TITLES, ReplyForm

CHIPS = {
    moves.SENT: ("warn", "envelope-open"),
    moves.ACCEPTED: ("info", "person-check"),
    moves.ANSWERED: ("brand", "journal-text"),
    moves.DONE: ("ok", "check-lg"),
}
ICONS = {
    Kind.ACCEPT: "person-check",
    Kind.REJECT: "x-lg",
    Kind.ANSWER: "journal-text",
    Kind.DONE: "check-lg",
    Kind.QUESTION: "question-circle",
}
SAID = {
    Kind.ACCEPT: moves.STATES[moves.ACCEPTED],
    Kind.REJECT: moves.STATES[moves.REJECTED],
    Kind.ANSWER: moves.STATES[moves.ANSWERED],
    Kind.DONE: moves.STATES[moves.DONE],
    Kind.QUESTION: Words(id="bertanya", en="asked back"),
}
SOON_DAYS = 2


@dataclass(frozen=True)
class Chip:
    """One state as a chip shows it."""

    kind: str
    label: str
    icon: str


@dataclass(frozen=True)
class Clock:
    """When an answer is due."""

    kind: str
    label: str
    note: str


@dataclass(frozen=True)
class Line:
    """One packet in a list; it says nothing of whom it is about."""

    ref: UUID
    number: str
    purpose: Words
    services: tuple[Service, ...]
    chip: Chip
    clock: Clock
    sent_at: datetime


@dataclass(frozen=True)
class Shown:
    """One packet on its page."""

    number: str
    purpose: Words
    kind: str
    urgency: str
    chip: Chip
    snapshot: tuple[SnapshotField, ...]
    services: tuple[Service, ...]
    facts: list[tuple[str, str | Words]]


def line(packet: PacketView, *, today: date) -> Line:
    """Return a packet for a list."""
    return Line(
        ref=packet.ref,
        number=packet.number,
        purpose=packet.purpose,
        services=packet.services,
        chip=chip(packet.state),
        clock=clock(packet, today=today),
        sent_at=packet.sent_at,
    )


def shown(packet: PacketView) -> Shown:
    """Return a packet for its page."""
    return Shown(
        number=packet.number,
        purpose=packet.purpose,
        kind=_("transfer") if packet.kind == "transfer" else _("referral"),
        urgency={"urgent": _("urgent"), "today": _("today")}.get(packet.urgency, ""),
        chip=chip(packet.state),
        snapshot=packet.snapshot,
        services=packet.services,
        facts=_facts(packet),
    )


def chip(state: str) -> Chip:
    """Return the chip of a state."""
    kind, icon = CHIPS.get(state, ("plain", "x-lg"))
    return Chip(kind, moves.STATES[state].in_language(get_language()), icon)


def clock(packet: PacketView, *, today: date) -> Clock:
    """Return when the answer is due, as a list shows it."""
    day = words.day(packet.answer_due_on)
    if packet.state == moves.DONE:
        return Clock("done", day, _("done"))
    left = (packet.answer_due_on - today).days
    if left < 0:
        return Clock("late", day, ngettext("%d day late", "%d days late", -left) % -left)
    note = ngettext("%d day left", "%d days left", left) % left if left else _("today")
    return Clock("today" if left <= SOON_DAYS else "", day, note)


def forms_for(state: str, *, bound: ReplyForm | None = None) -> list[dict[str, Any]]:
    """Return the forms that a state offers; the one sent and refused stands as it was."""
    found = []
    for kind in OFFERED.get(state, ()):
        form = bound if bound is not None and bound.prefix == kind else ReplyForm(kind)
        found.append({"kind": kind, "title": TITLES[kind], "form": form})
    return found


def answers(said: Sequence[AnswerView]) -> list[dict[str, Any]]:
    """Return what the agency said, for a timeline."""
    language = get_language()
    return [
        {
            "when": item.at.date(),
            "title": SAID[Kind(item.kind)].in_language(language).capitalize(),
            "icon": ICONS[Kind(item.kind)],
            "note": " · ".join(filter(None, (_reason(item, language), item.words))),
        }
        for item in said
    ]


def _reason(item: AnswerView, language: str | None) -> str:
    found = moves.REJECTIONS.get(item.reason)
    return found.in_language(language) if found else ""


def _facts(packet: PacketView) -> list[tuple[str, str | Words]]:
    basis = {
        "consent": _("consent of the person"),
        "vital_interest": _("vital interest"),
        "legal_duty": _("legal duty"),
        "next_of_kin": _("next of kin of the deceased"),
        "override": _("decision of the office"),
    }[packet.basis]
    ground = f"{basis}, {packet.basis_article}" if packet.basis_article else basis
    return [
        (_("Sent by"), packet.sender_label),
        (_("Sent"), words.moment(packet.sent_at)),
        (_("Purpose"), packet.purpose),
        (_("Basis"), ground),
        (_("Answer due"), words.day(packet.answer_due_on)),
        (_("Open until"), words.day(packet.expires_on)),
    ]
