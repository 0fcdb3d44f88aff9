"""What is said of an outreach session: place, day, how many of each group, what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sasando.domain.values.words import Words

# Each person present stands in one group only, so that the groups add up to the attendance.
GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        "women": Words(id="Perempuan dewasa", en="Women"),
        "men": Words(id="Laki-laki dewasa", en="Men"),
        "girls": Words(id="Anak perempuan (di bawah 18)", en="Girls (under 18)"),
        "boys": Words(id="Anak laki-laki (di bawah 18)", en="Boys (under 18)"),
        "unknown": Words(id="Tidak dipilah", en="Not told apart"),
    }
)
AUDIENCES: Mapping[str, Words] = MappingProxyType(
    {
        "village": Words(id="Warga desa", en="Villagers"),
        "school": Words(id="Sekolah", en="School"),
        "church": Words(id="Jemaat atau umat", en="Congregation"),
        "officials": Words(id="Perangkat desa", en="Village officials"),
        "returned": Words(id="Pekerja yang sudah pulang", en="Returned workers"),
        "families": Words(id="Keluarga pekerja", en="Families of workers"),
        "candidates": Words(id="Calon pekerja", en="Candidates"),
    }
)
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
