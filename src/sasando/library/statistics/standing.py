"""What follows from the printed figures that count: which totals close, which sources disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from sasando.domain.reconciliation.printed import (
    Breakdown,
    Closing,
    Conflict,
    FigureFacts,
    breakdowns,
    conflicts,
)
from sasando.domain.values.words import Words
from sasando.foundation.sources.models import Batch, counted_batch_q
from sasando.library.places.reference import sha_of
from sasando.library.statistics.models import PrintedFigure
from sasando.library.statistics.rows import FigureRow, RowProblem

SHIPPED = "published_figures.csv"
NOT_MET = (Closing.GAP, Closing.NO_TOTAL)
LOST_TOTAL = Words(
    id="Baris jumlah (total_id) tidak ada di berkas ini maupun di simpanan.",
    en="The row of the total (total_id) is neither in this file nor in the store.",
)


@dataclass(frozen=True)
class WorkedOut:
    """What follows from the figures that count: provisional ones are out."""

    facts: tuple[FigureFacts, ...]
    breakdowns: tuple[Breakdown, ...]
    conflicts: tuple[Conflict, ...]


_Stamp = tuple[str, tuple[tuple[int, datetime | None], ...]]


def worked_out() -> WorkedOut:
    """Return what the rules say of the standing figures; worked out again when they changed."""
    return _work_out(_stamp())


def _stamp() -> _Stamp:
    """Return what changes whenever figures do, in whichever process that happened."""
    final = Batch.objects.filter(kind="statistics", state=Batch.State.FINAL).order_by("id")
    return sha_of(SHIPPED), tuple(final.values_list("id", "finalised_at"))


@lru_cache(maxsize=2)
def _work_out(_: _Stamp) -> WorkedOut:
    facts = tuple(_facts(PrintedFigure.objects.filter(counted_batch_q())))
    return WorkedOut(facts, tuple(breakdowns(facts)), tuple(conflicts(facts)))


def _facts(rows: QuerySet[PrintedFigure]) -> Iterable[FigureFacts]:
    for row in rows.select_related("publication"):
        yield FigureFacts(
            figure=row.figure,
            indicator=row.indicator,
            area=row.area_code,
            starts_on=row.period_start,
            ends_on=row.period_end,
            dimension=row.dimension,
            unit=row.unit,
            value=row.value,
            publication=row.publication.code,
            breakdown=row.breakdown,
            total=row.total,
            is_partial=row.partial == "yes",
        )


def checked(rows: Sequence[FigureRow]) -> list[Breakdown]:
    """Return the breakdowns of rows being imported, each beside its stated total.

    A total that the file does not hold is looked for among the figures that stand already, so
    that a part of a publication is held against the whole.
    """
    facts = [row.facts() for row in rows]
    missing = {row.total for row in facts if row.total} - {row.figure for row in facts}
    standing = [row for row in worked_out().facts if row.figure in missing]
    names_of_file = {row.breakdown for row in facts if row.breakdown}
    found = breakdowns([*facts, *standing])
    return [item for item in found if item.breakdown in names_of_file]


def unmet(batch: Batch) -> list[Breakdown]:
    """Return the breakdowns that would not meet their stated total if a batch were final."""
    facts = tuple(_facts(PrintedFigure.objects.filter(batch=batch)))
    touched = {row.breakdown for row in facts if row.breakdown}
    found = breakdowns([*worked_out().facts, *facts])
    return [item for item in found if item.breakdown in touched and item.closing in NOT_MET]


def without_lost_totals(rows: Sequence[FigureRow]) -> tuple[list[FigureRow], list[RowProblem]]:
    """Return rows whose stated total can be found, and a problem for each other one.

    Without it a part whose total was refused, or never sent, would pass for one that closes.
    """
    known = {row.texts["id"] for row in rows} | {row.figure for row in worked_out().facts}
    kept, problems = [], []
    for row in rows:
        if row.texts["total_id"] and row.texts["total_id"] not in known:
            problems.append(RowProblem(row.number, "total_id", "total_not_found", LOST_TOTAL))
        else:
            kept.append(row)
    return kept, problems


def forget() -> None:
    """Drop what was worked out."""
    _work_out.cache_clear()
