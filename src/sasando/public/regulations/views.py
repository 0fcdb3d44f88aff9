"""Public pages of the law: list with search, one work, what applied on a day."""

from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui.rows import render_rows
from sasando.library.regulations import reading, showing
from sasando.library.regulations.law import Law, law
from sasando.public.paths import both_languages

LONGEST = 200


@guards.open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List works of law, found by words."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = reading.listed(text, day=today())
    codes = tuple(line.work.code for line in found["lines"])
    rows = _rows(law(), codes, today(), request.path, get_language() or "id")
    context = {"q": text, "rows": rows, **found} | both_languages(request)
    return render(request, "public/regulations/list.html", context)


@guards.open_to_all
@require_safe
def detail(request: HttpRequest, work: str) -> HttpResponse:
    """Show one work: how it stands and stood, what it says, its articles."""
    found = reading.work(work, day=today())
    if found is None:
        raise guards.NotOpen
    return render(request, "public/regulations/work.html", found | both_languages(request))


@guards.open_to_all
@require_safe
def metadata(request: HttpRequest, work: str) -> HttpResponse:
    """Give JDIH's sixteen metadata of a work as JSON."""
    found = reading.metadata_json(work, day=today())
    if found is None:
        raise guards.NotOpen
    return JsonResponse(found)


@guards.open_to_all
@require_safe
def on_day(request: HttpRequest) -> HttpResponse:
    """Answer what applied on a day; not known is said."""
    found = reading.days(request.GET.dict(), today=today())
    return render(request, "public/regulations/on_day.html", found | both_languages(request))


def today() -> date:
    """Return the day it is at the office."""
    return office_day(now())


@lru_cache(maxsize=64)
def _rows(_law: Law, codes: tuple[str, ...], day: date, base: str, _language: str) -> SafeString:
    """Return the lines of a list, drawn once until the law changes."""
    lines = showing.work_lines(day, codes=codes)
    return render_rows("public/law_works.html", rows=lines, base=base)
