"""Reminds the office, and the owner's unit where it has an address, of days that come and go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sasando.domain.commitments import states
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.library.commitments import queries
from sasando.library.commitments.facts import PARTNERS_SEE, STAFF_SEE, CommitmentView, MeetingCard
from sasando.library.commitments.telling import day as day_words
from sasando.library.directory import queries as directory

# The project's own rule: told when it becomes due, three days before, and once when it is over.
STAGES = ((states.SOON, "soon"), (timedelta(days=3), "near"))
LATE = "late"
MEETING_NEAR = timedelta(days=3)
OFFICE_ROLE = "PO"
MOST = 500


@dataclass(frozen=True)
class _Readers:
    """Office addresses by unit, and the commitments that partners may read."""

    mails: Mapping[str, str]
    open_to: frozenset[UUID]

    def addresses(self, one: CommitmentView) -> list[tuple[str, str]]:
        """Return (unit, address) of its owners, as far as they may read it and have one."""
        if one.ref not in self.open_to:
            return []
        units = {party.unit for party in one.owners if party.unit}
        return [(unit, self.mails[unit]) for unit in sorted(units) if unit in self.mails]


def remind(*, by: Actor) -> int:
    """Write messages for what is due, overdue or near and was not told yet; return how many.

    Each stage of each day is told once; a new day is told anew. One audit event for all.
    """
    every, told = queries.commitments(STAFF_SEE), []
    rows = [
        *queries.in_state(every, states.OVERDUE, day=by.today).order_by("due_on", "id")[:MOST],
        *queries.in_state(every, states.DUE, day=by.today).order_by("due_on", "id")[:MOST],
    ]
    open_to = queries.commitments(PARTNERS_SEE).filter(pk__in=[row.pk for row in rows])
    readers = _Readers(directory.emails(), frozenset(open_to.values_list("ref", flat=True)))
    with transaction.atomic():
        for one in queries.views(rows, day=by.today, sees=STAFF_SEE):
            told += _tell(one, readers, by=by)
        for card in queries.coming(day=by.today, sees=STAFF_SEE):
            told += _tell_meeting(card, by=by)
        if told:
            audit.record(
                by=by, deed="commitments.reminded", facts={"messages": len(told)},
                refs=[("commitment", ref) for ref in sorted(set(told))],
            )  # fmt: skip
    return len(told)


def _tell(one: CommitmentView, readers: _Readers, *, by: Actor) -> list[str]:
    if one.due_on is None:
        return []
    stage = stage_of(one.due_on, today=by.today)
    kind = "commitment_overdue" if stage == LATE else "commitment_due"
    key = f"{kind}:{one.ref}:{one.due_on}:{stage}"
    sent = []
    if not outbox.is_posted(key):
        outbox.post(
            kind=kind, params={"number": one.number}, dedupe_key=key, by=by,
            url_path=f"/meja/komitmen/{one.ref}/", to_role=OFFICE_ROLE,
        )  # fmt: skip
        sent.append(str(one.ref))
    for unit, mail in readers.addresses(one):
        if not outbox.is_posted(f"{key}:{unit}"):
            outbox.post(
                kind=kind, params={"number": one.number}, dedupe_key=f"{key}:{unit}", by=by,
                url_path=f"/mitra/komitmen/{one.ref}/", to_address=mail,
            )  # fmt: skip
            sent.append(str(one.ref))
    return sent


def stage_of(due_on: date, *, today: date) -> str:
    """Return which reminder a day has reached; it is due within two weeks or over."""
    if due_on < today:
        return LATE
    reached = [stage for wait, stage in STAGES if due_on - wait <= today]
    return reached[-1] if reached else STAGES[0][1]


def _tell_meeting(card: MeetingCard, *, by: Actor) -> list[str]:
    if card.held_on - MEETING_NEAR > by.today:
        return []
    key = f"meeting_near:{card.ref}:{card.held_on}"
    if outbox.is_posted(key):
        return []
    outbox.post(
        kind="meeting_near", params={"day": day_words(card.held_on, "id")}, dedupe_key=key, by=by,
        url_path=f"/meja/komitmen/rapat/{card.ref}/pembuka/", to_role=OFFICE_ROLE,
    )  # fmt: skip
    return [str(card.ref)]
