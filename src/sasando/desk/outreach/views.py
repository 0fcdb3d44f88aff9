"""Pages of outreach: the sessions held, one session, and where to go next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.outreach.forms import SessionForm, start_of
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter
from sasando.library.places import queries as places
from sasando.records.outreach import actions, queries
from sasando.records.outreach.facts import AUDIENCES, GROUPS, MATERIALS, SessionView

CONFLICT = 409


@guards.requires("outreach.view")
def index(request: HttpRequest) -> HttpResponse:
    """List sessions, newest first, with how many came."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=_filters())
    chosen = tables.values(filters)
    rows = queries.sessions(actor)
    if chosen.get("kabupaten"):
        rows = rows.filter(regency_code=chosen["kabupaten"])
    if chosen.get("untuk"):
        rows = rows.filter(audience=chosen["untuk"])
    page = tables.keyset_page(
        rows, query=request.GET, order="held_on", descending=True, has_empty=False
    )
    with transaction.atomic():
        audit.record(by=actor, deed="outreach.listed", facts={"rows": len(page.rows)})
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "lines": [_line(one) for one in queries.views(page.rows)],
    }  # fmt: skip
    return render(request, "desk/outreach/list.html", context)


@guards.requires("outreach.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one session."""
    found = _session(request, ref)
    groups = [(words, found.facts.counts.get(code, 0)) for code, words in GROUPS.items()]
    context = {
        "session": found, "line": _line(found), "groups": groups,
        "materials": [MATERIALS[code] for code in MATERIALS if code in found.facts.materials],
    }  # fmt: skip
    return render(request, "desk/outreach/detail.html", context)


@guards.requires("outreach.edit")
def create(request: HttpRequest) -> HttpResponse:
    """Record a session."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    regency = request.GET.get("kabupaten", "")
    form = SessionForm(request.POST or None, initial={"held_on": actor.today, "regency": regency})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_session(form.facts(), by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            return _saved(request, made.ref)
    back = reverse("desk:outreach:list")
    return _form(request, form, title=_("Record a session"), back=back)


@guards.requires("outreach.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct a session; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _session(request, ref)
    form = SessionForm(request.POST or None, initial=start_of(found))
    status = 200
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        number = int(version) if version.isascii() and version.isdigit() else 0
        row = queries.sessions(actor).get(ref=ref)
        try:
            actions.correct_session(row, facts=form.facts(), version=number, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            status = CONFLICT if refused.refusal is STALE_VERSION else 200
        else:
            return _saved(request, ref)
    back = reverse("desk:outreach:detail", args=[ref])
    title = _("Correct the session")
    return _form(request, form, title=title, back=back, version=found.version, status=status)


def _session(request: HttpRequest, ref: UUID) -> SessionView:
    found = queries.session(ref, actor=request.actor)  # type: ignore[attr-defined]
    if found is None:
        raise guards.NotOpen
    return found


def _line(one: SessionView) -> dict[str, Any]:
    village = places.village_names().get(one.facts.village_code, one.facts.village_code)
    regency = dict(places.ntt_regencies()).get(one.regency_code, one.regency_code)
    return {
        "session": one, "village": village, "regency": regency,
        "audience": AUDIENCES[one.facts.audience], "attendance": one.facts.attendance,
    }  # fmt: skip


def _filters() -> list[Filter]:
    language = get_language()
    audiences = tuple((code, words.in_language(language)) for code, words in AUDIENCES.items())
    return [
        Filter("kabupaten", _("Regency or city"), tuple(places.ntt_regencies())),
        Filter("untuk", _("Held for"), audiences),
    ]


def _saved(request: HttpRequest, ref: UUID) -> HttpResponseRedirect:
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("desk:outreach:detail", args=[ref]))


def _form(
    request: HttpRequest,
    form: SessionForm,
    *,
    title: str,
    back: str,
    version: int = 0,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "version": version}
    return render(request, "desk/outreach/form.html", context, status=status)
