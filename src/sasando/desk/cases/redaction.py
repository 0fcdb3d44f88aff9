"""Takes parts out of a file for good, or hands out the evidence behind one."""

import re
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sasando.desk.cases import acts, door, timeline
from sasando.desk.cases.forms import ReasonForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.files import responses
from sasando.foundation.ui.forms import OfficeForm
from sasando.records.cases import reading, redacting, working
from sasando.records.cases.redacting import Area

SIDES, MOST_PAGES = 4, 200
_AREA = re.compile(r"\d{1,3}(?:[.,]\d)?")


class AreasForm(OfficeForm):
    """Areas of a photo in percent."""

    areas = django_forms.CharField(
        label=gettext_lazy("Areas to black out"), max_length=500,
        widget=django_forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One area a line, in percent of the photo: left, top, right, bottom. "
            "For example 10 20 60 45"
        ),
    )  # fmt: skip

    def clean_areas(self) -> list[Area]:
        """Return the areas; each line holds four numbers from 0 to 100."""
        found = []
        for line in str(self.cleaned_data["areas"]).splitlines():
            sides = [float(side.replace(",", ".")) for side in _AREA.findall(line)]
            if not line.strip():
                continue
            if len(sides) != SIDES or max(sides) > redacting.WHOLE:
                raise django_forms.ValidationError(
                    _("Write four numbers from 0 to 100 a line: left, top, right, bottom.")
                )
            found.append(Area(*sides))
        return found


class PagesForm(OfficeForm):
    """Pages of a PDF."""

    pages = django_forms.CharField(
        label=gettext_lazy("Pages to remove"), max_length=200,
        help_text=gettext_lazy("For example 2, 4-6. The other pages stay."),
    )  # fmt: skip

    def clean_pages(self) -> list[int]:
        """Return the page numbers, each once."""
        found: set[int] = set()
        for part in re.split(r"[,;\s]+", str(self.cleaned_data["pages"]).strip()):
            match = re.fullmatch(r"(\d{1,3})(?:[-–](\d{1,3}))?", part)
            if match is None:
                raise django_forms.ValidationError(_("Write page numbers such as 2, 4-6."))
            first, last = int(match[1]), int(match[2] or match[1])
            found.update(range(first, last + 1))
        if not found:
            raise django_forms.ValidationError(_("Write page numbers such as 2, 4-6."))
        return sorted(found)


@guards.requires("cases.edit")
def redact(request: HttpRequest, ref: UUID, paper: UUID) -> HttpResponse:
    """Keep a copy of a paper's file without what must not be read."""
    opened = door.for_writing(request, ref)
    line = next((one for one in reading.papers(opened.row) if one.ref == paper), None)
    held = redacting.held_file(opened.row, ref=paper) if line else None
    if line is None or held is None:
        raise guards.NotOpen
    title = line.title or timeline.paper_label(line.code)
    form = (AreasForm if held.is_picture else PagesForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        parts: dict[str, Any] = dict(form.cleaned_data)
        try:
            redacting.redact(opened.row, ref=paper, title=title, by=opened.actor, **parts)
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            messages.success(request, _("The copy without those parts is kept beside the first."))
            return acts.back("papers", ref)
    context = {"row": opened.row, "form": form, "paper": line, "title": title, "held": held}
    return render(request, "desk/cases/redact.html", context)


@guards.requires("cases.edit")
def original(request: HttpRequest, ref: UUID, paper: UUID) -> HttpResponse:
    """Ask why, then hand out the file as it came; the reason is written first."""
    opened = door.for_writing(request, ref)
    line = next((one for one in reading.papers(opened.row) if one.ref == paper), None)
    if line is None or not line.has_original:
        raise guards.NotOpen
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            name, media, data = working.read_original(
                opened.row, ref=paper, reason=reason, by=opened.actor
            )
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            return responses.attachment(data, name=name, media_type=media)
    deed = {"title": _("Open the original evidence")}
    context = {
        "row": opened.row, "book": opened.book, "deed": deed, "form": form, "version": 0,
        "submit": _("Download the original"), "back": reverse("desk:cases:papers", args=[ref]),
    }  # fmt: skip
    return render(request, "desk/cases/deed.html", context)
