"""What an indicator says of itself, so that two offices count the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from sasando.domain.indicators.tables import Table
from sasando.domain.values.words import Words


class Counts(Enum):
    """What one unit of the figure is."""

    SERVICES = "services"
    PEOPLE = "people"
    EVENTS = "events"


class Measure(Enum):
    """How rows become a figure; every measure adds up from its parts."""

    COUNT = "count"
    SHARE = "share"
    SUM = "sum"
    MEAN = "mean"


class Group(Enum):
    """Which part of the office's picture an indicator belongs to."""

    PLACEMENTS = "placements"
    POTENTIAL = "potential"
    RETURNS = "returns"
    CASES = "cases"
    COSTS = "costs"
    REFERRALS = "referrals"
    OUTREACH = "outreach"
    OFFICE = "office"
    QUALITY = "quality"


class Disclosure(Enum):
    """How strictly small counts are hidden before anything leaves the office."""

    OPEN = "open"
    PROTECTED = "protected"
    STRICT = "strict"

    @property
    def k(self) -> int | None:
        """Return how wide the interval around a hidden cell must be; None when open.

        Source: contracts, release plan.
        """
        return {"open": None, "protected": 5, "strict": 10}[self.value]


@dataclass(frozen=True)
class Where:
    """Rows count when the field holds one of the values; `""` means that the source is silent.

    `is_not` turns it round.
    """

    field: str
    values: tuple[str, ...]
    is_not: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Rows that are not counted, and why; `rows` of a rule of its own tells which they are."""

    code: str
    words: Words
    rows: tuple[Where, ...] = ()


@dataclass(frozen=True)
class Decision:
    """Who decided on a disclosure class, when and why."""

    by: str
    on: str
    why: Words


# The class is the house's own rule until an office decides otherwise; `open` needs an office.
HOUSE_RULE = Decision(
    by="contracts, release plan",
    on="2026-11-23",
    why=Words(
        id="k=5 bagi angka orang; k=10 bagi kesehatan dan bagi kematian menurut tempat",
        en="k=5 for figures of people; k=10 for health and for death by place",
    ),
)


@dataclass(frozen=True)
class Indicator:
    """One indicator, told in full: the six parts of Satu Data and how it is counted.

    `concept`, `definition`, `classification` (of its dimensions), `measure`, `unit` and
    `reference` are the six parts (Perpres 39/2019). `date_field` says which day puts a row into a
    period; empty counts what stands on the day of the snapshot. A share counts `rows` among
    `among` of the same table, never two tables; a sum or a mean adds `field`, a
    whole number of which `scale` make one unit, over `rows`.
    `never_added` names dimensions that every table of it is split by and never totalled over.
    `version` rises with each change of meaning.
    """

    id: str
    label: Words
    concept: Words
    definition: Words
    reference: Words
    unit: Words
    group: Group
    table: Table
    counts: Counts
    date_field: str
    dimensions: tuple[str, ...]
    disclosure: Disclosure
    owner: str
    measure: Measure = Measure.COUNT
    field: str = ""
    scale: int = 1
    rows: tuple[Where, ...] = ()
    among: tuple[Where, ...] = ()
    denominator: Words | None = None
    left_out: tuple[LeftOut, ...] = ()
    never_added: tuple[str, ...] = ()
    duplicates: Words = Words(
        id="peristiwa; duplikat belum dihapus", en="events; duplicates not removed"
    )
    decision: Decision = HOUSE_RULE
    version: int = 1

    @property
    def is_share(self) -> bool:
        """Say whether the figure is a percentage."""
        return self.measure is Measure.SHARE

    @property
    def k(self) -> int | None:
        """Return how wide the interval around a hidden cell must be; None when open."""
        return self.disclosure.k

    @property
    def base(self) -> tuple[Where, ...]:
        """Return the rules that a row must meet to take part: the denominator of a share."""
        return self.among if self.is_share else self.rows

    @property
    def rule(self) -> Words:
        """Return what is counted and by which day, as a number's passport prints it."""
        what, day = COUNTED[self.counts], DAYS[self.date_field]
        return Words(id=f"{what.id}; {day.id}", en=f"{what.en}; {day.en}")


COUNTED: Mapping[Counts, Words] = MappingProxyType(
    {
        Counts.SERVICES: Words(
            id="menghitung layanan, bukan orang", en="counts services, not people"
        ),
        Counts.PEOPLE: Words(
            id="menghitung orang tercatat; satu orang bisa tercatat lebih dari sekali",
            en="counts recorded people; one person may be recorded more than once",
        ),
        Counts.EVENTS: Words(id="menghitung peristiwa", en="counts events"),
    }
)
DAYS: Mapping[str, Words] = MappingProxyType(
    {
        "": Words(id="keadaan pada hari potret data", en="as it stands on the day of the snapshot"),
        "departed_on": Words(id="menurut tanggal berangkat", en="by the day of departure"),
        "arrived_on": Words(id="menurut tanggal tiba", en="by the day of arrival"),
        "died_on": Words(id="menurut tanggal meninggal", en="by the day of death"),
        "registered_on": Words(id="menurut tanggal pendaftaran", en="by the day of registration"),
        "recorded_on": Words(id="menurut tanggal pencatatan", en="by the day of recording"),
        "served_on": Words(id="menurut tanggal layanan", en="by the day of service"),
        "attended_on": Words(id="menurut tanggal hadir", en="by the day of attendance"),
        "ended_on": Words(id="menurut tanggal berakhir", en="by the day of the end"),
        "reached_on": Words(id="menurut tanggal tahap tercapai", en="by the day of the stage"),
        "checked_on": Words(id="menurut tanggal diperiksa", en="by the day of the check"),
        "received_on": Words(id="menurut tanggal diterima", en="by the day of receipt"),
        "closed_on": Words(id="menurut tanggal ditutup", en="by the day of closing"),
        "triggered_on": Words(id="menurut tanggal mulai dihitung", en="by the day it was set off"),
        "met_on": Words(id="menurut tanggal dipenuhi", en="by the day it was met"),
        "done_on": Words(id="menurut tanggal selesai", en="by the day it was done"),
        "cost_on": Words(id="menurut tanggal biaya", en="by the day of the cost"),
        "sent_on": Words(id="menurut tanggal dikirim", en="by the day of sending"),
        "answered_on": Words(id="menurut tanggal dijawab", en="by the day of the answer"),
        "made_on": Words(id="menurut tanggal dibuat", en="by the day it was made"),
        "asked_on": Words(id="menurut tanggal diminta", en="by the day of asking"),
        "decided_on": Words(id="menurut tanggal diputuskan", en="by the day of the decision"),
        "signed_on": Words(id="menurut tanggal ditandatangani", en="by the day of signing"),
        "held_on": Words(id="menurut tanggal sosialisasi", en="by the day of the session"),
        "printed_on": Words(id="menurut periode yang dicetak", en="by the period as printed"),
    }
)
