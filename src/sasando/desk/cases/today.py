"""What waits for me today among cases: a part of the desk's first page."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sasando.desk.cases import lines
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import queries as outbox
from sasando.foundation.ui.rows import render_rows
from sasando.library.places import queries as places
from sasando.records.cases import answers, counting, queries

SHOWN = 12
ARRIVING = timedelta(days=1)


def part(request: HttpRequest) -> dict[str, Any] | None:
    """Return main column, side column, how much waits and acts; None for roles without cases."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not policy.may(actor, "cases.view"):
        return None
    answers.take_in_now(actor.now)
    name = request.GET.get("daftar", "")
    counts = counting.counts(actor)
    name = name if name in counts else counting.MINE
    cards = queries.nearest(actor, name=name, most=SHOWN)
    shown = lines.lines(cards, today=actor.today)
    until = actor.today + ARRIVING
    arrivals = queries.arrivals(actor, since=actor.today, until=until)
    closings = queries.closings_waiting(actor)
    _look(actor, [*cards, *arrivals, *(card for card, _name in closings)])
    late = next((line for line in shown if line.clock.kind == "late"), None)
    context = {
        "rows": render_rows("desk/cases.html", rows=shown, may_assign=False),
        "is_empty": not shown, "first": late, "counts": counts, "list": name,
        "tabs": _tabs(counts, name), "closings": closings,
        "arrivals": [_arrival(card) for card in arrivals],
        "messages": outbox.messages_for(actor, limit=6),
        "tasks": queries.tasks_of(actor, until=actor.today),
    }  # fmt: skip
    return {
        "main": render_to_string("desk/cases/_today.html", context, request=request),
        "side": render_to_string("desk/cases/_today_side.html", context, request=request),
        "waiting": counts[counting.MINE],
        "late": counts[counting.OVERDUE],
        "may_open": policy.may(actor, "cases.create"),
    }


def _look(actor: Actor, cards: list[Any]) -> None:
    if cards:
        refs = {("case", str(card.ref)) for card in cards}
        with transaction.atomic():
            audit.record(by=actor, deed="cases.listed", refs=sorted(refs), facts={"list": "today"})


def _tabs(counts: Any, chosen: str) -> list[tuple[str, str, bool, int]]:
    named = (
        (counting.MINE, _("Waiting for me")), (counting.TEAM, _("My team")),
        (counting.UNASSIGNED, _("Without an owner")), (counting.OVERDUE, _("Overdue")),
        (counting.WAITING, _("Waiting for others")),
    )  # fmt: skip
    return [
        (f"?daftar={code}", label, code == chosen, counts[code])
        for code, label in named
        if code in counts
    ]


def _arrival(card: Any) -> dict[str, Any]:
    return {"card": card, "place": dict(places.nodes()).get(card.arrival_node, card.arrival_node)}
