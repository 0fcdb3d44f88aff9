"""An accepted manifest of deportees becomes one case with a row for each person."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.desk.cases.forms import MomentField
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm
from sasando.library.places import queries as places
from sasando.records.cases import opening
from sasando.records.cases.inputs import GroupFacts
from sasando.records.imports import queries as imports


class ManifestForm(OfficeForm):
    """How the group arrives, and how many the letter states."""

    stated = forms.IntegerField(
        label=gettext_lazy("Number stated on the manifest"),
        required=False,
        min_value=1,
        max_value=5000,
    )
    arrival_at = MomentField(label=gettext_lazy("Arrives at"), required=False)
    node = forms.ChoiceField(label=gettext_lazy("Port or airport"), required=False)
    carrier = forms.CharField(label=gettext_lazy("Ship or flight"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["node"].choices = [("", "–"), *places.nodes()]  # type: ignore[attr-defined]


@guards.requires("cases.create")
def from_manifest(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Open one case for an accepted manifest."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = imports.batch_for(batch, actor=actor)
    if row is None or row.kind != "deportees" or not policy.may(actor, "cases.view"):
        raise guards.NotOpen
    standing = opening.batch_case(batch, actor=actor)
    if standing is not None:
        return HttpResponseRedirect(reverse("desk:cases:detail", args=[standing.ref]))
    form = ManifestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = opening.open_group(row, facts=GroupFacts(**form.cleaned_data), by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("%(number)s was opened.") % {"number": case.number})
            return HttpResponseRedirect(reverse("desk:cases:detail", args=[case.ref]))
    context = {"form": form, "batch": row}
    return render(request, "desk/cases/manifest.html", context)
