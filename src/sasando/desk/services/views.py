"""The service counter: candidates and returned workers, without needing a NIK."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.forms import DayField
from sasando.foundation.ui.tables import Filter
from sasando.library.terms import queries as terms
from sasando.records.placements import actions, queries
from sasando.records.placements.facts import ServiceFacts
from sasando.records.workers import queries as workers

KINDS = (
    ("information", gettext_lazy("Information on safe migration")),
    ("registration", gettext_lazy("Registration")),
    ("papers", gettext_lazy("Papers checked")),
    ("orientation", gettext_lazy("Orientation (OPP)")),
    ("training", gettext_lazy("Referral to training")),
    ("returned", gettext_lazy("Service to a returned worker")),
)
STATES = (
    ("open", gettext_lazy("open")),
    ("done", gettext_lazy("done")),
    ("cancelled", gettext_lazy("cancelled")),
)


class ServiceForm(forms.Form):
    """One service at the counter."""

    kind = forms.ChoiceField(label=gettext_lazy("Service"), choices=KINDS)
    served_on = DayField(label=gettext_lazy("Served on"))
    planned_on = DayField(label=gettext_lazy("Planned for"), required=False)
    attended_on = DayField(label=gettext_lazy("Attended on"), required=False)
    referred_to = forms.CharField(label=gettext_lazy("Referred to"), required=False, max_length=200)
    next_step = forms.CharField(label=gettext_lazy("Next step"), required=False, max_length=200)
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("Stored encrypted."),
    )  # fmt: skip
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=STATES, initial="open")

    def facts(self) -> ServiceFacts:
        """Return what the form says, for an action."""
        return ServiceFacts(**self.cleaned_data)


@guards.requires("services.view")
def index(request: HttpRequest) -> HttpResponse:
    """List services, newest first; open ones are what waits."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known = [Filter("jenis", _("Service"), KINDS), Filter("keadaan", _("State"), STATES)]
    filters = tables.read_filters(request.GET, known=known)
    chosen = tables.values(filters)
    rows = _filtered(queries.services(actor), chosen)
    page = tables.keyset_page(rows, query=request.GET, order="served_on", descending=True)
    cards = queries.service_cards(page.rows)
    with transaction.atomic():
        refs = [("service", str(card.ref)) for card in cards]
        audit.record(by=actor, deed="services.listed", refs=refs)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "lines": [_line(card) for card in cards],
    }  # fmt: skip
    return render(request, "desk/services/list.html", context)


def _filtered(rows: queries.ServiceRows, chosen: Mapping[str, str]) -> queries.ServiceRows:
    named = {"jenis": "kind", "keadaan": "state"}
    return rows.filter(**{named[key]: value for key, value in chosen.items()})


def _line(card: Any) -> dict[str, Any]:
    stage = terms.label("placement_stages", card.stage).in_language(get_language())
    return {
        "card": card,
        "kind": dict(KINDS)[card.kind],
        "state": dict(STATES)[card.state],
        "stage": stage if card.stage else "",
    }


@guards.requires("services.edit")
def create(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Write one service to one identity."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = workers.identity_for(identity, actor=actor)
    if row is None:
        raise guards.NotOpen
    form = ServiceForm(request.POST or None, initial={"served_on": actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_service(row, facts=form.facts(), placement=None, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(reverse("desk:services:list"))
    return render(request, "desk/services/form.html", {"form": form, "name": row.name})


@guards.requires("services.edit")
def update(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Change one service; the second of two savers is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.service_row(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    form = ServiceForm(request.POST or None, initial=queries.service_facts(row).__dict__)
    context = {"form": form, "name": row.identity.name, "version": row.version}
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        number = int(version) if version.isdigit() else 0
        try:
            actions.update_service(row, facts=form.facts(), version=number, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
            return render(request, "desk/services/form.html", context, status=409)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:services:list"))
    return render(request, "desk/services/form.html", context)
