"""Reads imports: what stands, what was refused, what a person should look at."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import polars as pl
from django.db.models import QuerySet

from sasando.domain.reconciliation import problems as codes
from sasando.domain.reconciliation.totals import TotalLine
from sasando.domain.values.words import Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import sealing
from sasando.foundation.sources.models import Batch
from sasando.foundation.sources.reading.table import Reading
from sasando.records.cases.receiving import COMPLAINT_COLUMNS, complaint_columns
from sasando.records.imports.counting import Counts
from sasando.records.imports.models import Received, RejectedRow, ReviewItem
from sasando.records.imports.models import TotalLine as TotalRow
from sasando.records.imports.outcome import Outcome, RowProblem
from sasando.records.movements.models import Movement
from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity

FINAL_GAP = Words(
    id="Belum bisa final: ada jumlah tertulis yang tidak bertemu dengan isi tabel.",
    en="Not final yet: a stated total does not meet the rows.",
)
# Rows or ranges that a warning names before it goes on with "…".
LISTED = 5
# Code of the reader (`Reading.warnings`) → words; the places are what such a warning carries.
FILE_WARNINGS: Mapping[str, Words] = MappingProxyType(
    {
        "sheets_hidden": Words(
            id="Lembar tersembunyi tidak dibaca: {sheets}.",
            en="Hidden sheets were not read: {sheets}.",
        ),
        "rows_hidden": Words(
            id="Baris tersembunyi ikut dibaca: {count}. Tampilkan di berkas asal dan periksa.",
            en="Hidden rows were read too: {count}. Unhide them in the source file and check.",
        ),
        "columns_hidden": Words(
            id="Kolom tersembunyi ikut dibaca. Tampilkan di berkas asal dan periksa.",
            en="Hidden columns were read too. Unhide them in the source file and check.",
        ),
        "formulas_read": Words(
            id="Sel berisi rumus: {count}. Yang dibaca adalah hasil yang terakhir tersimpan.",
            en="Cells with a formula: {count}. What was last saved as their result was read.",
        ),
        "cells_merged": Words(
            id="Sel gabungan: {count} ({ranges}). Isinya hanya dibaca di sel pertama.",
            en="Merged cells: {count} ({ranges}). Their text was read in the first cell only.",
        ),
        "rows_too_wide": Words(
            id="Baris dengan sel lebih banyak daripada biasanya: {count} (baris {rows}). Periksa "
            "tanda pemisah di baris itu; isinya mungkin bergeser.",
            en="Rows with more cells than usual: {count} (rows {rows}). Check the separators "
            "there; their cells may have moved.",
        ),
        "links_ignored": Words(
            id="Tautan ke berkas lain diabaikan.",
            en="Links to other files were ignored.",
        ),
        "encoding_mixed": Words(
            id="Berkas memakai dua penyandian huruf. Periksa huruf beraksen pada nama.",
            en="The file mixes two encodings. Check accented letters in names.",
        ),
    }
)


def batches(actor: Actor) -> QuerySet[Batch]:
    """Return batches that the asker may list, newest first; none without the right."""
    if not policy.may(actor, "imports.view"):
        return Batch.objects.none()
    return Batch.objects.exclude(state=Batch.State.CLEARED).order_by("-id")


def batch_for(ref: UUID, *, actor: Actor) -> Batch | None:
    """Return one batch, else None."""
    return batches(actor).filter(ref=ref).first()


def standing_batch(kind: str, digest: str, sheet: str) -> Batch | None:
    """Return the batch of the same file that stands or is being received, else None."""
    states = (Batch.State.RECEIVING, Batch.State.PROVISIONAL, Batch.State.FINAL)
    return Batch.objects.filter(
        kind=kind, file_sha256=digest, sheet=sheet, state__in=states
    ).first()


def total_lines(batch: Batch) -> tuple[TotalLine, ...]:
    """Return stated beside counted totals of a batch."""
    rows = TotalRow.objects.filter(batch=batch).order_by("id")
    return tuple(TotalLine(row.group, _whole(row.stated), _whole(row.counted)) for row in rows)


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value.normalize()


def rejected_rows(batch: Batch) -> tuple[RowProblem, ...]:
    """Return why rows of a batch were not taken, by row."""
    rows = RejectedRow.objects.filter(batch=batch).order_by("row", "id")
    return tuple(
        RowProblem(row.sheet, row.row, row.column, row.code, codes.words_of(row.code))
        for row in rows
    )


def rejected_cells(batch: Batch) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield (row, problems in words, cells) of rejected rows, for the file that goes back."""
    dek = sealing.open_subject_key(batch.ref)
    aad = sealing.aad(RejectedRow._meta.db_table, "cells", str(batch.ref))
    whys: dict[int, list[str]] = {}
    for row in RejectedRow.objects.filter(batch=batch).order_by("row", "id"):
        whys.setdefault(row.row, []).append(row.problem)
    for row in RejectedRow.objects.filter(batch=batch, cells_sealed__isnull=False).order_by("row"):
        text = sealing.unseal(dek, bytes(row.cells_sealed or b""), aad)
        pairs = (item.split("\x1e", 1) for item in text.split("\x1f"))
        yield row.row, " ".join(whys[row.row]), {pair[0]: pair[-1] for pair in pairs}


