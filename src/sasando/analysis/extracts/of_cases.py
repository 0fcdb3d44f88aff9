"""Tables of cases. Nobody can count trafficking from them: such a case stands under other.

A case that was restricted after a screening, one opened as trafficking and one whose family does
not know of a death all carry the same neutral category as every other case of that name. What
would tell them apart (the restriction, the kind of process, the agency) is not in the tables.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Exists, OuterRef, Q, QuerySet

from sasando.analysis.extracts import people
from sasando.analysis.extracts.of_people import (
    NO,
    YES,
    Asked,
    abroad,
    answer,
    between,
    days,
    district,
    known,
    local_days,
    moments,
    text,
    whole,
    within_regency,
    yes_no,
)
from sasando.analysis.extracts.reading import Kind, read
from sasando.domain.indicators.tables import Table
from sasando.domain.values.money import MINOR_DIGITS
from sasando.foundation.sources.models import counted_batch_q
from sasando.library.directory.models import Unit
from sasando.library.terms import queries as lists
from sasando.records.cases.models import (
    Case,
    CaseReferral,
    Closing,
    Cost,
    Entry,
    Handover,
    StepDone,
    Task,
    Term,
)

NEUTRAL, NEUTRAL_GROUP = "LAINNYA", "other"
TRAFFICKING_GROUP = "trafficking"
# Kinds of agency that say nothing of what happened to someone; police, social services, legal aid
# and all others are one group, so that a referral to them points to no one.
SHOWN_AGENCIES = frozenset(
    {"ministry", "office", "mission", "province", "regency", "health", "insurance", "carrier"}
)
OTHER_AGENCY = "other"
OPEN, CLOSED = "running", "closed"
FINEST = 1000


def _trouble(to: str) -> dict[str, tuple[Any, Kind]]:
    """Return what a row's case is about; `to` leads from the row to the case."""
    hidden = Q(**{f"{to}is_restricted": True}) | Q(**{f"{to}hides_death": True})
    told = {name: f"{to}{name}" for name in ("category", "country", "channel")}
    return text(**told, origin_regency=f"{to}regency_code", is_hidden=yes_no(hidden))


def _neutral(frame: pl.DataFrame, *, by: Asked) -> pl.DataFrame:
    """Put hidden and trafficking cases under the neutral category, and add what codes lie in."""
    groups = {code: term.group for code, term in lists.terms("case_categories").items()}
    shown = {code: group for code, group in groups.items() if group != TRAFFICKING_GROUP}
    category = pl.col("category").cast(pl.String)
    hidden = (pl.col("is_hidden").cast(pl.String) == YES) | ~category.is_in(list(shown))
    masked = frame.with_columns(
        pl.when(hidden).then(pl.lit(NEUTRAL)).otherwise(category).alias("category"),
        abroad(frame),
    )
    grouped = masked.with_columns(
        pl.col("category")
        .replace_strict(shown | {NEUTRAL: NEUTRAL_GROUP}, return_dtype=pl.String)
        .alias("category_group")
    )
    return people.with_places(grouped, islands=by.islands)


def _counted(rows: "QuerySet[Any]", to: str = "case__") -> "QuerySet[Any]":
    return rows.filter(counted_batch_q(f"{to}source_batch"))


def cases(by: Asked) -> pl.DataFrame:
    """Return one row for each case."""
    late = Term.objects.filter(case=OuterRef("pk"), state="running", due_on__lt=by.as_of)
    frame = read(
        _counted(Case.objects.all(), ""),
        _trouble("")
        | text("procedural", "state", "team", ground="closed_ground", sex="subject__sex")
        | text(is_late=yes_no(Q(Exists(late))), origin_district=district("subject__"))
        | whole(people="people_count")
        | moments(received_on="received_at", closed_on="closed_at", acted_on="first_action_at")
        | days(born="subject__born_to"),
    )
    moved = frame.with_columns(local_days("received_on", "closed_on", "acted_on"))
    kept = people.until(moved, by.as_of, first="received_on")
    return _neutral(kept, by=by).with_columns(
        people.age_bands(kept, on=("received_on",), as_of=by.as_of),
        within_regency(kept),
        *_case_facts(by.as_of),
    )


