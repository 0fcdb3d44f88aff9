"""Partners' pages of the law: list with search, one work, what applied on a day; library only."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.regulations import reading

LONGEST = 200


@guards.requires("regulations.read")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List works of law, found by words."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = reading.listed(text, day=_today(request))
    return render(request, "portal/regulations/list.html", {"q": text, **found})


@guards.requires("regulations.read")
@require_safe
def detail(request: HttpRequest, work: str) -> HttpResponse:
    """Show one work: how it stands and stood, what it says, its articles."""
    found = reading.work(work, day=_today(request))
    if found is None:
        raise guards.NotOpen
    return render(request, "portal/regulations/work.html", found)


@guards.requires("regulations.read")
@require_safe
def on_day(request: HttpRequest) -> HttpResponse:
    """Answer what applied on a day; not known is said."""
    found = reading.days(request.GET.dict(), today=_today(request))
    return render(request, "portal/regulations/on_day.html", found)


def _today(request: HttpRequest) -> date:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.today
