"""Tables of people's ways: placements and their stages, movements, identities, services."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
from django.conf import settings
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from sasando.analysis.extracts import people
from sasando.analysis.extracts.codes import coded
from sasando.analysis.extracts.reading import Columns, Kind, read
from sasando.domain.indicators import dimensions
from sasando.domain.indicators.tables import Table
from sasando.foundation.sources.models import counted_batch_q
from sasando.library.places import queries as places
from sasando.library.terms import queries as lists
from sasando.records.cases.queries import hidden_deaths
from sasando.records.movements.models import Movement
from sasando.records.placements.models import PaperCheck, Placement, Service, StageEvent
from sasando.records.workers.models import Identity

OWN = "own"
YES, NO = "yes", "no"
IDS_AT_A_TIME = 500
DISTRICT = 8


@dataclass(frozen=True)
class Asked:
    """The day of the snapshot, and what reference lists say of codes."""

    as_of: date
    islands: Mapping[str, str]
    main_stages: frozenset[str]


def asked(as_of: date) -> Asked:
    """Return what the tables need to know beside the rows."""
    stages = lists.terms("placement_stages").values()
    main = frozenset(stage.code for stage in stages if stage.group == "main")
    return Asked(as_of, places.regency_islands(), main)


def yes_no(condition: Q) -> Case:
    """Return an expression that answers yes or no."""
    return Case(
        When(condition, then=Value(YES)), default=Value(NO), output_field=CharField(max_length=3)
    )


def text(*names: str, **expressions: Any) -> dict[str, tuple[Any, Kind]]:
    """Return columns of codes; a name may reach over: `job=placement__job`."""
    return _of(Kind.TEXT, names, expressions)


def days(*names: str, **expressions: Any) -> dict[str, tuple[Any, Kind]]:
    """Return columns of days."""
    return _of(Kind.DAY, names, expressions)


def whole(*names: str, **expressions: Any) -> dict[str, tuple[Any, Kind]]:
    """Return columns of whole numbers."""
    return _of(Kind.WHOLE, names, expressions)


def moments(*names: str, **expressions: Any) -> dict[str, tuple[Any, Kind]]:
    """Return columns of moments."""
    return _of(Kind.MOMENT, names, expressions)


def _of(
    kind: Kind, names: Iterable[str], expressions: Mapping[str, Any]
) -> dict[str, tuple[Any, Kind]]:
    return {name: (name, kind) for name in names} | {
        name: (source, kind) for name, source in expressions.items()
    }


def local_days(*names: str) -> list[pl.Expr]:
    """Return moments as days of the office's zone."""
    zone = ZoneInfo(settings.OFFICE_ZONE).key
    return [pl.col(name).dt.convert_time_zone(zone).dt.date() for name in names]


def _who(to: str) -> dict[str, tuple[Any, Kind]]:
    """Return whom a row is about; `to` leads from the row to the identity."""
    return (
        whole(person=f"{to}person")
        | days(born=f"{to}born_to")
        | text(sex=f"{to}sex", education=f"{to}education")
    )


def _ready(
    frame: pl.DataFrame, *, first: str | tuple[str, ...], on: tuple[str, ...], by: Asked
) -> pl.DataFrame:
    """Drop what is later than the day, then turn persons into pseudonyms and ages into bands."""
    kept = people.until(frame, by.as_of, first=first)
    year = pl.coalesce(*(pl.col(name) for name in on), pl.lit(by.as_of)).dt.year()
    years = kept.select(year.cast(pl.Int64).alias("year"))["year"]
    return people.with_places(kept, islands=by.islands).with_columns(
        people.pseudonyms(kept["person"], years=years),
        people.age_bands(kept, on=on, as_of=by.as_of),
    )


def abroad(frame: pl.DataFrame) -> pl.Series:
    """Return the region of each row's country."""
    return coded(frame["country"], dimensions.country_region).alias("country_region")


def district(to: str) -> Case:
    """Return an expression of the district of an identity, by its own code or its village's."""
    village = Substr(f"{to}village_code", 1, DISTRICT)
    own = When(**{f"{to}district_code": "", "then": village})
    return Case(own, default=F(f"{to}district_code"), output_field=CharField())


