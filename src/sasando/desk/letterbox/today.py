"""What waits in the letterbox: a part of the desk's first page."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from sasando.desk.letterbox import lines
from sasando.exchange.letterbox import decisions, inbox, notices
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

SHOWN = 5


def part(request: HttpRequest) -> dict[str, Any] | None:
    """Return a panel for the side column; None where nothing waits for the asker."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {"lines": [], "asked": [], "reports": []}
    if policy.may(actor, "letterbox.view"):
        found = lines.lines(notices.waiting(SHOWN * 4), actor=actor)
        context["lines"] = [line for line in found if not line.is_shut][:SHOWN]
        reports = [row for row in inbox.listed(actor=actor) if not row.is_answered]
        context["reports"] = reports[:SHOWN]
        inbox.note_listed(context["reports"], by=actor)
    if policy.may(actor, "letterbox.decide"):
        context["asked"] = decisions.waiting()[:SHOWN]
    if not any(context.values()):
        return None
    if context["lines"]:
        with transaction.atomic():
            refs = [("notice", str(line.notice.ref)) for line in context["lines"]]
            audit.record(by=actor, deed="letterbox.notices_listed", refs=refs)
    return {"side": render_to_string("desk/letterbox/_today.html", context, request=request)}
