"""Pages of institutions and their units."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.directory import lines
from sasando.desk.directory.forms import UnitForm, start_of
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables
from sasando.library.directory import actions, officials, queries
from sasando.library.directory.queries import UnitView

CONFLICT = 409


@guards.requires("directory.view")
def index(request: HttpRequest) -> HttpResponse:
    """List units, found by name, service and place."""
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    found = queries.units(
        text=chosen.get("q", ""),
        kind=chosen.get("jenis", ""),
        service=chosen.get("layanan"),
        regency=chosen.get("kabupaten"),
    )
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path,
        "lines": [lines.unit_line(unit) for unit in found],
    }  # fmt: skip
    return render(request, "desk/directory/list.html", context)


@guards.requires("directory.view")
def detail(request: HttpRequest, unit: str) -> HttpResponse:
    """Show one unit with its source."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _unit(unit)
    listed = officials.of_unit(unit, today=actor.today)
    context = {
        "unit": found, "facts": lines.facts(found),
        "officials": [(one, one.holds(actor.today)) for one in listed],
    }  # fmt: skip
    return render(request, "desk/directory/detail.html", context)


@guards.requires("directory.edit")
def create(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = UnitForm(request.POST or None, initial={"accepts": True, "answer_days": 7})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_unit(form.facts(), by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            return _saved(request, made.code)
    return _form(request, form, title=_("Add a unit"), back=reverse("desk:directory:list"))


@guards.requires("directory.edit")
def correct(request: HttpRequest, unit: str) -> HttpResponse:
    """Correct a unit; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _unit(unit)
    form = UnitForm(request.POST or None, initial=start_of(found), unit=found)
    back, status = reverse("desk:directory:detail", args=[unit]), 200
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        number = int(version) if version.isascii() and version.isdigit() else 0
        try:
            actions.correct_unit(unit, facts=form.facts(), version=number, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            status = CONFLICT if refused.refusal is STALE_VERSION else 200
        else:
            return _saved(request, unit)
    return _form(
        request, form, title=_("Correct the unit"), back=back, version=found.version, status=status
    )


def _unit(code: str) -> UnitView:
    found = queries.unit(code)
    if found is None:
        raise guards.NotOpen
    return found


def _saved(request: HttpRequest, code: str) -> HttpResponseRedirect:
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("desk:directory:detail", args=[code]))


def _form(
    request: HttpRequest,
    form: UnitForm,
    *,
    title: str,
    back: str,
    version: int = 0,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "version": version}
    return render(request, "desk/directory/form.html", context, status=status)
