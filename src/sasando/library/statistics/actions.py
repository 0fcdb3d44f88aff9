"""Takes in printed figures: from the shipped file, or from a file that an office imports."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from sasando.foundation.sources.models import Batch
from sasando.library.places.reference import load_changed, rows, settle
from sasando.library.statistics import queries
from sasando.library.statistics.models import PrintedFigure, Publication
from sasando.library.statistics.rows import FigureRow, read_row

DATA = Path(__file__).with_name("data") / "published_figures.csv"
FIRST_ROW = 2
# What a figure tells, by column of the file and field of the table; the rest is remarks on it.
TOLD = {
    "indicator": "indicator",
    "area_code_kemendagri": "area_code",
    "dimension": "dimension",
    "unit": "unit",
    "breakdown_id": "breakdown",
    "total_id": "total",
}


def load_reference(now: datetime) -> int:
    """Load the shipped figures when the file changed.

    What the office edited, or took in itself under the same id, stays; the file's values are
    offered beside it.
    """
    loaded = load_changed([(DATA, _load)], now=now)
    if loaded:
        queries.forget()
    return len(loaded)


def _load(path: Path) -> None:
    found = [read_row(number, cells) for number, cells in enumerate(rows(path), FIRST_ROW)]
    figures = [row for row in found if isinstance(row, FigureRow)]
    publications = _publications(figures, refresh=True)
    shipped = {
        (row.texts["id"],): {**_values(row, publications), "source_row": row.number}
        for row in figures
    }
    settle(
        PrintedFigure.objects.select_related("publication"),
        shipped,
        key=["figure"],
        is_kept=lambda row: row.office_edited or row.batch_id is not None,
    )


def write(figures: Iterable[FigureRow], *, batch: Batch) -> None:
    """Write figures that do not stand yet, in the caller's transaction.

    Raises IntegrityError when one was written meanwhile: nothing that stands is changed.
    """
    found = list(figures)
    publications = _publications(found, refresh=False)
    PrintedFigure.objects.bulk_create(
        [
            PrintedFigure(
                figure=row.texts["id"],
                **_values(row, publications),
                batch=batch,
                source_row=row.number,
            )
            for row in found
        ],
        batch_size=400,
    )


class Stands(Enum):
    """How a figure of the same id stands in the store already."""

    SAME = "same"
    OTHERWISE = "figure_says_otherwise"
    PROVISIONAL = "figure_waits_in_another_import"


def standing(figures: Sequence[FigureRow]) -> dict[str, Stands]:
    """Return printed id → how it stands, for those of `figures` that are in the store."""
    codes = [row.texts["id"] for row in figures]
    kept = PrintedFigure.objects.filter(figure__in=codes).select_related("batch")
    rows = {row.figure: row for row in kept}
    return {
        row.texts["id"]: _stands(row, rows[row.texts["id"]])
        for row in figures
        if row.texts["id"] in rows
    }


def _stands(row: FigureRow, old: PrintedFigure) -> Stands:
    if old.batch is not None and old.batch.state != Batch.State.FINAL:
        return Stands.PROVISIONAL
    days = (row.period_start, row.period_end) == (old.period_start, old.period_end)
    told = [row.value, *(row.texts[name] for name in TOLD)]
    kept = [old.value, *(getattr(old, name) for name in TOLD.values())]
    return Stands.SAME if days and told == kept else Stands.OTHERWISE


def clear(batch: Batch) -> None:
    """Delete the figures of a batch that is withdrawn."""
    PrintedFigure.objects.filter(batch=batch).delete()
    queries.forget()


def _publications(found: Sequence[FigureRow], *, refresh: bool) -> dict[str, Publication]:
    """Return code → publication, adding those not known; only the shipped file may refresh one."""
    firsts: dict[str, FigureRow] = {}
    for row in found:
        firsts.setdefault(_code(row), row)
    standing = Publication.objects.filter(code__in=list(firsts))
    known = set() if refresh else set(standing.values_list("code", flat=True))
    told = {
        (code,): {
            "publisher": row.texts["publisher"],
            "source": row.texts["source"],
            "source_date": row.source_date,
        }
        for code, row in firsts.items()
        if code not in known
    }
    settle(standing, told, key=["code"], is_kept=lambda _: False)
    return {row.code: row for row in standing.all()}


def _code(row: FigureRow) -> str:
    return row.texts["publication_id"] or row.texts["id"]


def _values(row: FigureRow, publications: dict[str, Publication]) -> dict[str, Any]:
    text = row.texts
    return {
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
