"""A unit's own commitments, what was promised around it, and the meetings partners may read."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.domain.commitments import states
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.foundation.ui import tables
from sasando.foundation.ui.forms import said
from sasando.library.commitments import (
    calendars,
    laid,
    openings,
    papers,
    printing,
    queries,
    reach,
    reporting,
    telling,
)
from sasando.library.commitments.calendars import Sender
from sasando.library.commitments.facts import PARTNERS_SEE, CommitmentView, MeetingPage
from sasando.portal.commitments import lines
from sasando.portal.commitments.forms import ReportForm

REFUSED, PDF = 422, "application/pdf"
MOST = 200
NEWEST = 12


@guards.requires("commitments.follow")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the unit's own commitments first, then meetings and what was promised around it."""
    actor = _actor(request)
    day, every = actor.today, queries.commitments(PARTNERS_SEE)
    own = reach.own(actor).order_by("closing", "due_on", "id")[:MOST]
    found = queries.views(own, day=day, sees=PARTNERS_SEE)
    page = tables.keyset_page(
        queries.keys(every), query=request.GET, order="id", descending=True, has_empty=False
    )
    others = queries.views(page.rows, day=day, sees=PARTNERS_SEE)
    counted = queries.tally(every, day=day)
    past = queries.cards(queries.meetings(PARTNERS_SEE).filter(held_on__lte=day)[:NEWEST])
    context = {
        "unit": reach.unit_name(actor), "own": lines.rows(found, with_meeting=True),
        "own_count": len(found), "every": lines.rows(others, with_meeting=True), "page": page,
        "tally": [
            (telling.state(state, get_language()), getattr(counted, state))
            for state in states.STATES
            if getattr(counted, state)
        ],
        "coming": [lines.meeting(card) for card in queries.coming(day=day, sees=PARTNERS_SEE)],
        "past": [lines.meeting(card) for card in past],
    }  # fmt: skip
    return render(request, "portal/commitments/index.html", context)


@guards.requires("commitments.follow")
@require_safe
def meeting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a meeting as far as partners may read it."""
    page = _meeting(request, ref)
    before = page.follows
    day = _actor(request).today
    still = queries.open_from(before.ref, day=day, sees=PARTNERS_SEE) if before else []
    context = {
        "page": page, "head": lines.meeting(page.card), "items": lines.items(page),
        "loose": [lines.statement(each) for each in page.loose],
        "seats": [lines.seat(each) for each in page.seats],
        "rows": lines.rows(page.commitments), "still": lines.rows(still),
        "still_count": len(still), "before": lines.meeting(before) if before else None,
    }  # fmt: skip
    return render(request, "portal/commitments/meeting.html", context)


@guards.requires("commitments.follow")
@require_safe
def opening(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the first page: what is open when this meeting, or the next, begins."""
    page, day = _meeting(request, ref), _actor(request).today
    read = openings.before if page.card.state == "planned" else openings.after
    found = read(page, day=day, sees=PARTNERS_SEE)
    data = printing.opening_pdf(found, form=_form(request))
    return responses.attachment(data, name=f"halaman-pertama-{day}.pdf", media_type=PDF)


@guards.requires("commitments.follow")
@require_safe
def minutes(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the minutes as far as partners may read them."""
    page, day = _meeting(request, ref), _actor(request).today
    still: list[CommitmentView] = []
    if page.follows is not None:
        still = queries.open_from(page.follows.ref, day=day, sees=PARTNERS_SEE)
    data = printing.minutes_pdf(page, still, form=_form(request))
    name = f"notulen-{page.card.held_on}.pdf"
    return responses.attachment(data, name=name, media_type=PDF)


@guards.requires("commitments.follow")
@require_safe
def invitation(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand out the invitation to a meeting."""
    page, actor = _meeting(request, ref), _actor(request)
    if not page.card.is_gathering:
        raise guards.NotOpen
    office = accounts.office_or_blank()
    sender = Sender(
        office.short_name, settings.DEFAULT_FROM_EMAIL, get_language() or "id", actor.now
    )
    url = f"{settings.SASANDO_BASE_URL}{lines.meeting_url(ref)}"
    data = calendars.invitation(page, url=url, sender=sender)
    name = f"undangan-{page.card.held_on}.ics"
    return responses.attachment(data, name=name, media_type=calendars.MEDIA)


@guards.requires("commitments.follow")
@require_safe
def document(request: HttpRequest, ref: UUID, document: UUID) -> HttpResponse:
    """Hand out a paper of a meeting that partners may read; the look is written first."""
    page = _meeting(request, ref)
    if not any(each.ref == document and each.can_open for each in page.documents):
        raise guards.NotOpen
    try:
        name, media, data = papers.read_document(document, by=_actor(request))
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)


@guards.requires("commitments.follow")
@require_safe
def commitment(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a commitment and every step that partners may read."""
    return render(request, "portal/commitments/commitment.html", _context(request, ref))


@guards.requires("commitments.follow")
@require_safe
def proof(request: HttpRequest, ref: UUID, step: UUID) -> HttpResponse:
    """Hand out the file of a step that partners may read; the look is written first."""
    one = _commitment(request, ref)
    if not any(each.ref == step and each.has_file for each in one.steps):
        raise guards.NotOpen
    try:
        name, media, data = papers.read_proof(step, by=_actor(request))
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)


@guards.requires("commitments.report")
def report(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a unit's report on its own commitment; the office confirms what is done."""
    actor, one = _actor(request), _commitment(request, ref)
    if not reach.is_own(actor, ref):
        raise guards.NotOpen
    form = ReportForm(request.POST or None, request.FILES or None, asks_date=laid.may_be_asked(one))
    status = 200
    if request.method == "POST" and form.is_valid():
        facts = form.facts(unit=actor.unit, unit_name=reach.unit_name(actor))
        try:
            reporting.report(ref, step=facts, due_on=form.cleaned_data.get("due_on"), by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Sent to the office. Thank you."))
            return HttpResponseRedirect(lines.url(one))
    context = _context(request, ref) | {"form": form, "submit": _("Send to the office")}
    return render(request, "portal/commitments/report.html", context, status=status)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _meeting(request: HttpRequest, ref: UUID) -> MeetingPage:
    found = queries.page(ref, day=_actor(request).today, sees=PARTNERS_SEE)
    if found is None:
        raise guards.NotOpen
    return found


def _commitment(request: HttpRequest, ref: UUID) -> CommitmentView:
    found = queries.commitment(ref, day=_actor(request).today, sees=PARTNERS_SEE)
    if found is None:
        raise guards.NotOpen
    return found


def _form(request: HttpRequest) -> printing.Print:
    office = accounts.office_or_blank()
    return printing.Print(office.short_name, get_language() or "id", _actor(request).today)


def _context(request: HttpRequest, ref: UUID) -> dict[str, object]:
    actor, one, language = _actor(request), _commitment(request, ref), get_language()
    is_open = one.state in states.OPEN
    return {
        "one": one, "what": one.what.in_language(language), "facts": lines.facts(one),
        "kind": laid.kind_chip(one.kind, language), "state": laid.state_chip(one.state, language),
        "mark": laid.mark_of(one), "meeting": lines.meeting(one.meeting),
        "steps": [lines.step(each) for each in reversed(one.steps)],
        "may_report": is_open and reach.is_own(actor, ref), "back": lines.url(one),
    }  # fmt: skip
