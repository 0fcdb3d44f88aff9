"""Commitments and meetings as partners' pages show them: finished words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.foundation.ui import words
from sasando.foundation.ui.rows import render_rows
from sasando.library.commitments import laid, measuring, telling
from sasando.library.commitments.facts import (
    CAME,
    MEETING_KINDS,
    MEETING_STATES,
    CommitmentView,
    MeetingCard,
    MeetingPage,
    SeatView,
    StatementView,
    StepView,
)

ROWS = "ui/commitment_rows.html"


def url(one: CommitmentView) -> str:
    """Return the address of a commitment."""
    return reverse("portal:commitments:commitment", args=[one.ref])


def meeting_url(ref: UUID, name: str = "meeting") -> str:
    """Return the address of a meeting or of one of its files."""
    return reverse(f"portal:commitments:{name}", args=[ref])


def rows(found: Iterable[CommitmentView], *, with_meeting: bool = False) -> SafeString:
    """Return the drawn rows of a table of commitments."""
    shown = laid.lines(found, get_language(), url=url, with_meeting=with_meeting)
    return render_rows(ROWS, rows=shown)


def meeting(card: MeetingCard) -> dict[str, Any]:
    """Return a meeting for a list or the head of its page."""
    language = get_language()
    hours = telling.hours(card, language)
    parts = (words.full_day(card.held_on), hours, card.site)
    return {
        "url": meeting_url(card.ref), "title": card.title.in_language(language),
        "day": card.held_on, "hours": hours, "site": card.site,
        "facts": " · ".join(part for part in parts if part),
        "kind": telling.cap(MEETING_KINDS[card.kind].in_language(language)),
        "state": telling.cap(MEETING_STATES[card.state].in_language(language)),
        "is_cancelled": card.state == "cancelled",
    }  # fmt: skip


def seat(one: SeatView) -> dict[str, str]:
    """Return who took part for a list."""
    language = get_language()
    role, came = one.role.in_language(language), CAME[one.came].in_language(language)
    parts = (role if one.name else "", _("chair") if one.is_chair else "", came)
    return {"name": one.name or role, "line": ", ".join(part for part in parts if part)}


def statement(one: StatementView) -> dict[str, Any]:
    """Return what was said for a list."""
    language = get_language()
    return {
        "kind": laid.kind_chip(one.kind, language), "words": one.words.in_language(language),
        "speaker": one.speaker.in_language(language) or one.speaker_name,
        "source": telling.hosts(one.source), "note": one.note.in_language(language),
    }  # fmt: skip


def items(page: MeetingPage) -> list[dict[str, Any]]:
    """Return the agenda with minutes and statements."""
    return [
        {"item": item, "said": [statement(each) for each in item.statements]} for item in page.items
    ]


def step(one: StepView) -> dict[str, Any]:
    """Return one step for a list; an officer's name stays in the office."""
    language = get_language()
    parts = (one.words.in_language(language), one.source, one.confirmed_by, one.unit_name)
    return {
        "ref": one.ref, "on": one.on, "title": telling.step_title(one, language),
        "note": " · ".join(part for part in parts if part), "has_file": one.has_file,
    }  # fmt: skip


def facts(one: CommitmentView) -> list[tuple[str, str]]:
    """Return what is known of a commitment, label by label."""
    language = get_language()
    measure = telling.measure_line(one, measuring.measured(one), language)
    return [
        (_("Owner"), telling.owner_line(one, language)),
        (_("For whom"), one.for_whom.in_language(language) or "–"),
        (_("Due"), telling.due_line(one, language)),
        (_("Measure of success"), measure or _("not named")),
        (_("Legal basis"), one.basis or _("not named")),
        (_("Source"), telling.source_line(one, language) or _("minutes of the meeting")),
    ]
