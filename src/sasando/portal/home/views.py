"""The first page of a partner: what its unit reads, owes and promised, on one screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.library.commitments import reach
from sasando.portal.home import blocks
from sasando.portal.referrals import views as referrals


@guards.requires("figures.receive")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the blocks that the asker's role may open."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    language = get_language() or "id"
    context: dict[str, Any] = {
        "unit": reach.unit_name(actor) or policy.label(actor.role).in_language(language),
        "figures": blocks.figures(actor, language),
        "promises": blocks.promises(actor, language), "meetings": blocks.meetings(actor),
        "asked": blocks.asked(actor, language), "drafts": blocks.drafts(actor, language),
        "unread": blocks.unread(actor),
    }  # fmt: skip
    if policy.may(actor, "briefs.receive"):
        context["may_take_briefs"], context["briefs"] = True, blocks.briefs(actor)
    if policy.may(actor, "duties.oversee"):
        context["regencies"] = blocks.regencies(actor)
    if policy.may(actor, "duties.answer"):
        context["own_duties"] = blocks.own_duties(actor, language)
    if policy.may(actor, "referrals.receive"):
        context["referrals"] = referrals.waiting(actor)
    return render(request, "portal/home/index.html", context)
