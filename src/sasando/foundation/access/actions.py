"""Gives and takes back single grants, in the caller's transaction and under its audit event."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant


def grant(
    kind: str, *, ref: UUID, who: UUID, relation: str, until: datetime | None, by: Actor
) -> Grant:
    """Write a grant, or set a new end for one that stands; the caller audits its own act.

    Raises TransactionManagementError outside the act's transaction.
    """
    _need_the_act()
    row, _ = Grant.objects.update_or_create(
        kind=kind,
        ref=ref,
        who=who,
        relation=relation,
        defaults={"until": until, "granted_at": by.now, "granted_by": by.login},
    )
    return row


def revoke(kind: str, *, ref: UUID, who: UUID, relation: str, by: Actor) -> bool:
    """End a grant now; return whether one stood."""
    _need_the_act()
    standing = Grant.objects.standing(who=who, now=by.now)
    return bool(standing.filter(kind=kind, ref=ref, relation=relation).update(until=by.now))


def _need_the_act() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a grant needs the act's transaction")
