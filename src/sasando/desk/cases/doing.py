"""The one page of every deed: shows its form, does it, and shows the difference to a late saver."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.cases import door
from sasando.desk.cases.deeds import DEEDS, Deed
from sasando.desk.cases.door import Opened
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.ui import words

CONFLICT = 409
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Mark:
    """One field that two savers wrote differently."""

    label: str
    left: str
    right: str
    kind: str = "different"
    sign: str = "≠"
    word: str = ""


@guards.requires("cases.edit")
def deed(request: HttpRequest, ref: UUID, name: str, item: UUID | None = None) -> HttpResponse:
    """Show the form of a deed, or do it."""
    found = DEEDS.get(name)
    opened = door.for_writing(request, ref)
    if found is None or not policy.may(opened.actor, found.permission):
        raise guards.NotOpen
    now = found.start(opened, item)
    version = now.pop("version", opened.row.version)
    if request.method != "POST":
        return _page(request, opened, found, found.form(initial=now), version)
    form = found.form(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, opened, found, form, version_in(request), status=200)
    try:
        found.do(opened, form.cleaned_data, item, version_in(request))
    except Refused as refused:
        return _refused(request, opened, found, form, refused, item=item)
    messages.success(request, str(found.done))
    return HttpResponseRedirect(reverse(f"desk:cases:{found.back}", args=[ref]))


def _refused(
    request: HttpRequest,
    opened: Opened,
    found: Deed,
    form: Form,
    refused: Refused,
    *,
    item: UUID | None,
) -> HttpResponse:
    form.add_error(None, refused.refusal.words.in_language(get_language()))
    if refused.refusal.code != STALE_VERSION.code:
        return _page(request, opened, found, form, version_in(request))
    fresh = door.for_writing(request, opened.row.ref)
    now = found.start(fresh, item)
    version = now.pop("version", fresh.row.version)
    marks = differences(form, now)
    return _page(request, fresh, found, form, version, status=CONFLICT, marks=marks)


def differences(form: Form, now: dict[str, Any]) -> list[Mark]:
    """Return what stands now beside what the second saver wrote, for each field that differs."""
    found = []
    for name, field in form.fields.items():
        stands = _said(form, name, now.get(name))
        wrote = _said(form, name, form.cleaned_data.get(name, form.data.get(name)))
        if stands != wrote:
            found.append(Mark(str(field.label), stands, wrote, word=_("different")))
    return found


def _said(form: Form, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, ""):
        return words.DASH
    return str(choices.get(value, value))


def _page(
    request: HttpRequest,
    opened: Opened,
    found: Deed,
    form: Form,
    version: int,
    **more: Any,
) -> HttpResponse:
    context = {
        "row": opened.row, "book": opened.book, "deed": found, "form": form, "version": version,
        "marks": more.get("marks"),
        "back": reverse(f"desk:cases:{found.back}", args=[opened.row.ref]),
    }  # fmt: skip
    return render(request, "desk/cases/deed.html", context, status=more.get("status", 200))


def version_in(request: HttpRequest) -> int:
    """Return the version that a form carries; 0 when it carries none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0
