"""What goes into and comes out of cases, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class IntakeFacts:
    """What a first report says; `identity` is the row of the person the case is about."""

    category: str
    channel: str
    narrative: str
    received_at: datetime
    country: str = ""
    regency_code: str = ""
    employer: str = ""
    p3mi: str = ""
    procedural: str = "unknown"
    procedural_evidence: str = ""
    priority: str = ""
    complainant_name: str = ""
    complainant_phone: str = ""
    complainant_kinship: str = ""
    is_minor: bool = False
    is_missing: bool = False
    violence_at_home: bool = False
    died_on: date | None = None


@dataclass(frozen=True)
class DetailFacts:
    """What may be corrected of a case later."""

    category: str
    channel: str
    country: str
    regency_code: str
    employer: str
    p3mi: str
    procedural: str
    procedural_evidence: str
    priority: str
    is_missing: bool
    violence_at_home: bool


@dataclass(frozen=True)
class CaseCard:
    """One case in a list; `is_closed_book` where name, category and priority are masked."""

    ref: UUID
    number: str
    kind: str
    category: str
    name: str
    people: int
    regency_code: str
    country: str
    priority: str
    state: str
    owner_name: str
    next_step: str
    next_on: date | None
    next_basis: str
    next_source: str
    waits_for: str
    is_closed_book: bool
    received_at: datetime
    arrival_at: datetime | None = None
    arrival_node: str = ""
    carrier: str = ""


@dataclass(frozen=True)
class StepView:
    """One step on the rail."""

    code: str
    planned_on: date | None
    done_on: date | None
    note: str
    result: str = ""
    version: int = 0


@dataclass(frozen=True)
class TermView:
    """One legal term; `old_due` what stood before a rule or holiday was corrected."""

    ref: UUID
    rule_id: str
    basis: str
    about: str
    state: str
    due_on: date | None
    triggered_at: datetime
    amount: int | None
    unit: str
    paused_for: str
    paused_since: date | None
    old_due: date | None


@dataclass(frozen=True)
class PersonLine:
    """One person of a case."""

    ref: UUID
    person_ref: UUID
    identity_ref: UUID
    name: str
    sex: str
    born_from: date | None
    regency_code: str
    village_code: str
    role: str
    is_minor: bool
    guardian_name: str
    agrees_village: bool | None
    next_stop: str
    handed_over_on: date | None
    left_out_reason: str
    handover_state: str
    handover_ref: UUID | None
    version: int


@dataclass(frozen=True)
class PaperLine:
    """One paper of a case."""

    ref: UUID
    code: str
    title: str
    is_there: bool
    expected_on: date | None
    has_file: bool
    is_sensitive: bool
    version: int = 0
    sha256: str = ""
    expires_on: date | None = None
    has_original: bool = False


@dataclass(frozen=True)
class CostLine:
    """One cost of a case."""

    ref: UUID
    line: str
    what: str
    carrier: str
    at: datetime | None
    amount_minor: int
    currency: str
    is_estimate: bool
    payer: str
    state: str
    receipt: str
    version: int


@dataclass(frozen=True)
class TaskLine:
    """One task, goal or service."""

    ref: UUID
    case_ref: UUID
    case_number: str
    kind: str
    what: str
    service: str
    due_on: date | None
    who_name: str
    done_at: datetime | None
    result: str


@dataclass(frozen=True)
class EntryLine:
    """One line of the timeline; `text` in clear only on the case's own page."""

    at: datetime
    by_name: str
    on_behalf_of: str
    kind: str
    deed: str
    facts: Mapping[str, Any]
    text: str


@dataclass(frozen=True)
class HandoverView:
    """One hand-over record."""

    ref: UUID
    number: str
    person_ref: UUID
    person_name: str
    state: str
    planned_on: date | None
    place: str
    giver_name: str
    giver_post: str
    receiver_kind: str
    receiver_name: str
    receiver_kinship: str
    kinship_checked: bool
    witness_kind: str
    witness_name: str
    witness_post: str
    items: str
    signed_on: date | None
    signed_sha256: str
    has_signed_copy: bool
    version: int


@dataclass(frozen=True)
class MatchView:
    """One piece of evidence on who someone is, and who agreed."""

    ref: UUID
    evidence: str
    note: str
    agreed: tuple[str, ...]
    logins: frozenset[str]


@dataclass(frozen=True)
class ReferralView:
    """One packet that left the case."""

    ref: UUID
    packet: UUID
    number: str
    kind: str
    agency_name: str
    purpose: str
    basis: str
    article: str
    fields: tuple[str, ...]
    state: str
    sent_at: datetime
    answer_due_on: date | None
    answered_at: datetime | None
    answer: str


@dataclass(frozen=True)
class ConsentView:
    """One consent."""

    ref: UUID
    person_name: str
    purpose: str
    scope: tuple[str, ...]
    receivers: tuple[str, ...]
    given_by: str
    given_how: str
    given_on: date
    until: date | None
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class ClosingView:
    """A request to close."""

    ref: UUID
    ground: str
    note: str
    duplicate_of: str
    state: str
    asked_at: datetime
    asked_by: str
    asked_name: str
    reason: str


@dataclass(frozen=True)
class CaseView:
    """One case for reading: what its own page shows."""

    ref: UUID
    number: str
    kind: str
    category: str
    channel: str
    country: str
    regency_code: str
    employer: str
    p3mi: str
    procedural: str
    procedural_evidence: str
    priority: str
    state: str
    owner: UUID | None
    owner_login: str
    owner_name: str
    team: str
    name: str
    person_ref: UUID | None
    people_count: int
    is_restricted: bool
    hides_death: bool
    has_minor: bool
    is_missing: bool
    violence_at_home: bool
    narrative: str
    assessment: str
    complainant: Mapping[str, Any]
    complainant_kinship: str
    kinship_checked_at: datetime | None
    outcome_code: str
    outcome: str
    manifest_no: str
    manifest_stated: int | None
    batch_ref: UUID | None
    arrival_at: datetime | None
    arrival_node: str
    carrier: str
    next_stop: str
    next_step: str
    next_on: date | None
    next_basis: str
    next_source: str
    waits_for: str
    received_at: datetime
    family_told_at: datetime | None
    closed_at: datetime | None
    closed_ground: str
    duplicate_of: str
    version: int
    opened_at: datetime
    opened_by: str
    relations: frozenset[str] = field(default_factory=frozenset)
