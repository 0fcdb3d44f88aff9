"""Takes in tables that hold no people, row by row: duties, and sessions of outreach."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import polars as pl
from django.db import IntegrityError, transaction

from sasando.domain.reconciliation import problems as codes
from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.plain_cells import CellRefused
from sasando.domain.reconciliation.totals import Reconciliation, reconcile
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.foundation.sources.models import Batch
from sasando.foundation.sources.reading.table import Reading
from sasando.records.imports import companies, duties, mappings, pipeline, sessions
from sasando.records.imports.counting import WHOLE as WHOLE_WORDS
from sasando.records.imports.figures import BEING_IMPORTED
from sasando.records.imports.models import TotalLine as TotalRow
from sasando.records.imports.outcome import ImportRequest, Outcome, RowProblem
from sasando.records.imports.queries import FINAL_GAP, file_warnings
from sasando.records.imports.received import Received, open_received
from sasando.records.imports.sifting import Sifted

MOST_ROWS = 20_000
TOO_MANY = Refusal(
    "too_many_rows",
    Words(id="Paling banyak 20.000 baris.", en="At most 20,000 rows."),
)


class Room(Protocol):
    """What a kind of table knows of its own rows."""

    def open(self, _codes: str, *, by: Actor) -> Any:
        """Return what the rules of its rows may know; `codes` is the stated system of areas."""

    def read(self, cells: Mapping[str, str], *, known: Any) -> Any:
        """Return one row, or raise CellRefused."""

    def sift(self, rows: list[tuple[int, Any]]) -> Sifted:
        """Return which rows are new, which say nothing new, and which may not stand."""

    def groups(self, row: Any) -> Iterator[str]:
        """Yield the groups of which a stated total may be."""

    def stored(self, batch: Batch) -> Iterator[Iterable[str]]:
        """Yield the groups of each row that a file brought."""

    def write(self, rows: list[tuple[int, Any]], *, batch: Batch, sheet: str) -> None:
        """Write new rows, in the caller's transaction."""

    def settle(self, batch: Batch) -> None:
        """Let the rows of a file that became final count."""

    def clear(self, batch: Batch) -> None:
        """Delete the rows of a file."""


ROOMS: Mapping[str, Room] = {
    "duties": duties.Duties(),
    "outreach": sessions.Sessions(),
    "p3mi": companies.Companies(),
}


@dataclass
class _Run:
    """What one file holds."""

    digest: str
    size: int
    received: Received
    frames: list[pl.DataFrame] = field(default_factory=list)
    read: list[tuple[int, Any]] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    sifted: Sifted = field(default_factory=lambda: Sifted([], [], [], []))
    totals: Reconciliation = Reconciliation(())

    @property
    def kept(self) -> list[tuple[int, Any]]:
        """Return the rows that may stand, new or not."""
        return [*self.sifted.new, *self.sifted.unchanged]

    def told(self, found: Iterable[tuple[int, str, str]]) -> tuple[RowProblem, ...]:
        """Return problems in words, in the order of the rows."""
        sheet = self.received.reading.sheet
        return tuple(
            RowProblem(sheet, row, column, code, codes.words_of(code))
            for row, column, code in sorted(found)
        )


def take_in(
    reading: Reading, request: ImportRequest, *, digest: str, size: int, by: Actor
) -> Outcome:
    """Take in one file; nothing stays when `is_final` and a stated total is not met."""
    room = ROOMS[request.kind]
    mapping = mappings.for_source(request, reading)
    run = _Run(digest, size, open_received(request.kind, reading, mapping=mapping))
    _read(run, room, request, by=by)
    run.sifted = room.sift(run.read)
    run.problems += run.sifted.problems
    groups = [room.groups(row) for _, row in run.kept]
    run.totals = _against(_stated(run, request), groups=groups, whole=len(run.kept))
    is_refused = request.is_final and not run.totals.reconciled
    batch = None
    if not request.is_dry_run and not is_refused:
        batch = _store(run, room, request, by=by)
    return _outcome(run, batch, is_refused=is_refused)


def _read(run: _Run, room: Room, request: ImportRequest, *, by: Actor) -> None:
    known = room.open(request.codes, by=by)
    for frame in run.received.parts():
        run.frames.append(frame)
        if sum(part.height for part in run.frames) > MOST_ROWS:
            raise Refused(TOO_MANY)
        for cells in frame.iter_rows(named=True):
            number = int(cells.pop("row"))
            try:
                run.read.append((number, room.read(cells, known=known)))
            except CellRefused as refused:
                if refused.refusal.code in codes.WHOLE_FILE:
                    raise Refused(refused.refusal) from refused
                run.problems.append((number, refused.column, refused.refusal.code))


