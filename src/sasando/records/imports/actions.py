"""Takes in received tables: dry run, provisional, final; never half, never twice."""

from pathlib import Path
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from sasando.domain.reconciliation.totals import Reconciliation, TotalLine
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.sources.models import Batch
from sasando.foundation.sources.reading.table import Reading, file_sha256, read_table
from sasando.records.cases import receiving as cases
from sasando.records.imports import figures, lease, mappings, pipeline, plain, queries
from sasando.records.imports.knowledge import known
from sasando.records.imports.models import RejectedRow, ReviewItem
from sasando.records.imports.models import TotalLine as TotalRow
from sasando.records.imports.outcome import ImportRequest, Outcome
from sasando.records.imports.queries import FINAL_GAP
from sasando.records.imports.received import open_received
from sasando.records.movements import intake as movements
from sasando.records.placements import intake as placements
from sasando.records.workers import intake as workers

BEING_IMPORTED = Refusal(
    "being_imported",
    Words(
        id="Berkas yang sama sedang diimpor. Tunggu sampai selesai.",
        en="The same file is being imported. Wait until it is done.",
    ),
)
BUILT_UPON = Refusal(
    "built_upon",
    Words(
        id="Berkas yang datang kemudian mengandalkan baris impor ini (tidak berubah). "
        "Bersihkan berkas yang lebih baru dahulu.",
        en="A later file relies on rows of this import (unchanged). Clear the later file first.",
    ),
)
CASE_BEGUN = Refusal(
    "case_begun",
    Words(
        id="Impor ini sudah menjadi kasus yang dikerjakan, jadi tidak dapat dibersihkan.",
        en="This import has become a case that is being worked on, so it cannot be cleared.",
    ),
)
NOT_PROVISIONAL = Refusal(
    "not_provisional",
    Words(
        id="Hanya impor sementara yang dapat diubah statusnya.",
        en="Only a provisional import can change its state.",
    ),
)


def take_in(
    path: Path, *, request: ImportRequest, by: Actor, progress: pipeline.Progress = lambda _: None
) -> Outcome:
    """Take in one file; raises Refused for a file that cannot be trusted as a whole.

    With `is_final` and a stated total that is not met nothing stays and the state is `refused`.
    """
    digest = file_sha256(path) if path.is_file() else ""
    clear_broken_batches(by=by)
    standing = queries.standing_batch(request.kind, digest, request.sheet)
    if standing is not None and not request.is_dry_run:
        return _again(standing, request, by=by)
    with read_table(path, sheet=request.sheet) as reading:
        if request.kind == "statistics":
            return figures.take_in(reading, request, digest=digest, by=by)
        size = path.stat().st_size
        if request.kind in plain.ROOMS:
            return plain.take_in(reading, request, digest=digest, size=size, by=by)
        return _people(reading, request, digest, size, by=by, progress=progress)


def _again(batch: Batch, request: ImportRequest, *, by: Actor) -> Outcome:
    if batch.state == Batch.State.RECEIVING:
        raise Refused(BEING_IMPORTED)
    if request.is_final and batch.state == Batch.State.PROVISIONAL:
        if request.totals:
            _restate(batch, request)
        return make_final(batch, by=by)
    return queries.outcome_of(batch, already_imported=True)


def _restate(batch: Batch, request: ImportRequest) -> None:
    """Replace stated totals of a provisional batch with those given beside it now."""
    if batch.kind in plain.ROOMS:
        counted = plain.recounted(batch, request.totals)
    else:
        counted = queries.count_rows(batch).against(request.totals)
    with transaction.atomic():
        plain.write_totals(batch, counted)


def _people(
    reading: Reading,
    request: ImportRequest,
    digest: str,
    size: int,
    *,
    by: Actor,
    progress: pipeline.Progress,
) -> Outcome:
    received = open_received(request.kind, reading, mapping=mappings.for_source(request, reading))
    world = known(today=by.today, codes=request.codes)
    ref = None if request.is_dry_run else uuid4()
    with lease.held(ref):
        batch = _begin(ref, reading, request, digest, size, by=by) if ref else None
        try:
            run = pipeline.run_parts(
                received, request, known=world, batch=batch, by=by, progress=progress
            )
            totals = pipeline.totals_of(received, request, run)
            if batch is not None:
                _finish(batch, request, run, totals, by=by)
        except BaseException:
            if batch is not None:
                _clear(batch, state=Batch.State.REFUSED)
            raise
    return _outcome(batch, request, digest, run, totals, reading)


def _begin(
    ref: UUID, reading: Reading, request: ImportRequest, digest: str, size: int, *, by: Actor
) -> Batch:
    try:
        with transaction.atomic():
            batch = Batch.objects.create(
                ref=ref,
                kind=request.kind,
                state=Batch.State.RECEIVING,
                file_name=request.file_name[:255],
                file_sha256=digest,
                byte_count=size,
                sheet=request.sheet,
                encoding=reading.encoding,
                delimiter=reading.delimiter,
                source_name=request.source_name[:160],
                codes=request.codes,
                received_at=by.now,
                received_by=by.login,
            )
            sealing.new_subject_key(batch.ref, now=by.now)
    except IntegrityError as twice:
        raise Refused(BEING_IMPORTED) from twice
    return batch


