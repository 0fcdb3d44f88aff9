"""A unit's own row: what the office knows of it, its answers, and evidence it hands in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.files import responses
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.directory import queries as directory
from sasando.library.duties import actions, queries, reach
from sasando.library.duties.facts import VILLAGE, AnswerFacts, BearerView, CellPage
from sasando.portal.duties import lines
from sasando.portal.duties.forms import AnswerForm, EvidenceForm, WithdrawForm

REFUSED = 422
FROM_PORTAL = "Portal mitra"


@guards.requires("duties.answer")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the unit's own row; say so when the office has not laid it open yet."""
    own = [each for each in reach.own_bearers(_actor(request)) if each.shown_on is not None]
    if own:
        return HttpResponseRedirect(lines.row_url(own[0]))
    return render(request, "portal/duties/none.html")


@guards.requires("duties.answer")
@require_safe
def row(request: HttpRequest, level: str, code: str) -> HttpResponse:
    """Show every duty of the unit, or of a village that its clerk helps."""
    actor = _actor(request)
    bearer = _bearer(request, level, code)
    pages = queries.row_pages(bearer.level, code, day=actor.today)
    villages = [
        (each.name, lines.row_url(each))
        for each in reach.villages_inside(bearer)
        if each.shown_on is not None
    ]
    context = {
        "bearer": bearer, "cells": [lines.shown(page) for page in pages],
        "open_from": lines.open_from(bearer), "villages": villages,
        "is_own": reach.is_own(actor, bearer),
        "book_year": actor.today.year if bearer.level == VILLAGE else None,
    }  # fmt: skip
    return render(request, "portal/duties/row.html", context)


@guards.requires("duties.answer")
@require_safe
def cell(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Show one duty with evidence and answers."""
    found = _cell(request, level, code, letter)
    return render(request, "portal/duties/cell.html", _context(request, found))


@guards.requires("duties.answer")
def answer(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Take the unit's own answer; it stands beside the state."""
    actor, found = _actor(request), _cell(request, level, code, letter)
    bearer = found.cell.bearer
    if not reach.is_own(actor, bearer):
        raise guards.NotOpen
    form = AnswerForm(request.POST or None)

    def do() -> None:
        facts = AnswerFacts(
            form.cleaned_data["says"], form.cleaned_data["words"], actor.today,
            _unit_name(actor, bearer), FROM_PORTAL,
        )  # fmt: skip
        actions.answer(bearer.level, code, letter, facts=facts, by=actor)

    return _form(request, found, form, do, title=_("Our answer"))


@guards.requires("duties.answer")
def bring(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Take evidence that the unit hands in; `?untuk=` names the request it answers."""
    actor, found = _actor(request), _cell(request, level, code, letter)
    bearer, text = found.cell.bearer, request.GET.get("untuk", "")
    asked = next((one for one in found.evidence if str(one.ref) == text), None)
    start = {"title": asked.title if asked else ""}
    form = EvidenceForm(request.POST or None, request.FILES or None, initial=start)

    def do() -> None:
        name, is_own = _unit_name(actor, bearer), reach.is_own(actor, bearer)
        facts = form.facts(unit=actor.unit, unit_name=name, is_on_behalf=not is_own)
        actions.bring(
            bearer.level, code, letter, facts=facts, asked=asked.ref if asked else None, by=actor
        )

    return _form(request, found, form, do, title=_("Hand in evidence"))


@guards.requires("duties.answer")
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Let the unit take back what it handed in, with a reason; it stays to be read."""
    actor = _actor(request)
    placed = reach.own_evidence(actor, ref)
    if placed is None or placed[0].brought_unit != actor.unit:
        raise guards.NotOpen
    item, duty, bearer = placed
    found = _cell(request, lines.SLUG_OF[bearer.level], bearer.code, duty.letter)
    form = WithdrawForm(request.POST or None)

    def do() -> None:
        actions.withdraw(ref, words=form.cleaned_data["words"], by=actor)

    return _form(request, found, form, do, title=_("Take back “%(title)s”") % {"title": item.title})


@guards.requires("duties.answer")
@require_safe
def file(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand out a file of one's own row; the look is written first."""
    actor = _actor(request)
    if reach.own_evidence(actor, ref) is None:
        raise guards.NotOpen
    try:
        name, media, data = actions.read_file(ref, by=actor)
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _bearer(request: HttpRequest, level: str, code: str) -> BearerView:
    found = reach.open_bearer(_actor(request), lines.SLUGS.get(level, ""), code)
    if found is None:
        raise guards.NotOpen
    return found


def _cell(request: HttpRequest, level: str, code: str, letter: str) -> CellPage:
    bearer = _bearer(request, level, code)
    found = queries.cell_page(bearer.level, code, letter, day=_actor(request).today)
    if found is None:
        raise guards.NotOpen
    return found


def _unit_name(actor: Actor, bearer: BearerView) -> str:
    unit = directory.unit(actor.unit)
    return unit.name if unit else bearer.name


def _context(request: HttpRequest, found: CellPage) -> dict[str, Any]:
    actor = _actor(request)
    return {
        "cell": lines.shown(found), "row_url": lines.row_url(found.cell.bearer),
        "is_own": reach.is_own(actor, found.cell.bearer), "own_unit": actor.unit,
    }  # fmt: skip


def _form(
    request: HttpRequest, found: CellPage, form: OfficeForm, do: Callable[[], None], *, title: str
) -> HttpResponse:
    """Show the form of a deed on a cell, or do it and lead back to the cell."""
    status, back = 200, lines.shown(found)["url"]
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Sent to the office. Thank you."))
            return HttpResponseRedirect(back)
    context = {"form": form, "title": title, "cell": lines.shown(found), "back": back}
    return render(request, "portal/duties/form.html", context, status=status)
