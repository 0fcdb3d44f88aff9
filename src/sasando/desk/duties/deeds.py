"""What an officer does to a cell or a row: evidence, an answer, a request, showing it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.desk.duties import asking, lines, paths
from sasando.desk.duties.forms import (
    AnswerForm,
    AskForm,
    EvidenceForm,
    VillageForm,
    start_of_answer,
)
from sasando.domain.duties.states import UNKNOWN
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.directory import queries as directory
from sasando.library.duties import actions, queries
from sasando.library.duties.facts import REGENCY, VILLAGE, CellPage
from sasando.library.places import queries as places

REFUSED = 422
ANSWER_DAYS = 30


@guards.requires("duties.edit")
def bring(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Take in evidence for a cell; `?untuk=` names the request it answers."""
    found = _cell(request, level, code, letter)
    where, asked = paths.level_of(level), _asked(request, found)
    form = EvidenceForm(request.POST or None, request.FILES or None, initial=_title(found, asked))

    def do() -> None:
        actions.bring(where, code, letter, facts=form.facts(), asked=asked, by=_actor(request))

    return _answer(request, found, form, do, title=_("Add evidence"))


def _asked(request: HttpRequest, found: CellPage) -> UUID | None:
    text = request.GET.get("untuk", "")
    return next((one.ref for one in found.evidence if str(one.ref) == text), None)


def _title(found: CellPage, asked: UUID | None) -> dict[str, Any]:
    return {"title": next((one.title for one in found.evidence if one.ref == asked), "")}


@guards.requires("duties.edit")
def answer(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Take down what a unit said of a duty."""
    found = _cell(request, level, code, letter)
    unit = directory.unit(found.cell.bearer.unit)
    start = start_of_answer(unit.name if unit else "", _actor(request).today)
    form = AnswerForm(request.POST or None, initial=start)

    def do() -> None:
        where = paths.level_of(level)
        actions.answer(where, code, letter, facts=form.facts(), by=_actor(request))

    return _answer(request, found, form, do, title=_("Take down the unit's answer"))


def _cell(request: HttpRequest, level: str, code: str, letter: str) -> CellPage:
    day = _actor(request).today
    found = queries.cell_page(paths.level_of(level), code, letter, day=day)
    if found is None:
        raise guards.NotOpen
    return found


def _answer(
    request: HttpRequest, found: CellPage, form: OfficeForm, do: Callable[[], None], *, title: str
) -> HttpResponse:
    """Show the form of a deed on a cell, or do it and lead back to the cell."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(lines.panel(found)["url"])
    context = {
        "form": form, "title": title, "panel": lines.panel(found), "submit": _("Save"),
        "back": lines.panel(found)["url"],
    }  # fmt: skip
    return render(request, "desk/duties/form.html", context, status=status)


@guards.requires("duties.edit")
def ask(request: HttpRequest) -> HttpResponse:
    """Ask several units for evidence of one duty; those without evidence are ticked."""
    level = paths.SLUGS.get(request.GET.get("tingkat", ""), REGENCY)
    letter, day = request.GET.get("huruf", "b")[:2], _actor(request).today
    start = {
        "duty": letter, "codes": _without_evidence(level, letter, day),
        "due_on": day + timedelta(days=ANSWER_DAYS),
    }  # fmt: skip
    form = AskForm(request.POST or None, initial=start, level=level)
    if request.method == "POST" and form.is_valid():
        try:
            count = asking.send(form.request_of(level), by=_actor(request))
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            told = ngettext("Asked %d unit.", "Asked %d units.", count) % count
            messages.success(request, told)
            return HttpResponseRedirect(reverse("desk:duties:proofs"))
    context = {
        "form": form, "title": _("Ask for evidence"), "submit": _("Ask for evidence"),
        "back": paths.level_url(level),
    }  # fmt: skip
    return render(request, "desk/duties/form.html", context)


def _without_evidence(level: str, letter: str, day: date) -> list[str]:
    cells = (cell for row in queries.matrix(level, day=day).rows for cell in row.cells)
    return [
        cell.bearer.code for cell in cells if cell.duty.letter == letter and cell.state == UNKNOWN
    ]


@guards.requires("duties.verify")
def show(request: HttpRequest, level: str, code: str) -> HttpResponse:
    """Lay a row before its unit, after asking; parliament reads it 14 days later."""
    where = paths.level_of(level)
    bearer = queries.bearer(where, code)
    if bearer is None:
        raise guards.NotOpen
    if request.method != "POST":
        context = {"bearer": bearer, "back": paths.row_url(where, code), "level": level}
        return render(request, "desk/duties/show.html", context)
    try:
        actions.show_row(where, code, by=_actor(request))
    except Refused as refused:
        messages.warning(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("The unit sees its row now; parliament does in 14 days."))
    return HttpResponseRedirect(paths.row_url(where, code))


@guards.requires("duties.verify")
def choose_village(request: HttpRequest) -> HttpResponse:
    """Take a village into the sample: first its regency, then the village."""
    regencies = places.ntt_regencies()
    regency = request.GET.get("kabupaten", "")
    if regency not in dict(regencies):
        return render(request, "desk/duties/regency.html", {"regencies": regencies})
    form = VillageForm(request.POST or None, regency=regency)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            row = actions.choose_village(data["code"], unit=data["unit"], by=_actor(request))
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The village is in the sample."))
            return HttpResponseRedirect(paths.row_url(VILLAGE, row.code))
    context = {
        "form": form, "title": _("Choose a village of %(regency)s") % {
            "regency": dict(regencies)[regency]
        },
        "submit": _("Take into the sample"), "back": reverse("desk:duties:villages"),
    }  # fmt: skip
    return render(request, "desk/duties/form.html", context)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
