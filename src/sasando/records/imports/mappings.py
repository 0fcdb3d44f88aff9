"""Remembers which heading of a source means which column, for its next file."""

from collections.abc import Mapping
from hashlib import sha256

from sasando.domain.reconciliation.headings import normalise_heading
from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.reading.table import Reading
from sasando.records.imports.models import ColumnMapping
from sasando.records.imports.outcome import ImportRequest


def for_source(request: ImportRequest, reading: Reading) -> Mapping[str, str]:
    """Return the mapping given, else the newest one of this source that fits the file."""
    if request.mapping or not request.source_name:
        return request.mapping
    present = {normalise_heading(cell) for _, cells in reading.head() for cell in cells}
    saved = ColumnMapping.objects.filter(kind=request.kind, source_name=request.source_name)
    for row in saved.order_by("-saved_at"):
        if all(normalise_heading(heading) in present for heading in row.columns):
            return dict(row.columns)
    return {}


def remember(request: ImportRequest, *, by: Actor) -> None:
    """Keep a mapping that worked, in the caller's transaction."""
    if not request.mapping or not request.source_name:
        return
    headings = sorted(normalise_heading(heading) for heading in request.mapping)
    ColumnMapping.objects.update_or_create(
        kind=request.kind,
        source_name=request.source_name,
        signature=sha256("\n".join(headings).encode()).hexdigest(),
        defaults={"columns": dict(request.mapping), "saved_at": by.now, "saved_by": by.login},
    )


def head_cells(reading: Reading, *, rows: int = 6) -> list[tuple[int, list[str]]]:
    """Return the first filled rows, for a person who tells what the columns mean."""
    return [(number, [cell[:60] for cell in cells]) for number, cells in reading.head()[:rows]]
