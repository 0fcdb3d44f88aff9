"""Pages of licensed placement companies (P3MI)."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.directory.forms import P3miForm, start_of_p3mi
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter
from sasando.library.directory import actions, listing, queries

SHOWN = 200


@guards.requires("directory.view")
def index(request: HttpRequest) -> HttpResponse:
    """List placement companies with the day on which their licence was seen."""
    filters = tables.read_filters(request.GET, known=[Filter("q", _("Name or licence number"))])
    chosen = tables.values(filters)
    today: date = request.actor.today  # type: ignore[attr-defined]
    on = _day(request.GET.get("tanggal", ""), today)
    found = queries.p3mi_named(chosen.get("q", ""), limit=SHOWN)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path,
        "companies": [
            (one, queries.in_words([one.licence], queries.LICENCES)[0]) for one in found
        ],
        "on": on, "listed": listing.listed(on=on, text=chosen.get("q", ""))[:SHOWN],
        "ask_first": listing.ASK_FIRST,
    }  # fmt: skip
    return render(request, "desk/directory/p3mi.html", context)


def _day(text: str, today: date) -> date:
    """Return the day asked for; today where none is told, or one to come."""
    try:
        return min(parse_date(text), today) if text else today
    except Refused:
        return today


@guards.requires("directory.edit")
def create(request: HttpRequest) -> HttpResponse:
    """Add a placement company."""
    return _answer(request, P3miForm(request.POST or None), "", title=_("Add a P3MI"))


@guards.requires("directory.edit")
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Write the licence of a placement company anew."""
    found = queries.p3mi(code)
    if found is None:
        raise guards.NotOpen
    form = P3miForm(request.POST or None, initial=start_of_p3mi(found))
    return _answer(request, form, code, title=_("Correct the P3MI"))


def _answer(request: HttpRequest, form: P3miForm, code: str, *, title: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    back = reverse("desk:directory:p3mi")
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_p3mi(code, facts=form.facts(), by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(back)
    context = {"form": form, "title": title, "back": back}
    return render(request, "desk/directory/form.html", context)
