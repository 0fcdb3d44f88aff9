"""Writes messages with the act they tell of, and sends what waits."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction

from sasando.foundation.audit.actions import Who
from sasando.foundation.outbox import kinds
from sasando.foundation.outbox.models import Message, Reading

logger = logging.getLogger("sasando.outbox")
LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_AT_ONCE = 50


def post(
    *,
    kind: str,
    params: Mapping[str, str],
    dedupe_key: str,
    by: Who,
    url_path: str = "",
    **to: UUID | str | None,
) -> Message:
    """Write a message in the caller's transaction; the same key is written once.

    `to` names `to_user`, `to_role` with `to_team`, or `to_address` (then it also goes by e-mail).
    Raises ValueError when a word looks like a person's data, TransactionManagementError outside
    the act's transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a message needs the act's transaction")
    kinds.check(kind, params)
    by_mail = bool(to.get("to_address"))
    values = {
        "kind": kind, "params": dict(params), "url_path": url_path, "made_at": by.now,
        "made_by": by.login, "to_user": to.get("to_user"), "to_role": to.get("to_role") or "",
        "to_team": to.get("to_team") or "", "to_address": to.get("to_address") or "",
        "state": Message.State.PENDING if by_mail else Message.State.SENT,
        "next_try_at": by.now if by_mail else None,
    }  # fmt: skip
    row, _made = Message.objects.get_or_create(dedupe_key=dedupe_key[:160], defaults=values)
    return row


def is_posted(dedupe_key: str) -> bool:
    """Say whether a message of this key was written already."""
    return Message.objects.filter(dedupe_key=dedupe_key[:160]).exists()


def send_due(now: datetime) -> int:
    """Send e-mails that wait; return how many went out. A failure is tried again, ever later.

    Each is leased first, so that a killed worker's message is sent again after five minutes.
    """
    sent = 0
    for pk in _due(now):
        if not _lease(pk, now):
            continue
        row = Message.objects.get(pk=pk)
        try:
            _send(row)
        except Exception as problem:  # noqa: BLE001 — any failure of the mail server is tried again
            # Its text may name an address: only the kind of failure is kept.
            logger.error("outbox: %s, try %s", type(problem).__name__, row.tries)  # noqa: TRY400
            continue
        Message.objects.filter(pk=pk).update(
            state=Message.State.SENT, sent_at=now, next_try_at=None
        )
        sent += 1
    return sent


def _due(now: datetime) -> list[int]:
    rows = Message.objects.filter(state=Message.State.PENDING, next_try_at__lte=now)
    return list(rows.order_by("next_try_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _lease(pk: int, now: datetime) -> bool:
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=pk)
        if row.state != Message.State.PENDING or row.next_try_at is None or row.next_try_at > now:
            return False
        row.tries += 1
        wait = min(FIRST_WAIT * 2 ** min(row.tries, 10), LONGEST_WAIT)
        row.next_try_at = now + max(LEASE, wait)
        row.save(update_fields=["tries", "next_try_at"])
    return True


def _send(row: Message) -> None:
    words = kinds.words_of(row.kind, row.params)
    link = f"{settings.SASANDO_BASE_URL}{row.url_path}" if row.url_path else ""
    text = f"{words.id}\n{link}\n\n{words.en}\n".strip()
    send_mail(f"Sasando: {words.id}", text, settings.DEFAULT_FROM_EMAIL, [row.to_address])


def mark_read(row: Message, *, who: UUID, now: datetime) -> None:
    """Write that a user has read a message."""
    Reading.objects.get_or_create(message=row, who=who, defaults={"at": now})
