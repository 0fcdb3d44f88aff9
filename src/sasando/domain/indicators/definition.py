"""What an indicator says of itself, so that two offices count the same thing."""

from dataclasses import dataclass
from enum import Enum

from sasando.domain.values.words import Words


class Counts(Enum):
    """What one unit of the figure is."""

    SERVICES = "services"
    PEOPLE = "people"
    EVENTS = "events"


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


class Table(Enum):
    """The table of a snapshot that is counted."""

    PLACEMENTS = "placements"
    MOVEMENTS = "movements"
    IDENTITIES = "identities"
    SERVICES = "services"


@dataclass(frozen=True)
class Where:
    """Rows count when the field holds one of the values; `""` means that the source is silent."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """Rows that are not counted, and why."""

    code: str
    words: Words


@dataclass(frozen=True)
class Decision:
    """Who decided that an indicator is open, when and why."""

    by: str
    on: str
    why: Words


@dataclass(frozen=True)
class Indicator:
    """One indicator, told in full.

    `date_field` says which day puts a row into a period; empty counts what stands on the day of
    the snapshot. `denominator` tells what a share is of, None for a count. A share counts `rows`
    among `among`; both narrow the same table. `lacks_sisko_number` keeps only rows
    without a Sisko number. `open` needs a `decision`.
    """

    id: str
    label: Words
    definition: Words
    unit: Words
    table: Table
    counts: Counts
    date_field: str
    dimensions: tuple[str, ...]
    disclosure: Disclosure
    owner: str
    rows: tuple[Where, ...] = ()
    among: tuple[Where, ...] = ()
    denominator: Words | None = None
    left_out: tuple[LeftOut, ...] = ()
    lacks_sisko_number: bool = False
    duplicates: Words = Words(
        id="peristiwa; duplikat belum dihapus", en="events; duplicates not removed"
    )
    decision: Decision | None = None

    @property
    def is_share(self) -> bool:
        """Say whether the figure is a percentage."""
        return self.denominator is not None

    @property
    def rule(self) -> Words:
        """Return what is counted and by which day, as a number's passport prints it."""
        what, day = COUNTED[self.counts], DAYS[self.date_field]
        return Words(id=f"{what.id}; {day.id}", en=f"{what.en}; {day.en}")


COUNTED = {
    Counts.SERVICES: Words(id="menghitung layanan, bukan orang", en="counts services, not people"),
    Counts.PEOPLE: Words(
        id="menghitung orang tercatat; satu orang bisa tercatat lebih dari sekali",
        en="counts recorded people; one person may be recorded more than once",
    ),
    Counts.EVENTS: Words(id="menghitung peristiwa", en="counts events"),
}
DAYS = {
    "": Words(id="keadaan pada hari potret data", en="as it stands on the day of the snapshot"),
    "departed_on": Words(id="menurut tanggal berangkat", en="by the day of departure"),
    "arrived_on": Words(id="menurut tanggal tiba", en="by the day of arrival"),
    "died_on": Words(id="menurut tanggal meninggal", en="by the day of death"),
    "registered_on": Words(id="menurut tanggal pendaftaran", en="by the day of registration"),
    "recorded_on": Words(id="menurut tanggal pencatatan", en="by the day of recording"),
    "served_on": Words(id="menurut tanggal layanan", en="by the day of service"),
    "attended_on": Words(id="menurut tanggal hadir", en="by the day of attendance"),
}
