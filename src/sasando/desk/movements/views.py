"""Pages of departures and returns."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.movements import lines
from sasando.desk.movements.forms import MovementForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.records.movements import actions, queries
from sasando.records.workers import queries as workers


@guards.requires("movements.view")
def index(request: HttpRequest) -> HttpResponse:
    """List returns by arrival, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    rows = lines.filtered(lines.without_untold(queries.movements(actor)), chosen)
    page = tables.keyset_page(rows, query=request.GET, order="arrived_on", descending=True)
    cards = queries.cards(page.rows)
    with transaction.atomic():
        refs = [("movement", str(card.ref)) for card in cards]
        audit.record(by=actor, deed="movements.listed", refs=refs)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "rows": render_rows("desk/movements.html", rows=[lines.line(card) for card in cards]),
        "is_empty": not cards, "kinds": lines.tabs(chosen.get("jenis", "")),
    }  # fmt: skip
    return render(request, "desk/movements/list.html", context)


@guards.requires("movements.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one movement, each date apart."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    movement = queries.movement_for(ref, actor=actor)
    if movement is None or lines.is_untold(movement):
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("movement", str(ref)), ("person", str(movement.person_ref))]
        audit.record(by=actor, deed="movements.viewed", refs=refs)
    context = {
        "movement": movement,
        "title": lines.title(movement.facts.direction, movement.facts.kind),
        "dates": lines.dates(movement),
        "facts": lines.facts(movement),
    }
    return render(request, "desk/movements/detail.html", context)


@guards.requires("movements.edit")
def create(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Record a departure or return of one identity; no placement is needed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = workers.identity_for(identity, actor=actor)
    if row is None:
        raise guards.NotOpen
    form = MovementForm(request.POST or None, initial={"origin_regency": row.regency_code})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_movement(row, facts=form.facts(), placement=None, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(reverse("desk:movements:detail", args=[made.ref]))
    return render(request, "desk/movements/form.html", {"form": form, "name": row.name})


@guards.requires("movements.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct a movement; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.movement_row(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    initial: dict[str, Any] = dict(queries.facts_of(row).__dict__)
    initial["way"] = f"{row.direction}/{row.kind}"
    form = MovementForm(request.POST or None, initial=initial)
    context = {"form": form, "name": row.identity.name, "version": row.version}
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        number = int(version) if version.isdigit() else 0
        try:
            actions.correct_movement(row, facts=form.facts(), version=number, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            return render(request, "desk/movements/form.html", context, status=409)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:movements:detail", args=[ref]))
    return render(request, "desk/movements/form.html", context)


@guards.requires("movements.unmask")
@require_POST
def reveal(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a sealed cause or note for a stated reason; the audit line is written first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.movement_row(ref, actor=actor)
    field = request.POST.get("field", "")
    if row is None or field not in ("cause", "note"):
        raise guards.NotOpen
    try:
        text = actions.reveal(row, field=field, reason=request.POST.get("reason", ""), by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
        return HttpResponseRedirect(reverse("desk:movements:detail", args=[ref]))
    return render(request, "desk/movements/reveal.html", {"text": text, "ref": ref})
