"""Loads the code lists from the shipped files; an office's own edit is never overwritten."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction

from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places.reference import day, load_changed, rows, settle
from sasando.library.terms import queries
from sasando.library.terms.models import Holiday, NameVariant, PaperRule, Revision, Term

HOLIDAY_INCOMPLETE = Refusal(
    "holiday_incomplete",
    Words(
        id="Hari libur perlu nama, jenis, dan keputusan yang menetapkannya.",
        en="A holiday needs a name, a kind and the decision that set it.",
    ),
)

HOLIDAY_MISSING = Refusal(
    "holiday_missing", Words(id="Hari libur itu tidak ada.", en="There is no such holiday.")
)

DATA = Path(__file__).with_name("data")
# List → the columns of its file that say who it groups by, and what else is kept as printed.
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "schemes": ("who_places", ("legal_basis", "counted_in_statistics")),
    "placement_stages": ("kind", ("seq", "phase")),
    "manifest_categories": ("sex", ()),
    "case_categories": ("group", ("default_priority", "sensitive")),
    "complaint_channels": ("kind", ("status",)),
    "closing_grounds": ("outcome", ("instrument", "article", "rule_id")),
    "forced_labour_indicators": ("set", ("question_en", "question_id")),
}


def load_reference(now: datetime) -> int:
    """Load each file that changed, in one transaction each; return how many were loaded."""
    lists = tuple((DATA / f"{name}.csv", partial(_list, name)) for name in LISTS)
    others = (
        (DATA / "documents_required.csv", _papers),
        (DATA / "name_variants.csv", _variants),
        (DATA / "holidays.csv", _holidays),
    )
    loaded = load_changed((*lists, *others), now=now)
    if loaded:
        bump(queries.CALENDAR, now=now)
        queries.forget()
    return len(loaded)


def bump(name: str, *, now: datetime) -> None:
    """Write that a list was changed, in the caller's transaction or one of its own."""
    with transaction.atomic():
        row, _made = Revision.objects.select_for_update().get_or_create(
            name=name, defaults={"changed_at": now}
        )
        row.number, row.changed_at = row.number + 1, now
        row.save()


def _list(name: str, path: Path) -> None:
    group, kept = LISTS[name]
    found = {
        (name, row["code"]): {
            "position": position,
            "label_id": row["label_id"],
            "label_en": row["label_en"],
            "group": row[group],
            "extra": {column: row[column] for column in kept},
            **_evidence(row),
        }
        for position, row in enumerate(rows(path))
    }
    settle(Term.objects.filter(list=name), found, key=["list", "code"])


def _papers(path: Path) -> None:
    names = ("context", "letter", "label_id", "label_en", "issuer", "requirement")
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "position": int(row["seq"] or 0),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(PaperRule.objects.all(), found, key=["code"])


def _variants(path: Path) -> None:
    names = ("kind", "canonical", "variants", "sex_hint", "treatment")
    found = {
        (row["group_id"],): {**{name: row[name] for name in names}, **_evidence(row)}
        for row in rows(path)
    }
    settle(NameVariant.objects.all(), found, key=["group"])


def _holidays(path: Path) -> None:
    names = ("name", "kind", "status")
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "date": day(row["date"]),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(Holiday.objects.all(), found, key=["code"])


def set_holiday(
    code: str = "", *, on: date, name: str, kind: str, source: str, by: Actor
) -> Holiday:
    """Add a holiday or correct one; the office's word stands above what is shipped.

    Without a code a new row is made. Whoever calls has legal terms counted anew
    (`records.cases.terms.recompute`). Raises Refused when a word is missing or the code unknown.
    """
    if kind not in Holiday.Kind.values or not name.strip() or not source.strip():
        raise Refused(HOLIDAY_INCOMPLETE)
    with transaction.atomic():
        row = _holiday(code) if code else Holiday(code=_free_code(on))
        was = str(row.date) if row.pk else ""
        row.date, row.kind, row.status = on, kind, Holiday.Status.ACCEPTED
        row.name, row.source = name.strip()[:200], source.strip()[:300]
        row.source_date, row.verified, row.office_edited = by.today, "primary", True
        row.save()
        facts = {"code": row.code, "date": str(on), "kind": kind, "was": was}
        audit.record(by=by, deed="terms.holiday_set", facts=facts)
        bump(queries.CALENDAR, now=by.now)
    queries.forget()
    return row


def drop_holiday(code: str, *, reason: str, by: Actor) -> None:
    """Say that a day is no holiday; the row stays, as the office's own decision.

    Raises Refused without a reason or when there is no such row.
    """
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row = _holiday(code)
        row.status, row.office_edited = Holiday.Status.DROPPED, True
        row.save()
        facts = {"code": code, "date": str(row.date)}
        audit.record(by=by, deed="terms.holiday_dropped", facts=facts, reason=reason)
        bump(queries.CALENDAR, now=by.now)
    queries.forget()


def _holiday(code: str) -> Holiday:
    row = Holiday.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise Refused(HOLIDAY_MISSING)
    return row


def _free_code(on: date) -> str:
    stem = f"KANTOR-{on}"
    taken = Holiday.objects.filter(code__startswith=stem).count()
    return f"{stem}-{taken + 1}"


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }
