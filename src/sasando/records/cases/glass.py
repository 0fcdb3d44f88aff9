"""Lets an officer read a case outside their own in an emergency; a vault has no such door."""

from django.db import transaction

from sasando.domain.cases import glass as rules
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import glass
from sasando.foundation.access.actor import Actor
from sasando.records.cases.acting import GONE
from sasando.records.cases.models import Case
from sasando.records.cases.models.case import CASE

OPEN_ALREADY = Refusal(
    "case_open_already",
    Words(
        id="Kasus ini sudah terbuka bagi Anda; tidak perlu dibuka darurat.",
        en="This case is open to you already; no emergency opening is needed.",
    ),
)


def break_glass(number: str, *, reason: str, hours: int, by: Actor) -> Case:
    """Open a case by its number for some hours, for reading; raises Refused in words.

    A restricted case and an untold death answer as a number that does not exist.
    """
    refusal = rules.why_not_break(reason, hours=hours)
    if refusal:
        raise Refused(refusal)
    with transaction.atomic():
        row = Case.objects.filter(
            number=number.strip().upper(), is_restricted=False, hides_death=False
        ).first()
        if row is None:
            raise Refused(GONE)
        if Case.objects.visible_to(by).filter(pk=row.pk).exists():
            raise Refused(OPEN_ALREADY)
        subject = glass.Subject(CASE, row.ref, row.number, row.team)
        glass.open_in_emergency(subject, reason=reason, hours=hours, by=by)
    return row
