"""Freezes the store for counting: Parquet, sealed at rest, named by what is in it."""

import io
import json
import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from sasando.analysis.extracts import rows
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy.keys import NONCE_BYTES, current_ring

MANIFEST = "manifest.json"
ID_LENGTH = 32


@dataclass(frozen=True)
class FrozenTable:
    """One table of a snapshot."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """A frozen store: `id` follows from definitions, day and rows alone."""

    id: str
    path: Path
    as_of: date
    tables: tuple[FrozenTable, ...]
    provisional: dict[str, int]


def freeze(*, as_of: date | None, by: Actor) -> Snapshot:
    """Freeze the store as of a day (today when None); the same rows give the same snapshot."""
    day = as_of or by.today
    with transaction.atomic():
        frames = rows.tables(as_of=day)
        provisional = rows.provisional_counts()
        tables = tuple(
            FrozenTable(name, frame.height, _digest(frame)) for name, frame in frames.items()
        )
        found = _described(tables, day, provisional)
        if not (found.path / MANIFEST).exists():
            _write(found, frames)
        audit.record(
            by=by, deed="snapshots.frozen", refs=[("snapshot", found.id)], facts={"as_of": str(day)}
        )
    return found


def open_snapshot(name: str) -> Snapshot:
    """Return a snapshot by id; raises Refused when there is none."""
    safe = "".join(sign for sign in name if sign in "0123456789abcdef")[:ID_LENGTH]
    path = _root() / safe / MANIFEST
    if not safe or not path.exists():
        words = Words(
            id="Potret data ini tidak ada. Buat yang baru: sasando snapshot.",
            en="There is no such snapshot. Make a new one: sasando snapshot.",
        )
        raise Refused(Refusal("snapshot_unknown", words))
    note = json.loads(path.read_text(encoding="utf-8"))
    tables = tuple(FrozenTable(**table) for table in note["tables"])
    day = date.fromisoformat(note["as_of"])
    return Snapshot(note["snapshot"], path.parent, day, tables, note["provisional"])


def read_table(snapshot: Snapshot, name: str) -> pl.DataFrame:
    """Return one table of a snapshot, opened in memory only."""
    sealed = (snapshot.path / f"{name}.parquet.sealed").read_bytes()
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    content = AESGCM(_key()).decrypt(nonce, body, f"{snapshot.id}/{name}".encode())
    return pl.read_parquet(io.BytesIO(content))


def _described(tables: tuple[FrozenTable, ...], day: date, provisional: dict[str, int]) -> Snapshot:
    definitions = repr(sorted((name, repr(told)) for name, told in INDICATORS.items()))
    body = [definitions, day.isoformat(), *(f"{item.name}:{item.sha256}" for item in tables)]
    name = sha256("\n".join(body).encode()).hexdigest()[:ID_LENGTH]
    return Snapshot(name, _root() / name, day, tables, provisional)


def _write(snapshot: Snapshot, frames: dict[str, pl.DataFrame]) -> None:
    snapshot.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, frame in frames.items():
        stream = io.BytesIO()
        frame.write_parquet(stream)
        nonce = os.urandom(NONCE_BYTES)
        aad = f"{snapshot.id}/{name}".encode()
        sealed = nonce + AESGCM(_key()).encrypt(nonce, stream.getvalue(), aad)
        (snapshot.path / f"{name}.parquet.sealed").write_bytes(sealed)
    note = {
        "snapshot": snapshot.id,
        "as_of": snapshot.as_of.isoformat(),
        "tables": [vars(table) for table in snapshot.tables],
        "provisional": snapshot.provisional,
    }
    temporary = snapshot.path / f".{MANIFEST}"
    temporary.write_text(json.dumps(note, indent=1), encoding="utf-8")
    temporary.replace(snapshot.path / MANIFEST)


def _digest(frame: pl.DataFrame) -> str:
    return sha256(frame.sort(frame.columns).write_csv().encode()).hexdigest()


def _key() -> bytes:
    ring = current_ring()
    return sha256(b"snapshots" + ring.keks[ring.current]).digest()


def _root() -> Path:
    return Path(settings.SASANDO_HOME) / "snapshots"
