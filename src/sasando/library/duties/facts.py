"""What pages get to see of duties: frozen values, and what an officer or a unit hands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from sasando.domain.duties.facts import OUTCOMES
from sasando.domain.duties.states import Tally
from sasando.domain.regulations.anchors import anchor_of
from sasando.domain.values.words import Words

VERIFIED = ("primary", "press")
CENTRAL, PROVINCE, REGENCY, VILLAGE = "central", "province", "regency", "village"
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "decree": Words(id="peraturan atau keputusan", en="regulation or decree"),
        "budget": Words(id="baris anggaran", en="budget line"),
        "register": Words(id="buku register atau basis data", en="register or database"),
        "report": Words(id="laporan", en="report"),
        "letter": Words(id="surat", en="letter"),
        "photo": Words(id="foto", en="photo"),
        "visit": Words(id="catatan kunjungan", en="note of a visit"),
        "press": Words(id="berita pers", en="press report"),
        "other": Words(id="lainnya", en="other"),
    }
)
# State of one piece of evidence, in the words of a list.
EVIDENCE_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "asked": Words(id="belum diterima", en="not received yet"),
        "received": Words(id="menunggu pemeriksaan", en="waits to be verified"),
        **OUTCOMES,
    }
)


@dataclass(frozen=True)
class DutyView:
    """One duty; `is_verified` says whether its wording was read in an official text."""

    code: str
    instrument: str
    article: str
    letter: str
    level: str
    text: Words
    heading: Words
    examples: Words
    is_optional: bool
    is_verified: bool
    verified_by: str
    verified_on: date | None
    source: str
    source_date: date | None
    note: str

    @property
    def anchor(self) -> str:
        """Return the anchor of the whole article in its work, as the regulations name it."""
        return anchor_of(self.article)


@dataclass(frozen=True)
class BearerView:
    """Who bears the duties of a level."""

    level: str
    code: str
    name: str
    island: str
    unit: str
    institution: str
    shown_on: date | None


@dataclass(frozen=True)
class JudgementView:
    """One verdict on a piece of evidence."""

    outcome: str
    on: date
    at: datetime
    by_name: str
    words: str
    next_review_on: date | None


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence with its verdicts, oldest first."""

    ref: UUID
    kind: str
    title: str
    dated_on: date | None
    note: str
    source: str
    has_file: bool
    state: str
    asked_at: datetime | None
    due_on: date | None
    commitment: UUID | None
    commitment_number: str
    received_at: datetime | None
    brought_by: str
    brought_name: str
    brought_unit: str
    is_on_behalf: bool
    version: int
    judgements: tuple[JudgementView, ...] = ()


@dataclass(frozen=True)
class AnswerView:
    """What the bearer itself said."""

    ref: UUID
    says: str
    words: str
    answered_on: date
    on: date
    unit: str
    source: str


@dataclass(frozen=True)
class Cell:
    """One duty of one bearer on a day."""

    duty: DutyView
    bearer: BearerView
    state: str
    is_disputed: bool
    review_due_on: date | None
    is_due: bool = False
    waits: int = 0


@dataclass(frozen=True)
class Row:
    """One bearer's cells in the order of the letters; sums leave out what the Act only allows.

    `as_of` is the day the row speaks of; None while it is not open to the reader.
    """

    bearer: BearerView
    cells: tuple[Cell, ...]
    sum: Tally
    as_of: date | None


@dataclass(frozen=True)
class Matrix:
    """Every duty of a level by every bearer, as known at the end of a day."""

    level: str
    day: date
    duties: tuple[DutyView, ...]
    rows: tuple[Row, ...]
    sum: Tally
    there: tuple[int, ...]


@dataclass(frozen=True)
class CellPage:
    """One cell with all that stands behind it, oldest first."""

    cell: Cell
    evidence: tuple[EvidenceView, ...]
    answers: tuple[AnswerView, ...]
    history: tuple[tuple[date, str], ...]
    opens_on: date | None


@dataclass(frozen=True)
class Change:
    """One cell that differs between two days."""

    duty: DutyView
    bearer: BearerView
    before: str
    after: str
    causes: tuple[Words, ...]


@dataclass(frozen=True)
class FileFacts:
    """A file as it came; printed, it says nothing of its content."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class EvidenceFacts:
    """What someone hands in; a partner stands there by its unit, never by a person's name."""

    kind: str
    title: str
    dated_on: date | None = None
    note: str = ""
    source: str = ""
    file: FileFacts | None = None
    unit: str = ""
    unit_name: str = ""
    is_on_behalf: bool = False


@dataclass(frozen=True)
class AnswerFacts:
    """What a bearer says of a duty: whose words, from where, and of which day."""

    says: str
    words: str
    answered_on: date
    unit: str
    source: str


@dataclass(frozen=True)
class VerdictFacts:
    """What an officer found in a piece of evidence."""

    outcome: str
    words: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True)
class AskFacts:
    """What is asked of a bearer; `commitment` names the commitment that the request stands as."""

    title: str
    due_on: date | None = None
    commitment: UUID | None = None
    commitment_number: str = ""
