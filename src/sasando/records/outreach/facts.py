"""What is said of an outreach session: place, day, how many of each group, what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sasando.domain.reconciliation.session_words import AUDIENCES, GROUPS
from sasando.domain.values.words import Words

__all__ = ["AUDIENCES", "GROUPS", "MATERIALS", "Reached", "SessionFacts", "SessionView"]

# Guides and posters of the public pages; a test holds this list to theirs.
MATERIALS: Mapping[str, Words] = MappingProxyType(
    {
        "sebelum-berangkat": Words(id="Sebelum berangkat", en="Before you leave"),
        "selama-bekerja": Words(id="Selama bekerja", en="While you work"),
        "pulang": Words(id="Pulang dan sesudahnya", en="Home and after"),
        "paspor-ditahan": Words(id="Kalau paspor saya ditahan", en="If they keep my passport"),
        "surat": Words(id="Daftar surat", en="List of papers"),
        "biaya": Words(id="Biaya", en="Costs"),
        "hak": Words(id="Hak Anda", en="Your rights"),
        "cek-tawaran": Words(id="Periksa tawaran", en="Offer check"),
        "poster": Words(id="Poster", en="Posters"),
    }
)


@dataclass(frozen=True)
class SessionFacts:
    """One session as the office saw it; `questions` are asked in general, never who asked."""

    held_on: date
    village_code: str
    audience: str
    counts: Mapping[str, int]
    materials: frozenset[str] = frozenset()
    questions: tuple[str, ...] = ()
    note: str = ""
    officer: str = ""

    @property
    def attendance(self) -> int:
        """Return how many people were there."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class SessionView:
    """One session for reading."""

    ref: UUID
    facts: SessionFacts
    regency_code: str
    version: int
    recorded_by: str
    is_provisional: bool = False


@dataclass(frozen=True)
class Reached:
    """What outreach did in one regency over some time."""

    sessions: int = 0
    people: int = 0
    last_on: date | None = field(default=None)
