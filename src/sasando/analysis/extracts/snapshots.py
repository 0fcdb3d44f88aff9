"""Freezes the store for counting: Parquet, sealed at rest, named by what is in it."""

import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.db import connection, transaction

from sasando.analysis.extracts import of_cases, of_outreach, of_people, of_sources, people, sealing
from sasando.analysis.extracts.codes import coded
from sasando.analysis.extracts.of_people import Asked, asked
from sasando.domain.indicators import catalogue
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.tables import COLUMNS, Column, Table
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.sources.models import Batch
from sasando.records.cases.models import Case
from sasando.records.movements.models import Movement
from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity

MANIFEST = "manifest.json"
SUFFIX = ".parquet.sealed"
ID_LENGTH = 32
# Figures are checked and released within a quarter; a release keeps its own tables for good.
KEPT_DAYS = 120
# A freeze ends within seconds; a folder without a manifest that is older was broken off.
STILL_WRITING = timedelta(hours=1)
TABLES: Mapping[Table, Callable[[Asked], pl.DataFrame]] = (
    dict(of_people.TABLES)
    | dict(of_cases.TABLES)
    | dict(of_sources.TABLES)
    | dict(of_outreach.TABLES)
)
TYPES: Mapping[Column, pl.DataType] = {
    Column.MONTH: pl.Date(),
    Column.WHOLE: pl.Int64(),
    Column.PERSON: pl.Int64(),
}
UNKNOWN = Refusal(
    "snapshot_unknown",
    Words(
        id="Potret data ini tidak ada. Buat yang baru: sasando snapshot.",
        en="There is no such snapshot. Make a new one: sasando snapshot.",
    ),
)
EXPIRED = Refusal(
    "snapshot_expired",
    Words(
        id="Masa simpan potret data ini sudah berakhir. Buat yang baru: sasando snapshot.",
        en="The time for which this snapshot was kept is over. Make a new one: sasando snapshot.",
    ),
)
NOT_STAFF = Refusal(
    "snapshot_not_allowed",
    Words(
        id="Potret data hanya untuk petugas kantor.", en="Snapshots are for staff of the office."
    ),
)
IN_FUTURE = Refusal(
    "snapshot_in_future",
    Words(
        id="Potret data tidak dapat dibuat untuk hari yang belum tiba.",
        en="A snapshot cannot be made for a day that has not come.",
    ),
)


@dataclass(frozen=True)
class FrozenTable:
    """One table of a snapshot; `sha256` is of its Parquet before it was sealed."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """A frozen store: `id` follows from definitions, day and rows alone.

    `provisional` tells how many rows of each table stood in provisional files, out of every
    figure. After `expires_on` it is opened no more and removed at night.
    """

    id: str
    path: Path
    as_of: date
    tables: tuple[FrozenTable, ...]
    provisional: Mapping[str, int]
    expires_on: date


def freeze(*, as_of: date | None, by: Actor) -> Snapshot:
    """Freeze the store as of a day (today when None); the same rows give the same snapshot.

    Raises Refused for whoever is not staff, and for a day to come.
    """
    _check_staff(by)
    day = as_of or by.today
    if day > by.today:
        raise Refused(IN_FUTURE)
    with _one_state():
        parts = {table.value: _parquet(frame) for table, frame in frames(day)}
        provisional = provisional_counts()
    tables = tuple(FrozenTable(name, rows, _sha256(part)) for name, (rows, part) in parts.items())
    found = _named(tables, day, provisional, today=by.today)
    with transaction.atomic():
        facts = {"as_of": str(day)}
        audit.record(by=by, deed="snapshots.frozen", refs=[("snapshot", found.id)], facts=facts)
        if not (found.path / MANIFEST).exists():
            _write(found, {name: part for name, (_, part) in parts.items()})
        # One that was frozen again is kept as long as a new one.
        sealing.seal_note(found.path / MANIFEST, _note(found), about=found.id)
    return found


def frames(as_of: date) -> Iterator[tuple[Table, pl.DataFrame]]:
    """Yield each table as it would be frozen: documented columns, no person, no day, no order."""
    by = asked(as_of)
    for table, read in TABLES.items():
        yield table, _finished(read(by), table)


def provisional_counts() -> dict[str, int]:
    """Return how many rows of each table stand in provisional batches, out of every figure."""
    waiting = {"batch__state": Batch.State.PROVISIONAL}
    return {
        "placements": Placement.objects.filter(**waiting).count(),
        "movements": Movement.objects.filter(**waiting).count(),
        "identities": Identity.objects.filter(**waiting).count(),
        "cases": Case.objects.filter(source_batch__state=Batch.State.PROVISIONAL).count(),
    } | of_outreach.provisional()


def open_snapshot(name: str, *, by: Actor) -> Snapshot:
    """Return a snapshot by id; raises Refused when there is none, it expired or was changed."""
    _check_staff(by)
    safe = "".join(sign for sign in name if sign in "0123456789abcdef")[:ID_LENGTH]
    path = _root() / safe / MANIFEST
    if not safe or not path.exists():
        raise Refused(UNKNOWN)
    found = _from_note(sealing.read_note(path, about=safe), path.parent)
    if found.expires_on < by.today:
        raise Refused(EXPIRED)
    return found


def list_snapshots(*, by: Actor) -> list[Snapshot]:
    """Return the snapshots that may be opened, the newest day first."""
    _check_staff(by)
    found = [
        _from_note(sealing.read_note(path, about=path.parent.name), path.parent)
        for path in _root().glob(f"*/{MANIFEST}")
    ]
    kept = [one for one in found if one.expires_on >= by.today]
    return sorted(kept, key=lambda one: (one.as_of, one.id), reverse=True)


def read_table(snapshot: Snapshot, name: str, columns: list[str] | None = None) -> pl.DataFrame:
    """Return a table of a snapshot, opened in memory only; raises Refused when it was changed."""
    frame = open_table(snapshot, name, columns)
    return frame.with_columns(pl.col(pl.Enum).cast(pl.String))


def open_table(snapshot: Snapshot, name: str, columns: list[str] | None = None) -> pl.DataFrame:
    """Return a table as it was frozen, its codes as numbers into a list of words."""
    return pl.read_parquet(io.BytesIO(read_parquet(snapshot, name)), columns=columns)


def read_parquet(snapshot: Snapshot, name: str) -> bytes:
    """Return a table's Parquet; raises Refused when it is not what was frozen."""
    content = sealing.unseal(snapshot.path / f"{name}{SUFFIX}", about=f"{snapshot.id}/{name}")
    stated = {table.name: table.sha256 for table in snapshot.tables}
    if stated.get(name) != _sha256(content):
        raise Refused(sealing.TAMPERED)
    return content


