"""Pages of texts that the office supplies: upload, review article by article, accept or drop."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sasando.desk.regulations.work_forms import EditionForm, ReviewForm, UploadForm
from sasando.desk.regulations.works import code_of
from sasando.desk.regulations.writing import actor_of, saved
from sasando.domain.regulations.anchors import label_of
from sasando.domain.regulations.splitting import Split, split
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.ui.forms import said
from sasando.library.regulations import supplying, texts
from sasando.library.regulations.law import law
from sasando.library.regulations.texts import Supplied

SHOWN = 160


@guards.requires("regulations.edit")
def upload(request: HttpRequest, work: str) -> HttpResponse:
    """Take in a text of a work; its review follows."""
    actor, code = actor_of(request), code_of(work)
    found = law().works[code]
    start = {"valid_from": found.in_force_from}
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*posted, code=code, initial=start)
    made: list[UUID] = []

    def write() -> None:
        file = form.cleaned_data["file"]
        made.append(
            supplying.receive(code, data=file.read(), name=file.name, facts=form.facts(), by=actor)
        )

    if saved(request, form, write):
        return HttpResponseRedirect(reverse("desk:regulations:text", args=[made[0]]))
    context = {
        "form": form, "title": _("Upload a text"), "work": found, "submit": _("Read and review"),
        "back": reverse("desk:regulations:work", args=[found.path]),
    }  # fmt: skip
    return render(request, "desk/regulations/write.html", context)


@guards.requires("regulations.edit")
def review(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a text in articles with what is wrong; what was mended is split anew."""
    found = _supplied(ref)
    is_open = found.state == "draft"
    if request.method != "POST" or not is_open:
        start = {"text": found.text, "edition": found.edition}
        return _page(request, found, ReviewForm(initial=start), found.split)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, found.split)
    text, edition = form.cleaned_data["text"], form.cleaned_data["edition"]
    try:
        supplying.revise(ref, text=text, edition=edition, by=actor_of(request))
    except Refused as refused:
        form.add_error(None, said(refused))
        return _page(request, found, form, split(text))
    messages.success(request, _("Split anew."))
    return HttpResponseRedirect(reverse("desk:regulations:text", args=[ref]))


@guards.requires("regulations.verify")
@require_POST
def accept(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Keep a reviewed text article by article."""
    found, form = _supplied(ref), EditionForm(request.POST)
    edition = form.cleaned_data["edition"] if form.is_valid() else 0
    try:
        count = supplying.accept(ref, edition=edition, by=actor_of(request))
    except Refused as refused:
        shown = ReviewForm({"text": found.text, "edition": found.edition})
        shown.is_valid()
        shown.add_error(None, said(refused))
        return _page(request, found, shown, found.split)
    told = ngettext("%(n)d article is kept.", "%(n)d articles are kept.", count)
    messages.success(request, told % {"n": count})
    work = law().works[found.instrument]
    return HttpResponseRedirect(reverse("desk:regulations:work_text", args=[work.path]))


@guards.requires("regulations.edit")
@require_POST
def drop(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Set a text under review aside."""
    found = _supplied(ref)
    try:
        supplying.drop(ref, by=actor_of(request))
    except Refused as refused:
        messages.warning(request, str(said(refused).message))
    else:
        messages.success(request, _("Set aside; nothing of it entered the law."))
    work = law().works[found.instrument]
    return HttpResponseRedirect(reverse("desk:regulations:work", args=[work.path]))


def _supplied(ref: UUID) -> Supplied:
    found = texts.supplied_for(ref)
    if found is None:
        raise guards.NotOpen
    return found


def _page(request: HttpRequest, found: Supplied, form: ReviewForm, parts: Split) -> HttpResponse:
    context: dict[str, Any] = {
        "found": found, "form": form, "work": law().works[found.instrument],
        "parts": [_part(part) for part in parts.parts], "articles": len(parts.articles),
        "stops": [one.words for one in parts.findings if one.stops],
        "asks": [one.words for one in parts.findings if not one.stops],
        "is_open": found.state == "draft", "submit": _("Split anew"),
    }  # fmt: skip
    return render(request, "desk/regulations/review.html", context)


def _part(part: Any) -> dict[str, Any]:
    return {
        "part": part, "label": label_of(part.anchor), "start": part.text[:SHOWN],
        "is_cut": len(part.text) > SHOWN,
    }  # fmt: skip
