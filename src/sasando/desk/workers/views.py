"""Pages of people: list and search, one person, recording and correcting, joining and parting."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.workers import lines
from sasando.desk.workers.forms import IdentityForm, ReasonForm, RevealForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.audit import queries as trail
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.library.places import queries as places
from sasando.records.workers import actions, queries, search
from sasando.records.workers.facts import PersonView

SEARCH_LIMIT = 30


@guards.requires("workers.view")
def index(request: HttpRequest) -> HttpResponse:
    """List people by name, or the answers to a search; one audit event names who was shown."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    context = {"filters": filters, "is_filtered": bool(chosen), "clear_url": request.path}
    if chosen.get("q"):
        found = search.find_people(
            chosen["q"], actor=actor, regency=chosen.get("kabupaten", ""), limit=SEARCH_LIMIT
        )
        shown = lines.found_lines(found)
        context |= {"found": True, "q": chosen["q"]}
        refs = [str(item.card.ref) for item in found]
    else:
        page = tables.keyset_page(
            lines.listed(queries.people(actor), chosen), query=request.GET, order="name"
        )
        people = queries.cards(page.rows)
        shown = lines.card_lines(people)
        context |= {"page": page}
        refs = [str(card.ref) for card in people]
    with transaction.atomic():
        audit.record(by=actor, deed="workers.listed", refs=[("person", ref) for ref in refs])
    context["rows"] = render_rows("desk/workers.html", rows=shown)
    context["is_empty"] = not shown
    return render(request, "desk/workers/list.html", context)


@guards.requires("workers.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one person: identities side by side, what happened, and who looked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person = _person(ref, actor)
    with transaction.atomic():
        audit.record(by=actor, deed="workers.viewed", refs=[("person", str(ref))])
    hints = queries.hints_for(ref, actor=actor)
    context = {
        "person": person,
        "main": person.main,
        "pairs": lines.compared(person),
        "place": lines.place_of(person.main),
        "nik_word": lines.nik_word(person.main.nik_status),
        "hints": hints,
        "events": lines.life(ref, actor=actor),
        "trail": trail.events_for("person", str(ref), limit=12),
        "reveal_form": RevealForm(),
    }
    return render(request, "desk/workers/detail.html", context)


@guards.requires("workers.create")
def create(request: HttpRequest) -> HttpResponse:
    """Record a new person; people already known stand beside the form as one saves."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = IdentityForm(request.POST or None, actor=actor)
    known = []
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        known = search.find_people(facts.name, actor=actor, regency=facts.regency_code, limit=5)
        known = [item for item in known if item.score >= lines.LIKELY]
        _looked("workers.hinted", [item.card.ref for item in known], actor)
        if not known or "sure" in request.POST:
            person = actions.record_person(facts, by=actor)
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(reverse("desk:workers:detail", args=[person.ref]))
    context = {"form": form, "known": known, "regencies": places.ntt_regencies()}
    return render(request, "desk/workers/form.html", context)


@guards.requires("workers.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct what one identity says; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    identity = queries.identity_for(ref, actor=actor)
    if identity is None:
        raise guards.NotOpen
    _looked("workers.correction_opened", [identity.person.ref], actor)
    initial = lines.initial(identity)
    form = IdentityForm(request.POST or None, actor=actor, initial=initial)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        try:
            actions.correct_identity(
                identity,
                facts=form.facts(),
                version=int(version) if version.isdigit() else 0,
                by=actor,
            )
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            return render(
                request, "desk/workers/form.html", _correcting(form, identity), status=409
            )
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:workers:detail", args=[identity.person.ref]))
    return render(request, "desk/workers/form.html", _correcting(form, identity))


def _correcting(form: IdentityForm, identity: object) -> dict[str, object]:
    return {"form": form, "identity": identity, "regencies": places.ntt_regencies()}


@guards.requires("workers.unmask")
@require_POST
def reveal(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one sealed number for a stated reason; the audit line is written first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    identity = queries.identity_for(ref, actor=actor)
    if identity is None:
        raise guards.NotOpen
    form = RevealForm(request.POST)
    value, field = "", ""
    if form.is_valid():
        field = form.cleaned_data["field"]
        reason = form.cleaned_data["reason"]
        value = actions.reveal(identity, field=field, reason=reason, by=actor)
    context = {"form": form, "value": value, "field": field, "person": identity.person}
    return render(request, "desk/workers/reveal.html", context)


@guards.requires("workers.join")
def join(request: HttpRequest, ref: UUID, other: UUID) -> HttpResponse:
    """Compare two people and, with a reason, join them; never without a human."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    kept, second = _person(ref, actor), _person(other, actor)
    _looked("workers.compared", [kept.ref, second.ref], actor)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rows = [queries.person_row(item.ref, actor=actor) for item in (kept, second)]
        if rows[0] is None or rows[1] is None:
            raise guards.NotOpen
        try:
            deed = actions.join_people(
                rows[0], other=rows[1], reason=form.cleaned_data["reason"], by=actor
            )
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            undo = reverse("desk:workers:part", args=[deed.ref])
            messages.success(request, _("Joined into one person."), extra_tags=undo)
            return HttpResponseRedirect(reverse("desk:workers:detail", args=[kept.ref]))
    context = {
        "kept": kept,
        "second": second,
        "marks": lines.marks(kept.main, second.main),
        "form": form,
    }
    return render(request, "desk/workers/join.html", context)


@guards.requires("workers.join")
@require_POST
def part(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Put back what a joining moved."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    joining = queries.joining_for(ref, actor=actor)
    if joining is None:
        raise guards.NotOpen
    reason = request.POST.get("reason", "").strip() or _("Undone right after joining")
    try:
        actions.part_people(joining, reason=reason, by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("Parted again; everything stands as before."))
    return HttpResponseRedirect(reverse("desk:workers:detail", args=[joining.kept.ref]))


def _looked(deed: str, refs: list[UUID], actor: Actor) -> None:
    """Write who was shown, before the page goes out."""
    if refs:
        with transaction.atomic():
            audit.record(by=actor, deed=deed, refs=[("person", str(ref)) for ref in refs])


def _person(ref: UUID, actor: Actor) -> PersonView:
    person = queries.person_for(ref, actor=actor)
    if person is None:
        raise guards.NotOpen
    return person