def _stated(run: _Run, request: ImportRequest) -> dict[str, int]:
    return dict(run.received.stated) | dict(request.totals)


def _against(
    stated: Mapping[str, int], *, groups: Iterable[Iterable[str]], whole: int
) -> Reconciliation:
    """Return each stated total beside the rows of its group; a group nobody knows counts 0."""
    counts = Counter(form for row in groups for form in {place_form(group) for group in row})
    counts |= dict.fromkeys(WHOLE_WORDS, whole)
    return reconcile(stated, counted={group: counts[place_form(group)] for group in stated})


def recounted(batch: Batch, stated: Mapping[str, int]) -> Reconciliation:
    """Return stated totals beside the rows of a batch as they stand in the store."""
    return _against(stated, groups=ROOMS[batch.kind].stored(batch), whole=batch.accepted)


def _store(run: _Run, room: Room, request: ImportRequest, *, by: Actor) -> Batch:
    sheet = run.received.reading.sheet
    try:
        with transaction.atomic():
            batch = Batch.objects.create(**_values(run, request, by=by))
            sealing.new_subject_key(batch.ref, now=by.now)
            room.write(run.sifted.new, batch=batch, sheet=sheet)
            _keep_rejects(run, batch)
            write_totals(batch, run.totals)
            if request.is_final:
                room.settle(batch)
            mappings.remember(request, by=by)
            _audit(batch, by=by)
    except IntegrityError as twice:
        raise Refused(BEING_IMPORTED) from twice
    return batch


def _values(run: _Run, request: ImportRequest, *, by: Actor) -> dict[str, Any]:
    reading, final = run.received.reading, request.is_final
    return {
        "kind": request.kind, "state": Batch.State.FINAL if final else Batch.State.PROVISIONAL,
        "file_name": request.file_name[:255], "file_sha256": run.digest,
        "byte_count": run.size, "sheet": request.sheet, "encoding": reading.encoding,
        "delimiter": reading.delimiter, "source_name": request.source_name[:160],
        "codes": request.codes, "rows": sum(frame.height for frame in run.frames),
        "accepted": len(run.kept), "unchanged": len(run.sifted.unchanged),
        "rejected": len({row for row, *_ in run.problems}), "reconciled": run.totals.reconciled,
        "warnings": [item.as_json() for item in run.told(run.sifted.warnings)[:500]],
        "received_at": by.now, "received_by": by.login,
        "finalised_at": by.now if final else None, "finalised_by": by.login if final else "",
    }  # fmt: skip


def _keep_rejects(run: _Run, batch: Batch) -> None:
    told = pipeline.Run(rejected=list(run.told(run.problems)))
    for frame in run.frames:
        pipeline.keep_rejects(told, frame, batch=batch)


def write_totals(batch: Batch, totals: Reconciliation) -> None:
    """Write stated beside counted totals of a batch, in the caller's transaction."""
    TotalRow.objects.filter(batch=batch).delete()
    TotalRow.objects.bulk_create(
        TotalRow(
            batch=batch, group=line.group[:200], stated=line.stated, counted=line.counted,
            origin="file",
        )
        for line in totals.lines
    )  # fmt: skip


def _audit(batch: Batch, *, by: Actor) -> None:
    facts = {"kind": batch.kind, "rows": batch.rows, "accepted": batch.accepted}
    facts |= {"rejected": batch.rejected, "sha256": batch.file_sha256}
    audit.record(by=by, deed="imports.taken_in", refs=[("batch", str(batch.ref))], facts=facts)


def _outcome(run: _Run, batch: Batch | None, *, is_refused: bool) -> Outcome:
    refused_state = Batch.State.REFUSED if is_refused else "dry_run"
    return Outcome(
        batch=str(batch.ref) if batch else None,
        state=batch.state if batch else refused_state,
        file_sha256=run.digest, rows=sum(frame.height for frame in run.frames),
        accepted=0 if is_refused else len(run.kept), unchanged=len(run.sifted.unchanged),
        rejected=run.told(run.problems), rejected_rows=len({row for row, *_ in run.problems}),
        warnings=run.told(run.sifted.warnings), totals=run.totals.lines,
        reconciled=run.totals.reconciled, already_imported=False,
        file_warnings=file_warnings(run.received.reading),
        refused=FINAL_GAP if is_refused else None,
    )  # fmt: skip


def settle(batch: Batch) -> None:
    """Let the rows of a file that became final count, where its kind is one of these."""
    if batch.kind in ROOMS:
        ROOMS[batch.kind].settle(batch)


def clear(batch: Batch) -> None:
    """Delete the rows of a withdrawn file, where its kind is one of these."""
    if batch.kind in ROOMS:
        ROOMS[batch.kind].clear(batch)
