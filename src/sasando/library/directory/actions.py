"""Loads the directory from the shipped file; an office's own edit is never overwritten."""

from datetime import datetime
from pathlib import Path

from sasando.library.directory.models import Unit
from sasando.library.places.reference import day, load_changed, rows, settle

DATA = Path(__file__).with_name("data")
PLAIN = ("name", "institution", "kind", "regency_code", "address", "services", "note")


def load_reference(now: datetime) -> int:
    """Load the file when it changed; return how many were loaded."""
    return len(load_changed(((DATA / "units.csv", _units),), now=now))


def _units(path: Path) -> None:
    found = {
        (row["code"],): {
            **{name: row[name] for name in PLAIN},
            "verified": row["verified"],
            "source": row["source"],
            "source_date": day(row["source_date"]),
        }
        for row in rows(path)
    }
    settle(Unit.objects.all(), found, key=["code"])
