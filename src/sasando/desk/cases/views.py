"""Work lists of cases, saved filters, and giving many cases at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.cases import forms, lines
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.records.cases import answers, counting, moving, queries, saved

MOST_AT_ONCE = 50


@guards.requires("cases.view")
def index(request: HttpRequest) -> HttpResponse:
    """List cases by their next day; one audit event names those that were shown."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    answers.take_in_now(actor.now)
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    name = _list_name(request, actor, chosen)
    rows = lines.filtered(queries.work_list(actor, name=name), chosen, actor=actor)
    page = tables.keyset_page(rows, query=request.GET, order="queue_on", has_empty=False)
    cards = queries.cards(page.rows, actor=actor)
    with transaction.atomic():
        refs = [("case", str(card.ref)) for card in cards]
        audit.record(by=actor, deed="cases.listed", refs=refs, facts={"list": name})
    may_assign = policy.may(actor, "cases.assign")
    shown = lines.lines(cards, today=actor.today)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "page": page, "is_empty": not cards,
        "clear_url": f"{request.path}?daftar={name}", "list": name, "tabs": _tabs(actor, name),
        "rows": render_rows("desk/cases.html", rows=shown, may_assign=may_assign),
        "may_assign": may_assign, "saved": saved.filters_of(actor), "query": _query(request),
        "officers": forms.officers() if may_assign else [],
    }  # fmt: skip
    return render(request, "desk/cases/list.html", context)


def _list_name(request: HttpRequest, actor: Actor, chosen: Any) -> str:
    name = request.GET.get("daftar", "")
    known = [code for code, _label in _lists(actor)]
    if name in known:
        return name
    return "semua" if chosen or actor.role not in ("CW", "CS") else known[0]


def _lists(actor: Actor) -> list[tuple[str, str]]:
    found = [(counting.MINE, _("Mine"))]
    if actor.role == "CS":
        found += [(counting.TEAM, _("Team")), (counting.UNASSIGNED, _("Without an owner"))]
    found += [(counting.OVERDUE, _("Overdue")), (counting.WAITING, _("Waiting for others"))]
    return [*found, ("semua", _("All, closed ones too"))]


def _tabs(actor: Actor, name: str) -> list[tuple[str, str, bool, int | None]]:
    counts = counting.counts(actor)
    return [
        (f"?daftar={code}", label, code == name, counts.get(code)) for code, label in _lists(actor)
    ]


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for gone in ("sesudah", "sebelum", "dari"):
        kept.pop(gone, None)
    return kept.urlencode()


@guards.requires("cases.view")
@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name, for oneself."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    name, query = request.POST.get("name", ""), request.POST.get("query", "")
    try:
        saved.save_filter(name, query=query, by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("The filter was kept."))
    return HttpResponseRedirect(f"{reverse('desk:cases:list')}?{saved.clean(query)}")


@guards.requires("cases.view")
@require_POST
def drop_filter(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop one of one's own kept filters."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not saved.drop_filter(ref, by=actor):
        raise guards.NotOpen
    messages.success(request, _("The filter was dropped."))
    return HttpResponseRedirect(reverse("desk:cases:list"))


@guards.requires("cases.assign")
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """Give several cases to one officer; each is checked by itself, and each result is said."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = forms.AssignForm(request.POST)
    refs = [ref for ref in map(_ref, request.POST.getlist("case")[:MOST_AT_ONCE]) if ref]
    done = 0
    if form.is_valid():
        for ref in refs:
            row = queries.case_row(ref, actor=actor)
            if row is None:
                continue
            try:
                moving.assign(row, to=UUID(form.cleaned_data["to"]), by=actor)
            except Refused as refused:
                said = refused.refusal.words.in_language(get_language())
                messages.warning(request, f"{row.number}: {said}")
            else:
                done += 1
    if done:
        said = ngettext("%(n)s case was given.", "%(n)s cases were given.", done) % {"n": done}
        messages.success(request, said)
    elif not refs or not form.is_valid():
        messages.warning(request, _("Tick the cases and choose an officer."))
    back = f"{reverse('desk:cases:list')}?{saved.clean(request.POST.get('query', ''))}"
    return HttpResponseRedirect(back)


def _ref(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
