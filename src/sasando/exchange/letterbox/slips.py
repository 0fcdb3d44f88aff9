"""Slips for families: made, kept current and revoked by the staff; read with the code."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from sasando.domain.values.money import Money
from sasando.domain.values.words import Words
from sasando.exchange.letterbox import codes, sealed, tries
from sasando.exchange.letterbox.models import Slip
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing

STANDS = timedelta(days=365)
FAMILY = "FAM"


@dataclass(frozen=True)
class Share:
    """What the family pays in one currency; `is_estimate` when any part of it is."""

    money: Money
    is_estimate: bool


@dataclass(frozen=True)
class SlipContent:
    """What a family reads; no name, no illness, no story."""

    number: str
    status: Words
    next_step: Words
    next_on: date | None
    call: Words
    phone: str
    family_pays: tuple[Share, ...]
    as_of: datetime


@dataclass(frozen=True)
class MadeSlip:
    """A new slip; the code is shown once and kept nowhere."""

    ref: UUID
    code: str
    expires_on: date


@dataclass(frozen=True)
class SlipState:
    """What the staff see of a live slip: never the code."""

    made_at: datetime
    made_name: str
    changed_at: datetime
    expires_on: date


def make(origin: UUID, *, content: SlipContent, by: Actor) -> MadeSlip:
    """Make a slip for one case within the caller's act; an older one ends."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a slip needs the act's transaction")
    revoke(origin, now=by.now)
    code = codes.new_code()
    row = Slip(
        ref=uuid4(), origin=origin, digest=codes.digest(code), made_at=by.now, made_by=by.login,
        made_name=by.name, changed_at=by.now, expires_on=by.today + STANDS,
    )  # fmt: skip
    sealing.new_subject_key(row.ref, now=by.now)
    row.content_sealed = sealed.seal(row, "content", _written(content))
    row.save()
    return MadeSlip(row.ref, codes.shown(code), row.expires_on)


def live(origin: UUID, *, today: date) -> SlipState | None:
    """Return the state of the live slip of a case; None without one."""
    row = _live(origin)
    if row is None or row.expires_on < today:
        return None
    return SlipState(row.made_at, row.made_name, row.changed_at, row.expires_on)


def live_phone(origin: UUID) -> str | None:
    """Return the telephone on the live slip of a case; None when no slip is live."""
    row = _live(origin)
    return _read(sealed.unseal(row, "content")).phone if row else None


def update(origin: UUID, *, content: SlipContent, now: datetime) -> None:
    """Bring the live slip of a case up to date, within the caller's act."""
    row = _live(origin)
    if row is not None:
        row.content_sealed, row.changed_at = sealed.seal(row, "content", _written(content)), now
        row.save(update_fields=["content_sealed", "changed_at"])


def revoke(origin: UUID, *, now: datetime) -> int:
    """End the live slip of a case; its code opens nothing from the next request."""
    rows = Slip.objects.filter(origin=origin, revoked_at__isnull=True)
    return rows.update(revoked_at=now, content_sealed=None)


def read(text: str, *, source: str, now: datetime, today: date) -> SlipContent | None:
    """Return what a code opens; None when wrong, mistyped, revoked, expired, or tried too often.

    `source` is an address of the network; only a keyed digest of it is counted, for an hour. A
    slip of the pen, which the check digits show, does not count. The look is written before
    anything leaves.
    """
    digits = codes.plain(text)
    if digits is None or tries.is_slowed(source):
        return None
    with transaction.atomic():
        rows = Slip.objects.filter(revoked_at__isnull=True, expires_on__gte=today)
        row = rows.filter(digest=codes.digest(digits)).first()
        if row is not None:
            by = Actor(login="keluarga", name="Keluarga", role=FAMILY, now=now)
            audit.record(by=by, deed="letterbox.slip_read", refs=[("slip", str(row.ref))])
            return _read(sealed.unseal(row, "content"))
    tries.count_wrong(source)
    return None


def _live(origin: UUID) -> Slip | None:
    return Slip.objects.filter(origin=origin, revoked_at__isnull=True).first()


def _written(content: SlipContent) -> str:
    shares = [[one.money.minor, one.money.currency, one.is_estimate] for one in content.family_pays]
    said: dict[str, Any] = {
        "number": content.number, "phone": content.phone, "family_pays": shares,
        "next_on": content.next_on.isoformat() if content.next_on else None,
        "as_of": content.as_of.isoformat(),
    }  # fmt: skip
    for name in ("status", "next_step", "call"):
        words: Words = getattr(content, name)
        said[name] = [words.id, words.en]
    return json.dumps(said, ensure_ascii=False)


def _read(text: str) -> SlipContent:
    said = json.loads(text)
    words = {name: Words(*said[name]) for name in ("status", "next_step", "call")}
    shares = tuple(Share(Money(minor, iso), about) for minor, iso, about in said["family_pays"])
    return SlipContent(
        number=said["number"], phone=said["phone"], family_pays=shares,
        next_on=date.fromisoformat(said["next_on"]) if said["next_on"] else None,
        as_of=datetime.fromisoformat(said["as_of"]), **words,
    )  # fmt: skip
