"""Has the terms of cases counted anew after a rule or holiday was corrected."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language, ngettext

from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.records.cases import terms


def recount(request: HttpRequest, *, why: str, by: Actor, rule_id: str = "") -> None:
    """Count terms anew in the caller's transaction, and say how many moved.

    When one cannot be counted none is moved: the reason is said, the correction itself stands.
    """
    try:
        with transaction.atomic():
            moved = terms.recompute(why=why[:200], rule_id=rule_id, by=by)
    except Refused as refused:
        messages.warning(request, refused.refusal.words.in_language(get_language()))
        return
    said = ngettext(
        "Saved. %(n)d term was counted anew.", "Saved. %(n)d terms were counted anew.", moved
    )
    messages.success(request, said % {"n": moved})
