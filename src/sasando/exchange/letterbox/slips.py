"""Slips for families: made, kept current and revoked by the staff; read with the code."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from sasando.exchange.letterbox import codes
from sasando.exchange.letterbox.models import Slip
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing

STANDS = timedelta(days=365)
MOST_WRONG, WITHIN = 10, 3600
FAMILY = "FAM"


@dataclass(frozen=True)
class SlipContent:
    """What a family reads; no name, no illness, no story."""

    number: str
    status: str
    next_step: str
    next_on: str
    call: str
    family_pays: str
    as_of: str


@dataclass(frozen=True)
class MadeSlip:
    """A new slip; the code is shown once and kept nowhere."""

    ref: UUID
    code: str


def make(origin: UUID, *, content: SlipContent, by: Actor) -> MadeSlip:
    """Make a slip for one case within the caller's act; an older one ends."""
    _need_the_act()
    revoke(origin, now=by.now)
    code = codes.new_code()
    row = Slip(
        ref=uuid4(), origin=origin, digest=codes.digest(code), made_at=by.now, made_by=by.login,
        changed_at=by.now, expires_on=by.today + STANDS,
    )  # fmt: skip
    sealing.new_subject_key(row.ref, now=by.now)
    row.content_sealed = _seal(row, content)
    row.save()
    return MadeSlip(row.ref, code)


def update(origin: UUID, *, content: SlipContent, now: datetime) -> bool:
    """Bring the live slip of a case up to date; return whether there is one."""
    row = Slip.objects.filter(origin=origin, revoked_at__isnull=True).first()
    if row is None:
        return False
    row.content_sealed, row.changed_at = _seal(row, content), now
    row.save(update_fields=["content_sealed", "changed_at"])
    return True


def revoke(origin: UUID, *, now: datetime) -> int:
    """End the live slip of a case; its code opens nothing from the next request."""
    rows = Slip.objects.filter(origin=origin, revoked_at__isnull=True)
    return rows.update(revoked_at=now)


def read(text: str, *, source: str, now: datetime, today: date) -> SlipContent | None:
    """Return what a code opens; None when wrong, mistyped, revoked, expired, or tried too often.

    `source` is an address of the network; only a keyed digest of it is counted, for an hour. The
    look is written before anything leaves.
    """
    if is_slowed(source):
        return None
    digits = codes.plain(text)
    row = Slip.objects.filter(digest=codes.digest(digits)).first() if digits else None
    if row is None or row.revoked_at is not None or row.expires_on < today:
        _count(source)
        return None
    with transaction.atomic():
        by = Actor(login="keluarga", name="Keluarga", role=FAMILY, now=now)
        audit.record(by=by, deed="letterbox.slip_read", refs=[("slip", str(row.ref))])
        return _open(row)


def is_slowed(source: str) -> bool:
    """Say whether a source typed too many wrong codes in the last hour."""
    return int(cache.get(_tries(source), 0)) >= MOST_WRONG


def _count(source: str) -> None:
    key = _tries(source)
    cache.add(key, 0, WITHIN)
    cache.incr(key)


def _tries(source: str) -> str:
    return f"slip-{salted_hmac('slip', source, secret=settings.SECRET_KEY).hexdigest()[:32]}"


def _seal(row: Slip, content: SlipContent) -> bytes:
    key = sealing.open_subject_key(row.ref)
    aad = sealing.aad(Slip._meta.db_table, "content", str(row.ref))
    return sealing.seal(key, json.dumps(asdict(content)), aad)


def _open(row: Slip) -> SlipContent | None:
    if row.content_sealed is None:
        return None
    text = sealing.unseal_for(
        row.ref, bytes(row.content_sealed), table=Slip._meta.db_table, column="content",
        ref=row.ref,
    )  # fmt: skip
    return SlipContent(**json.loads(text))


def _need_the_act() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a slip needs the act's transaction")
