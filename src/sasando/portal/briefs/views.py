"""Partners' pages of signed briefs that the office shared with their kind of unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.files.responses import own_form
from sasando.library.publications import sharing
from sasando.portal.briefs import lines


@guards.requires("briefs.receive")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the signed briefs that the office shared, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = [(one, lines.forms(one, actor=actor)) for one in sharing.open_to(actor)]
    return render(request, "portal/briefs/list.html", {"briefs": found})


@guards.requires("briefs.receive")
@require_safe
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """Show one shared brief with its forms; every other is not there."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = sharing.brief_for(actor, number)
    if found is None:
        raise guards.NotOpen
    context = {"brief": found, "forms": lines.forms(found, actor=actor)}
    return render(request, "portal/briefs/detail.html", context)


@guards.requires("briefs.receive")
@require_GET
def file(request: HttpRequest, number: str, path: str) -> HttpResponse:
    """Give one form of a shared brief, byte for byte as it was signed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = sharing.take(actor, number, path)
    if found is None:
        raise guards.NotOpen
    return own_form(
        found.content, name=f"{number}-{path}", media_type=found.media_type,
        is_looked_at="lihat" in request.GET,
    )  # fmt: skip
