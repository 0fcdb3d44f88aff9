"""What pages get to see of meetings and commitments: frozen values; and what is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from sasando.domain.commitments.facts import CommitmentFacts
from sasando.domain.values.words import Words

PUBLIC, PARTNERS, INTERNAL = "public", "partners", "internal"
VISIBILITIES: Mapping[str, Words] = MappingProxyType(
    {
        INTERNAL: Words(id="hanya kantor", en="the office only"),
        PARTNERS: Words(id="mitra", en="partners"),
        PUBLIC: Words(id="umum", en="the public"),
    }
)
# What each reader sees: a thing shows when it, and all that it hangs on, may be read.
STAFF_SEE = frozenset({PUBLIC, PARTNERS, INTERNAL})
PARTNERS_SEE = frozenset({PUBLIC, PARTNERS})
PUBLIC_SEES = frozenset({PUBLIC})
VERIFIED = ("primary", "press")
VISIT, RDP, PLENARY, COORDINATION, WORKING = "visit", "rdp", "plenary", "coordination", "working"
LETTER, PRESS = "letter", "press"
MEETING_KINDS: Mapping[str, Words] = MappingProxyType(
    {
        RDP: Words(id="rapat dengar pendapat", en="hearing (RDP)"),
        PLENARY: Words(id="paparan di DPRD", en="presentation to DPRD"),
        COORDINATION: Words(id="rapat koordinasi", en="coordination meeting"),
        VISIT: Words(id="kunjungan", en="visit"),
        WORKING: Words(id="rapat kerja", en="working meeting"),
        LETTER: Words(id="surat", en="letter"),
        PRESS: Words(id="siaran pers", en="press statement"),
    }
)
# A letter and a press statement have no agenda, nobody takes part, nothing is cancelled.
GATHERINGS = frozenset(MEETING_KINDS) - {LETTER, PRESS}
MEETING_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "planned": Words(id="direncanakan", en="planned"),
        "held": Words(id="terlaksana", en="held"),
        "cancelled": Words(id="dibatalkan", en="cancelled"),
    }
)
CAME: Mapping[str, Words] = MappingProxyType(
    {
        "invited": Words(id="diundang", en="invited"),
        "room": Words(id="hadir", en="in the room"),
        "online": Words(id="hadir daring", en="online"),
        "reported": Words(id="hadir menurut berita", en="there, as the press told"),
        "absent": Words(id="tidak hadir", en="absent"),
    }
)
OWNER, HELPER = "owner", "helper"


@dataclass(frozen=True)
class PartyView:
    """One party: an institution or unit of the directory, or whoever was named in words."""

    part: str
    institution: str
    unit: str
    name: str
    words: Words


@dataclass(frozen=True)
class StepView:
    """One step; `unit` is empty when the office wrote it."""

    ref: UUID
    what: str
    says: str
    on: date
    at: datetime
    by_name: str
    unit: str
    unit_name: str
    words: Words
    source: str
    confirmed_by: str
    due_on: date | None
    next_ref: UUID | None
    has_file: bool
    visibility: str


@dataclass(frozen=True)
class MeetingCard:
    """A meeting in one line."""

    ref: UUID
    code: str
    kind: str
    title: Words
    held_on: date
    starts_at: time | None
    ends_at: time | None
    site: str
    state: str
    visibility: str
    source: str
    source_date: date | None
    is_verified: bool

    @property
    def is_gathering(self) -> bool:
        """Say whether people meet, rather than a letter or a press statement speaking."""
        return self.kind in GATHERINGS


@dataclass(frozen=True)
class CommitmentView:
    """One commitment as it stands on a day."""

    ref: UUID
    number: str
    kind: str
    what: Words
    for_whom: Words
    parties: tuple[PartyView, ...]
    first_due_on: date | None
    due_on: date | None
    measure: Words
    indicator: str
    target: Decimal | None
    basis: str
    note: Words
    visibility: str
    said: Words
    speaker: Words
    statement_ref: UUID
    source: str
    source_date: date | None
    is_verified: bool
    meeting: MeetingCard
    facts: CommitmentFacts
    state: str
    why_no_clock: Words | None
    looked_on: date | None
    waits: bool
    steps: tuple[StepView, ...]
    superseded_by: UUID | None
    version: int

    @property
    def owners(self) -> tuple[PartyView, ...]:
        """Return who owns it; empty when nobody was named."""
        return tuple(each for each in self.parties if each.part == OWNER)

    @property
    def helpers(self) -> tuple[PartyView, ...]:
        """Return who helps."""
        return tuple(each for each in self.parties if each.part == HELPER)


@dataclass(frozen=True)
class StatementView:
    """What was said, and the commitments out of it."""

    ref: UUID
    code: str
    kind: str
    speaker: Words
    speaker_name: str
    institution: str
    unit: str
    words: Words
    note: Words
    visibility: str
    source: str
    source_date: date | None
    is_verified: bool
    item_ref: UUID | None
    commitments: tuple[CommitmentView, ...] = ()


@dataclass(frozen=True)
class ItemView:
    """One item of an agenda with its minutes."""

    ref: UUID
    place: int
    title: Words
    presenter: str
    minutes: Words
    visibility: str
    statements: tuple[StatementView, ...] = ()


@dataclass(frozen=True)
class SeatView:
    """Who took part, in which role."""

    place: int
    institution: str
    unit: str
    name: str
    role: Words
    came: str
    is_chair: bool


@dataclass(frozen=True)
class DocumentView:
    """A paper of a meeting."""

    ref: UUID
    title: Words
    source: str
    brief: str
    has_file: bool
    dated_on: date | None
    visibility: str

    @property
    def can_open(self) -> bool:
        """Say whether its bytes are with us: a kept file, or a signed paparan."""
        return self.has_file or bool(self.brief)


@dataclass(frozen=True)
class MeetingPage:
    """A meeting with all that belongs to it; `loose` are statements under no item."""

    card: MeetingCard
    told: Words
    brief: str
    note: Words
    follows: MeetingCard | None
    next: tuple[MeetingCard, ...]
    seats: tuple[SeatView, ...]
    items: tuple[ItemView, ...]
    loose: tuple[StatementView, ...]
    documents: tuple[DocumentView, ...]
    cancelled_on: date | None
    cancelled_why: str
    agreed_on: date | None
    agreed_by: str
    sequence: int
    changed_at: datetime | None
    version: int

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """Return every statement, by item and place."""
        return tuple(each for item in self.items for each in item.statements) + self.loose

    @property
    def commitments(self) -> tuple[CommitmentView, ...]:
        """Return every commitment made in it."""
        return tuple(one for each in self.statements for one in each.commitments)

    @property
    def has_minutes(self) -> bool:
        """Say whether there is anything to agree on."""
        return bool(self.statements) or any(item.minutes.id for item in self.items)


@dataclass(frozen=True)
class FileFacts:
    """A file as it came."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class MeetingFacts:
    """What an officer writes of a meeting; `follows` is the one whose open items it reads."""

    kind: str
    title: str
    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    site: str = ""
    told: str = ""
    brief: str = ""
    follows: UUID | None = None
    visibility: str = INTERNAL
    source: str = ""
    source_date: date | None = None


