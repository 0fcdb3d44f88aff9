"""Pages of drafts: plan, audit, preview with what is lost, two approvals, out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.analysis.releases import examples, review
from sasando.analysis.releases.plan import parse_plan
from sasando.desk.figures.forms import DraftForm
from sasando.desk.figures.lines import acts_of, named_cells
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import actions, queries
from sasando.library.publications.facts import DraftView
from sasando.library.publications.layout import laid

CONFLICT = 409


@guards.requires("releases.view")
def index(request: HttpRequest) -> HttpResponse:
    """List drafts that wait, and releases that went out."""
    context = {"drafts": queries.drafts(), "releases": queries.releases(partners=True)}
    return render(request, "desk/figures/list.html", context)


@guards.requires("releases.view")
def register(request: HttpRequest) -> HttpResponse:
    """List every table ever published, superseded ones too."""
    return render(request, "desk/figures/register.html", {"tables": queries.register()})


@guards.requires("releases.draft")
def create(request: HttpRequest) -> HttpResponse:
    """Begin a draft; an example plan can be taken as a start."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    example = examples.example(request.GET.get("contoh", ""), today=actor.today)
    start = {"audience": "public", "plan": example.plan if example else ""}
    if example:
        start |= {"title": example.title.id, "title_en": example.title.en}
    form = DraftForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            parse_plan(form.cleaned_data["plan"])
            ref = actions.open_draft(form.facts(), by=actor)
        except Refused as refused:
            form.add_error("plan", _said(refused))
        else:
            messages.success(request, _("The draft is kept. Audit it next."))
            return _to(ref)
    context = {
        "form": form, "title": _("New release"), "back": reverse("desk:figures:list"),
        "examples": examples.named(),
    }  # fmt: skip
    return render(request, "desk/figures/form.html", context)


@guards.requires("releases.draft")
def revise(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Change a draft; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft, status = _draft(ref), 200
    start = {name: getattr(draft, name) for name in DraftForm.base_fields}
    form = DraftForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = request.POST.get("version", "")
        version = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
        try:
            parse_plan(form.cleaned_data["plan"])
            actions.revise_draft(ref, form.facts(), version=version, by=actor)
        except Refused as refused:
            status = CONFLICT if refused.refusal is STALE_VERSION else 200
            form.add_error(None if status == CONFLICT else "plan", _said(refused))
        else:
            messages.success(request, _("Saved. Audit it again; earlier approvals have ended."))
            return _to(ref)
    context = {
        "form": form, "title": _("Change the draft"), "version": draft.version,
        "back": reverse("desk:figures:draft", args=[ref]),
    }  # fmt: skip
    return render(request, "desk/figures/form.html", context, status=status)


@guards.requires("releases.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a draft: where it stands, what the audit found, what readers would see."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft = _draft(ref)
    context: dict[str, Any] = {
        "draft": draft, "acts": acts_of(draft, actor=actor),
        "failing": named_cells(draft, language=get_language() or "id"),
    }  # fmt: skip
    return render(request, "desk/figures/draft.html", context)


@guards.requires("releases.view")
def preview(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the tables as readers would see them, with what is lost beside each."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft = _draft(ref)
    try:
        tables = review.preview(ref, by=actor)
    except Refused as refused:
        messages.error(request, _said(refused))
        return _to(ref)
    is_english = (get_language() or "").startswith("en")
    shown = [
        {
            "title": one.table.title_en if is_english else one.table.title,
            "chart": one.table.chart_en if is_english else one.table.chart,
            "alt": one.table.alt_en if is_english else one.table.alt,
            "laid": laid(one.table), "loss": one,
        }
        for one in tables
    ]  # fmt: skip
    return render(request, "desk/figures/preview.html", {"draft": draft, "tables": shown})


@guards.requires("releases.draft")
@require_POST
def audit(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Build the tables and audit every suppressed cell against all that ever went out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _draft(ref)
    return _after(request, ref, lambda: review.audit(ref, by=actor), _("The audit is done."))


@guards.requires("releases.approve")
@require_POST
def agree(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Agree that the audited bytes go out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _draft(ref)
    digest = request.POST.get("package", "")[:64]
    return _after(
        request, ref, lambda: actions.agree(ref, package_sha256=digest, by=actor), _("Agreed.")
    )


@guards.requires("releases.draft")
@require_POST
def publish(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Let an agreed draft out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _draft(ref)
    return _after(request, ref, lambda: review.publish(ref, by=actor), _("Published."))


@guards.requires("releases.draft")
@require_POST
def drop(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop a draft."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _draft(ref)
    return _after(request, ref, lambda: actions.drop_draft(ref, by=actor), _("Dropped."))


def _after(request: HttpRequest, ref: UUID, do: Any, done: str) -> HttpResponseRedirect:
    try:
        do()
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, done)
    return _to(ref)


def _draft(ref: UUID) -> DraftView:
    found = queries.draft(ref)
    if found is None:
        raise guards.NotOpen
    return found


def _to(ref: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:figures:draft", args=[ref]))


def _said(refused: Refused) -> str:
    return refused.refusal.words.in_language(get_language())
