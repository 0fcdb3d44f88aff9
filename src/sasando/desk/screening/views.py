"""Pages of screening sheets: the vault's one door."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.desk.screening import lines
from sasando.desk.screening.forms import AccessForm, SheetForm
from sasando.domain.screening import next_steps
from sasando.domain.screening import sheet as rules
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.records.screening import actions, queries
from sasando.records.screening.facts import SheetView
from sasando.records.screening.queries import SheetRow

CONFLICT = 409
LONGEST_NUMBER = 9


@guards.requires("screening.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the sheets that the asker may open, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = queries.sheets(actor)
    page = tables.keyset_page(rows, query=request.GET, order="made_at", descending=True)
    cards = queries.cards(page.rows, actor=actor)
    _looked("listed", [("screening", card.ref) for card in cards], actor)
    drawn = render_rows("desk/screening.html", rows=[lines.line(card) for card in cards])
    context = {"page": page, "rows": drawn, "is_empty": not cards}
    return render(request, "desk/screening/list.html", context)


@guards.requires("screening.create")
def create(request: HttpRequest) -> HttpResponse:
    """Find a case by its number and start a sheet for one of its people."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    number = (request.POST if request.method == "POST" else request.GET).get("kasus", "")
    found = queries.case_numbered(number, actor=actor) if number.strip() else None
    if request.method == "POST":
        return _start(request, found, actor)
    if found is not None:
        _looked("case_opened", [("screening_case", found.case_ref)], actor)
    context = {"number": number[:20], "found": found, "is_asked": bool(number.strip())}
    return render(request, "desk/screening/start.html", context)


def _start(request: HttpRequest, found: Any, actor: Actor) -> HttpResponse:
    person = _uuid(request.POST.get("orang", ""))
    if found is None or person is None:
        messages.error(request, _said(Refused(actions.NOT_IN_THE_CASE)))
        return HttpResponseRedirect(reverse("desk:screening:create"))
    try:
        row = actions.start_sheet(found.case_ref, person_ref=person, by=actor)
    except Refused as refused:
        messages.error(request, _said(refused))
        return HttpResponseRedirect(reverse("desk:screening:create"))
    return HttpResponseRedirect(reverse("desk:screening:detail", args=[row.ref]))


@guards.requires("screening.view")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one sheet: its questions while it is a draft, its result when it is finished."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _row(ref, actor)
    view = queries.view(row, actor=actor)
    _looked("viewed", [("screening", ref)], actor)
    if view.may_write:
        return _form_page(request, row, view, SheetForm(content=view.content))
    return render(request, "desk/screening/result.html", _result(view) | _access(row, actor))


@guards.requires("screening.edit")
@require_POST
def save(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Keep the answers, or finish the sheet with them; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _row(ref, actor)
    view = queries.view(row, actor=actor)
    if not queries.may_write(row, actor=actor):
        raise guards.NotOpen
    form = SheetForm(request.POST, content=view.content)
    if not form.is_valid():
        return _form_page(request, row, view, form)
    is_last = "selesai" in request.POST
    doing = actions.finish_sheet if is_last else actions.save_answers
    try:
        doing(row, content=form.content(), version=_version(request), by=actor)
    except Refused as refused:
        form.add_error(None, _said(refused))
        if refused.refusal.code != STALE_VERSION.code:
            return _form_page(request, row, view, form)
        marks = lines.differences(view.content, form.content())
        return _form_page(request, row, view, form, marks=marks, status=CONFLICT)
    messages.success(request, _("The sheet is finished.") if is_last else _("Answers kept."))
    return HttpResponseRedirect(reverse("desk:screening:detail", args=[ref]))


@guards.requires("screening.create")
@require_POST
def let_in(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Let one more person into a sheet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _row(ref, actor)
    form = AccessForm(request.POST, people=queries.may_be_let_in(actor))
    if not form.is_valid():
        messages.error(request, _("Choose who to let in, and a day that can be read."))
        return HttpResponseRedirect(reverse("desk:screening:detail", args=[ref]))
    try:
        actions.give_access(row, by=actor, **form.given())
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, _("Let in."))
    return HttpResponseRedirect(reverse("desk:screening:detail", args=[ref]))


@guards.requires("screening.create")
@require_POST
def shut_out(request: HttpRequest, ref: UUID, who: UUID) -> HttpResponse:
    """Take back someone's way into a sheet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _row(ref, actor)
    try:
        actions.take_access(row, who=who, by=actor)
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, _("Access taken back."))
    return HttpResponseRedirect(reverse("desk:screening:detail", args=[ref]))


def _row(ref: UUID, actor: Actor) -> SheetRow:
    row = queries.sheet_row(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    return row


def _form_page(
    request: HttpRequest,
    row: SheetRow,
    view: SheetView,
    form: SheetForm,
    *,
    marks: list[lines.Mark] | None = None,
    status: int = 200,
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "card": view.card, "version": view.version, "form": form, "groups": form.groups(),
        "marks": marks,
    } | _access(row, actor)  # fmt: skip
    return render(request, "desk/screening/form.html", context, status=status)


def _result(view: SheetView) -> dict[str, Any]:
    content = view.content
    context: dict[str, Any] = {
        "card": view.card, "note": content.note, "is_minor": content.is_minor,
        "answers": lines.answered(content), "result": view.result,
    }  # fmt: skip
    if not view.result:
        return context
    found = rules.assess(content.answers, is_minor=content.is_minor)
    return context | {
        "words": rules.RESULTS[view.result],
        "chip": lines.CHIPS.get(view.result, "plain"),
        "is_indication": view.result in rules.INDICATIONS,
        "reasons": lines.reasons(found),
        "still_open": lines.still_open(found),
        "advice": next_steps.ADVICE[view.result],
        "places": next_steps.PLACES,
        "consent": next_steps.CONSENT_IRRELEVANT,
    }


def _access(row: SheetRow, actor: Actor) -> dict[str, Any]:
    if not policy.may(actor, "screening.create"):
        return {}
    form = AccessForm(people=queries.may_be_let_in(actor))
    return {"readers": queries.readers(row, actor=actor), "access_form": form}


def _looked(deed: str, refs: list[tuple[str, UUID]], actor: Actor) -> None:
    with transaction.atomic():
        named = [(kind, str(ref)) for kind, ref in refs]
        audit.record(by=actor, deed=f"screening.{deed}", refs=named)


def _said(refused: Refused) -> str:
    return refused.refusal.words.in_language(get_language())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0
