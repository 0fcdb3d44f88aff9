"""The family code of a case: given in person, printed once, revoked, asked of the head."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.cases import acts, detail, door
from sasando.desk.cases.door import Opened
from sasando.desk.cases.forms import ReasonForm, long_text
from sasando.domain.cases import family as rules
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import decisions
from sasando.exchange.letterbox import slips as hatch
from sasando.foundation.access import guards
from sasando.foundation.ui.forms import OfficeForm
from sasando.records.cases import slips as actions

BACK = "family"


class GiveForm(OfficeForm):
    """Whom the family may call, and that the code is handed over in person."""

    phone = forms.CharField(
        label=gettext_lazy("Office telephone that the family may call"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    in_person = forms.BooleanField(
        label=gettext_lazy("I hand the slip to this relative in person; I saw their papers"),
    )


class AskForm(OfficeForm):
    """Why this family should have a code all the same."""

    reason = long_text(
        gettext_lazy("Why this family should have a code all the same"),
        rows=4,
        hint=gettext_lazy("The head of office reads it. At least 20 letters; encrypted."),
    )


@guards.requires("cases.edit")
def family(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show whether a code stands, why none can be given, and what can be done."""
    opened = _book(request, ref)
    return _page(request, opened)


@guards.requires("cases.edit")
@require_POST
def give(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Make the code and show it once, on a slip to print; it stands in no address."""
    opened = _book(request, ref)
    form = GiveForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, give=form)
    try:
        made = actions.give(opened.row, phone=form.cleaned_data["phone"], by=opened.actor)
    except Refused as refused:
        form.add_error(None, acts.said(refused))
        return _page(request, opened, give=form)
    context = {
        "row": opened.row, "made": made, "address": f"{request.get_host()}/lapor/keluarga/",
        "phone": form.cleaned_data["phone"],
    }  # fmt: skip
    return render(request, "desk/cases/family_slip.html", context)


@guards.requires("cases.edit")
def revoke(request: HttpRequest, ref: UUID) -> HttpResponse:
    """End the code, with the reason."""
    opened = _book(request, ref)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke(opened.row, reason=form.cleaned_data["reason"], by=opened.actor)
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            messages.success(request, _("The code opens nothing from now on."))
            return acts.back(BACK, ref)
    title = _("End the family code")
    return acts.form_page(request, opened, form, title=title, back=BACK, submit=title)


@guards.requires("cases.edit")
def ask(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask the head of office for a code that is not given by default."""
    opened = _book(request, ref)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(opened.row, reason=form.cleaned_data["reason"], by=opened.actor)
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            messages.success(request, _("The head of office was asked."))
            return acts.back(BACK, ref)
    title = _("Ask the head of office")
    return acts.form_page(request, opened, form, title=title, back=BACK, submit=title)


def _book(request: HttpRequest, ref: UUID) -> Opened:
    opened = door.for_writing(request, ref)
    if opened.view is None:
        raise guards.NotOpen
    return opened


def _page(request: HttpRequest, opened: Opened, *, give: GiveForm | None = None) -> HttpResponse:
    language = get_language()
    refusal = actions.why_not_give(opened.row)
    asked = decisions.latest(opened.row.ref)
    grounds = asked.grounds if asked else ()
    context: dict[str, Any] = detail.frame(opened, "sharing") | {
        "live": hatch.live(opened.row.ref, today=opened.actor.today),
        "why": refusal.words.in_language(language) if refusal else "",
        "may_ask": actions.may_ask(opened.row),
        "is_unchecked": refusal == rules.KINSHIP_UNCHECKED,
        "asked": asked,
        "grounds": [rules.GROUNDS[code].in_language(language) for code in grounds],
        "form": give or GiveForm(),
        "kinship_url": reverse("desk:cases:deed", args=[opened.row.ref, "kerabat"]),
    }
    door.open_case(request, opened.row.ref, part="family")
    return render(request, "desk/cases/family.html", context)
