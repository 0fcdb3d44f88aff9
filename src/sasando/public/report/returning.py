"""Coming back with a receipt: read answers, write more, say who one is, take a proof along."""

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import codes, reports
from sasando.exchange.letterbox.reports import Told
from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.public import counters
from sasando.public.paths import both_languages
from sasando.public.report import attached, drafts
from sasando.public.report.drafts import Draft
from sasando.public.report.forms import MoreForm, ReachForm
from sasando.public.report.gate import GATE
from sasando.public.report.sources import source_of
from sasando.public.report.steps import EXPIRED, REFUSED, STATUS

FLOODED = 429
NOTHING: Mapping[str, Any] = MappingProxyType({})


class ReceiptForm(OfficeForm):
    """Twenty digits."""

    receipt = forms.CharField(
        label=_("Receipt"),
        max_length=60,
        help_text=_("Twenty digits. Spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@attached.with_files
def receipt(request: HttpRequest) -> HttpResponse:
    """Open a report with its receipt, or add to it; every receipt that opens nothing is alike."""
    if request.method != "POST":
        return _ask(request)
    draft = drafts.read(request)
    typed = request.POST.get("receipt", "")[:60]
    if codes.plain(typed) is None:
        return _ask(request, status=REFUSED, mistyped=True)
    if draft is None or draft.is_old:
        return _ask(request, status=EXPIRED, expired=True, kept=request.POST.get("text", ""))
    act = request.POST.get("act", "")
    if act in ("more", "identity"):
        return _add(request, typed, draft, act)
    return _open(request, typed, proof=act == "proof")


def _open(
    request: HttpRequest,
    typed: str,
    *,
    proof: bool = False,
    status: int = 200,
    shown: Mapping[str, Any] = NOTHING,
) -> HttpResponse:
    try:
        thread = reports.read(typed, source=source_of(request), now=now())
    except Refused as refused:
        code = STATUS.get(refused.refusal.code, REFUSED)
        return _ask(request, status=code, busy=refused.refusal.words)
    if thread is None:
        return _ask(request, status=REFUSED, refused=True)
    context = {
        "thread": thread, "receipt": typed, "draft": _field(),
        "more": MoreForm(), "reach": ReachForm(), "most_files": attached.MOST,
    } | dict(shown) | both_languages(request)  # fmt: skip
    page = "proof" if proof else "thread"
    return render(request, f"public/report/{page}.html", context, status=status)


def _add(request: HttpRequest, typed: str, draft: Draft, act: str) -> HttpResponse:
    """Add words and files, or an identity, to the report of a receipt."""
    form = (MoreForm if act == "more" else ReachForm)(request.POST)
    try:
        told = _told(request, draft, act)
        filed = reports.add(
            typed, told=told, source=source_of(request), now=now(), today=office_day(now())
        )
    except Refused as refused:
        form.is_valid()
        form.add_error(next(iter(form.fields)), said(refused))
        is_flood = refused.refusal.code == reports.FLOOD.code
        status = FLOODED if is_flood else STATUS.get(refused.refusal.code, REFUSED)
        own = {"more": form} if act == "more" else {"reach": form}
        return _open(request, typed, status=status, shown=own | {"wrong": form})
    if filed is None:
        return _ask(request, status=REFUSED, refused=True)
    context = {"filed": filed, "act": act, "receipt": typed, "draft": _field()}
    return render(request, "public/report/added.html", context | both_languages(request))


def _told(request: HttpRequest, draft: Draft, act: str) -> Told:
    if act == "identity":
        identity = request.POST.get("identity", "")[:1000]
        return Told(text="" if identity.strip() else "\u200b", form=draft.name, identity=identity)
    files = attached.read(request)
    if not GATE.has_room(sum(len(one.data) for one in files), now=time.time()):
        raise Refused(attached.NO_ROOM)
    return Told(text=request.POST.get("text", ""), form=draft.name, files=files)


def _field() -> str:
    bits = GATE.bits(now=time.time())
    return drafts.field(drafts.new(bits=bits), bits=bits)


def _ask(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    form = ReceiptForm(initial={"receipt": request.POST.get("receipt", "")[:60]})
    context = {"form": form, "draft": _field()} | both_languages(request) | more
    return render(request, "public/report/receipt.html", context, status=status)


@guards.open_to_all
@require_http_methods(["GET", "HEAD"])
def contact(request: HttpRequest) -> HttpResponse:
    """Say how to call or come instead of writing; a page that leaves no trace in caches."""
    context = {"counters": counters.counters()} | both_languages(request)
    page = render(request, "public/report/contact.html", context)
    page["Cache-Control"] = "no-store"
    return page
