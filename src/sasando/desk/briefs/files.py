"""Hands out the forms of a brief: drafts as they would be signed, signed ones as they are kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.analysis.briefs import approving
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.files.responses import own_form
from sasando.library.publications import briefs
from sasando.library.publications.facts import FileFacts


@guards.requires("measures.run")
@require_safe
def draft(request: HttpRequest, ref: UUID, path: str) -> HttpResponse:
    """Give one form with the mark of a draft; the look is written."""
    if briefs.draft(ref) is None:
        raise guards.NotOpen
    try:
        found = approving.preview(ref, path, by=request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        if refused.refusal is approving.NO_FORM:
            raise guards.NotOpen from None
        messages.error(request, refused.refusal.words.in_language(get_language()))
        return HttpResponseRedirect(reverse("desk:briefs:draft", args=[ref]))
    return _given(request, found, name=f"rancangan-{path}")


@guards.requires("briefs.view")
@require_safe
def signed(request: HttpRequest, number: str, path: str) -> HttpResponse:
    """Give one form of a signed brief, byte for byte as it is kept."""
    found = briefs.file(number, path)
    if found is None:
        raise guards.NotOpen
    return _given(request, found, name=f"{number}-{path}")


def _given(request: HttpRequest, form: FileFacts, *, name: str) -> HttpResponse:
    return own_form(
        form.content, name=name, media_type=form.media_type, is_looked_at="lihat" in request.GET
    )
