"""Reads what figures may count: final rows, without names, numbers or stories."""

from datetime import date
from zoneinfo import ZoneInfo

import polars as pl
from django.conf import settings
from django.db.models import QuerySet

from sasando.foundation.sources.models import counted_batch_q
from sasando.records.movements.models import Movement
from sasando.records.placements.models import Placement, Service
from sasando.records.workers.models import Identity

OWN, UNKNOWN = "own", ""
PLACEMENTS = [
    "scheme",
    "country",
    "job",
    "sector",
    "employer_type",
    "registered_on",
    "departed_on",
    "contract_from",
    "contract_months",
    "ended_on",
    "origin_regency",
    "serving_office",
    "procedural",
    "stage",
]
MOVEMENTS = [
    "direction",
    "kind",
    "procedural",
    "country",
    "origin_province",
    "origin_regency",
    "departed_on",
    "died_on",
    "notified_on",
    "arrived_on",
    "handed_over_on",
    "buried_on",
    "manifest_category",
    "depot",
]
SERVICES = ["kind", "state", "served_on", "planned_on", "attended_on"]
IDENTITIES = ["regency_code", "sex", "nik_status"]
DAYS = frozenset(
    [
        "registered_on",
        "departed_on",
        "contract_from",
        "ended_on",
        "died_on",
        "notified_on",
        "arrived_on",
        "handed_over_on",
        "buried_on",
        "served_on",
        "planned_on",
        "attended_on",
        "recorded_on",
    ]
)
WHOLE_NUMBERS = frozenset({"contract_months"})


def tables(*, as_of: date) -> dict[str, pl.DataFrame]:
    """Return each table of a snapshot, rows in a fixed order; days later than `as_of` are dropped.

    A row whose own first day lies later is left out; a later day of an earlier row reads as empty.
    """
    return {
        "placements": _until(_placements(), as_of, first="departed_on"),
        "movements": _until(_movements(), as_of, first="arrived_on"),
        "services": _until(_services(), as_of, first="served_on"),
        "identities": _until(_identities(), as_of, first="recorded_on"),
    }


def provisional_counts() -> dict[str, int]:
    """Return how many rows of each table stand in provisional batches, out of every figure."""
    waiting = {"batch__state": "provisional"}
    return {
        "placements": Placement.objects.filter(**waiting).count(),
        "movements": Movement.objects.filter(**waiting).count(),
        "services": 0,
        "identities": Identity.objects.filter(**waiting).count(),
    }


def _placements() -> pl.DataFrame:
    rows = Placement.objects.filter(counted_batch_q(), is_current=True)
    frame = _frame(rows, [*PLACEMENTS, "identity__sex", "sisko_no", "batch_id"])
    # A row that somebody typed without an office was served here; a received table is silent.
    typed = (pl.col("serving_office") == "") & pl.col("batch_id").is_null()
    return frame.with_columns(
        serving_office=pl.when(typed).then(pl.lit(OWN)).otherwise(pl.col("serving_office")),
        has_sisko=pl.col("sisko_no") != "",
    ).drop("sisko_no", "batch_id")


def _movements() -> pl.DataFrame:
    rows = Movement.objects.filter(counted_batch_q())
    return _frame(rows, [*MOVEMENTS, "identity__sex"])


def _services() -> pl.DataFrame:
    return _frame(Service.objects.all(), [*SERVICES, "identity__sex", "identity__regency_code"])


def _identities() -> pl.DataFrame:
    rows = Identity.objects.filter(counted_batch_q())
    frame = _frame(rows, [*IDENTITIES, "recorded_at"])
    zone = ZoneInfo(settings.OFFICE_ZONE)
    days = [moment.astimezone(zone).date() for moment in frame["recorded_at"].to_list()]
    return frame.drop("recorded_at").with_columns(recorded_on=pl.Series(days, dtype=pl.Date))


def _frame(rows: "QuerySet[object]", names: list[str]) -> pl.DataFrame:  # type: ignore[type-var]
    found = list(rows.order_by("id").values_list(*names))
    schema = {name.removeprefix("identity__"): _kind(name) for name in names}
    return pl.DataFrame(found, schema=schema, orient="row")


def _kind(name: str) -> pl.DataType:
    if name in DAYS:
        return pl.Date()
    if name in WHOLE_NUMBERS or name == "batch_id":
        return pl.Int64()
    return pl.Datetime("us", "UTC") if name == "recorded_at" else pl.String()


def _until(frame: pl.DataFrame, as_of: date, *, first: str) -> pl.DataFrame:
    kept = frame.filter(pl.col(first).is_null() | (pl.col(first) <= as_of))
    later = [
        pl.when(pl.col(name) <= as_of).then(pl.col(name)).alias(name)
        for name in kept.columns
        if name in DAYS
    ]
    return kept.with_columns(later) if later else kept
