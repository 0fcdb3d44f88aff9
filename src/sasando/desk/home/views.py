"""The desk: what waits, what arrived, and how the data stand."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries as places
from sasando.library.statistics import queries as statistics
from sasando.records.cases.queries import hidden_deaths
from sasando.records.imports import queries as imports
from sasando.records.movements import queries as movements
from sasando.records.placements import queries as placements
from sasando.records.placements.queries import service_cards, services

ARRIVED_DAYS = 30
Part = Callable[[HttpRequest], dict[str, Any] | None]


@guards.requires("home.view")
def index(request: HttpRequest, parts: tuple[Part, ...] = ()) -> HttpResponse:
    """Show what waits for this role; `parts` are what other subjects put on this page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    drawn = [part for part in (make(request) for make in parts) if part is not None]
    context: dict[str, Any] = {"today": actor.today, "summary": statistics.summary()}
    context["parts"] = drawn
    if policy.may(actor, "services.view"):
        open_rows = services(actor).filter(state="open").order_by("served_on", "id")
        context |= {"open_services": service_cards(open_rows[:12])}
        context |= {"counts": placements.counts(actor)}
    if policy.may(actor, "imports.view"):
        provisional = imports.batches(actor).filter(state="provisional")
        context |= {
            "provisional": provisional[:5],
            "reviews": imports.reviews(actor).count(),
            "waiting": imports.waiting(actor)[:5],
        }
    if policy.may(actor, "movements.view"):
        since = actor.today - timedelta(days=ARRIVED_DAYS)
        hidden = hidden_deaths()
        arrived = [
            card
            for card in movements.arrived_since(since, actor=actor)
            if card.kind != "deceased" or card.person_ref not in hidden
        ]
        names = places.regency_names()
        context |= {
            "arrived": [(card, names.get(card.origin_regency, "")) for card in arrived],
        }
    _write_look(context, actor)
    return render(request, "desk/home/index.html", context)


def _write_look(context: dict[str, Any], actor: Actor) -> None:
    """Write who was shown, before the page goes out."""
    shown = [card.person_ref for card in context.get("open_services", [])]
    shown += [card.person_ref for card, _regency in context.get("arrived", [])]
    if shown:
        with transaction.atomic():
            audit.record(by=actor, deed="home.viewed", refs=[("person", str(ref)) for ref in shown])