def within_regency(frame: pl.DataFrame) -> pl.Series:
    """Return each row's district where it lies in the row's regency, else nothing."""
    found, regency = (
        pl.col(name).cast(pl.String) for name in ("origin_district", "origin_regency")
    )
    inside = found.str.starts_with(regency + ".") & (regency != "")
    return frame.select(pl.when(inside).then(found).otherwise(pl.lit("")).alias("origin_district"))[
        "origin_district"
    ]


def _job(frame: pl.DataFrame) -> pl.Series:
    return coded(frame["scheme"], dimensions.scheme_group).alias("scheme_group")


def placements(by: Asked) -> pl.DataFrame:
    """Return one row for each placement that stands."""
    rows = Placement.objects.filter(counted_batch_q(), is_current=True)
    # A row that somebody typed without an office was served here; a received table is silent.
    typed = Q(serving_office="", batch__isnull=True)
    office = Case(
        When(typed, then=Value(OWN)), default=F("serving_office"), output_field=CharField()
    )
    frame = read(
        rows,
        text("country", "job", "sector", "employer_type", "origin_regency", "procedural", "scheme")
        | text("stage", serving_office=office, sisko=yes_no(~Q(sisko_no="")))
        | days("registered_on", "departed_on", "ended_on", "stage_on")
        | whole("contract_months", number="id")
        | _who("identity__"),
    )
    first = ("registered_on", "departed_on", "ended_on")
    late = frame.filter(pl.col("stage_on") > by.as_of)["number"]
    kept = _ready(frame, first=first, on=("departed_on", "registered_on"), by=by)
    told = _with_stages(kept, late=late, by=by)
    return told.with_columns(abroad(told), _job(told))


def _with_stages(frame: pl.DataFrame, *, late: pl.Series, by: Asked) -> pl.DataFrame:
    """Put back stages that were reached later, and tell of the lost where they stood last.

    Few placements have either, so their stages are read apart.
    """
    is_lost = pl.col("departed_on").is_null() & pl.col("ended_on").is_not_null()
    lost = frame.filter(is_lost)["number"]
    events = _stages_of(sorted({*late.to_list(), *lost.to_list()}), by=by)
    main = events.filter(pl.col("stage").is_in(sorted(by.main_stages)))
    joined = frame.with_columns(pl.col("stage").cast(pl.String)).join(
        _last(events, "then"), on="number", how="left", maintain_order="left"
    )
    joined = joined.join(_last(main, "last_main"), on="number", how="left", maintain_order="left")
    then = pl.col("then").fill_null("")
    stage = pl.when(pl.col("number").is_in(late.implode())).then(then).otherwise(pl.col("stage"))
    told = joined.with_columns(stage.alias("stage"))
    side = ~pl.col("stage").is_in(sorted(by.main_stages))
    return told.with_columns(
        pl.when(is_lost)
        .then(pl.col("last_main").fill_null(""))
        .otherwise(pl.lit(""))
        .alias("last_stage"),
        pl.when(is_lost & side).then(pl.col("stage")).otherwise(pl.lit("")).alias("loss"),
    )


def _last(events: pl.DataFrame, name: str) -> pl.DataFrame:
    return events.group_by("number").agg(pl.col("stage").last().alias(name))


def _stages_of(numbers: list[int], *, by: Asked) -> pl.DataFrame:
    """Return the stages that some placements had reached by the day, oldest first."""
    found: list[tuple[int, str, date, int]] = []
    for at in range(0, len(numbers), IDS_AT_A_TIME):
        rows = StageEvent.objects.filter(
            placement__in=numbers[at : at + IDS_AT_A_TIME],
            withdrawn_at__isnull=True,
            reached_on__lte=by.as_of,
        )
        found += rows.values_list("placement", "stage", "reached_on", "id")
    schema = {"number": pl.Int64, "stage": pl.String, "day": pl.Date, "at": pl.Int64}
    return pl.DataFrame(found, schema=schema, orient="row").sort("day", "at")


