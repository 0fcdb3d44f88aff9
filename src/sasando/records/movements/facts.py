"""What goes into and comes out of departures and returns, as plain frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class MovementFacts:
    """What one source says of a departure or return; each date apart."""

    direction: str
    kind: str
    procedural: str = "unknown"
    country: str = ""
    origin_province: str = ""
    origin_regency: str = ""
    departed_on: date | None = None
    died_on: date | None = None
    notified_on: date | None = None
    arrived_on: date | None = None
    handed_over_on: date | None = None
    buried_on: date | None = None
    node: str = ""
    carrier: str = ""
    manifest_no: str = ""
    manifest_category: str = ""
    depot: str = ""
    letter_no: str = ""
    offence: str = ""
    cause: str = ""
    note: str = ""


@dataclass(frozen=True)
class MovementCard:
    """One movement in a list."""

    ref: UUID
    person_ref: UUID
    name: str
    direction: str
    kind: str
    procedural: str
    country: str
    origin_regency: str
    origin_province: str
    departed_on: date | None
    died_on: date | None
    arrived_on: date | None
    handed_over_on: date | None
    manifest_category: str
    has_placement: bool
    provisional: bool


@dataclass(frozen=True)
class MovementView:
    """One movement for reading; `has_cause` says that a sealed health cause stands."""

    ref: UUID
    person_ref: UUID
    name: str
    facts: MovementFacts
    has_cause: bool
    has_note: bool
    placement_ref: UUID | None
    source_file: str
    source_sheet: str
    source_row: int | None
    provisional: bool
    version: int
    recorded_at: datetime
    recorded_by: str
