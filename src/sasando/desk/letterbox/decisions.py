"""Family codes that only the head of office can allow."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.letterbox.forms import DecideForm
from sasando.domain.cases.family import GROUNDS, RESTRICTED
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import decisions as hatch
from sasando.exchange.letterbox.decisions import DecisionView
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui.forms import said


@guards.requires("letterbox.decide")
def index(request: HttpRequest) -> HttpResponse:
    """List the requests that wait, without their reasons."""
    context = {"rows": [(one, grounds(one)) for one in hatch.waiting()]}
    return render(request, "desk/letterbox/decisions.html", context)


@guards.requires("letterbox.decide")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one request and take the decision; the look is written first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            hatch.decide(ref, agree=data["agree"] == "yes", why=data["why"], by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Decided. Whoever asked was told."))
            return HttpResponseRedirect(reverse("desk:letterbox:decisions"))
    found = hatch.decision(ref)
    if found is None:
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("slip_decision", str(ref)), ("case", str(found.origin))]
        audit.record(by=actor, deed="letterbox.decision_read", refs=refs)
    context = {"one": found, "grounds": grounds(found), "form": form}
    return render(request, "desk/letterbox/decision.html", context)


def grounds(one: DecisionView) -> str:
    """Return what stands in the way; of a restricted case only that it is restricted."""
    codes = (RESTRICTED,) if RESTRICTED in one.grounds else one.grounds
    language = get_language()
    return ", ".join(GROUNDS[code].in_language(language) for code in codes)