def movements(by: Asked) -> pl.DataFrame:
    """Return one row for each departure or return; no death that a family was not told of."""
    untold = Q(kind="deceased", identity__person__ref__in=hidden_deaths())
    rows = Movement.objects.filter(counted_batch_q()).exclude(untold)
    frame = read(
        rows,
        text("direction", "kind", "procedural", "country", "origin_province", "origin_regency")
        | text("manifest_category", "depot", "node", job="placement__job")
        | text(sector="placement__sector")
        | text(origin_district=district("identity__"))
        | days("departed_on", "died_on", "arrived_on", "handed_over_on", "buried_on")
        | _who("identity__"),
    )
    on = ("arrived_on", "died_on", "departed_on")
    kept = _ready(frame, first=on, on=on, by=by)
    return kept.with_columns(
        abroad(kept),
        within_regency(kept),
        known("handed_over_on").alias("handed_over"),
        known("buried_on").alias("buried"),
        between("died_on", "arrived_on").alias("days_to_arrival"),
        between("arrived_on", "handed_over_on").alias("days_to_handover"),
    )


def known(name: str) -> pl.Expr:
    """Return yes where a day is known, else no."""
    return answer(pl.col(name).is_not_null())


def answer(condition: pl.Expr) -> pl.Expr:
    """Return yes or no for a condition."""
    return pl.when(condition).then(pl.lit(YES)).otherwise(pl.lit(NO))


def between(first: str, last: str) -> pl.Expr:
    """Return whole days between two days; null when one is unknown or they stand in no order."""
    found = (pl.col(last) - pl.col(first)).dt.total_days()
    return pl.when(found >= 0).then(found)


def identities(by: Asked) -> pl.DataFrame:
    """Return one row for each identity in the registry."""
    rows = Identity.objects.filter(counted_batch_q())
    frame = read(
        rows,
        text("nik_status", origin_regency="regency_code")
        | text(source=_typed_or_received(), has_village=yes_no(~Q(village_code="")))
        | text(has_birth=yes_no(Q(born_from__isnull=False)))
        | moments(recorded_on="recorded_at")
        | _who(""),
    )
    frame = frame.with_columns(local_days("recorded_on"))
    return _ready(frame, first="recorded_on", on=("recorded_on",), by=by)


def _typed_or_received() -> Case:
    return Case(
        When(batch__isnull=True, then=Value("typed")),
        default=Value("received"),
        output_field=CharField(),
    )


def services(by: Asked) -> pl.DataFrame:
    """Return one row for each service of the counter."""
    frame = read(
        Service.objects.filter(counted_batch_q("identity__batch")),
        text("kind", "state", origin_regency="identity__regency_code")
        | text(has_placement=yes_no(Q(placement__isnull=False)))
        | days("served_on", "attended_on")
        | _who("identity__"),
    )
    return _ready(frame, first="served_on", on=("served_on",), by=by)


def stages(by: Asked) -> pl.DataFrame:
    """Return one row for each stage that a placement reached."""
    rows = StageEvent.objects.filter(withdrawn_at__isnull=True)
    return _of_placement(rows, text("stage") | days("reached_on"), day="reached_on", by=by)


def papers(by: Asked) -> pl.DataFrame:
    """Return one row for each required paper that an officer looked at."""
    columns = text("state", paper="rule") | days("checked_on")
    return _of_placement(PaperCheck.objects.all(), columns, day="checked_on", by=by)


def _of_placement(rows: "QuerySet[Any]", columns: Columns, *, day: str, by: Asked) -> pl.DataFrame:
    counted = rows.filter(counted_batch_q("placement__batch"), placement__is_current=True)
    told = ("country", "job", "sector", "employer_type", "origin_regency", "scheme")
    frame = read(
        counted,
        dict(columns)
        | text(**{name: f"placement__{name}" for name in told})
        | _who("placement__identity__"),
    )
    kept = _ready(frame, first=day, on=(day,), by=by)
    return kept.with_columns(abroad(kept), _job(kept))


TABLES: Mapping[Table, Callable[[Asked], pl.DataFrame]] = {
    Table.PLACEMENTS: placements,
    Table.MOVEMENTS: movements,
    Table.IDENTITIES: identities,
    Table.SERVICES: services,
    Table.STAGES: stages,
    Table.PAPERS: papers,
}
