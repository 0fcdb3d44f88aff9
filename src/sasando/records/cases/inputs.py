"""What pages hand to the actions of a case, as plain frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sasando.domain.cases.handover import HandoverFacts
from sasando.domain.values.money import Money


@dataclass(frozen=True)
class ContactFacts:
    """An attempt to reach someone.

    `asked` says that an explanation was asked for, `answered` that it was given.
    """

    channel: str
    reached: bool
    with_whom: str
    text: str
    asked: bool = False
    answered: bool = False


@dataclass(frozen=True)
class TaskFacts:
    """A task, a goal of the plan or a service: with who does it and by when."""

    what: str
    kind: str = "task"
    service: str = ""
    due_on: date | None = None
    who: UUID | None = None


@dataclass(frozen=True)
class CostFacts:
    """A cost, its payer, and how sure the amount is."""

    line: str
    what: str
    money: Money
    is_estimate: bool = True
    payer: str = ""
    state: str = "planned"
    carrier: str = ""
    at: datetime | None = None
    receipt: str = ""


@dataclass(frozen=True)
class FileFacts:
    """A file as it was handed in; photos of the dead are sensitive, evidence stays untouched."""

    data: bytes
    name: str
    is_sensitive: bool = False
    is_evidence: bool = False
    expires_on: date | None = None


@dataclass(frozen=True)
class MinorFacts:
    """A child: who the guardian is, and what serves the child best."""

    is_minor: bool
    guardian_name: str
    guardian_kinship: str
    best_interest: str


@dataclass(frozen=True)
class WayHomeFacts:
    """One person's way home, and whether their village may be told of it."""

    next_stop: str
    onward_on: date | None
    agrees_village: bool | None
    left_out_reason: str = ""


@dataclass(frozen=True)
class ConsentInput:
    """Informed consent to one purpose: what it covers, for whom, until when."""

    purpose: str
    scope: tuple[str, ...]
    receivers: tuple[str, ...]
    given_by: str
    given_how: str
    given_on: date
    until: date | None


@dataclass(frozen=True)
class HandoverDraft:
    """A hand-over record: the parties, who gives for the office, when and where."""

    parties: HandoverFacts
    giver_name: str
    giver_post: str
    planned_on: date | None
    place: str
    witness_post: str
    items: str


@dataclass(frozen=True)
class GroupFacts:
    """How a group of deportees arrives."""

    stated: int | None = None
    arrival_at: datetime | None = None
    node: str = ""
    carrier: str = ""
