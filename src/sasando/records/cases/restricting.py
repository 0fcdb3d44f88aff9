"""Closes a case's contents to everyone without an own grant; called when signs were found."""

from uuid import UUID

from django.db import transaction

from sasando.domain.values.words import Refused
from sasando.foundation.access import actions as access
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.records.cases import slip_content
from sasando.records.cases.acting import GONE
from sasando.records.cases.models import Case
from sasando.records.cases.models.case import RESTRICTED

LET_IN = "let_in"


def restrict(case_ref: UUID, *, by: Actor) -> None:
    """Restrict a case: name, category and priority are masked but for whoever is let in.

    The one who restricts and the present owner are let in; others one by one (`let_in`). Within
    the caller's transaction and under its audit event; a case that is restricted stays so.
    A family code of the case stops at once.
    """
    row = Case.objects.select_for_update().filter(ref=case_ref).first()
    if row is None:
        raise Refused(GONE)
    for who in {by.user_ref, row.owner} - {None}:
        if who is not None:
            access.grant(RESTRICTED, ref=case_ref, who=who, relation=LET_IN, until=None, by=by)
    if not row.is_restricted:
        row.is_restricted = True
        row.version += 1
        row.save(update_fields=["is_restricted", "version"])
        slip_content.refresh(row, by=by)


def let_in(case_ref: UUID, *, who: UUID, by: Actor) -> None:
    """Let one more person into a restricted case."""
    with transaction.atomic():
        access.grant(RESTRICTED, ref=case_ref, who=who, relation=LET_IN, until=None, by=by)
        refs = [("case", str(case_ref)), ("user", str(who))]
        audit.record(by=by, deed="cases.let_in", refs=refs)


def shut_out(case_ref: UUID, *, who: UUID, by: Actor) -> None:
    """Take back someone's way into a restricted case; it holds from the next request."""
    with transaction.atomic():
        access.revoke(RESTRICTED, ref=case_ref, who=who, relation=LET_IN, by=by)
        refs = [("case", str(case_ref)), ("user", str(who))]
        audit.record(by=by, deed="cases.shut_out", refs=refs)