def reviews(actor: Actor) -> QuerySet[ReviewItem]:
    """Return open rows to look at."""
    shown = ReviewItem.objects.visible_to(actor).filter(state=ReviewItem.State.OPEN)
    return shown.select_related("batch", "identity__person", "existing__person").order_by("id")


def review_for(ref: UUID, *, actor: Actor) -> ReviewItem | None:
    """Return one open row to look at, else None."""
    return reviews(actor).filter(ref=ref).first()


def outcome_of(
    batch: Batch, *, already_imported: bool = False, refused: Words | None = None
) -> Outcome:
    """Return what became of a batch, as it stands now."""
    rejected = rejected_rows(batch)
    return Outcome(
        batch=str(batch.ref),
        state=batch.state,
        file_sha256=batch.file_sha256,
        rows=batch.rows,
        accepted=batch.accepted,
        unchanged=batch.unchanged,
        rejected=rejected,
        rejected_rows=batch.rejected,
        warnings=(),
        totals=total_lines(batch),
        reconciled=all(line.closes for line in total_lines(batch)),
        already_imported=already_imported,
        review=ReviewItem.objects.filter(batch=batch).count(),
        refused=refused,
    )


def count_rows(batch: Batch) -> Counts:
    """Return the counts of a batch's rows as they stand in the store."""
    counts = Counts()
    if batch.kind == "placements":
        names = {"regency_code": "origin_regency", "country": "country", "scheme": "scheme"}
        rows = Placement.objects.filter(batch=batch).values_list(*names.values(), "identity__sex")
        counts.add(_frame([*names, "sex"], list(rows)))
    elif batch.kind in ("deportees", "deaths"):
        names = {
            "regency_code": "origin_regency",
            "province": "origin_province",
            "category": "manifest_category",
            "country": "country",
            "offence": "offence",
            "depot": "depot",
        }
        moved = Movement.objects.filter(batch=batch).values_list(*names.values(), "identity__sex")
        counts.add(_frame([*names, "sex"], list(moved)))
    elif batch.kind == "complaints":
        counts.add(_frame(list(COMPLAINT_COLUMNS), complaint_columns(batch)))
    else:
        people = Identity.objects.filter(batch=batch).values_list("regency_code", "sex")
        counts.add(_frame(["regency_code", "sex"], list(people)))
    return counts


def _frame(names: list[str], rows: list[tuple[str, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def file_warnings(reading: Reading) -> tuple[Words, ...]:
    """Return what to know of a file that was read, in the order in which the reader told it."""
    return tuple(_told(warning) for warning in reading.warnings)


def _told(warning: Mapping[str, Any]) -> Words:
    """Return one warning of the reader in words; a code without words reads as itself."""
    code = str(warning["code"])
    words = FILE_WARNINGS.get(code, Words(id=code, en=code))
    listed = {name: _first(warning.get(name, ())) for name in ("rows", "ranges")}
    sheets = ", ".join(str(name) for name in warning.get("sheets", ()))
    return words.format(count=warning.get("count", 0), sheets=sheets, **listed)


def _first(found: Sequence[object]) -> str:
    more = ", …" if len(found) > LISTED else ""
    return ", ".join(str(item) for item in found[:LISTED]) + more


def waiting(actor: Actor) -> QuerySet[Received]:
    """Return uploaded files that wait or are being taken in, newest first."""
    if not policy.may(actor, "imports.view"):
        return Received.objects.none()
    states = (Received.State.WAITING, Received.State.WORKING)
    return Received.objects.filter(state__in=states).order_by("-id")


def received_for(ref: UUID, *, actor: Actor) -> Received | None:
    """Return one uploaded file, else None."""
    if not policy.may(actor, "imports.view"):
        return None
    return Received.objects.filter(ref=ref).select_related("batch").first()
