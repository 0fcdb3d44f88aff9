"""Tables of outreach: sessions, who came by group, and what was asked by kind; never its words."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from sasando.analysis.extracts import people
from sasando.analysis.extracts.codes import coded
from sasando.analysis.extracts.of_people import Asked, answer, days, text, whole
from sasando.analysis.extracts.reading import read
from sasando.domain.indicators.tables import Table
from sasando.domain.reconciliation.session_words import GROUPS, question_kind
from sasando.foundation.sources.models import Batch, counted_batch_q
from sasando.records.outreach.models import OutreachSession

_DISTRICT = 8


def sessions(by: Asked) -> pl.DataFrame:
    """Return one row for each session; `is_first` marks a village's first of its calendar year."""
    frame = _held(by)
    held = frame.sort("held_on", "number").with_columns(year=pl.col("held_on").dt.year())
    first = pl.struct("origin_village", "year").is_first_distinct()
    sums = pl.sum_horizontal(*GROUPS).alias("people")
    return held.with_columns(answer(first).alias("is_first"), sums)


def attendance(by: Asked) -> pl.DataFrame:
    """Return one row for each session and group of which somebody came."""
    frame = _held(by)
    index = [name for name in frame.columns if name not in GROUPS]
    long = frame.unpivot(list(GROUPS), index=index, variable_name="group", value_name="people")
    return long.filter(pl.col("people") > 0)


def questions(by: Asked) -> pl.DataFrame:
    """Return one row for each question noted, by its kind."""
    rows = _counted().values_list("pk", "questions").order_by("pk")
    asked = [(pk, question_kind(str(one))) for pk, every in rows for one in every]
    kinds = pl.DataFrame(asked, schema={"number": pl.Int64, "question": pl.String}, orient="row")
    return kinds.join(_held(by), on="number", how="inner", maintain_order="left")


def provisional() -> dict[str, int]:
    """Return how many rows of each table stand in provisional files, out of every figure."""
    waiting = Q(batch__state=Batch.State.PROVISIONAL)
    rows = OutreachSession.objects.filter(waiting).values_list("questions", *GROUPS)
    told = [(len(asked), sum(number > 0 for number in counts)) for asked, *counts in rows]
    return {
        Table.SESSIONS.value: len(told),
        Table.ATTENDANCE.value: sum(groups for _, groups in told),
        Table.QUESTIONS.value: sum(asked for asked, _ in told),
    }


def _counted() -> "QuerySet[Any]":
    return OutreachSession.objects.filter(counted_batch_q())


def _held(by: Asked) -> pl.DataFrame:
    frame = read(
        _counted(),
        text("audience", origin_village="village_code", origin_regency="regency_code")
        | days("held_on")
        | whole(*GROUPS, number="id"),
    )
    kept = people.until(frame, by.as_of, first="held_on")
    district = coded(kept["origin_village"], lambda code: code[:_DISTRICT])
    return people.with_places(kept, islands=by.islands).with_columns(
        district.alias("origin_district")
    )


TABLES: Mapping[Table, Callable[[Asked], pl.DataFrame]] = {
    Table.SESSIONS: sessions,
    Table.ATTENDANCE: attendance,
    Table.QUESTIONS: questions,
}
