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
    last_seq, last_hash = _locked_head()
    named = sorted({(kind, plain_text(str(ref))) for kind, ref in refs})
    link = Link(
        seq=last_seq + 1,
        at=by.now,
        login=plain_text(by.login),
        name=plain_text(by.name),
        role=by.role,
        on_behalf_of=plain_text(by.on_behalf_of or ""),
        deed=deed,
        reason=plain_text(reason).strip()[:REASON_LENGTH],
        facts=plain(facts or {}),
        refs=named,
        prev_hash=last_hash,
    )
    event = _write_event(link)
    _write_refs(event.seq, named)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Head._meta.db_table} SET seq = %s, hash = %s WHERE id = %s",
            [event.seq, event.hash, HEAD],
        )
    return event


# Plain statements below: every page writes an event, and making SQL anew costs more than its run.
def _locked_head() -> tuple[int, str]:
    """Return number and hash of the newest link, held until the transaction ends."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seq, hash FROM {Head._meta.db_table} WHERE id = %s{lock}", [HEAD])
        row = cursor.fetchone()
    if row is None:
        raise Head.DoesNotExist("the audit has lost its head")
    return row[0], row[1]


def _write_event(link: Link) -> Event:
    event = Event(
        **{name: getattr(link, name) for name in link.__dataclass_fields__}, hash=hash_of(link)
    )
    fields = Event._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    given = [field.get_db_prep_save(getattr(event, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {Event._meta.db_table} ({names}) VALUES ({marks})", given)
    event._state.adding, event._state.db = False, connection.alias
    return event


def _write_refs(seq: int, refs: list[tuple[str, str]]) -> None:
    for start in range(0, len(refs), REFS_AT_ONCE):
        part = refs[start : start + REFS_AT_ONCE]
        marks = ", ".join(["(%s, %s, %s)"] * len(part))
        given = [value for kind, ref in part for value in (seq, kind, ref)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {EventRef._meta.db_table} (event_id, kind, ref) VALUES {marks}", given
            )
