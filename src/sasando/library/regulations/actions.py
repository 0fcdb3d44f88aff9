"""Loads instruments and rules from the shipped files; an officer verifies and adds versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places.reference import day, load_changed, rows, settle
from sasando.library.regulations import queries
from sasando.library.regulations.models import DeadlineRule, Instrument

DATA = Path(__file__).with_name("data")
RULE_INCOMPLETE = Refusal(
    "rule_incomplete",
    Words(
        id="Tulis jumlah, satuan, hari mulai berlaku, dan di mana naskah resminya dilihat.",
        en="Write amount, unit, first day, and where the official text was seen.",
    ),
)
RULE_OVERLAPS = Refusal(
    "rule_overlaps",
    Words(
        id="Hari mulai berlaku harus sesudah versi yang sekarang.",
        en="The first day must lie after that of the present version.",
    ),
)
RULE_MISSING = Refusal(
    "rule_missing", Words(id="Aturan itu tidak ada.", en="There is no such rule.")
)


@dataclass(frozen=True)
class RuleFacts:
    """What an officer read in the gazette."""

    amount: int | None
    unit: str
    valid_from: date | None
    source_seen: str


def load_reference(now: datetime) -> int:
    """Load each file that changed; return how many were loaded."""
    loads = (
        (DATA / "regulations.csv", _instruments),
        (DATA / "deadlines.csv", _rules),
    )
    loaded = load_changed(loads, now=now)
    if loaded:
        queries.forget()
    return len(loaded)


def _instruments(path: Path) -> None:
    names = ("type", "number", "title", "subject", "status", "relation", "issuer", "level")
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "year": int(row["year"]) if row["year"].isdigit() else None,
            "promulgated": day(row["promulgated"]),
            "in_force_from": day(row["in_force_from"]),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(Instrument.objects.all(), found, key=["code"])


def _rules(path: Path) -> None:
    names = (
        "instrument", "short_name", "article", "trigger", "trigger_code", "unit",
        "applies_to_id", "applies_to_en",
    )  # fmt: skip
    found = {
        (row["rule_id"], int(row["version"])): {
            **{name: row[name] for name in names},
            "amount": int(row["amount"]) if row["amount"] else None,
            "valid_from": day(row["valid_from"]),
            "valid_to": day(row["valid_to"]),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(DeadlineRule.objects.all(), found, key=["rule_id", "version"])


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }


def verify_rule(rule_id: str, *, version: int, facts: RuleFacts, by: Actor) -> DeadlineRule:
    """Write what an officer read of a rule in the gazette; from then on its clock may run.

    Whoever calls has legal terms counted anew (`records.cases.terms.recompute`).
    """
    _check(facts)
    with transaction.atomic():
        row = (
            DeadlineRule.objects.select_for_update()
            .filter(rule_id=rule_id, version=version)
            .first()
        )
        if row is None:
            raise Refused(RULE_MISSING)
        _write(row, facts, by=by)
        audit.record(
            by=by, deed="regulations.rule_verified",
            facts={"rule": rule_id, "version": version, "from": str(facts.valid_from)},
        )  # fmt: skip
    queries.forget()
    return row


def add_version(rule_id: str, *, facts: RuleFacts, by: Actor) -> DeadlineRule:
    """Add a later version of a rule; the present one ends the day before it starts."""
    _check(facts)
    with transaction.atomic():
        last = DeadlineRule.objects.select_for_update().filter(rule_id=rule_id).last()
        if last is None or facts.valid_from is None:
            raise Refused(RULE_MISSING)
        if last.valid_from is not None and facts.valid_from <= last.valid_from:
            raise Refused(RULE_OVERLAPS)
        last.valid_to, last.office_edited = facts.valid_from - timedelta(days=1), True
        last.save()
        row = DeadlineRule.objects.get(pk=last.pk)
        row.pk, row.version, row.valid_to = None, last.version + 1, None
        row._state.adding = True
        _write(row, facts, by=by)
        audit.record(
            by=by, deed="regulations.version_added",
            facts={"rule": rule_id, "version": row.version, "from": str(facts.valid_from)},
        )  # fmt: skip
    queries.forget()
    return row


def _check(facts: RuleFacts) -> None:
    whole = facts.amount and facts.valid_from and facts.source_seen.strip()
    if not whole or facts.unit not in queries.UNITS:
        raise Refused(RULE_INCOMPLETE)


def _write(row: DeadlineRule, facts: RuleFacts, *, by: Actor) -> None:
    row.amount, row.unit, row.valid_from = facts.amount, facts.unit, facts.valid_from
    row.source, row.source_date = facts.source_seen.strip()[:300], by.today
    row.verified, row.verified_by, row.verified_on = "primary", by.login, by.today
    row.office_edited = True
    row.save()
