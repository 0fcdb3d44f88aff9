"""Reads shipped data files, and tells which changed since they were last loaded."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from sasando.library.places.models import ReferenceFile


def changed(path: Path) -> str | None:
    """Return the digest of a file when it differs from the one last loaded, else None."""
    digest = sha256(path.read_bytes()).hexdigest()
    return None if digest == sha_of(path.name) else digest


def sha_of(name: str) -> str:
    """Return the digest of a file as last loaded, or empty."""
    found = ReferenceFile.objects.filter(name=name).values_list("sha256", flat=True).first()
    return found or ""


def remember(path: Path, digest: str, *, now: datetime) -> None:
    """Write down that a file was loaded."""
    ReferenceFile.objects.update_or_create(
        name=path.name, defaults={"sha256": digest, "loaded_at": now}
    )


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Return the rows of a data file as text by column."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def day(text: str) -> date | None:
    """Return an ISO day; None when empty."""
    return date.fromisoformat(text) if text else None
