"""Takes in a table of printed figures; final only when every publication adds up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from sasando.domain.reconciliation.printed import Breakdown, Closing
from sasando.domain.reconciliation.totals import TotalLine
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.sources.models import Batch
from sasando.foundation.sources.reading.table import Reading
from sasando.library.statistics import actions as statistics
from sasando.library.statistics import queries as statistics_queries
from sasando.library.statistics import standing
from sasando.library.statistics.actions import Stands
from sasando.library.statistics.rows import FigureRow, read_row, without_repeats
from sasando.records.imports.models import TotalLine as TotalRow
from sasando.records.imports.outcome import ImportRequest, Outcome, RowProblem
from sasando.records.imports.received import open_received

BEING_IMPORTED = Refusal(
    "being_imported",
    Words(id="Berkas yang sama sedang diimpor.", en="The same file is being imported."),
)
SAYS_OTHERWISE = Words(
    id="Angka berkode ini sudah ada dengan isi lain. Beri kode baru agar keduanya berdampingan.",
    en="A figure of this id stands with other content. Give a new id so that both stand.",
)
WAITS = Words(
    id="Angka berkode ini ada di impor lain yang belum final. Jadikan final atau tarik dulu.",
    en="A figure of this id waits in another import. Make that one final or withdraw it first.",
)
REFUSED_ROWS = {Stands.OTHERWISE: SAYS_OTHERWISE, Stands.PROVISIONAL: WAITS}
GAP = Words(
    id="Ditolak sebagai final: ada rincian yang tidak sama dengan jumlah tertulisnya.",
    en="Refused as final: a breakdown does not equal its stated total.",
)


def take_in(reading: Reading, request: ImportRequest, *, digest: str, by: Actor) -> Outcome:
    """Take in printed figures; nothing stays when `is_final` and a breakdown has a gap."""
    rows, problems = _read(reading, request)
    stands = statistics.standing(rows)
    rows, new, refused = _sorted(rows, stands, sheet=reading.sheet)
    problems += refused
    unchanged = [row for row in rows if row.texts["id"] in stands]
    checked = standing.checked(rows)
    gaps = [item for item in checked if item.closing in standing.NOT_MET]
    is_refused = request.is_final and bool(gaps)
    batch = None
    if not request.is_dry_run and not is_refused:
        batch = _store(
            _Read(new, problems, checked, digest, len(unchanged)), request, reading, by=by
        )
    return Outcome(
        batch=str(batch.ref) if batch else None,
        state=_state(batch, is_refused=is_refused),
        file_sha256=digest,
        rows=len(rows) + len(problems),
        accepted=0 if is_refused else len(rows),
        unchanged=len(unchanged),
        rejected=tuple(problems),
        rejected_rows=len(problems),
        warnings=(),
        totals=tuple(_line(item) for item in checked),
        reconciled=not gaps,
        already_imported=False,
        refused=GAP if is_refused else None,
    )


def _sorted(
    rows: list[FigureRow], stands: Mapping[str, Stands], *, sheet: str
) -> tuple[list[FigureRow], list[FigureRow], list[RowProblem]]:
    """Return the rows that may stand, those of them that are new, and why the others may not."""
    kept, new, refused = [], [], []
    for row in rows:
        found = stands.get(row.texts["id"])
        if found in REFUSED_ROWS:
            words = REFUSED_ROWS[found]
            refused.append(RowProblem(sheet, row.number, "id", found.value, words))
            continue
        kept.append(row)
        if found is None:
            new.append(row)
    return kept, new, refused


def _state(batch: Batch | None, *, is_refused: bool) -> str:
    if is_refused:
        return Batch.State.REFUSED
    return batch.state if batch else "dry_run"


def _line(item: Breakdown) -> TotalLine:
    return TotalLine(item.breakdown, item.stated or 0, item.counted)


def _read(reading: Reading, request: ImportRequest) -> tuple[list[FigureRow], list[RowProblem]]:
    received = open_received("statistics", reading, mapping=request.mapping)
    rows, problems = [], []
    for frame in received.parts():
        for cells in frame.iter_rows(named=True):
            found = read_row(int(cells.pop("row")), cells, codes=request.codes)
            if isinstance(found, FigureRow):
                rows.append(found)
            else:
                problems.append(found)
    for sift in (without_repeats, standing.without_lost_totals):
        rows, refused = sift(rows)
        problems += refused
    return rows, [
        RowProblem(reading.sheet, one.row, one.column, one.code, one.problem) for one in problems
    ]


@dataclass(frozen=True)
class _Read:
    """What a file of figures holds."""

    rows: list[FigureRow]
    problems: list[RowProblem]
    checked: list[Breakdown]
    digest: str
    unchanged: int


def _store(read: _Read, request: ImportRequest, reading: Reading, *, by: Actor) -> Batch:
    try:
        with transaction.atomic():
            batch = Batch.objects.create(**_batch_values(read, request, reading, by=by))
            statistics.write(read.rows, batch=batch)
            TotalRow.objects.bulk_create(_total_rows(batch, read.checked))
            audit.record(
                by=by,
                deed="statistics.imported",
                refs=[("batch", str(batch.ref))],
                facts={"rows": len(read.rows), "final": request.is_final},
            )
    except IntegrityError as twice:
        raise Refused(BEING_IMPORTED) from twice
    statistics_queries.forget()
    return batch


def _batch_values(
    read: _Read, request: ImportRequest, reading: Reading, *, by: Actor
) -> dict[str, Any]:
    final = request.is_final
    return {
        "kind": "statistics",
        "state": Batch.State.FINAL if final else Batch.State.PROVISIONAL,
        "file_name": request.file_name[:255],
        "file_sha256": read.digest,
        "sheet": request.sheet,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "source_name": request.source_name[:160],
        "rows": len(read.rows) + read.unchanged + len(read.problems),
        "unchanged": read.unchanged,
        "accepted": len(read.rows) + read.unchanged,
        "rejected": len(read.problems),
        "reconciled": all(item.closing not in standing.NOT_MET for item in read.checked),
        "received_at": by.now,
        "received_by": by.login,
        "finalised_at": by.now if final else None,
        "finalised_by": by.login if final else "",
    }


def _total_rows(batch: Batch, checked: list[Breakdown]) -> list[TotalRow]:
    """Return whole-number totals; a breakdown printed in part states nothing to meet."""
    return [
        TotalRow(
            batch=batch,
            group=item.breakdown[:200],
            stated=item.stated or 0,
            counted=item.counted,
            origin="breakdown",
        )
        for item in checked
        if item.closing is not Closing.PARTIAL
    ]


def clear(batch: Batch) -> None:
    """Delete the printed figures of a batch that is withdrawn."""
    if batch.kind == "statistics":
        statistics.clear(batch)


def forget(batch: Batch) -> None:
    """Drop what was worked out from figures, when a batch of figures changed."""
    if batch.kind == "statistics":
        statistics_queries.forget()


def is_unmet(batch: Batch) -> bool:
    """Say whether a batch of figures holds a breakdown that does not meet its stated total."""
    return batch.kind == "statistics" and bool(standing.unmet(batch))
