"""The guides: by step, by country, numbers to call, languages, posters."""

from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.middleware import now
from sasando.library.regulations import queries as regulations
from sasando.library.terms import queries as terms
from sasando.public.guides import calling, countries, posters, texts
from sasando.public.guides.texts import Guide
from sasando.public.paths import both_languages


@guards.open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every guide, the languages, and the doors to countries, numbers and posters."""
    found = _written().values()
    context = {
        "steps": [one for one in found if one.kind == "step"],
        "topics": [one for one in found if one.kind == "topic"],
        "languages": texts.languages()[len(texts.WRITTEN) :],
    }
    return _page(request, "index", context)


@guards.open_to_all
@require_safe
def guide(request: HttpRequest, guide: str) -> HttpResponse:
    """Show one guide in the language of the page."""
    return _guide(request, _written().get(guide))


@guards.open_to_all
@require_safe
def spoken(request: HttpRequest, guide: str, language: str) -> HttpResponse:
    """Show one guide in a language of the province, once it is written."""
    return _guide(request, texts.guides(_known(language)).get(guide))


@guards.open_to_all
@require_safe
def audio(_request: HttpRequest, guide: str, language: str) -> FileResponse:
    """Give the recording of a guide, once it is there."""
    path = texts.audio(guide, language)
    if path is None:
        raise guards.NotOpen
    return FileResponse(path.open("rb"), content_type="audio/ogg")


@guards.open_to_all
@require_safe
def country_list(request: HttpRequest) -> HttpResponse:
    """List countries by name."""
    return _page(request, "countries", {"countries": countries.countries(get_language())})


@guards.open_to_all
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is known of one country, and the missions there."""
    found = countries.country(code.upper(), today=today())
    if found is None:
        raise guards.NotOpen
    steps = [one for one in _written().values() if one.kind == "step"]
    context = {
        "country": found, "ask_first": countries.ASK_FIRST, "steps": steps,
        "missions": calling.missions(found.code, today=today()),
        "offices": calling.offices(today=today()),
    }  # fmt: skip
    return _page(request, "country", context)


@guards.open_to_all
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Show whom to call, each with the day of its test call, else address and hours."""
    day = today()
    context = {
        "danger": calling.danger_line(today=day),
        "offices": calling.offices(today=day),
        "others": calling.others(today=day),
    }
    return _page(request, "numbers", context)


@guards.open_to_all
@require_safe
def poster_list(request: HttpRequest) -> HttpResponse:
    """Show the posters that may be printed."""
    return _page(request, "posters", {"posters": posters.posters().values()})


@guards.open_to_all
@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """Give one poster as an A5 page."""
    found = posters.posters().get(code)
    if found is None:
        raise guards.NotOpen
    kwargs = {"guide": found.guide} if found.guide else None
    address = request.build_absolute_uri(reverse(found.leads_to, kwargs=kwargs))
    office = accounts.office_or_blank()
    where = tuple(line.unit.address for line in calling.offices(today=today()) if line.unit.address)
    page = posters.page(
        found, language=get_language() or "id", address=address, office=office.name,
        where=where[:1],
    )  # fmt: skip
    name = f"{code}-{get_language()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(page, content_type="application/pdf", headers=headers)


def today() -> date:
    """Return the day it is at the office."""
    return office_day(now())


def _written() -> dict[str, Guide]:
    return dict(texts.guides("en" if get_language() == "en" else "id"))


def _known(language: str) -> str:
    """Return a language that has a page of its own here; the two of the house have theirs."""
    others = {one.code for one in texts.languages()} - set(texts.WRITTEN)
    if language not in others:
        raise guards.NotOpen
    return language


def _guide(request: HttpRequest, found: Guide | None) -> HttpResponse:
    if found is None:
        raise guards.NotOpen
    laws = {one.code.lstrip("/"): one for one in regulations.instruments()}
    context = {
        "guide": found,
        "papers": terms.papers_of(found.papers) if found.papers else (),
        "cites": [(one, one.work if one.work in laws else "") for one in found.cites],
        "slots": texts.slots(found.code),
        "danger": calling.danger_line(today=today()),
        "offices": calling.offices(today=today()),
    }
    return _page(request, "guide", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"public/guides/{name}.html", context | both_languages(request))