def _case_facts(as_of: date) -> list[pl.Expr]:
    """Return what follows for a case from its days, as they were known on the day."""
    is_closed = pl.col("closed_on").is_not_null()
    ground = pl.when(is_closed).then(pl.col("ground").cast(pl.String)).otherwise(pl.lit(""))
    state = pl.col("state").cast(pl.String)
    # A case that was closed after the day ran on it; which of the open states is not kept.
    then = pl.when(state == CLOSED).then(pl.lit(OPEN)).otherwise(state)
    outcomes = {code: term.group for code, term in lists.terms("closing_grounds").items()}
    acted = between("received_on", "acted_on")
    return [
        pl.when(is_closed).then(pl.lit(CLOSED)).otherwise(then).alias("state"),
        ground.alias("ground"),
        ground.replace_strict(outcomes, default="", return_dtype=pl.String).alias("outcome"),
        answer(ground == "DUPLIKAT").alias("is_duplicate"),
        known("acted_on").alias("acted"),
        answer(acted.is_not_null() & (acted <= 1)).alias("acted_in_a_day"),
        answer(~is_closed & (pl.col("is_late").cast(pl.String) == YES)).alias("is_overdue"),
        acted.alias("days_to_first_action"),
        between("received_on", "closed_on").alias("days_to_close"),
        (pl.lit(as_of) - pl.col("received_on")).dt.total_days().alias("days_open"),
    ]


def terms(by: Asked) -> pl.DataFrame:
    """Return one row for each legal term of a case."""
    frame = read(
        _counted(Term.objects.all()),
        text("state", rule="rule_id", team="case__team")
        | days("due_on", "met_on")
        | moments(triggered_on="triggered_at", closed_on="case__closed_at"),
    )
    moved = frame.with_columns(local_days("triggered_on", "closed_on"))
    kept = people.until(moved, by.as_of, first="triggered_on", planned=("due_on",))
    return kept.with_columns(_term_facts(by.as_of))


def _term_facts(as_of: date) -> list[pl.Expr]:
    due, met = pl.col("due_on"), pl.col("met_on")
    runs = pl.col("state").cast(pl.String).is_in(["running", "met"]) & pl.col("closed_on").is_null()
    late = runs & met.is_null() & (due < as_of)
    return [
        known("met_on").alias("is_met"),
        answer(met.is_not_null() & (due.is_null() | (met <= due))).alias("met_in_time"),
        answer(late.fill_null(value=False)).alias("is_overdue"),
        pl.when(late).then((pl.lit(as_of) - due).dt.total_days()).alias("days_overdue"),
    ]


def steps(by: Asked) -> pl.DataFrame:
    """Return one row for each step of a case; those of a hidden death are left out.

    Its steps alone would tell that somebody died.
    """
    rows = _counted(StepDone.objects.filter(case__hides_death=False))
    frame = read(
        rows,
        text(step="code", team="case__team")
        | days("planned_on", "done_on")
        | moments(written_on="written_at"),
    )
    moved = frame.with_columns(local_days("written_on"))
    kept = moved.filter(pl.col("written_on") <= by.as_of)
    done = pl.col("done_on").is_not_null() & (pl.col("done_on") <= by.as_of)
    return kept.with_columns(
        pl.when(done).then(pl.col("done_on")).alias("done_on"),
        answer(done).alias("is_done"),
        answer(done & (pl.col("done_on") > pl.col("planned_on"))).alias("is_late"),
        answer(~done & (pl.col("planned_on") < by.as_of)).alias("is_missed"),
    )