@dataclass(frozen=True)
class ItemFacts:
    """What an officer writes of an item; minutes come during or after the meeting."""

    title: str
    presenter: str = ""
    minutes: str = ""
    visibility: str = INTERNAL


@dataclass(frozen=True)
class SeatFacts:
    """Who is invited or came; at least one of institution, unit and role."""

    institution: str = ""
    unit: str = ""
    role: str = ""
    came: str = "invited"
    is_chair: bool = False


@dataclass(frozen=True)
class DocumentFacts:
    """A paper to lay beside a meeting."""

    title: str
    source: str = ""
    brief: str = ""
    dated_on: date | None = None
    visibility: str = INTERNAL
    file: FileFacts | None = None


@dataclass(frozen=True)
class PartyFacts:
    """One party as written down."""

    part: str
    institution: str = ""
    unit: str = ""
    words: str = ""


@dataclass(frozen=True)
class StatementFacts:
    """What was said and by whom."""

    kind: str
    words: str
    institution: str = ""
    unit: str = ""
    speaker: str = ""
    item: UUID | None = None
    visibility: str = INTERNAL
    source: str = ""
    source_date: date | None = None


@dataclass(frozen=True)
class NewFacts:
    """What is written down of a commitment."""

    what: str
    parties: tuple[PartyFacts, ...] = ()
    for_whom: str = ""
    due_on: date | None = None
    measure: str = ""
    indicator: str = ""
    target: Decimal | None = None
    basis: str = ""
    note: str = ""
    visibility: str = INTERNAL


@dataclass(frozen=True)
class StepFacts:
    """What an officer or a unit writes of a step; `on` None is today."""

    words: str = ""
    on: date | None = None
    says: str = ""
    source: str = ""
    confirmed_by: str = ""
    due_on: date | None = None
    visibility: str = INTERNAL
    file: FileFacts | None = None
    unit: str = ""
    unit_name: str = ""
