"""Tables of what was received and printed: how good the data are, and what others say."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from django.db.models import Case, CharField, Q, Value, When

from sasando.analysis.extracts import people
from sasando.analysis.extracts.of_people import (
    NO,
    YES,
    Asked,
    days,
    local_days,
    moments,
    text,
    whole,
)
from sasando.analysis.extracts.reading import read
from sasando.domain.indicators.tables import Table
from sasando.foundation.sources.models import LIVE_STATES, Batch, counted_batch_q
from sasando.library.statistics.models import PrintedFigure
from sasando.records.imports.models import RejectedRow, ReviewItem

TENTHOUSANDTHS = 10_000


def imports(by: Asked) -> pl.DataFrame:
    """Return one row for each file that shows its rows, provisional ones included."""
    rows = Batch.objects.filter(state__in=LIVE_STATES)
    frame = read(
        rows,
        text("kind", source="source_name", reconciled=_reconciled())
        | text(state="state")
        | whole("rows", "accepted", "rejected", "unchanged")
        | moments(received_on="received_at", finalised_on="finalised_at"),
    )
    moved = frame.with_columns(local_days("received_on", "finalised_on"))
    kept = people.until(moved, by.as_of, first="received_on")
    # Whatever became final after the day was provisional on it.
    state = pl.col("state").cast(pl.String)
    final = (state == "final") & pl.col("finalised_on").is_not_null()
    return kept.with_columns(
        pl.when(final).then(pl.lit("final")).otherwise(pl.lit("provisional")).alias("state")
    )


def _reconciled() -> Case:
    return Case(
        When(reconciled=True, then=Value(YES)),
        When(reconciled=False, then=Value(NO)),
        default=Value(""),
        output_field=CharField(),
    )


def rejects(by: Asked) -> pl.DataFrame:
    """Return one row for each problem of a row that was not taken in."""
    frame = read(
        RejectedRow.objects.filter(batch__state__in=LIVE_STATES),
        text(kind="batch__kind", problem="code") | moments(received_on="batch__received_at"),
    )
    return _by_receipt(frame, by)


def reviews(by: Asked) -> pl.DataFrame:
    """Return one row for each row that a person has to decide on."""
    frame = read(
        ReviewItem.objects.filter(batch__state__in=LIVE_STATES),
        text("state", kind="batch__kind", problem="code")
        | moments(received_on="batch__received_at", decided_on="decided_at"),
    )
    kept = _by_receipt(frame.with_columns(local_days("decided_on")), by)
    waits = pl.col("decided_on").is_null()
    state = pl.when(waits).then(pl.lit("open")).otherwise(pl.col("state").cast(pl.String))
    return kept.with_columns(state.alias("state"))


def _by_receipt(frame: pl.DataFrame, by: Asked) -> pl.DataFrame:
    moved = frame.with_columns(local_days("received_on"))
    return people.until(moved, by.as_of, first="received_on")


def printed(by: Asked) -> pl.DataFrame:
    """Return one row for each figure that others printed, its value in tenthousandths."""
    known = Q(source_date__isnull=True) | Q(source_date__lte=by.as_of)
    names: dict[str, Any] = {
        "area": "area_code",
        "publication": "publication__code",
        "printed_by": "dimension",
    }
    rows = PrintedFigure.objects.filter(counted_batch_q(), known)
    frame = read(
        rows,
        text("indicator", "figure", "publisher", "source", "unit", "verified", **names)
        | days(printed_on="period_start"),
    )
    values = [
        int(value * TENTHOUSANDTHS) for value in rows.order_by("pk").values_list("value", flat=True)
    ]
    return frame.with_columns(pl.Series("value_tenthousandths", values, dtype=pl.Int64))


TABLES: Mapping[Table, Callable[[Asked], pl.DataFrame]] = {
    Table.IMPORTS: imports,
    Table.REJECTS: rejects,
    Table.REVIEWS: reviews,
    Table.PRINTED: printed,
}