def costs(by: Asked) -> pl.DataFrame:
    """Return one row for each cost line, in thousandths of its own currency."""
    frame = read(
        _counted(Cost.objects.all()),
        _trouble("case__")
        | text("line", "payer", "currency", "state", is_estimate=yes_no(Q(is_estimate=True)))
        | whole("amount_minor")
        | moments(cost_on="at", written_on="written_at"),
    )
    moved = frame.with_columns(local_days("cost_on", "written_on")).with_columns(
        pl.coalesce("cost_on", "written_on").alias("cost_on")
    )
    kept = people.until(moved, by.as_of, first="written_on")
    digits = {code: FINEST // 10**places for code, places in MINOR_DIGITS.items()}
    currency = pl.col("currency").cast(pl.String)
    finer = currency.replace_strict(digits, return_dtype=pl.Int64)
    return _neutral(kept, by=by).with_columns(
        (pl.col("amount_minor") * finer).alias("amount_thousandths"),
        answer(pl.col("payer").cast(pl.String) != "").alias("has_payer"),
    )


def referrals(by: Asked) -> pl.DataFrame:
    """Return one row for each referral or transfer that was sent."""
    frame = read(
        _counted(CaseReferral.objects.all()),
        _trouble("case__")
        | text("kind", "state", "agency_code")
        | days("answer_due_on")
        | moments(sent_on="sent_at", answered_on="answered_at"),
    )
    moved = frame.with_columns(local_days("sent_on", "answered_on"))
    kept = people.until(moved, by.as_of, first="sent_on", planned=("answer_due_on",))
    kinds = dict(Unit.objects.values_list("code", "institution__kind"))
    shown = {code: kind for code, kind in kinds.items() if kind in SHOWN_AGENCIES}
    agency = pl.col("agency_code").cast(pl.String)
    hidden = pl.col("is_hidden").cast(pl.String) == YES
    kind = agency.replace_strict(shown, default=OTHER_AGENCY, return_dtype=pl.String)
    return _neutral(kept, by=by).with_columns(
        pl.when(hidden).then(pl.lit(OTHER_AGENCY)).otherwise(kind).alias("agency_kind"),
        *_referral_facts(by.as_of),
    )


def _referral_facts(as_of: date) -> list[pl.Expr]:
    due, answered = pl.col("answer_due_on"), pl.col("answered_on")
    state = pl.col("state").cast(pl.String)
    waits = answered.is_null() & (state == "sent")
    late = waits & (due < as_of)
    in_time = (
        pl.when(answered.is_not_null() & (due.is_null() | (answered <= due)))
        .then(pl.lit(YES))
        .when(answered.is_not_null() | late | (state == "expired"))
        .then(pl.lit(NO))
        .otherwise(pl.lit(""))
    )
    return [
        known("answered_on").alias("is_answered"),
        in_time.alias("answered_in_time"),
        answer(waits).alias("is_waiting"),
        answer(late.fill_null(value=False)).alias("is_overdue"),
        between("sent_on", "answered_on").alias("days_to_answer"),
    ]


def closings(by: Asked) -> pl.DataFrame:
    """Return one row for each request to close a case."""
    frame = read(
        _counted(Closing.objects.all()),
        text("state", "ground", team="case__team")
        | moments(asked_on="asked_at", decided_on="decided_at"),
    )
    moved = frame.with_columns(local_days("asked_on", "decided_on"))
    kept = people.until(moved, by.as_of, first="asked_on")
    waits = pl.col("decided_on").is_null()
    state = pl.when(waits).then(pl.lit("waiting")).otherwise(pl.col("state").cast(pl.String))
    return kept.with_columns(
        state.alias("state"), between("asked_on", "decided_on").alias("days_to_decide")
    )


def handovers(by: Asked) -> pl.DataFrame:
    """Return one row for each hand-over record."""
    frame = read(
        _counted(Handover.objects.filter(case__hides_death=False)),
        text("state", receiver="receiver_kind", origin_regency="person__identity__regency_code")
        | days("signed_on", arrived_on="person__movement__arrived_on")
        | moments(drawn_on="drawn_at"),
    )
    moved = frame.with_columns(local_days("drawn_on"))
    kept = people.until(moved, by.as_of, first="drawn_on")
    signed = pl.when(pl.col("signed_on").is_null()).then(pl.lit("draft"))
    return people.with_places(kept, islands=by.islands).with_columns(
        signed.otherwise(pl.lit("signed")).alias("state"),
        between("arrived_on", "signed_on").alias("days_from_arrival"),
    )


def tasks(by: Asked) -> pl.DataFrame:
    """Return one row for each task, goal or planned service."""
    frame = read(
        _counted(Task.objects.all()),
        text("kind", team="case__team")
        | days("due_on")
        | moments(made_on="made_at", done_on="done_at", closed_on="case__closed_at"),
    )
    moved = frame.with_columns(local_days("made_on", "done_on", "closed_on"))
    kept = people.until(moved, by.as_of, first="made_on", planned=("due_on",))
    runs = pl.col("done_on").is_null() & pl.col("closed_on").is_null()
    late = runs & (pl.col("due_on") < by.as_of)
    return kept.with_columns(
        known("done_on").alias("is_done"),
        answer(late.fill_null(value=False)).alias("is_overdue"),
        between("made_on", "done_on").alias("days_to_do"),
    )


def entries(by: Asked) -> pl.DataFrame:
    """Return one row for each line of a timeline: its kind alone, never the deed."""
    columns = text("kind", team="case__team") | moments(done_on="at")
    frame = read(_counted(Entry.objects.all()), columns)
    return people.until(frame.with_columns(local_days("done_on")), by.as_of, first="done_on")


TABLES: Mapping[Table, Callable[[Asked], pl.DataFrame]] = {
    Table.CASES: cases,
    Table.TERMS: terms,
    Table.STEPS: steps,
    Table.COSTS: costs,
    Table.REFERRALS: referrals,
    Table.CLOSINGS: closings,
    Table.HANDOVERS: handovers,
    Table.TASKS: tasks,
    Table.ENTRIES: entries,
}
