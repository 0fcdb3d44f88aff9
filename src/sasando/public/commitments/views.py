"""What institutions said in the open: meetings and commitments for all, and their calendar."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.domain.commitments import states
from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui import words
from sasando.foundation.ui.rows import render_rows
from sasando.library.commitments import calendars, laid, openly, queries, telling
from sasando.library.commitments.facts import (
    PUBLIC_SEES,
    CommitmentView,
    MeetingCard,
    StatementView,
)
from sasando.public.paths import both_languages

ROWS = "ui/commitment_rows.html"
NEWEST = 100


@guards.open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what is open to all, the newest meeting first."""
    day, language = today(), get_language()
    every = queries.commitments(PUBLIC_SEES)
    newest = every.order_by("-statement__meeting__held_on", "statement__place", "place", "id")
    found = queries.views(newest[:NEWEST], day=day, sees=PUBLIC_SEES)
    counted = queries.tally(every, day=day)
    context = {
        "rows": _rows(found, with_meeting=True),
        "meetings": [_meeting(card) for card in queries.cards(queries.meetings(PUBLIC_SEES))],
        "tally": [
            (telling.state(state, language), getattr(counted, state))
            for state in states.STATES
            if getattr(counted, state)
        ],
    } | both_languages(request)
    return render(request, "public/commitments/index.html", context)


@guards.open_to_all
@require_safe
def meeting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a meeting that is open to all, with what is still open from before."""
    day = today()
    page = queries.page(ref, day=day, sees=PUBLIC_SEES)
    if page is None:
        raise guards.NotOpen
    before = page.follows
    still = queries.open_from(before.ref, day=day, sees=PUBLIC_SEES) if before else []
    context = {
        "page": page, "head": _meeting(page.card), "rows": _rows(page.commitments),
        "still": _rows(still), "still_count": len(still),
        "before": _meeting(before) if before else None,
        "items": [
            {"item": item, "said": [_said(each) for each in item.statements]}
            for item in page.items
        ],
    } | both_languages(request)  # fmt: skip
    return render(request, "public/commitments/meeting.html", context)


@guards.open_to_all
@require_safe
def commitment(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a commitment that is open to all, with every step that is."""
    one, language = queries.commitment(ref, day=today(), sees=PUBLIC_SEES), get_language()
    if one is None:
        raise guards.NotOpen
    context = {
        "one": one,
        "line": laid.line(one, language, url=url),
        "meeting": _meeting(one.meeting),
        "steps": [
            (step.on, telling.step_title(step, language), step.words, step.source)
            for step in reversed(one.steps)
        ],
    } | both_languages(request)
    return render(request, "public/commitments/commitment.html", context)


@guards.open_to_all
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Give the calendar to subscribe to: meetings and due days that are open to all."""
    office, moment = accounts.office_or_blank(), now()
    sender = calendars.Sender(
        office.short_name, settings.DEFAULT_FROM_EMAIL, get_language() or "id", moment
    )
    data = openly.calendar(
        PUBLIC_SEES, day=office_day(moment), sender=sender, base=settings.SASANDO_BASE_URL
    )
    return HttpResponse(data, content_type=calendars.MEDIA)


def today() -> date:
    """Return the day it is at the office."""
    return office_day(now())


def url(one: CommitmentView) -> str:
    """Return the address of a commitment."""
    return reverse("public:commitments:commitment", args=[one.ref])


def _rows(found: Iterable[CommitmentView], *, with_meeting: bool = False) -> SafeString:
    shown = laid.lines(found, get_language(), url=url, with_meeting=with_meeting)
    return render_rows(ROWS, rows=shown)


def _meeting(card: MeetingCard) -> dict[str, Any]:
    language = get_language()
    parts = (words.full_day(card.held_on), telling.hours(card, language), card.site)
    return {
        "url": reverse("public:commitments:meeting", args=[card.ref]), "day": card.held_on,
        "title": card.title.in_language(language),
        "facts": " · ".join(part for part in parts if part),
    }  # fmt: skip


def _said(one: StatementView) -> dict[str, Any]:
    language = get_language()
    return {
        "kind": laid.kind_chip(one.kind, language), "words": one.words.in_language(language),
        "speaker": one.speaker.in_language(language) or one.speaker_name,
        "source": telling.hosts(one.source), "note": one.note.in_language(language),
    }  # fmt: skip
