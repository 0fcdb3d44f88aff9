"""Gives and takes back single grants, in the caller's transaction."""

from datetime import datetime
from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant


def grant(
    kind: str, *, ref: UUID, who: UUID, relation: str, until: datetime | None, by: Actor
) -> Grant:
    """Write a grant, or set a new end for one that stands; the caller audits its own act."""
    row, _ = Grant.objects.update_or_create(
        kind=kind,
        ref=ref,
        who=who,
        relation=relation,
        defaults={"until": until, "granted_at": by.now, "granted_by": by.login},
    )
    return row


def revoke(kind: str, *, ref: UUID, who: UUID, relation: str) -> bool:
    """Take back a grant; return whether one stood."""
    deleted, _ = Grant.objects.filter(kind=kind, ref=ref, who=who, relation=relation).delete()
    return bool(deleted)
