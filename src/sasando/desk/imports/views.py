"""Pages of imports: upload, dry run, progress, reconciliation, rejects, rows to look at."""

import csv
import io
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.imports.forms import KINDS, UploadForm
from sasando.domain.reconciliation.headings import column_of
from sasando.domain.reconciliation.synonyms import SYNONYMS
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.records.imports import actions, inbox, queries
from sasando.records.imports.outcome import Outcome
from sasando.records.imports.template import as_bytes

PROBLEMS_SHOWN = 100
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@guards.requires("imports.view")
def index(request: HttpRequest) -> HttpResponse:
    """List what was received, newest first, and what waits."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = tables.keyset_page(
        queries.batches(actor), query=request.GET, order="received_at", descending=True
    )
    context = {
        "page": page,
        "waiting": queries.waiting(actor),
        "reviews": queries.reviews(actor).count(),
        "kinds": dict(KINDS),
        "form": UploadForm(),
    }
    return render(request, "desk/imports/list.html", context)


@guards.requires("imports.create")
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Seal an uploaded file; its dry run follows."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"form": form, "kinds": dict(KINDS), "waiting": [], "page": None}
        return render(request, "desk/imports/list.html", context, status=422)
    content = form.cleaned_data["file"].read()
    row = inbox.receive(content, request=form.request(), by=actor)
    return HttpResponseRedirect(reverse("desk:imports:received", args=[row.ref]))


@guards.requires("imports.view")
def received(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a waiting file's dry run, or how far the work is."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.received_for(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    if row.state == "taken" and row.batch is not None:
        return HttpResponseRedirect(reverse("desk:imports:detail", args=[row.batch.ref]))
    context: dict[str, object] = {"row": row, "kind": dict(KINDS)[row.kind]}
    if row.state == "working":
        return render(request, "desk/imports/working.html", context)
    if row.state == "waiting":
        try:
            context |= _shown(inbox.preview(row, by=actor))
        except Refused as refused:
            context["refused"] = refused.refusal.words.in_language(get_language())
    else:
        found = (row.outcome or {}).get("refused")
        language = get_language() or "id"
        context["refused"] = found.get(language[:2], "") if isinstance(found, dict) else found
    return render(request, "desk/imports/received.html", context)


def _shown(outcome: Outcome) -> dict[str, object]:
    return {
        "outcome": outcome,
        "problems": outcome.rejected[:PROBLEMS_SHOWN],
        "more": max(len(outcome.rejected) - PROBLEMS_SHOWN, 0),
        "lookats": outcome.warnings[:PROBLEMS_SHOWN],
    }


@guards.requires("imports.create")
def mapping(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask what the columns of a waiting file mean; the answer is kept for its sender."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.received_for(ref, actor=actor)
    if row is None or row.state != "waiting":
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("received", str(row.ref))]
        audit.record(by=actor, deed="imports.columns_read", refs=refs)
    head = inbox.head(row)
    if request.method == "POST":
        inbox.set_mapping(row, mapping=_chosen(request, head))
        return HttpResponseRedirect(reverse("desk:imports:received", args=[ref]))
    number = request.GET.get("baris", "")
    numbers = [line for line, _cells in head]
    chosen = int(number) if number.isdigit() and int(number) in numbers else numbers[0]
    cells = next(cells for line, cells in head if line == chosen)
    context = {
        "row": row,
        "head": head,
        "chosen": chosen,
        "cells": [(cell, column_of(row.kind, cell) or "") for cell in cells if cell.strip()],
        "names": sorted(SYNONYMS[row.kind]),
    }
    return render(request, "desk/imports/mapping.html", context)


def _chosen(request: HttpRequest, head: list[tuple[int, list[str]]]) -> dict[str, str]:
    known = {cell for _line, cells in head for cell in cells}
    pairs = zip(request.POST.getlist("heading"), request.POST.getlist("column"), strict=False)
    return {heading: column for heading, column in pairs if column and heading in known}


@guards.requires("imports.create")
@require_POST
def start(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take in a waiting file, in the background."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.received_for(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    inbox.start(row, is_final="final" in request.POST, by=actor)
    return HttpResponseRedirect(reverse("desk:imports:received", args=[ref]))


@guards.requires("imports.create")
@require_POST
def drop(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop a waiting file."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.received_for(ref, actor=actor)
    if row is None or row.state != "waiting":
        raise guards.NotOpen
    inbox.drop(row, by=actor)
    messages.success(request, _("The file was dropped."))
    return HttpResponseRedirect(reverse("desk:imports:list"))


@guards.requires("imports.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one batch: stated beside counted totals, rejects, and where the file came from."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = queries.batch_for(ref, actor=actor)
    if batch is None:
        raise guards.NotOpen
    outcome = queries.outcome_of(batch)
    gaps = [line for line in outcome.totals if line.difference]
    context = {"batch": batch, "gaps": gaps, "kind": dict(KINDS)[batch.kind]} | _shown(outcome)
    return render(request, "desk/imports/detail.html", context)


@guards.requires("imports.finalise")
@require_POST
def finalise(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Make a provisional batch final; refused while a stated total is not met."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = queries.batch_for(ref, actor=actor)
    if batch is None:
        raise guards.NotOpen
    try:
        outcome = actions.make_final(batch, by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        words = outcome.refused.in_language(get_language()) if outcome.refused else _("Final now.")
        messages.info(request, words)
    return HttpResponseRedirect(reverse("desk:imports:detail", args=[ref]))


@guards.requires("imports.finalise")
@require_POST
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Clear a provisional batch with all its rows."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = queries.batch_for(ref, actor=actor)
    if batch is None:
        raise guards.NotOpen
    try:
        actions.withdraw(batch, by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
        return HttpResponseRedirect(reverse("desk:imports:detail", args=[ref]))
    messages.success(request, _("The import was cleared."))
    return HttpResponseRedirect(reverse("desk:imports:list"))


@guards.requires("imports.create")
def rejects(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give back the rejected rows with what is wrong, to mend and send again."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    batch = queries.batch_for(ref, actor=actor)
    if batch is None:
        raise guards.NotOpen
    rows = actions.give_back_rejects(batch, by=actor)
    stream = io.StringIO()
    names = list(rows[0][2]) if rows else []
    writer = csv.writer(stream)
    writer.writerow([_("row"), _("problem"), *names])
    for number, problem, cells in rows:
        writer.writerow([number, problem, *(safe_cell(cells.get(name, "")) for name in names)])
    response = HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ditolak-{batch.pk}.csv"'
    return response


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


@guards.requires("imports.view")
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the template of one kind."""
    if kind not in dict(KINDS):
        raise guards.NotOpen
    response = HttpResponse(as_bytes(kind), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="contoh-{kind}.xlsx"'
    return response


@guards.requires("imports.view")
def reviews(request: HttpRequest) -> HttpResponse:
    """List rows whose NIK stands under another name."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    items = list(queries.reviews(actor)[:50])
    people = [ref for item in items for ref in (item.identity.person.ref, item.existing.person.ref)]
    with transaction.atomic():
        refs = [("person", str(ref)) for ref in people]
        audit.record(by=actor, deed="imports.reviews_listed", refs=refs)
    return render(request, "desk/imports/reviews.html", {"items": items})


@guards.requires("workers.join")
@require_POST
def decide(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a person's decision on such a row."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    item = queries.review_for(ref, actor=actor)
    state = request.POST.get("state", "")
    if item is None or state not in ("same", "different"):
        raise guards.NotOpen
    actions.decide_review(item, state=state, by=actor)
    if state == "same":
        people = [item.existing.person.ref, item.identity.person.ref]
        return HttpResponseRedirect(reverse("desk:workers:join", args=people))
    messages.success(request, _("Written: two people."))
    return HttpResponseRedirect(reverse("desk:imports:reviews"))
