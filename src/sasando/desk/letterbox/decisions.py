"""Family codes that only the head of office can allow."""

from collections.abc import Iterable
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
from sasando.foundation.ui.forms import said as refused_in_words
from sasando.records.cases import queries


@guards.requires("letterbox.decide")
def index(request: HttpRequest) -> HttpResponse:
    """List the requests that wait, without their reasons."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {"rows": said(hatch.waiting(), actor=actor)}
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
            form.add_error(None, refused_in_words(refused))
        else:
            messages.success(request, _("Decided. Whoever asked was told."))
            return HttpResponseRedirect(reverse("desk:letterbox:decisions"))
    found = hatch.decision(ref)
    if found is None:
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("slip_decision", str(ref)), ("case", str(found.origin))]
        audit.record(by=actor, deed="letterbox.decision_read", refs=refs)
    one, grounds = said([found], actor=actor)[0]
    context = {"one": one, "grounds": grounds, "form": form}
    return render(request, "desk/letterbox/decision.html", context)


def said(found: Iterable[DecisionView], *, actor: Actor) -> list[tuple[DecisionView, str]]:
    """Return requests with what stands in the way; of a restricted case only that it is so."""
    listed, language = list(found), get_language()
    origins = [one.origin for one in listed]
    shut = set(
        queries.headers(actor)
        .filter(ref__in=origins, is_restricted=True)
        .values_list("ref", flat=True)
    )
    rows = []
    for one in listed:
        is_shut = RESTRICTED in one.grounds or one.origin in shut
        codes = (RESTRICTED,) if is_shut else one.grounds
        rows.append((one, ", ".join(GROUNDS[code].in_language(language) for code in codes)))
    return rows
