"""Reads shipped data files, tells which changed, and settles them beside an office's own edits."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from sasando.library.places.models import ReferenceFile

Key = tuple[Any, ...]
Values = Mapping[str, Any]
PART = 400


def load_changed(
    loads: Sequence[tuple[Path, Callable[[Path], None]]], *, now: datetime
) -> list[str]:
    """Load each file that differs from the one last loaded; return their names.

    One transaction each: a file is loaded whole or, after a crash, again at the next start.
    """
    loaded = []
    for path, load in loads:
        digest = changed(path)
        if digest is not None:
            with transaction.atomic():
                load(path)
                remember(path, digest, now=now)
            loaded.append(path.name)
    return loaded


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


def is_office_edited(row: Any) -> bool:
    """Say whether the office changed a shipped row."""
    return bool(row.office_edited)


def settle(
    standing: models.QuerySet[Any],
    shipped: Mapping[Key, Values],
    *,
    key: Sequence[str],
    is_kept: Callable[[Any], bool] = is_office_edited,
) -> None:
    """Write shipped facts by natural key, in the caller's transaction.

    A new key is added, an untouched row follows the file. A row that the office edited stays as
    it is: where the file says something else, that is only offered (`offered`).
    """
    known = {tuple(getattr(row, name) for name in key): row for row in standing}
    model = standing.model
    names = sorted({name for values in shipped.values() for name in values})
    fresh: list[Any] = []
    moved: list[Any] = []
    for at, values in shipped.items():
        row = known.get(at)
        if row is None:
            fresh.append(model(**dict(zip(key, at, strict=True)), **values))
        elif is_kept(row):
            _offer(row, values)
        elif _differing(row, values):
            for name, value in values.items():
                setattr(row, name, value)
            moved.append(row)
    objects = model._default_manager
    objects.bulk_create(fresh, batch_size=PART)
    if moved:
        objects.bulk_update(moved, names, batch_size=PART)


def _offer(row: Any, values: Values) -> None:
    """Write what the file says otherwise beside the row that the office edited."""
    other = {name: text for name, text in (row.offered or {}).items() if name not in values}
    other |= {name: _plain(values[name]) for name in _differing(row, values)}
    if (other or None) != row.offered:
        row.offered = other or None
        row.save(update_fields=["offered"])


def _differing(row: Any, values: Values) -> list[str]:
    return [name for name, value in values.items() if getattr(row, name) != value]


def _plain(value: Any) -> Any:
    """Return a value as JSON keeps it: days and decimals as text."""
    if value is None or isinstance(value, str | int | bool | dict):
        return value
    if isinstance(value, models.Model):
        return str(value)
    return DjangoJSONEncoder().default(value)
