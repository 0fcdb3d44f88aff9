"""Takes one table through: read, understood, written in parts, counted, settled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress

import polars as pl
from django.db import transaction

from sasando.domain.reconciliation import problems as codes
from sasando.domain.reconciliation.known import Known
from sasando.domain.reconciliation.table import check_table
from sasando.domain.reconciliation.totals import Reconciliation
from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import sealing
from sasando.foundation.sources.models import Batch
from sasando.library.terms import queries as terms
from sasando.records.cases.receiving import ComplaintRow
from sasando.records.imports import complaints
from sasando.records.imports.counting import Counts
from sasando.records.imports.models import RejectedRow
from sasando.records.imports.outcome import ImportRequest, RowProblem
from sasando.records.imports.received import WHOLE, Received, digests, twice
from sasando.records.imports.writing import Part, Written, write_part
from sasando.records.placements import intake as placements
from sasando.records.workers import intake as workers

Progress = Callable[[int], None]
NIK_TWICE = "nik_twice_in_file"


@dataclass
class Run:
    """What one run has found so far."""

    rows: int = 0
    accepted: int = 0
    unchanged: int = 0
    review: int = 0
    rejected: list[RowProblem] = field(default_factory=list)
    rejected_rows: set[int] = field(default_factory=set)
    warnings: list[RowProblem] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    complaints: list[ComplaintRow] = field(default_factory=list)
    complaint_numbers: set[str] = field(default_factory=set)

    def take(self, written: Written) -> None:
        """Add what one part became."""
        _add(self, written.problems)
        self.accepted += written.accepted
        self.review += written.review
        self.complaints += written.complaints


def run_parts(
    received: Received,
    request: ImportRequest,
    *,
    known: Known,
    batch: Batch | None,
    by: Actor,
    progress: Progress,
) -> Run:
    """Check every part and, with a batch, write it: one transaction a part.

    Raises Refused for a problem that puts the whole file in doubt.
    """
    run, sheet = Run(), received.reading.sheet
    repeated = twice(received, "nik")
    seen = _shown_before(request.kind)
    for frame in received.parts():
        part = _checked(frame, request.kind, known, repeated, run, sheet)
        if request.kind == "complaints":
            part = _without_known(part, seen, run, sheet)
        fresh = [digest not in seen for digest in part.hashes]
        run.unchanged += fresh.count(False)
        run.counts.add(part.clean)
        new = Part(
            part.clean.filter(pl.Series(fresh, dtype=pl.Boolean)),
            list(compress(part.hashes, fresh)),
        )
        if batch is not None:
            with transaction.atomic():
                written = write_part(
                    new, batch=batch, sheet=sheet, arrived_on=request.arrived_on, by=by
                )
                run.take(written)
                keep_rejects(run, frame, batch=batch)
        else:
            run.accepted += new.clean.height
        progress(run.rows)
    return run


def _without_known(part: Part, seen: set[bytes], run: Run, sheet: str) -> Part:
    """Refuse rows whose complaint number has become a case already."""
    is_new = [digest not in seen for digest in part.hashes]
    problems = complaints.known_already(
        part.clean, is_new=is_new, earlier=run.complaint_numbers, sheet=sheet
    )
    _add(run, problems)
    refused = {item.row for item in problems}
    kept = [row not in refused for row in part.clean["row"].to_list()]
    clean = part.clean.filter(pl.Series(kept, dtype=pl.Boolean))
    return Part(clean, list(compress(part.hashes, kept)))


def totals_of(received: Received, request: ImportRequest, run: Run) -> Reconciliation:
    """Return every stated total, those given beside the file first, against accepted rows."""
    stated = dict(received.stated) | dict(request.totals)
    if WHOLE in received.stated and WHOLE in request.totals:
        stated[WHOLE] = request.totals[WHOLE]
    return run.counts.against(stated)


def _shown_before(kind: str) -> set[bytes]:
    if not Batch.objects.filter(kind=kind, state__in=("provisional", "final")).exists():
        return set()
    return workers.known_hashes(kind)


def _checked(
    frame: pl.DataFrame, kind: str, known: Known, repeated: frozenset[str], run: Run, sheet: str
) -> Part:
    checked = check_table(kind, frame, known=known, groups=terms.name_groups())
    run.rows += frame.height
    clean = checked.clean
    doubled: list[int] = []
    if repeated and "nik" in frame.columns:
        doubled = frame.filter(pl.col("nik").is_in(list(repeated)))["row"].to_list()
        clean = clean.filter(~pl.col("row").is_in(doubled))
    _refuse_whole(checked.problems)
    problems = [_problem(sheet, *item) for item in checked.problems.iter_rows()]
    listed = {item.row for item in problems}
    problems += [_problem(sheet, row, "nik", NIK_TWICE) for row in doubled if row not in listed]
    _add(run, problems)
    rest = [item for item in checked.warnings.iter_rows() if item[2] != NIK_TWICE]
    run.warnings += [_problem(sheet, *item) for item in rest]
    by_row = dict(zip(frame["row"].to_list(), digests(frame), strict=True))
    return Part(clean, [by_row[row] for row in clean["row"].to_list()])


def _refuse_whole(problems: pl.DataFrame) -> None:
    doubtful = problems.filter(pl.col("code").is_in(list(codes.WHOLE_FILE)))
    if doubtful.height:
        code = str(doubtful["code"][0])
        raise Refused(Refusal(code, codes.words_of(code), {"row": int(doubtful["row"][0])}))


def _problem(sheet: str, row: int, column: str, code: str) -> RowProblem:
    return RowProblem(sheet, row, column, code, codes.words_of(code))


def _add(run: Run, problems: list[RowProblem]) -> None:
    run.rejected += problems
    run.rejected_rows |= {item.row for item in problems}


def keep_rejects(run: Run, frame: pl.DataFrame, *, batch: Batch) -> None:
    """Keep the rejected rows of one part sealed with the batch's key, so that nothing is lost."""
    here = set(frame["row"].to_list())
    mine = [item for item in run.rejected if item.row in here]
    if not mine:
        return
    dek = sealing.open_subject_key(batch.ref)
    bad = frame.filter(pl.col("row").is_in([item.row for item in mine]))
    cells = {
        row["row"]: "\x1f".join(f"{k}\x1e{v}" for k, v in row.items())
        for row in bad.iter_rows(named=True)
    }
    aad = sealing.aad(RejectedRow._meta.db_table, "cells", str(batch.ref))
    first: set[int] = set()
    rows = []
    for item in mine:
        sealed = None if item.row in first else sealing.seal(dek, cells[item.row], aad)
        first.add(item.row)
        rows.append(
            RejectedRow(
                batch=batch, sheet=item.sheet, row=item.row, column=item.column[:120],
                code=item.code, problem=item.problem.id[:300], cells_sealed=sealed,
            )
        )  # fmt: skip
    RejectedRow.objects.bulk_create(rows, batch_size=500)


def settle_revisions(batch: Batch) -> None:
    """Let revised placements take their place."""
    placements.settle(batch)
