"""First drafts out of what is written already: a meeting, a signed brief, an arrival."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.desk.news import paths
from sasando.desk.news.forms import ArrivalForm, arrival_facts, drafted
from sasando.desk.news.views import REFUSED
from sasando.domain.news import composing
from sasando.domain.news.composing import Composed, MeetingTold, Outcome
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import said
from sasando.library.commitments import queries as commitments
from sasando.library.commitments.facts import PUBLIC_SEES, MeetingPage, SeatView
from sasando.library.publications import briefs, newsroom
from sasando.library.publications.articles import ARRIVAL, BRIEF, MEETING, Origin

NEWS_FORM = "berita.txt"
SHOWN = 30
THERE = ("room", "online", "reported")


@guards.requires("news.write")
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Offer meetings open to the public, signed briefs, and the arrival note."""
    held = commitments.meetings(PUBLIC_SEES).filter(state="held").order_by("-held_on")
    context = {
        "meetings": commitments.cards(held[:SHOWN]), "briefs": briefs.signed(limit=SHOWN),
    }  # fmt: skip
    return render(request, "desk/news/sources.html", context)


@guards.requires("news.write")
@require_POST
def from_meeting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Draft what the public part of a meeting's record says."""
    actor = paths.actor_of(request)
    page = commitments.page(ref, day=actor.today, sees=PUBLIC_SEES)
    if page is None:
        raise guards.NotOpen
    made = composing.from_meeting(told_of(page))
    return _begin(request, made, Origin(MEETING, str(ref)), by=actor)


@guards.requires("news.write")
@require_POST
def from_brief(request: HttpRequest, number: str) -> HttpResponse:
    """Draft what the news form of a signed brief says."""
    found = briefs.file(number, NEWS_FORM)
    if found is None:
        raise guards.NotOpen
    made = composing.from_brief(found.content.decode())
    return _begin(request, made, Origin(BRIEF, number), by=paths.actor_of(request))


@guards.requires("news.write")
def arrival(request: HttpRequest) -> HttpResponse:
    """Write a press note on an arrival: number, sex, island."""
    actor, status = paths.actor_of(request), 200
    start = {"day": actor.today, "initials": paths.initials(actor)}
    form = ArrivalForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            consent = form.cleaned_data["consent_on"]
            origin = Origin(ARRIVAL, f"persetujuan {consent}" if consent else "")
            ref = newsroom.write(arrival_facts(form), origin=origin, by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Drafted. Read it, then have it checked."))
            return paths.to(ref)
    return render(request, "desk/news/arrival.html", {"form": form}, status=status)


def _begin(request: HttpRequest, made: Composed, origin: Origin, *, by: Actor) -> HttpResponse:
    facts = drafted(made, category="kegiatan", initials=paths.initials(by), day=by.today)
    ref = newsroom.write(facts, origin=origin, by=by)
    messages.success(request, _("Drafted. Fill in or take out what stands in brackets."))
    return paths.to(ref)


def told_of(page: MeetingPage) -> MeetingTold:
    """Return what a draft tells of a meeting."""
    return MeetingTold(
        title=page.card.title.id, held_on=page.card.held_on, site=page.card.site,
        topics=tuple(each.strip() for each in page.told.id.split("·") if each.strip()),
        came=tuple(_seat(each) for each in page.seats if each.came in THERE),
        items=tuple((item.title.id, item.minutes.id) for item in page.items),
        said=tuple(
            (each.speaker.id or each.speaker_name, each.kind, each.words.id)
            for each in page.statements
        ),
        outcomes=tuple(
            Outcome(one.what.id, ", ".join(owner.name for owner in one.owners), one.due_on)
            for one in page.commitments
        ),
    )  # fmt: skip


def _seat(seat: SeatView) -> str:
    return f"{seat.role.id} {seat.name}".strip() if seat.name not in seat.role.id else seat.role.id
