"""Pages of briefs: prepare, look at every form, ask, sign or give back; what was signed stands."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.analysis.briefs import approving
from sasando.analysis.briefs.laying import NOTHING_PRINTED
from sasando.analysis.extracts import snapshots
from sasando.desk.briefs import lines
from sasando.desk.briefs.forms import BriefForm, ReturnForm, start
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import briefs
from sasando.library.publications.briefs import BriefDraftView

CONFLICT = 409
LONGEST_PRINT = 64


@guards.requires("briefs.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List briefs on their way, and those that were signed."""
    context = {"drafts": briefs.drafts(), "signed": briefs.signed()}
    return render(request, "desk/briefs/list.html", context)


@guards.requires("briefs.draft")
def create(request: HttpRequest) -> HttpResponse:
    """Prepare a brief."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = BriefForm(request.POST or None, standing=snapshots.list_snapshots(by=actor))
    if request.method == "POST" and form.is_valid():
        try:
            ref = approving.prepare(form.choice(), snapshot=form.cleaned_data["snapshot"], by=actor)
        except Refused as refused:
            _blame(form, refused)
        else:
            messages.success(request, _("The brief is prepared. Look at its forms, then ask."))
            return _to(ref)
    context = {"form": form, "title": _("New brief"), "back": reverse("desk:briefs:list")}
    return render(request, "desk/briefs/form.html", context)


@guards.requires("briefs.draft")
def revise(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Prepare a brief anew, with another choice or as things stand now."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft, status = _draft(ref), 200
    form = BriefForm(
        request.POST or None, standing=snapshots.list_snapshots(by=actor),
        initial=start(draft.laid.choice, snapshot=draft.laid.snapshot),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            approving.prepare_again(
                ref, form.choice(), snapshot=form.cleaned_data["snapshot"],
                version=_whole(request.POST.get("version", "")), by=actor,
            )  # fmt: skip
        except Refused as refused:
            status = CONFLICT if refused.refusal is STALE_VERSION else 200
            _blame(form, refused)
        else:
            messages.success(request, _("Prepared again. An earlier request has ended."))
            return _to(ref)
    context = {
        "form": form, "title": _("Prepare again"), "version": draft.version,
        "back": reverse("desk:briefs:draft", args=[ref]),
    }  # fmt: skip
    return render(request, "desk/briefs/form.html", context, status=status)


@guards.requires("briefs.view")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a brief on its way: where it stands, its forms, what can be done."""
    return _page(request, _draft(ref))


@guards.requires("briefs.draft")
@require_POST
def ask(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask the head of office to sign what was seen."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return _after(
        request, ref, _("The head of office is asked to sign."),
        lambda: approving.ask(ref, content_sha256=_print(request), by=actor),
    )  # fmt: skip


@guards.requires("briefs.approve")
@require_POST
def sign(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Sign; every form is kept from then on."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _draft(ref)
    try:
        number = approving.sign(ref, content_sha256=_print(request), by=actor)
    except Refused as refused:
        messages.error(request, _said(refused))
        return _to(ref)
    messages.success(request, _("Signed. The forms are kept and do not change any more."))
    return HttpResponseRedirect(reverse("desk:briefs:signed", args=[number]))


@guards.requires("briefs.approve")
@require_POST
def give_back(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give a brief back unsigned, saying what is to be put right."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft, form = _draft(ref), ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, returning=form)
    why = form.cleaned_data["why"]
    return _after(
        request, ref, _("Given back."), lambda: approving.give_back(ref, why=why, by=actor)
    )


@guards.requires("briefs.draft")
@require_POST
def drop(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop a brief."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return _after(request, ref, _("Dropped."), lambda: approving.drop(ref, by=actor))


@guards.requires("briefs.view")
@require_safe
def signed(request: HttpRequest, number: str) -> HttpResponse:
    """Show a signed brief: who signed, over what, and its forms."""
    found = briefs.brief(number)
    if found is None:
        raise guards.NotOpen
    context = {
        "brief": found, "choice": lines.chosen(found.laid.choice),
        "forms": lines.kept_forms(found), "shares": lines.shares(number),
        "told": lines.told(number),
    }  # fmt: skip
    return render(request, "desk/briefs/signed.html", context)


def _page(
    request: HttpRequest, draft: BriefDraftView, returning: ReturnForm | None = None
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "draft": draft, "acts": lines.acts_of(draft, actor=actor),
        "choice": lines.chosen(draft.laid.choice), "forms": lines.draft_forms(draft),
        "signature": approving.signature(draft.laid, by=actor),
        "returning": returning or ReturnForm(),
    }  # fmt: skip
    return render(request, "desk/briefs/draft.html", context)


def _after(
    request: HttpRequest, ref: UUID, done: str, do: Callable[[], object]
) -> HttpResponseRedirect:
    _draft(ref)
    try:
        do()
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, done)
    return _to(ref)


def _draft(ref: UUID) -> BriefDraftView:
    found = briefs.draft(ref)
    if found is None:
        raise guards.NotOpen
    return found


def _print(request: HttpRequest) -> str:
    return request.POST.get("content", "")[:LONGEST_PRINT]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _blame(form: BriefForm, refused: Refused) -> None:
    field = "period" if refused.refusal.code == NOTHING_PRINTED.code else None
    form.add_error(field, _said(refused))


def _to(ref: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:briefs:draft", args=[ref]))


def _said(refused: Refused) -> str:
    return refused.refusal.words.in_language(get_language())
