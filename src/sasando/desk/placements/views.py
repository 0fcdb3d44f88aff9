"""Pages of placements: list, one placement, recording, stages and papers."""

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

from sasando.desk.placements import lines
from sasando.desk.placements.forms import PlacementForm, StageForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.records.placements import actions, queries
from sasando.records.workers import queries as workers


@guards.requires("placements.view")
def index(request: HttpRequest) -> HttpResponse:
    """List placements by departure, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    rows = lines.filtered(queries.placements(actor), chosen)
    page = tables.keyset_page(rows, query=request.GET, order="departed_on", descending=True)
    cards = queries.cards(page.rows)
    with transaction.atomic():
        refs = [("placement", str(card.ref)) for card in cards]
        audit.record(by=actor, deed="placements.listed", refs=refs)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "rows": render_rows("desk/placements.html", rows=[lines.line(card) for card in cards]),
        "is_empty": not cards, "without_sisko": chosen.get("sisko") == "belum",
    }  # fmt: skip
    return render(request, "desk/placements/list.html", context)


@guards.requires("placements.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one placement with its stages and papers."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    placement = queries.placement_for(ref, actor=actor)
    if placement is None:
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("placement", str(ref)), ("person", str(placement.person_ref))]
        audit.record(by=actor, deed="placements.viewed", refs=refs)
    return render(request, "desk/placements/detail.html", _shown(placement, StageForm()))


def _shown(placement: Any, form: StageForm) -> dict[str, Any]:
    return {
        "placement": placement,
        "facts": lines.facts(placement),
        "stages": lines.stages(placement),
        "stage": lines.stage_word(placement.stage),
        "next_step": lines.next_step(placement),
        "form": form,
    }


@guards.requires("placements.edit")
def create(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Record a placement of one identity."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = workers.identity_for(identity, actor=actor)
    if row is None:
        raise guards.NotOpen
    form = PlacementForm(request.POST or None, initial={"origin_regency": row.regency_code})
    if request.method == "POST" and form.is_valid():
        made = actions.record_placement(row, facts=form.facts(), by=actor)
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(reverse("desk:placements:detail", args=[made.ref]))
    return render(request, "desk/placements/form.html", {"form": form, "name": row.name})


@guards.requires("placements.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct what a placement says; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.placement_row(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    form = PlacementForm(request.POST or None, initial=queries.facts_of(row).__dict__)
    context = {"form": form, "name": row.identity.name, "version": row.version}
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        number = int(version) if version.isdigit() else 0
        try:
            actions.correct_placement(row, facts=form.facts(), version=number, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            return render(request, "desk/placements/form.html", context, status=409)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:placements:detail", args=[ref]))
    return render(request, "desk/placements/form.html", context)


@guards.requires("placements.edit")
@require_POST
def reach(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write that a stage was reached."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.placement_row(ref, actor=actor)
    placement = queries.placement_for(ref, actor=actor)
    if row is None or placement is None:
        raise guards.NotOpen
    form = StageForm(request.POST)
    if form.is_valid():
        try:
            event = actions.reach_stage(row, **form.cleaned_data, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            undo = reverse("desk:placements:withdraw", args=[ref, event.pk])
            messages.success(request, _("Stage written."), extra_tags=undo)
            return HttpResponseRedirect(reverse("desk:placements:detail", args=[ref]))
    return render(request, "desk/placements/detail.html", _shown(placement, form), status=422)


@guards.requires("placements.edit")
@require_POST
def withdraw(request: HttpRequest, ref: UUID, stage: int) -> HttpResponse:
    """Take back a stage written by mistake."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.placement_row(ref, actor=actor)
    event = queries.stage_event(row, pk=stage) if row is not None else None
    if event is None:
        raise guards.NotOpen
    actions.withdraw_stage(event, by=actor)
    messages.success(request, _("Stage taken back."))
    return HttpResponseRedirect(reverse("desk:placements:detail", args=[ref]))


@guards.requires("placements.edit")
@require_POST
def paper(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write whether a required paper was seen."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.placement_row(ref, actor=actor)
    state = request.POST.get("state", "")
    if row is None or state not in ("present", "missing", "not_needed"):
        raise guards.NotOpen
    try:
        actions.check_paper(row, rule=request.POST.get("rule", ""), state=state, by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    return HttpResponseRedirect(reverse("desk:placements:detail", args=[ref]) + "#papers")
