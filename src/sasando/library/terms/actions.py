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
from sasando.library.terms.models import Holiday, NameVariant, PaperRule, Term

HOLIDAY_INCOMPLETE = Refusal(
    "holiday_incomplete",
    Words(
        id="Hari libur perlu nama, jenis, dan keputusan yang menetapkannya.",
        en="A holiday needs a name, a kind and the decision that set it.",
    ),
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
        queries.forget()
    return len(loaded)


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


def set_holiday(code: str, *, on: date, name: str, kind: str, source: str, by: Actor) -> Holiday:
    """Add a holiday or correct one; the office's word stands above what is shipped.

    Whoever calls has legal terms counted anew (`records.cases.terms.recompute`).
    """
    if kind not in Holiday.Kind.values or not name.strip() or not source.strip():
        raise Refused(HOLIDAY_INCOMPLETE)
    with transaction.atomic():
        row, _made = Holiday.objects.update_or_create(
            code=code,
            defaults={
                "date": on, "name": name.strip()[:200], "kind": kind, "status": "accepted",
                "source": source.strip()[:300], "source_date": by.today, "verified": "primary",
                "office_edited": True,
            },
        )  # fmt: skip
        audit.record(by=by, deed="terms.holiday_set", facts={"code": code, "date": str(on)})
    queries.forget()
    return row


def drop_holiday(code: str, *, reason: str, by: Actor) -> None:
    """Say that a day is no holiday; the row stays, as the office's own decision."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        Holiday.objects.filter(code=code).update(status="dropped", office_edited=True)
        audit.record(by=by, deed="terms.holiday_dropped", facts={"code": code}, reason=reason)
    queries.forget()


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }
