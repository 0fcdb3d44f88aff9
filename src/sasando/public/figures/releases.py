"""Public pages of what the office released: as stored, with passports, errata and downloads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.foundation.access import guards
from sasando.library.publications import passports, queries
from sasando.library.publications.facts import ReleaseView
from sasando.library.publications.layout import laid
from sasando.public.paths import both_languages

IN_FEED = 30


@guards.open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """List releases, newest first."""
    context = {"releases": queries.releases()} | both_languages(request)
    return render(request, "public/releases.html", context)


@guards.open_to_all
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Show one release: its tables with what was suppressed, its signatures, its files."""
    found = _release(number)
    language = get_language() or "id"
    context: dict[str, Any] = {
        "release": found,
        "title": passports.title(found.card, language),
        "tables": [passports.shown(table, language) | {"laid": laid(table)} for table in
                   found.tables],
        "signed": passports.signatures(found),
    }  # fmt: skip
    return render(request, "public/release.html", context | both_languages(request))


@guards.open_to_all
def file(request: HttpRequest, number: str, path: str) -> HttpResponse:
    """Give one file of a release, byte for byte as it was signed."""
    found = queries.file(number, path)
    if found is None:
        raise guards.NotOpen
    response = HttpResponse(found.content, content_type=found.media_type)
    name = f"{number}-{found.path}".replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@guards.open_to_all
def passport(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Show the passport of a released table."""
    found = _release(number)
    table = _table(found, name)
    language = get_language() or "id"
    context = {
        "release": found,
        "table": passports.shown(table, language),
        "rows": passports.rows(table, found, language),
    }
    return render(request, "public/release_passport.html", context | both_languages(request))


@guards.open_to_all
def passport_json(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Give the passport of a released table as JSON."""
    return JsonResponse(dict(_table(_release(number), name).passport))


@guards.open_to_all
def feed(request: HttpRequest) -> HttpResponse:
    """Tell feed readers of releases and what was corrected in them."""
    language = get_language() or "id"
    here = request.build_absolute_uri(reverse("public:figures:releases"))
    told = Atom1Feed(
        title=_("Released figures"), link=here, description="", language=language,
        feed_url=request.build_absolute_uri(),
    )  # fmt: skip
    for card in queries.releases(limit=IN_FEED):
        address = reverse("public:figures:release", args=[card.number])
        latest = max([card.published_at, *(one.at for one in card.errata)])
        told.add_item(
            title=f"{card.number} · {passports.title(card, language)}",
            link=request.build_absolute_uri(address), unique_id=f"urn:sasando:{card.number}",
            description=passports.said(card, language), pubdate=card.published_at,
            updateddate=latest,
        )  # fmt: skip
    return HttpResponse(told.writeString("utf-8"), content_type="application/atom+xml")


def _release(number: str) -> ReleaseView:
    found = queries.release(number)
    if found is None:
        raise guards.NotOpen
    return found


def _table(release: ReleaseView, name: str) -> Any:
    found = next((table for table in release.tables if table.name == name), None)
    if found is None:
        raise guards.NotOpen
    return found
