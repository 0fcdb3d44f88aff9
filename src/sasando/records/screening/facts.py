"""What goes into and comes out of screening sheets, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from uuid import UUID


@dataclass(frozen=True)
class SheetContent:
    """What stands on a sheet: question code → yes, no or unknown; a note in the person's words."""

    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_minor: bool = False
    note: str = ""


@dataclass(frozen=True)
class SheetCard:
    """One sheet in a list; the result is never shown there."""

    ref: UUID
    number: str
    name: str
    is_done: bool
    made_at: datetime
    made_by: str
    done_at: datetime | None


@dataclass(frozen=True)
class SheetView:
    """One sheet for reading; `result` is empty until it is finished."""

    card: SheetCard
    content: SheetContent
    result: str
    version: int
    may_write: bool


@dataclass(frozen=True)
class CasePersonChoice:
    """One person of a case for whom a sheet can be started; `draft` is one that stands."""

    person_ref: UUID
    name: str
    is_minor: bool
    draft: UUID | None


@dataclass(frozen=True)
class CaseChoice:
    """A case found by its number, with its people."""

    case_ref: UUID
    number: str
    people: tuple[CasePersonChoice, ...]


@dataclass(frozen=True)
class Reader:
    """Somebody who was let into one sheet."""

    user_ref: UUID
    name: str
    may_write: bool
    until: datetime | None
