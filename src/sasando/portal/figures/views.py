"""Partners' pages of released figures: what stands, with passports; no person, no search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import passports, queries
from sasando.library.publications.facts import ReleaseView
from sasando.library.publications.headlines import headlines, newest
from sasando.library.publications.layout import laid
from sasando.portal.figures import lines


@guards.requires("figures.receive")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the large figures that stand, their charts and tables, and every release."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    language = get_language() or "id"
    released = queries.standing(partners=True)
    cards = queries.releases(partners=True)
    paths = queries.paths(partners=True)
    leading = headlines(released)
    context = {
        "figures": [lines.figure(one, language=language) for one in leading],
        "sections": [
            lines.section(
                card, table, files=paths.get(card.number, ()), language=language, today=actor.today
            )
            for card, table in newest(released)
        ],
        "releases": [
            (card, passports.title(card, language), lines.whole_files(paths.get(card.number, ())))
            for card in cards
        ],
        "latest": cards[0] if cards else None,
        "files": [
            (one.card.number, path, name)
            for one in leading[:1]
            for path, name in lines.whole_files(paths.get(one.card.number, ()))
        ],
    }
    return render(request, "portal/figures/list.html", context)


@guards.requires("figures.receive")
@require_safe
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Show one release with its tables, signatures and files."""
    found = _release(number)
    language = get_language() or "id"
    context: dict[str, Any] = {
        "release": found, "title": passports.title(found.card, language),
        "signed": passports.signatures(found),
        "tables": [passports.shown(one, language) | {"laid": laid(one)} for one in found.tables],
    }  # fmt: skip
    return render(request, "portal/figures/release.html", context)


@guards.requires("figures.receive")
@require_safe
def passport(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Show the passport of a released table."""
    found = _release(number)
    table = next((one for one in found.tables if one.name == name), None)
    if table is None:
        raise guards.NotOpen
    language = get_language() or "id"
    context = {
        "release": found, "table": passports.shown(table, language),
        "rows": passports.rows(table, found, language),
    }  # fmt: skip
    return render(request, "portal/figures/passport.html", context)


@guards.requires("figures.receive")
@require_safe
def file(request: HttpRequest, number: str, path: str) -> HttpResponse:
    """Give one file of a release, byte for byte."""
    found = queries.file(number, path, partners=True)
    if found is None:
        raise guards.NotOpen
    response = HttpResponse(found.content, content_type=found.media_type)
    name = f"{number}-{found.path}".replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _release(number: str) -> ReleaseView:
    found = queries.release(number, partners=True)
    if found is None:
        raise guards.NotOpen
    return found
