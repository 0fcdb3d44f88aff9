"""The custodian's page: who a reporter is, opened on a stated reason, shown once."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sasando.desk.letterbox.forms import WhyForm
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import identities
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui.forms import said


@guards.requires("letterbox.identity")
def index(request: HttpRequest) -> HttpResponse:
    """List sealed identities by the number of their report; nothing in clear."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = identities.listed()
    if rows:
        with transaction.atomic():
            refs = [("report_identity", str(row.ref)) for row in rows]
            audit.record(by=actor, deed="letterbox.identity_listed", refs=refs)
    return render(request, "desk/letterbox/identities.html", {"rows": rows})


@guards.requires("letterbox.identity")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask for the reason, then show the identity on the answer to the form alone."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = identities.one(ref)
    if found is None:
        raise guards.NotOpen
    form = WhyForm(request.POST or None)
    context = {"row": found, "form": form, "text": ""}
    if request.method == "POST" and form.is_valid():
        try:
            text = identities.open_up(ref, reason=form.cleaned_data["reason"], by=actor)
        except Refused as refused:
            form.add_error("reason", said(refused))
        else:
            context["text"] = text or ""
    return render(request, "desk/letterbox/identity.html", context)
