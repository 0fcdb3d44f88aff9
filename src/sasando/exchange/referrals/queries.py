"""Reads packets and answers: for the store that sent them, and for the agency they went to."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from statistics import median
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Min, Q

from sasando.domain.values.words import Words
from sasando.exchange.referrals import moves, sealed
from sasando.exchange.referrals.facts import AnswerView, PacketView, Service, Turnaround
from sasando.exchange.referrals.models import Answer, Packet, PacketQuerySet
from sasando.foundation.access.actor import Actor, office_day

PacketRows = PacketQuerySet
A_DAY = timedelta(days=1)


def inbox(actor: Actor) -> PacketQuerySet:
    """Return the packets that an agency's user may open now."""
    return Packet.objects.visible_to(actor)


def cards(rows: Iterable[Packet]) -> list[PacketView]:
    """Return packets as lists show them, without their snapshot, in their order."""
    return [view(row) for row in rows]


def waiting(actor: Actor) -> dict[str, int]:
    """Return how many packets of the agency stand in each open state."""
    rows = inbox(actor).filter(state__in=moves.OPEN).order_by()
    return dict(rows.values_list("state").annotate(count=Count("id")))


def packet_for(ref: UUID, *, actor: Actor) -> PacketView | None:
    """Return one packet for the agency it went to; None when missing or not open.

    The snapshot comes with it while the packet is open; a packet that is done shows none.
    """
    row = inbox(actor).filter(ref=ref).first()
    return None if row is None else view(row, with_snapshot=row.state in moves.OPEN)


def packets_of(origin: UUID, *, with_snapshot: bool = False) -> list[PacketView]:
    """Return the packets that left from one row of the sender, newest first."""
    rows = Packet.objects.filter(origin=origin).order_by("-id")
    return [view(row, with_snapshot=with_snapshot) for row in rows]


def answers_of(packet: UUID) -> list[AnswerView]:
    """Return what the agency said to one packet, oldest first, in clear."""
    rows = Answer.objects.filter(packet__ref=packet).select_related("packet").order_by("id")
    return [answer_view(row) for row in rows]


def unseen_answers(limit: int) -> list[AnswerView]:
    """Return answers that the sender has not taken in, oldest first, in clear.

    Inside a transaction they are locked, so that two who take in at once do not share one.
    """
    rows = Answer.objects.filter(taken_in_at__isnull=True).select_related("packet").order_by("id")
    if connection.in_atomic_block:
        rows = rows.select_for_update(of=("self",), skip_locked=True)
    return [answer_view(row) for row in rows[:limit]]


def has_unseen_answers() -> bool:
    """Say whether an answer waits to be taken in."""
    return Answer.objects.filter(taken_in_at__isnull=True).exists()


def answers_wait() -> Exists:
    """Return the same as a part of another question, so that a page need not ask twice."""
    return Exists(Answer.objects.filter(taken_in_at__isnull=True))


def turnaround(*, since: date | None = None, leave_out: Collection[UUID] = ()) -> list[Turnaround]:
    """Return how each agency deals with packets sent since a day, by name.

    `leave_out` names origins that the asker must not learn of, by a count neither.
    """
    rows = Packet.objects.order_by("sent_at", "id")
    if leave_out:
        rows = rows.exclude(origin__in=list(leave_out))
    if since is not None:
        rows = rows.filter(sent_at__date__gte=since)
    told = ~Q(answers__kind=Answer.Kind.QUESTION)
    found: dict[str, list[tuple[str, datetime, datetime | None, str, datetime | None]]] = {}
    columns = ("agency_code", "agency_name", "sent_at", "accepted_at", "state", "first")
    for code, *rest in rows.annotate(first=Min("answers__at", filter=told)).values_list(*columns):
        found.setdefault(code, []).append((rest[0], rest[1], rest[2], rest[3], rest[4]))
    lines = [_turnaround(code, packets) for code, packets in found.items()]
    return sorted(lines, key=lambda line: (line.agency_name, line.agency_code))


def _turnaround(
    code: str, packets: list[tuple[str, datetime, datetime | None, str, datetime | None]]
) -> Turnaround:
    days = [(first - sent) / A_DAY for _, sent, _, _, first in packets if first is not None]
    return Turnaround(
        agency_code=code,
        agency_name=packets[-1][0],
        sent=len(packets),
        accepted=sum(1 for _, _, accepted, _, _ in packets if accepted is not None),
        rejected=sum(1 for _, _, _, state, _ in packets if state == moves.REJECTED),
        median_days=round(median(days), 1) if days else None,
    )


def facts_of(row: Packet, *, now: datetime) -> moves.PacketFacts:
    """Return what a move asks of a packet."""
    return moves.PacketFacts(row.state, row.answer_due_on, row.expires_on, office_day(now))


def facts_of_view(packet: PacketView, *, now: datetime) -> moves.PacketFacts:
    """Return what a move asks of a packet that was read."""
    due, last = packet.answer_due_on, packet.expires_on
    return moves.PacketFacts(packet.state, due, last, office_day(now))


def view(row: Packet, *, with_snapshot: bool = False) -> PacketView:
    """Return a packet for reading, its snapshot in clear when asked for."""
    text = sealed.unseal(row.ref, row=row, column="snapshot") if with_snapshot else "[]"
    return PacketView(
        ref=row.ref,
        number=row.number,
        origin=row.origin,
        kind=row.kind,
        state=row.state,
        agency_code=row.agency_code,
        agency_name=row.agency_name,
        sender_label=row.sender_label,
        purpose=Words(id=row.purpose_id, en=row.purpose_en),
        basis=row.basis,
        basis_article=row.basis_article,
        urgency=row.urgency,
        services=tuple(
            Service(item["code"], Words(id=item["id"], en=item["en"])) for item in row.services
        ),
        fields=tuple(row.fields),
        sent_at=row.sent_at,
        answer_due_on=row.answer_due_on,
        expires_on=row.expires_on,
        accepted_at=row.accepted_at,
        ended_at=row.ended_at,
        version=row.version,
        snapshot=sealed.read(text),
    )


def answer_view(row: Answer) -> AnswerView:
    """Return an answer for reading, its words in clear."""
    return AnswerView(
        id=row.pk,
        ref=row.ref,
        packet=row.packet.ref,
        number=row.packet.number,
        origin=row.packet.origin,
        agency_name=row.packet.agency_name,
        kind=row.kind,
        reason=row.reason,
        words=sealed.unseal(row.packet.ref, row=row, column="words"),
        at=row.at,
        by_login=row.by_login,
        taken_in_at=row.taken_in_at,
    )
