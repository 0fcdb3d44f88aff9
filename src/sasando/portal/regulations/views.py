"""Partners' pages of the law: list with search, one work, what applied on a day; library only."""

from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.rows import render_rows
from sasando.library.regulations import reading, showing
from sasando.library.regulations.law import Law, law

LONGEST = 200


@guards.requires("regulations.read")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List works of law, found by words."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = reading.listed(text, day=_today(request))
    codes = tuple(line.work.code for line in found["lines"])
    rows = _rows(law(), codes, _today(request), request.path, get_language() or "id")
    return render(request, "portal/regulations/list.html", {"q": text, "rows": rows, **found})


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


@lru_cache(maxsize=64)
def _rows(_law: Law, codes: tuple[str, ...], day: date, base: str, _language: str) -> SafeString:
    """Return the lines of a list, drawn once until the law changes."""
    lines = showing.work_lines(day, codes=codes)
    return render_rows("portal/law_works.html", rows=lines, base=base)
