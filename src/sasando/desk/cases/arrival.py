"""Tells partners of an arrival: flight or ship, time, number, next stop; names to receivers."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sasando.desk.cases import acts, door
from sasando.desk.cases.door import Opened
from sasando.desk.cases.forms import MomentField, in_words
from sasando.domain.cases import sharing as rules
from sasando.domain.cases.kinds import DECEASED
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.ui.forms import OfficeForm
from sasando.library.directory import queries as directory
from sasando.library.places import queries as places
from sasando.records.cases import arriving
from sasando.records.cases.sharing import ARTICLE, Agency


class ArrivalForm(OfficeForm):
    """How someone arrives, who receives them, and who only hears how many come."""

    carrier = django_forms.CharField(
        label=gettext_lazy("Flight or ship, with its number"), max_length=80
    )
    arrival_at = MomentField(label=gettext_lazy("Arrives at"))
    node = django_forms.ChoiceField(label=gettext_lazy("Port or airport"), required=False)
    next_stop = django_forms.CharField(
        label=gettext_lazy("Next stop"), required=False, max_length=120
    )
    receivers = django_forms.MultipleChoiceField(
        label=gettext_lazy("Receives the people: gets the names"), required=False,
        help_text=gettext_lazy("An agency of one area gets the names of that area alone."),
    )  # fmt: skip
    informed = django_forms.MultipleChoiceField(
        label=gettext_lazy("Only hears of it: gets no name"), required=False,
        help_text=gettext_lazy("Hears flight or ship, time, how many, and the next stop."),
    )  # fmt: skip
    basis = django_forms.ChoiceField(label=gettext_lazy("Basis"))
    article = django_forms.CharField(
        label=gettext_lazy("Rule and article"), required=False, max_length=120
    )
    with_code = django_forms.BooleanField(
        label=gettext_lazy("Make letters with one-time codes, for agencies without an account"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(unit.code, unit.name) for unit in directory.units() if unit.accepts]
        choices: dict[str, Any] = {
            "node": [("", "–"), *places.nodes()], "receivers": units, "informed": units,
            "basis": in_words(rules.BASES),
        }  # fmt: skip
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
            self.fields[name].widget.attrs |= {"size": 8} if values is units else {}

    def clean(self) -> dict[str, Any]:
        """Refuse a notice to nobody."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("receivers") and not data.get("informed"):
            self.add_error("informed", _("Choose at least one agency."))
        return data

    def facts(self) -> arriving.ArrivalFacts:
        """Return how someone arrives."""
        names = arriving.ArrivalFacts.__dataclass_fields__
        return arriving.ArrivalFacts(**{name: self.cleaned_data[name] for name in names})

    def partners(self) -> list[arriving.Partner]:
        """Return who is told; whoever receives is not told twice."""
        receivers = self.cleaned_data["receivers"]
        known = {unit.code: unit for unit in directory.units()}
        return [
            arriving.Partner(
                Agency(code, known[code].name, known[code].kind), code in receivers,
                known[code].areas,
            )
            for code in dict.fromkeys([*receivers, *self.cleaned_data["informed"]])
        ]  # fmt: skip


@guards.requires("cases.edit")
def arrival(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write how a case arrives, and tell the partners that are named."""
    opened = door.for_writing(request, ref)
    form = ArrivalForm(request.POST or None, initial=_start(opened))
    if request.method == "POST" and form.is_valid():
        told = _tell(opened, form)
        if told and form.cleaned_data["with_code"]:
            return render(request, "desk/cases/codes.html", {"row": opened.row, "told": told})
        if told:
            said = _("The arrival notice went out: %(names)s.")
            names = ", ".join(one.partner.agency.name for one in told)
            messages.success(request, said % {"names": names})
            return acts.back("sharing", ref)
    return acts.form_page(
        request, opened, form, title=_("Arrival notice"), submit=_("Tell of the arrival")
    )


def _start(opened: Opened) -> dict[str, Any]:
    case = opened.book
    return {
        "carrier": case.carrier, "arrival_at": case.arrival_at, "node": case.arrival_node,
        "next_stop": case.next_stop, "basis": rules.LEGAL_DUTY, "article": ARTICLE,
    } | ({"basis": rules.NEXT_OF_KIN} if case.kind == DECEASED else {})  # fmt: skip


def _tell(opened: Opened, form: ArrivalForm) -> list[arriving.Told]:
    data = form.cleaned_data
    try:
        return arriving.tell_arrival(
            opened.row, facts=form.facts(), partners=form.partners(), basis=data["basis"],
            article=data["article"], with_code=data["with_code"], by=opened.actor,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, acts.said(refused))
        return []
