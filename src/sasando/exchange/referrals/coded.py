"""What an agency outside the system does with the code of its letter.

Wrong, locked, used up, expired and missing are one answer: None.
"""

from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase, digits
from uuid import UUID

from django.db import transaction

from sasando.domain.values.words import Refused
from sasando.exchange.referrals import answering, codes, moves
from sasando.exchange.referrals.facts import PacketView
from sasando.exchange.referrals.models import MOST_TRIES, Code, Packet
from sasando.exchange.referrals.queries import view
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

LOGIN, ROLE = "kode", "KODE"
NOBODY = UUID(int=0)
NOTHING = bytes(32)
SIGNS = frozenset(f"{ascii_uppercase}{digits}-")


@dataclass(frozen=True)
class Opened:
    """A packet that a code opened; `door` names the code for the form that follows."""

    door: UUID
    packet: PacketView


def open_packet(number: str, *, code: str, now: datetime) -> Opened | None:
    """Return the packet of a number and its code; five wrong codes lock it.

    A number that is not known takes the same steps as a wrong code.
    """
    known = "".join(sign for sign in number.upper() if sign in SIGNS)[:24]
    with transaction.atomic():
        rows = Code.objects.select_for_update(of=("self",)).select_related("packet")
        row = rows.filter(packet__number=known).first()
        packet, kept = (row.packet.ref, row.digest) if row else (NOBODY, NOTHING)
        right = codes.fits(packet, code, kept=bytes(kept or NOTHING))
        if row is None or not _is_live(row, now=now):
            return None
        by = actor_of(row.packet, now=now)
        refs = [("packet", str(row.packet.ref))]
        if not right:
            row.tries += 1
            row.save(update_fields=["tries"])
            facts = {"tries": row.tries, "locked": row.tries >= MOST_TRIES}
            audit.record(by=by, deed="referrals.code_refused", refs=refs, facts=facts)
            return None
        Code.objects.filter(pk=row.pk, tries__gt=0).update(tries=0)
        facts = {"fields": row.packet.fields, "by_code": True}
        audit.record(by=by, deed="referrals.viewed", refs=refs, facts=facts)
        return Opened(row.ref, view(row.packet, with_snapshot=True))


def reply(door: UUID, *, said: answering.Reply, now: datetime) -> PacketView | None:
    """Write what an agency says by its code; None when the code opens nothing any more.

    Raises Refused for what the packet's state does not allow.
    """
    with transaction.atomic():
        rows = Code.objects.select_for_update(of=("self",)).select_related("packet")
        row = rows.filter(ref=door).first()
        if row is None or not _is_live(row, now=now):
            return None
        by = actor_of(row.packet, now=now)
        shown = Packet.objects.shown_to(by)
        try:
            answering.write(shown, packet=row.packet.ref, said=said, by=by)
        except Refused as refused:
            if refused.refusal == moves.NOT_OPEN:
                return None
            raise
        return view(Packet.objects.get(pk=row.packet.pk))


def read_again(door: UUID, *, now: datetime) -> PacketView | None:
    """Return the packet behind a form that is shown again with a refusal; written as a look."""
    with transaction.atomic():
        row = Code.objects.select_related("packet").filter(ref=door).first()
        if row is None or not _is_live(row, now=now):
            return None
        by = actor_of(row.packet, now=now)
        refs = [("packet", str(row.packet.ref))]
        facts = {"fields": row.packet.fields, "by_code": True}
        audit.record(by=by, deed="referrals.viewed", refs=refs, facts=facts)
        return view(row.packet, with_snapshot=True)


def actor_of(packet: Packet, *, now: datetime) -> Actor:
    """Return whoever holds the letter: the agency, without an account and without a role."""
    return Actor(login=LOGIN, name=packet.agency_name, role=ROLE, now=now, unit=packet.agency_code)


def _is_live(row: Code, *, now: datetime) -> bool:
    """Say whether a code may still open its packet, were it the right one."""
    if row.used_at is not None or row.expires_at <= now or row.tries >= MOST_TRIES:
        return False
    shown = Packet.objects.shown_to(actor_of(row.packet, now=now))
    return shown.filter(pk=row.packet.pk, state__in=moves.OPEN).exists()
