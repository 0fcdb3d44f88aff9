"""The page of where to go next: regencies, the districts of one, or all districts by need."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures.needs import Needs, last_months, needs
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.places import queries as places
from sasando.records.outreach import queries
from sasando.records.outreach.facts import Reached

DISTRICTS = "kecamatan"
SHOWN = 60


@guards.requires("measures.run")
def ahead(request: HttpRequest) -> HttpResponse:
    """Show where to go next, with the reasons: unsuppressed, for staff who measure."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    regencies = {
        code: name
        for code, name in places.ntt_regencies()
        if not actor.regencies or code in actor.regencies
    }
    chosen = request.GET.get("kabupaten", "")
    if chosen and chosen not in regencies:
        raise guards.NotOpen
    is_beneath = bool(chosen) or request.GET.get("tingkat") == DISTRICTS
    context = {
        "needs": None, "chosen": chosen, "chosen_name": regencies.get(chosen, ""),
        "is_beneath": is_beneath,
    }  # fmt: skip
    snapshot = _snapshot(actor)
    if snapshot is not None:
        names = _districts(regencies, chosen) if is_beneath else regencies
        context |= _ranked(snapshot, names, actor=actor, is_beneath=is_beneath)
    return render(request, "desk/outreach/next.html", context)


def _snapshot(actor: Actor) -> Snapshot | None:
    """Return the newest snapshot; making one is an act of its own, under Explore."""
    standing = snapshots.list_snapshots(by=actor)
    return standing[0] if standing else None


def _districts(regencies: Mapping[str, str], chosen: str) -> dict[str, str]:
    """Return the districts of one regency, or of all with the regency beside the name."""
    return {
        code: name if chosen else f"{name}, {regencies[code[:5]]}"
        for code, name in places.district_names().items()
        if code[:5] in regencies and code[:5] == (chosen or code[:5])
    }


def _ranked(
    snapshot: Snapshot, names: Mapping[str, str], *, actor: Actor, is_beneath: bool
) -> dict[str, Any]:
    period = last_months(snapshot.as_of)
    digits = queries.DISTRICT if is_beneath else queries.REGENCY
    reached = queries.reached(actor, since=period.starts_on, until=period.ends_on, digits=digits)
    held = {code: one.sessions for code, one in reached.items()}
    found = needs(snapshot, places=names, held=held)
    lines = _lines(found, names, reached)
    return {
        "needs": found, "lines": lines[:SHOWN], "heads": _heads(found),
        "more": max(len(lines) - SHOWN, 0),
    }  # fmt: skip


def _heads(found: Needs) -> list[Any]:
    return [one.indicator.label for one in found.lines[0].reasons] if found.lines else []


def _lines(
    found: Needs, names: Mapping[str, str], reached: Mapping[str, Reached]
) -> list[dict[str, Any]]:
    return [
        {
            "need": one, "name": names[one.place], "regency": one.place[:5],
            "reached": reached.get(one.place),
        }
        for one in found.lines
    ]  # fmt: skip