def remove_expired(*, by: Actor) -> int:
    """Remove snapshots whose time is over, and what a broken-off freeze left; return how many."""
    removed = 0
    for folder in sorted(_root().glob("*")):
        if _is_kept(folder, by=by):
            continue
        shutil.rmtree(folder, ignore_errors=True)
        removed += 1
        refs = [("snapshot", folder.name[:ID_LENGTH])]
        audit.record(by=by, deed="snapshots.removed", refs=refs)
    return removed


def _is_kept(folder: Path, *, by: Actor) -> bool:
    """Say whether a folder stays: its snapshot has time left, or is being written just now."""
    path = folder / MANIFEST
    if path.exists():
        expires_on = _expiry(path)
        return expires_on is not None and expires_on >= by.today
    written = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return by.now - written < STILL_WRITING


def _expiry(path: Path) -> date | None:
    try:
        note = sealing.read_note(path, about=path.parent.name)
    except Refused:
        return None
    return date.fromisoformat(str(note["expires_on"]))


def _check_staff(by: Actor) -> None:
    if by.role != COMMAND_ROLE and not policy.may(by, "measures.run"):
        raise Refused(NOT_STAFF)


@contextmanager
def _one_state() -> Iterator[None]:
    """Let every table be read as it was at one moment, without holding up whoever writes."""
    if connection.in_atomic_block:
        yield
        return
    vendor, mode = connection.vendor, getattr(connection, "transaction_mode", None)
    try:
        # Only a reader: it must not take the place of the one writer that SQLite lets in.
        if vendor == "sqlite":
            connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        with transaction.atomic():
            if vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if vendor == "sqlite":
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def _finished(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    told = COLUMNS[table]
    months = [name for name, column in told.items() if column is Column.MONTH]
    bare = frame.with_columns(people.months(months)).select(list(told))
    # The order of rows would tell the order of recording.
    if "pseudonym" in told:
        return _typed(bare.sort("pseudonym", maintain_order=True), told)
    return _typed(bare, told).sort(list(told), nulls_last=True)


def _typed(frame: pl.DataFrame, told: Mapping[str, Column]) -> pl.DataFrame:
    return frame.with_columns(
        _coded(frame[name]) if column is Column.CODE else pl.col(name).cast(TYPES[column])
        for name, column in told.items()
    )


def _coded(column: pl.Series) -> pl.Series:
    # What was coded after rows were dropped holds no word that does not occur.
    return column if column.dtype == pl.Enum else coded(column)


def _parquet(frame: pl.DataFrame) -> tuple[int, bytes]:
    stream = io.BytesIO()
    frame.write_parquet(stream, compression="lz4", statistics=False)
    return frame.height, stream.getvalue()


def _named(
    tables: tuple[FrozenTable, ...], day: date, provisional: Mapping[str, int], *, today: date
) -> Snapshot:
    definitions = [f"{name}:{catalogue.digest(told)}" for name, told in INDICATORS.items()]
    body = [*sorted(definitions), day.isoformat(), *(f"{one.name}:{one.sha256}" for one in tables)]
    name = _sha256("\n".join(body).encode())[:ID_LENGTH]
    expires = today + timedelta(days=KEPT_DAYS)
    return Snapshot(name, _root() / name, day, tables, provisional, expires)


def _write(snapshot: Snapshot, parts: Mapping[str, bytes]) -> None:
    snapshot.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, part in parts.items():
        sealing.seal(snapshot.path / f"{name}{SUFFIX}", part, about=f"{snapshot.id}/{name}")


def _note(snapshot: Snapshot) -> dict[str, object]:
    return {
        "snapshot": snapshot.id,
        "catalogue": catalogue.VERSION,
        "as_of": snapshot.as_of.isoformat(),
        "expires_on": snapshot.expires_on.isoformat(),
        "tables": [vars(table) for table in snapshot.tables],
        "provisional": dict(snapshot.provisional),
    }


def _from_note(note: Mapping[str, Any], folder: Path) -> Snapshot:
    return Snapshot(
        id=str(note["snapshot"]),
        path=folder,
        as_of=date.fromisoformat(note["as_of"]),
        tables=tuple(FrozenTable(**table) for table in note["tables"]),
        provisional=dict(note["provisional"]),
        expires_on=date.fromisoformat(note["expires_on"]),
    )


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()


def _root() -> Path:
    return Path(settings.SASANDO_HOME) / "snapshots"