def _finish(
    batch: Batch, request: ImportRequest, run: pipeline.Run, totals: Reconciliation, *, by: Actor
) -> None:
    """Show the whole batch at once, in one transaction with its one event."""
    if request.is_final and not totals.reconciled:
        _clear(batch, state=Batch.State.REFUSED)
        with transaction.atomic():
            plain.write_totals(batch, totals)
            _audit("imports.refused", batch, by=by)
        return
    with transaction.atomic():
        batch.state = Batch.State.FINAL if request.is_final else Batch.State.PROVISIONAL
        batch.rows, batch.accepted = run.rows, run.accepted
        batch.unchanged, batch.rejected = run.unchanged, len(run.rejected_rows)
        batch.reconciled = totals.reconciled
        batch.warnings = [item.as_json() for item in run.warnings[:500]]
        if request.is_final:
            batch.finalised_at, batch.finalised_by = by.now, by.login
        batch.save()
        plain.write_totals(batch, totals)
        mappings.remember(request, by=by)
        pipeline.settle_revisions(batch)
        cases.open_rows(batch, rows=run.complaints, by=by)
        _audit("imports.taken_in", batch, by=by)


def make_final(batch: Batch, *, by: Actor) -> Outcome:
    """Make a provisional batch final; refused while a stated total is not met."""
    with transaction.atomic():
        row = Batch.objects.select_for_update().get(pk=batch.pk)
        if row.state != Batch.State.PROVISIONAL:
            raise Refused(NOT_PROVISIONAL)
        lines = queries.total_lines(row)
        if not Reconciliation(lines).reconciled or figures.is_unmet(row):
            return queries.outcome_of(row, refused=FINAL_GAP)
        row.state = Batch.State.FINAL
        row.reconciled = True
        row.finalised_at, row.finalised_by = by.now, by.login
        row.save()
        plain.settle(row)
        _audit("imports.finalised", row, by=by)
    figures.forget(row)
    return queries.outcome_of(row)


def withdraw(batch: Batch, *, by: Actor) -> None:
    """Clear a provisional batch and all its rows; a final one stands."""
    if batch.state != Batch.State.PROVISIONAL:
        raise Refused(NOT_PROVISIONAL)
    later = Batch.objects.filter(kind=batch.kind, pk__gt=batch.pk, unchanged__gt=0)
    if later.filter(state__in=[Batch.State.PROVISIONAL, Batch.State.FINAL]).exists():
        raise Refused(BUILT_UPON)
    if cases.stands_on(batch):
        raise Refused(CASE_BEGUN)
    with transaction.atomic():
        placements.unsettle(batch)
        _clear(batch, state=Batch.State.CLEARED)
        _audit("imports.withdrawn", batch, by=by)


def decide_review(item: ReviewItem, *, state: str, by: Actor) -> None:
    """Write a person's decision on a row whose NIK stands under another name."""
    with transaction.atomic():
        item.state = ReviewItem.State(state)
        item.decided_at, item.decided_by = by.now, by.login
        item.save(update_fields=["state", "decided_at", "decided_by"])
        refs = [("batch", str(item.batch.ref)), ("review", str(item.ref))]
        audit.record(by=by, deed="imports.reviewed", refs=refs, facts={"state": state})


def clear_broken_batches(*, by: Actor) -> int:
    """Clear batches that a stopped process left half received; return how many."""
    receiving = Batch.objects.filter(state=Batch.State.RECEIVING)
    broken = [batch for batch in receiving if not lease.is_held(batch)]
    for batch in broken:
        _clear(batch, state=Batch.State.CLEARED)
        with transaction.atomic():
            _audit("imports.cleared", batch, by=by)
    return len(broken)


def _clear(batch: Batch, *, state: str) -> None:
    with transaction.atomic():
        ReviewItem.objects.filter(batch=batch).delete()
        RejectedRow.objects.filter(batch=batch).delete()
        TotalRow.objects.filter(batch=batch).delete()
        cases.clear(batch)
        movements.clear(batch)
        placements.clear(batch)
        workers.clear(batch)
        figures.clear(batch)
        plain.clear(batch)
        PersonKey.objects.filter(pk=batch.ref).delete()
        Batch.objects.filter(pk=batch.pk).update(state=state)
        batch.state = state


def _audit(deed: str, batch: Batch, *, by: Actor) -> None:
    facts = {"kind": batch.kind, "rows": batch.rows, "accepted": batch.accepted}
    facts |= {"rejected": batch.rejected, "sha256": batch.file_sha256}
    audit.record(by=by, deed=deed, refs=[("batch", str(batch.ref))], facts=facts)


def _outcome(
    batch: Batch | None,
    request: ImportRequest,
    digest: str,
    run: pipeline.Run,
    totals: Reconciliation,
    reading: Reading,
) -> Outcome:
    state = "dry_run" if batch is None else batch.state
    refused = FINAL_GAP if request.is_final and not totals.reconciled else None
    lines: tuple[TotalLine, ...] = totals.lines
    return Outcome(
        batch=str(batch.ref) if batch is not None else None,
        state=state,
        file_sha256=digest,
        rows=run.rows,
        accepted=0 if refused and batch is not None else run.accepted,
        unchanged=run.unchanged,
        rejected=tuple(run.rejected),
        rejected_rows=len(run.rejected_rows),
        warnings=tuple(run.warnings),
        totals=lines,
        reconciled=totals.reconciled,
        already_imported=False,
        review=run.review,
        file_warnings=queries.file_warnings(reading),
        refused=refused,
    )


def give_back_rejects(batch: Batch, *, by: Actor) -> list[tuple[int, str, dict[str, str]]]:
    """Return rejected rows in clear for mending; the audit event is written first."""
    with transaction.atomic():
        audit.record(by=by, deed="imports.rejects_read", refs=[("batch", str(batch.ref))])
        return list(queries.rejected_cells(batch))


def has_any() -> bool:
    """Say whether any table of people was ever taken in."""
    of_people = Batch.objects.exclude(kind__in=["statistics", *plain.ROOMS])
    return of_people.exclude(state=Batch.State.CLEARED).exists()
