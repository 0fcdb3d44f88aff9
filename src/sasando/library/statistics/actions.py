"""Takes in printed figures: from the shipped file, or from a file that an office imports."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from sasando.foundation.sources.models import Batch
from sasando.library.places.reference import changed, remember, rows
from sasando.library.statistics import queries
from sasando.library.statistics.models import PrintedFigure, Publication
from sasando.library.statistics.rows import FigureRow, read_row

DATA = Path(__file__).with_name("data") / "published_figures.csv"
FIRST_ROW = 2


def load_reference(now: datetime) -> int:
    """Load the shipped figures when the file changed; an office's edit is only offered the new."""
    digest = changed(DATA)
    if digest is None:
        return 0
    with transaction.atomic():
        found = (read_row(number, cells) for number, cells in enumerate(rows(DATA), FIRST_ROW))
        write([row for row in found if isinstance(row, FigureRow)], batch=None)
        remember(DATA, digest, now=now)
    queries.forget()
    return 1


def write(figures: Iterable[FigureRow], *, batch: Batch | None) -> None:
    """Write figures by their printed id, in the caller's transaction."""
    found = list(figures)
    publications = _publications(found)
    edited = set(PrintedFigure.objects.filter(office_edited=True).values_list("figure", flat=True))
    fresh = [row for row in found if row.texts["id"] not in edited]
    names = [name for name in _values(found[0], publications) if name != "figure"] if found else []
    PrintedFigure.objects.bulk_create(
        [
            PrintedFigure(**_values(row, publications), batch=batch, source_row=row.number)
            for row in fresh
        ],
        update_conflicts=True,
        unique_fields=["figure"],
        update_fields=[*names, "batch", "source_row"],
        batch_size=400,
    )
    for row in found:
        if row.texts["id"] in edited:
            PrintedFigure.objects.filter(figure=row.texts["id"]).update(offered=dict(row.texts))


def standing(figures: Sequence[FigureRow]) -> dict[str, bool]:
    """Return printed id → whether it says the same, for those of `figures` that stand already."""
    codes = [row.texts["id"] for row in figures]
    rows = {row.figure: row for row in PrintedFigure.objects.filter(figure__in=codes)}
    same: dict[str, bool] = {}
    for row in figures:
        old = rows.get(row.texts["id"])
        if old is not None:
            told = (row.value, row.texts["indicator"], row.texts["dimension"])
            kept = (old.value, old.indicator, old.dimension)
            days = (row.period_start, row.period_end) == (old.period_start, old.period_end)
            same[old.figure] = told == kept and days
    return same


def clear(batch: Batch) -> None:
    """Delete the figures of a batch that is withdrawn."""
    PrintedFigure.objects.filter(batch=batch).delete()
    queries.forget()


def _publications(found: Sequence[FigureRow]) -> dict[str, Publication]:
    firsts: dict[str, FigureRow] = {}
    for row in found:
        firsts.setdefault(_code(row), row)
    Publication.objects.bulk_create(
        [
            Publication(
                code=code,
                publisher=row.texts["publisher"][:120],
                source=row.texts["source"][:300],
                source_date=row.source_date,
            )
            for code, row in firsts.items()
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["publisher", "source", "source_date"],
        batch_size=400,
    )
    return {row.code: row for row in Publication.objects.filter(code__in=list(firsts))}


def _code(row: FigureRow) -> str:
    return row.texts["publication_id"] or row.texts["id"]


def _values(row: FigureRow, publications: dict[str, Publication]) -> dict[str, Any]:
    text = row.texts
    return {
        "figure": text["id"],
        "publication": publications[_code(row)],
        "indicator": text["indicator"],
        "area_level": text["area_level"],
        "area_code": text["area_code_kemendagri"],
        "period_start": row.period_start,
        "period_end": row.period_end,
        "dimension": text["dimension"],
        "value": row.value,
        "unit": text["unit"],
        "definition": text["definition_as_printed"],
        "publisher": text["publisher"],
        "source": text["source"],
        "source_date": row.source_date,
        "verified": text["verified"],
        "note": text["note"],
        "breakdown": text["breakdown_id"],
        "total": text["total_id"],
        "partial": text["partial"],
    }
