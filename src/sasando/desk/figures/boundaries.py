"""The page on which an office takes in the boundaries of its regencies, and drops them."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import DayField, OfficeForm, said
from sasando.library.places import boundaries

REFUSED = 422
SYSTEMS = (
    (boundaries.KEMENDAGRI, _("Kemendagri, as 53.01 or 5301")),
    (boundaries.BPS, _("BPS, as 5301")),
)


class BoundariesForm(OfficeForm):
    """A file of boundaries, whose it is, and which codes it has."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("All 22 regencies as areas, up to 20 MB, longitude and latitude in degrees."),
    )
    codes = forms.ChoiceField(
        label=_("System of the codes"), choices=SYSTEMS, widget=forms.RadioSelect,
        initial=boundaries.KEMENDAGRI,
        help_text=_("The two systems number some regencies differently: 5301 is not one place."),
    )  # fmt: skip
    source = forms.CharField(label=_("Who made the boundaries"), max_length=300)
    source_date = DayField(label=_("Date of the boundaries"))


@guards.requires("releases.draft")
def index(request: HttpRequest) -> HttpResponse:
    """Show which boundaries are in use, and take in a file of others."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form, status = BoundariesForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            boundaries.take(
                given["file"].read(boundaries.LARGEST + 1), codes=given["codes"],
                source=given["source"], source_date=given["source_date"], by=actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", said(refused))
        else:
            messages.success(request, _("Taken in. Maps of regencies now show them."))
            return HttpResponseRedirect(reverse("desk:explore:boundaries"))
    if form.errors:
        status = REFUSED
    context = {"form": form, "kept": boundaries.current()}
    return render(request, "desk/figures/boundaries.html", context, status=status)


@guards.requires("releases.draft")
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Drop the boundaries: maps are squares again."""
    try:
        boundaries.drop(by=request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("Dropped. Maps are squares again."))
    return HttpResponseRedirect(reverse("desk:explore:boundaries"))
