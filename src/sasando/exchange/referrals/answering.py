"""Writes what an agency answers, signed in or by code: one transaction, one audit event each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from sasando.domain.values.words import Refusal, Refused
from sasando.exchange.referrals import moves, sealed
from sasando.exchange.referrals.models import Answer, Code, Packet, PacketQuerySet
from sasando.exchange.referrals.queries import facts_of
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

Kind = Answer.Kind
DEEDS: Mapping[str, str] = MappingProxyType(
    {
        Kind.ACCEPT: "referrals.accepted",
        Kind.REJECT: "referrals.rejected",
        Kind.ANSWER: "referrals.answered",
        Kind.DONE: "referrals.finished",
        Kind.QUESTION: "referrals.asked",
    }
)
BECOMES: Mapping[str, str] = MappingProxyType(
    {
        Kind.ACCEPT: moves.ACCEPTED,
        Kind.REJECT: moves.REJECTED,
        Kind.ANSWER: moves.ANSWERED,
        Kind.DONE: moves.DONE,
    }
)


@dataclass(frozen=True)
class Reply:
    """What an agency says: the kind of answer, its words, and the reason of a rejection."""

    kind: str
    words: str = ""
    reason: str = ""


def accept(packet: UUID, *, by: Actor, words: str = "") -> None:
    """Accept a packet of one's own unit."""
    reply(packet, said=Reply(Kind.ACCEPT, words), by=by)


def reject(packet: UUID, *, reason: str, by: Actor, words: str = "") -> None:
    """Reject a packet for a reason; it is closed to the agency from then on."""
    reply(packet, said=Reply(Kind.REJECT, words, reason), by=by)


def answer(packet: UUID, *, words: str, by: Actor) -> None:
    """Answer an accepted packet; more answers may follow."""
    reply(packet, said=Reply(Kind.ANSWER, words), by=by)


def finish(packet: UUID, *, by: Actor, words: str = "") -> None:
    """Say that an accepted packet is done."""
    reply(packet, said=Reply(Kind.DONE, words), by=by)


def ask(packet: UUID, *, words: str, by: Actor) -> None:
    """Ask the sender back; the packet stays in its state."""
    reply(packet, said=Reply(Kind.QUESTION, words), by=by)


def reply(packet: UUID, *, said: Reply, by: Actor) -> None:
    """Write what a signed-in agency says; raises Refused, also where the packet is not open."""
    with transaction.atomic():
        write(Packet.objects.visible_to(by), packet=packet, said=said, by=by)


def write(rows: PacketQuerySet, *, packet: UUID, said: Reply, by: Actor) -> None:
    """Write a reply to one of `rows`, in the caller's transaction, with its one event."""
    row = rows.select_for_update().filter(ref=packet).first()
    if row is None:
        raise Refused(moves.NOT_OPEN)
    refusal = why_not(said, packet=facts_of(row, now=by.now))
    if refusal is not None:
        raise Refused(refusal)
    made = Answer(packet=row, kind=said.kind, reason=said.reason, at=by.now, by_login=by.login)
    made.words_sealed = sealed.seal(row.ref, row=made, column="words", text=said.words)
    made.save()
    if said.kind in BECOMES:
        _move(row, BECOMES[said.kind], by=by)
    refs = [("packet", str(row.ref))]
    facts = {"agency": row.agency_code, "reason": said.reason}
    audit.record(by=by, deed=DEEDS[said.kind], refs=refs, facts=facts)


def why_not(said: Reply, *, packet: moves.PacketFacts) -> Refusal | None:
    """Return why an agency cannot say this to a packet; None when it can."""
    if said.kind == Kind.ACCEPT:
        return moves.why_not_accept(packet)
    if said.kind == Kind.REJECT:
        return moves.why_not_reject(packet, reason=said.reason, words=said.words)
    if said.kind == Kind.ANSWER:
        return moves.why_not_answer(packet, words=said.words)
    if said.kind == Kind.DONE:
        return moves.why_not_finish(packet)
    return moves.why_not_ask(packet, words=said.words)


def _move(row: Packet, state: str, *, by: Actor) -> None:
    row.state = state
    row.version += 1
    if state == moves.ACCEPTED:
        row.accepted_at = by.now
    if state not in moves.OPEN:
        row.ended_at = by.now
        Code.objects.filter(packet=row, used_at__isnull=True).update(used_at=by.now)
    row.save(update_fields=["state", "version", "accepted_at", "ended_at"])
