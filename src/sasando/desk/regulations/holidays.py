"""Pages of the office's holidays, by which working days are counted."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.regulations.forms import HOLIDAY_KINDS, DropForm, HolidayForm
from sasando.desk.regulations.recount import recount
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables, words
from sasando.foundation.ui.forms import OfficeForm
from sasando.foundation.ui.tables import Filter
from sasando.library.terms import actions, queries
from sasando.library.terms.queries import HolidayView


@guards.requires("regulations.view")
def index(request: HttpRequest) -> HttpResponse:
    """List holidays of a year; days in conflict stand beside them and do not count."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    every = queries.holidays()
    years = sorted({str(day.date.year) for day in every}, reverse=True)
    known = [Filter("tahun", _("Year"), tuple((year, year) for year in years))]
    filters = tables.read_filters(request.GET, known=known)
    year = tables.values(filters).get("tahun", str(actor.today.year))
    calendar = queries.working_calendar()
    context = {
        "filters": filters, "is_filtered": False, "clear_url": request.path, "year": year,
        "days": [_line(day) for day in every if str(day.date.year) == year],
        "known_to": words.day(calendar.last) if calendar.holidays else "",
    }  # fmt: skip
    return render(request, "desk/regulations/holidays.html", context)


def _line(day: HolidayView) -> dict[str, Any]:
    return {
        "day": day,
        "kind": dict(HOLIDAY_KINDS).get(day.kind, day.kind),
        "is_conflict": day.status == "conflict",
    }


@guards.requires("regulations.verify")
def add(request: HttpRequest) -> HttpResponse:
    """Add a holiday."""
    form = HolidayForm(request.POST or None)
    return _answer(request, form, _written(form, ""), title=_("Add a holiday"))


@guards.requires("regulations.verify")
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a holiday; what is shipped stands beside the office's word."""
    day = _day(code)
    start = {"on": day.date, "name": day.name, "kind": day.kind, "source": day.source}
    form = HolidayForm(request.POST or None, initial=start)
    return _answer(request, form, _written(form, code), title=_("Correct the holiday"), day=day)


@guards.requires("regulations.verify")
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a day is no holiday."""
    day = _day(code)
    form = DropForm(request.POST or None)

    def write(by: Actor) -> str:
        reason = form.cleaned_data["reason"]
        actions.drop_holiday(code, reason=reason, by=by)
        return f"{day.name}: {reason}"

    return _answer(request, form, write, title=_("This is no holiday"), day=day)


def _written(form: HolidayForm, code: str) -> Callable[[Actor], str]:
    def write(by: Actor) -> str:
        row = actions.set_holiday(code, **form.cleaned_data, by=by)
        return f"{row.name} {row.date}: {row.source}"

    return write


def _answer(
    request: HttpRequest,
    form: OfficeForm,
    write: Callable[[Actor], str],
    *,
    title: str,
    day: HolidayView | None = None,
) -> HttpResponse:
    """Save a form and count terms anew in one transaction, or show it with what is wrong."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    back = reverse("desk:regulations:holidays")
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                recount(request, why=write(actor), by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            return HttpResponseRedirect(back)
    context = {"form": form, "title": title, "day": day, "back": back, "submit": _("Save")}
    return render(request, "desk/regulations/holiday.html", context)


def _day(code: str) -> HolidayView:
    found = queries.holiday(code)
    if found is None:
        raise guards.NotOpen
    return found
