"""The letterbox at the desk: notices that wait, what becomes of them, links to partners."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.desk.letterbox import lines
from sasando.desk.letterbox.forms import IntoCaseForm, LinkForm, ReasonForm
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import links
from sasando.exchange.letterbox import notices as hatch
from sasando.exchange.letterbox.notices import NoticeView
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui.forms import said
from sasando.library.directory import queries as directory
from sasando.records.cases import notices, queries


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@guards.requires("letterbox.view")
def index(request: HttpRequest) -> HttpResponse:
    """List notices, those that wait first, and the links that stand; no words of a notice."""
    actor = actor_of(request)
    is_done = request.GET.get("daftar") == "selesai"
    found = hatch.done() if is_done else hatch.waiting()
    if found:
        with transaction.atomic():
            refs = [("notice", str(one.ref)) for one in found]
            audit.record(by=actor, deed="letterbox.notices_listed", refs=refs)
    context = {
        "lines": lines.lines(found, actor=actor), "is_done": is_done,
        "links": lines.link_lines(links.standing(today=actor.today), actor=actor),
    }  # fmt: skip
    return render(request, "desk/letterbox/list.html", context)


@guards.requires("letterbox.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one notice with its words; the look is written first."""
    return _page(request, ref)


@guards.requires("letterbox.view")
def into_case(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a notice onto an existing case as a note or a contact."""
    form = IntoCaseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, ref, into=form if request.method == "POST" else None)
    actor = actor_of(request)
    case = queries.case_numbered(form.cleaned_data["number"], actor=actor)
    if case is None:
        form.add_error("number", _("Not found, or not open to you."))
        return _page(request, ref, into=form)
    try:
        notices.take_into(case, notice=ref, kind=form.cleaned_data["kind"], by=actor)
    except Refused as refused:
        form.add_error(None, said(refused))
        return _page(request, ref, into=form)
    messages.success(request, _("Written onto %(number)s.") % {"number": case.number})
    return HttpResponseRedirect(reverse("desk:cases:detail", args=[case.ref]))


@guards.requires("letterbox.view")
def aside(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Set a notice aside, with the reason."""
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, ref, aside=form if request.method == "POST" else None)
    _header(request, ref)
    try:
        hatch.set_aside(ref, reason=form.cleaned_data["reason"], by=actor_of(request))
    except Refused as refused:
        form.add_error(None, said(refused))
        return _page(request, ref, aside=form)
    messages.success(request, _("Set aside, with the reason."))
    return HttpResponseRedirect(reverse("desk:letterbox:list"))


def _header(request: HttpRequest, ref: UUID) -> NoticeView:
    """Return a notice without its words, as far as the asker may open it; raises NotOpen."""
    found = hatch.header(ref)
    if found is None or not notices.may_read(found, actor=actor_of(request)):
        raise guards.NotOpen
    return found


def _page(request: HttpRequest, ref: UUID, **bound: Any) -> HttpResponse:
    notice = notices.read(ref, by=actor_of(request))
    if notice is None:
        raise guards.NotOpen
    start = {"number": notice.about_number, "kind": "note"}
    context = {
        "notice": notice, "kind": hatch.KINDS[notice.kind], "is_waiting": not notice.became,
        "into": bound.get("into") or IntoCaseForm(initial=start),
        "aside": bound.get("aside") or ReasonForm(),
        "may_open": policy.may(actor_of(request), "cases.create"),
    }  # fmt: skip
    return render(request, "desk/letterbox/detail.html", context)


@guards.requires("letterbox.view")
def link(request: HttpRequest) -> HttpResponse:
    """Make a link for a partner, shown once for the letter or message."""
    form = LinkForm(request.POST or None, initial={"number": request.GET.get("kasus", "")[:20]})
    if request.method == "POST" and form.is_valid():
        made = _make_link(request, form)
        if made is not None:
            return made
    return render(request, "desk/letterbox/link.html", {"form": form})


def _make_link(request: HttpRequest, form: LinkForm) -> HttpResponse | None:
    actor, number = actor_of(request), form.cleaned_data["number"].strip()
    unit = directory.unit(form.cleaned_data["unit"])
    about = None
    if number:
        case = queries.case_numbered(number, actor=actor)
        relations = queries.relations(case, actor=actor) if case else frozenset()
        if case is None or not queries.may_write(case, relations=relations):
            form.add_error("number", _("Not found, or not open to you."))
            return None
        about = links.About(case.ref, case.number)
    if unit is None:
        raise guards.NotOpen
    token = links.make(unit_code=unit.code, unit_name=unit.name, about=about, by=actor)
    address = request.build_absolute_uri(f"/lapor/kabar/{token}/")
    context = {"unit": unit, "about": about, "address": address, "days": links.STANDS.days}
    return render(request, "desk/letterbox/made.html", context)


@guards.requires("letterbox.view")
def end_link(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask, then end a link."""
    found = links.one(ref)
    if found is None:
        raise guards.NotOpen
    if request.method == "POST":
        try:
            links.revoke(ref, by=actor_of(request))
        except Refused:
            raise guards.NotOpen from None
        messages.success(request, _("The link opens nothing from now on."))
        return HttpResponseRedirect(reverse("desk:letterbox:list"))
    return render(request, "desk/letterbox/end.html", {"link": found})
