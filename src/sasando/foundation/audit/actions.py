"""Writes the audit: one event an act, in the same transaction as the act."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import connection, transaction

from sasando.foundation.audit.links import Link, hash_of, plain, plain_text
from sasando.foundation.audit.models import Event, EventRef, Head

HEAD = 1
REASON_LENGTH = 500
REFS_AT_ONCE = 200


class Who(Protocol):
    """Whoever acts; the audit knows no accounts."""

    @property
    def login(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def now(self) -> datetime: ...
    @property
    def on_behalf_of(self) -> str | None: ...


def record(
    *,
    by: Who,
    deed: str,
    refs: Iterable[tuple[str, str]] = (),
    facts: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Add one event to the chain; raises TransactionManagementError outside a transaction.

    `refs` are (kind, ref) of the rows touched or shown; `facts` holds no personal value. Raises
    ValueError for a moment without a zone, TypeError or ValueError for facts JSON cannot hold.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an audit event needs the act's transaction")
    if by.now.tzinfo is None:
        raise ValueError("an audit event needs a moment with its zone")
    head = Head.objects.select_for_update().get(pk=HEAD)
    named = sorted({(kind, plain_text(str(ref))) for kind, ref in refs})
    link = _link(by, deed=deed, refs=named, facts=plain(facts or {}), reason=reason, head=head)
    event = Event.objects.create(
        **{name: getattr(link, name) for name in link.__dataclass_fields__} | {"refs": named},
        hash=hash_of(link),
    )
    _write_refs(event.seq, named)
    Head.objects.filter(pk=HEAD).update(seq=event.seq, hash=event.hash)
    return event


def _write_refs(seq: int, refs: list[tuple[str, str]]) -> None:
    """Write the refs in few plain statements: on a list page they are most of the event's cost."""
    for start in range(0, len(refs), REFS_AT_ONCE):
        part = refs[start : start + REFS_AT_ONCE]
        marks = ", ".join(["(%s, %s, %s)"] * len(part))
        given = [value for kind, ref in part for value in (seq, kind, ref)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {EventRef._meta.db_table} (event_id, kind, ref) VALUES {marks}", given
            )


def _link(
    by: Who,
    *,
    deed: str,
    refs: list[tuple[str, str]],
    facts: dict[str, Any],
    reason: str,
    head: Head,
) -> Link:
    return Link(
        seq=head.seq + 1,
        at=by.now,
        login=plain_text(by.login),
        name=plain_text(by.name),
        role=by.role,
        on_behalf_of=plain_text(by.on_behalf_of or ""),
        deed=deed,
        reason=plain_text(reason).strip()[:REASON_LENGTH],
        facts=facts,
        refs=refs,
        prev_hash=head.hash,
    )
