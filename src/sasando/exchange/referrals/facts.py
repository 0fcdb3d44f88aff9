"""The values that go in and out of the hatch."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class SnapshotField:
    """One permitted field of a packet: its code, its name in words, and its value."""

    code: str
    label: Words
    value: str


@dataclass(frozen=True)
class Service:
    """One service that is asked for; its code belongs to the directory."""

    code: str
    label: Words


@dataclass(frozen=True)
class SentPacket:
    """What the sender keeps; the code is shown once, for the letter, and kept nowhere."""

    ref: UUID
    number: str
    code: str | None


@dataclass(frozen=True)
class PacketView:
    """One packet for reading; `snapshot` is empty unless it was asked for and may be read."""

    ref: UUID
    number: str
    origin: UUID
    kind: str
    state: str
    agency_code: str
    agency_name: str
    sender_label: str
    purpose: Words
    basis: str
    basis_article: str
    urgency: str
    services: tuple[Service, ...]
    fields: tuple[str, ...]
    sent_at: datetime
    answer_due_on: date
    expires_on: date
    accepted_at: datetime | None
    ended_at: datetime | None
    version: int
    snapshot: tuple[SnapshotField, ...] = ()


@dataclass(frozen=True)
class AnswerView:
    """One answer of an agency, in clear."""

    id: int
    ref: UUID
    packet: UUID
    number: str
    origin: UUID
    agency_name: str
    kind: str
    reason: str
    words: str
    at: datetime
    by_login: str
    taken_in_at: datetime | None


@dataclass(frozen=True)
class ExpiredPacket:
    """A packet whose time ran out, and the row of the sender that it came from."""

    ref: UUID
    number: str
    origin: UUID


@dataclass(frozen=True)
class Turnaround:
    """How one agency deals with packets; `median_days` is None before its first answer.

    Days run from sending to the first answer of any kind but a question.
    """

    agency_code: str
    agency_name: str
    sent: int
    accepted: int
    rejected: int
    median_days: float | None
