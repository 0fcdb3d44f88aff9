"""Keeps an uploaded file, sealed, until its reader decides; works it in the background."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.sources.models import Batch
from sasando.foundation.sources.reading.table import read_table
from sasando.foundation.tasks import queue
from sasando.records.imports import actions, mappings
from sasando.records.imports.models import Received
from sasando.records.imports.outcome import ImportRequest, Outcome

FORGOTTEN = timedelta(days=7)
NONCE = 12
OPTIONS = ("sheet", "codes", "source_name", "mapping", "totals", "is_final")


def receive(content: bytes, *, request: ImportRequest, by: Actor) -> Received:
    """Seal an uploaded file on disk and write that it waits; nothing is read yet."""
    options: dict[str, Any] = {name: getattr(request, name) for name in OPTIONS}
    options["arrived_on"] = request.arrived_on.isoformat() if request.arrived_on else ""
    options["mapping"], options["totals"] = dict(request.mapping), dict(request.totals)
    with transaction.atomic():
        row = Received.objects.create(
            kind=request.kind, state=Received.State.WAITING, file_name=request.file_name[:255],
            file_sha256=sha256(content).hexdigest(), byte_count=len(content), options=options,
            received_at=by.now, received_by=by.login,
        )  # fmt: skip
        dek = sealing.new_subject_key(row.ref, now=by.now)
        _sealed_path(row).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        nonce = os.urandom(NONCE)
        sealed = AESGCM(dek).encrypt(nonce, content, str(row.ref).encode())
        _sealed_path(row).write_bytes(nonce + sealed)
        audit.record(by=by, deed="imports.received", refs=[("received", str(row.ref))], facts={})
    return row


def preview(row: Received, *, by: Actor) -> Outcome:
    """Run a waiting file dry: nothing is written but what was found."""
    return _run(row, is_dry_run=True, by=by)


def head(row: Received) -> list[tuple[int, list[str]]]:
    """Return the first rows of a waiting file, for the mapping of its columns."""
    with _opened(row) as path, read_table(path, sheet=request_of(row).sheet) as reading:
        return mappings.head_cells(reading)


def set_mapping(row: Received, *, mapping: dict[str, str]) -> None:
    """Write what the columns of a waiting file mean."""
    options = dict(row.options) | {"mapping": mapping}
    Received.objects.filter(pk=row.pk, state=Received.State.WAITING).update(options=options)


def start(row: Received, *, is_final: bool, by: Actor) -> None:
    """Let a waiting file be taken in by the worker; a second press changes nothing."""
    with transaction.atomic():
        waiting = Received.objects.filter(pk=row.pk, state=Received.State.WAITING)
        options = dict(row.options) | {"is_final": is_final, "login": by.login, "name": by.name}
        if waiting.update(state=Received.State.WORKING, options=options):
            options |= {"role": by.role}
            queue.enqueue("imports.take_in", arguments={"ref": str(row.ref), "role": by.role})


def work(row: Received, *, by: Actor) -> None:
    """Take in a file that waits in the background; safe to repeat after a kill."""
    if row.state != Received.State.WORKING:
        return
    try:
        outcome = _run(row, is_dry_run=False, by=by)
    except Refused as refused:
        words = refused.refusal.words
        found = {"refused": {"id": words.id, "en": words.en}}
        Received.objects.filter(pk=row.pk).update(state=Received.State.REFUSED, outcome=found)
        return
    batch = Batch.objects.filter(ref=outcome.batch).first() if outcome.batch else None
    told = outcome.as_json()
    state = Received.State.REFUSED if outcome.refused else Received.State.TAKEN
    told["rejected"], told["warnings"] = told["rejected"][:200], told["warnings"][:200]
    Received.objects.filter(pk=row.pk).update(state=state, batch=batch, outcome=told)
    _forget_file(row)


def drop(row: Received, *, by: Actor) -> None:
    """Drop a waiting file and its key."""
    with transaction.atomic():
        Received.objects.filter(pk=row.pk).update(state=Received.State.DROPPED)
        audit.record(by=by, deed="imports.dropped", refs=[("received", str(row.ref))], facts={})
    _forget_file(row)


def drop_forgotten(*, by: Actor) -> int:
    """Drop files that nobody decided on for a week; return how many."""
    old = Received.objects.filter(state=Received.State.WAITING, received_at__lt=by.now - FORGOTTEN)
    rows = list(old)
    for row in rows:
        drop(row, by=by)
    return len(rows)


def request_of(row: Received) -> ImportRequest:
    """Return what was asked of an uploaded file."""
    options = row.options
    arrived = options.get("arrived_on") or ""
    return ImportRequest(
        kind=row.kind,
        file_name=row.file_name,
        sheet=options.get("sheet", ""),
        codes=options.get("codes", ""),
        source_name=options.get("source_name", ""),
        mapping=options.get("mapping", {}),
        totals=options.get("totals", {}),
        arrived_on=date.fromisoformat(arrived) if arrived else None,
        is_final=bool(options.get("is_final")),
    )


def _run(row: Received, *, is_dry_run: bool, by: Actor) -> Outcome:
    request = replace(request_of(row), is_dry_run=is_dry_run)

    def progress(rows: int) -> None:
        if not is_dry_run:
            Received.objects.filter(pk=row.pk).update(rows_done=rows)

    with _opened(row) as path:
        return actions.take_in(path, request=request, by=by, progress=progress)


@contextmanager
def _opened(row: Received) -> Iterator[Path]:
    dek = sealing.open_subject_key(row.ref)
    sealed = _sealed_path(row).read_bytes()
    content = AESGCM(dek).decrypt(sealed[:NONCE], sealed[NONCE:], str(row.ref).encode())
    suffix = Path(row.file_name).suffix.lower()[:6]
    with tempfile.TemporaryDirectory(prefix="sasando-open-") as folder:
        path = Path(folder) / f"table{suffix}"
        path.write_bytes(content)
        yield path


def _sealed_path(row: Received) -> Path:
    return Path(settings.SASANDO_HOME) / "inbox" / f"{row.ref}.sealed"


def _forget_file(row: Received) -> None:
    _sealed_path(row).unlink(missing_ok=True)
    PersonKey.objects.filter(pk=row.ref).delete()
