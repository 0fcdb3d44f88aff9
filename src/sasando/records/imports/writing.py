"""Writes the accepted rows of one part, each kind in its own way."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.models import Batch
from sasando.records.cases.receiving import ComplaintRow
from sasando.records.imports import complaints
from sasando.records.imports.models import ReviewItem
from sasando.records.imports.outcome import RowProblem
from sasando.records.movements import intake as movements
from sasando.records.placements import intake as placements
from sasando.records.workers import intake as workers

OTHER_PERSON = Words(
    id="ID PMI ini sudah dipakai orang lain: nama dan NIK-nya berbeda. Periksa nomornya.",
    en="This ID PMI already belongs to someone else: name and NIK differ. Check number or person.",
)
NIK_OTHER_NAME = "nik_other_name"


@dataclass(frozen=True)
class Part:
    """Clean rows of one part, and the digests of their source rows, in one order."""

    clean: pl.DataFrame
    hashes: list[bytes]


@dataclass(frozen=True)
class Written:
    """What one part became; complaints wait until the whole table shows."""

    accepted: int
    review: int
    problems: list[RowProblem]
    complaints: list[ComplaintRow] = field(default_factory=list)


def write_part(
    part: Part, *, batch: Batch, sheet: str, arrived_on: date | None, by: Actor
) -> Written:
    """Write one part in the caller's transaction; nothing of it shows before the batch does."""
    part, supersedes, persons, problems = _revisions(part, batch=batch, sheet=sheet)
    if not part.clean.height:
        return Written(0, 0, problems)
    rows = _source_rows(part, batch=batch, sheet=sheet)
    identities = workers.write_identities(rows, persons=persons, by=by)
    if batch.kind == "placements":
        placements.write_placements(rows, identities=identities, supersedes=supersedes, by=by)
    elif batch.kind == "deportees":
        movements.write_deportees(rows, identities=identities, arrived_on=arrived_on, by=by)
    elif batch.kind == "deaths":
        movements.write_deaths(rows, identities=identities, by=by)
    review = _to_review(rows, identities, batch=batch)
    reported = complaints.rows_of(rows, identities, by=by) if batch.kind == "complaints" else []
    return Written(part.clean.height, review, problems, reported)


def _source_rows(part: Part, *, batch: Batch, sheet: str) -> workers.SourceRows:
    columns: dict[str, list[Any]] = {
        name: part.clean[name].to_list() for name in part.clean.columns if name != "tokens"
    }
    return workers.SourceRows(
        columns=columns,
        tokens=part.clean["tokens"].to_list(),
        rows=columns["row"],
        hashes=part.hashes,
        sheet=sheet,
        batch=batch,
    )


def _revisions(
    part: Part, *, batch: Batch, sheet: str
) -> tuple[Part, list[int | None], list[int | None], list[RowProblem]]:
    """Set rows whose ID PMI stands with its person; refuse those of another person."""
    count = part.clean.height
    nothing: list[int | None] = [None] * count
    if batch.kind != "placements" or not count:
        return part, nothing, nothing, []
    numbers = part.clean["id_pmi"].to_list()
    standing = placements.standing([number for number in numbers if number])
    if not standing:
        return part, nothing, nothing, []
    chosen: list[tuple[int, int | None, int | None]] = []
    problems = []
    niks = workers.nik_indexes(part.clean["nik"].to_list())
    keys = part.clean["name_key"].to_list()
    for at, number in enumerate(numbers):
        old = standing.get(number) if number else None
        if old is None:
            chosen.append((at, None, None))
        elif old[2] == keys[at] or (old[3] is not None and old[3] == niks[at]):
            chosen.append((at, old[0], old[1]))
        else:
            row = int(part.clean["row"][at])
            problems.append(RowProblem(sheet, row, "id_pmi", "id_pmi_other_person", OTHER_PERSON))
    kept = [at for at, _, _ in chosen]
    fewer = Part(part.clean[kept], [part.hashes[at] for at in kept])
    return fewer, [old for _, old, _ in chosen], [person for *_, person in chosen], problems


def _to_review(
    rows: workers.SourceRows, identities: workers.WrittenIdentities, *, batch: Batch
) -> int:
    """Queue rows whose NIK stands under another name: a person decides, nothing is overwritten."""
    own = [index for index in identities.nik_indexes if index is not None]
    standing = workers.standing_niks(own, except_batch=batch) if own else {}
    items = []
    keys = rows.columns["name_key"]
    for pk, index, key in zip(identities.ids, identities.nik_indexes, keys, strict=True):
        old = standing.get(index) if index is not None else None
        if old is not None and old[1] != key:
            items.append(
                ReviewItem(batch=batch, identity_id=pk, existing_id=old[0], code=NIK_OTHER_NAME)
            )
    ReviewItem.objects.bulk_create(items, batch_size=500)
    return len(items)
