"""What goes into and comes out of placements and services, as plain frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class PlacementFacts:
    """What one source says of a placement; empty means that the source does not say."""

    scheme: str = ""
    id_pmi: str = ""
    sisko_no: str = ""
    epmi_no: str = ""
    complaint_no: str = ""
    country: str = ""
    job: str = ""
    sector: str = ""
    employer: str = ""
    employer_type: str = ""
    p3mi: str = ""
    registered_on: date | None = None
    departed_on: date | None = None
    contract_from: date | None = None
    contract_months: int | None = None
    ended_on: date | None = None
    origin_regency: str = ""
    serving_office: str = ""
    procedural: str = "unknown"
    procedural_evidence: str = ""


@dataclass(frozen=True)
class PlacementCard:
    """One placement in a list."""

    ref: UUID
    person_ref: UUID
    name: str
    scheme: str
    country: str
    job: str
    p3mi: str
    stage: str
    departed_on: date | None
    origin_regency: str
    serving_office: str
    procedural: str
    in_sisko: bool
    provisional: bool


@dataclass(frozen=True)
class StageView:
    """One stage reached."""

    ref: int
    stage: str
    reached_on: date
    note: str
    recorded_by: str
    withdrawn: bool


@dataclass(frozen=True)
class PaperView:
    """One required paper and what the officer saw; `state` is empty when nobody looked."""

    rule: str
    label: Words
    state: str
    checked_on: date | None
    verified: bool


@dataclass(frozen=True)
class PlacementView:
    """One placement for reading."""

    ref: UUID
    person_ref: UUID
    name: str
    facts: PlacementFacts
    stage: str
    stage_on: date | None
    stages: tuple[StageView, ...]
    papers: tuple[PaperView, ...]
    source_file: str
    source_sheet: str
    source_row: int | None
    provisional: bool
    version: int
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class ServiceCard:
    """One service at the counter, in a list."""

    ref: UUID
    person_ref: UUID
    name: str
    kind: str
    state: str
    served_on: date
    planned_on: date | None
    attended_on: date | None
    referred_to: str
    next_step: str
    stage: str
    missing_papers: int
    recorded_by: str


@dataclass(frozen=True)
class ServiceFacts:
    """What the counter writes of one service."""

    kind: str
    served_on: date
    planned_on: date | None = None
    attended_on: date | None = None
    referred_to: str = ""
    next_step: str = ""
    note: str = ""
    state: str = "open"
