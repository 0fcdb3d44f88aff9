"""Loads instruments and rules from the shipped files; an officer verifies and adds versions."""

from collections.abc import Mapping, Sequence
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
from sasando.library.regulations.law import RULES
from sasando.library.regulations.loading import evidence, load_works
from sasando.library.regulations.models import DeadlineRule, Instrument
from sasando.library.regulations.naming import short_name
from sasando.library.terms.actions import bump

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
        id="Masa berlaku bertindih dengan versi lain. Hari mulai harus sesudah versi sebelumnya "
        "dan sebelum versi sesudahnya.",
        en="The time overlaps another version: the first day must lie after the version before "
        "and ahead of the next.",
    ),
)
RULE_NEEDS_END = Refusal(
    "rule_needs_end",
    Words(
        id="Aturan yang dicabut perlu hari terakhir berlakunya, tidak sebelum hari pertamanya.",
        en="A revoked rule needs its last day, not before its first.",
    ),
)
INSTRUMENT_MISSING = Refusal(
    "instrument_missing",
    Words(id="Peraturan itu tidak ada di daftar.", en="That instrument is not on the list."),
)
RULE_MISSING = Refusal(
    "rule_missing", Words(id="Aturan itu tidak ada.", en="There is no such rule.")
)


@dataclass(frozen=True)
class RuleFacts:
    """What an officer read in the gazette.

    `status` is one of `queries.HELD`; a revoked rule needs its last day. Instrument and article
    may stay empty: then they are those of the version at hand.
    """

    amount: int | None
    unit: str
    valid_from: date | None
    source_seen: str
    status: str = "in_force"
    valid_to: date | None = None
    instrument: str = ""
    article: str = ""


def load_reference(now: datetime) -> int:
    """Load each file that changed; return how many were loaded."""
    rules = load_changed(((DATA / "deadlines.csv", _rules),), now=now)
    loaded = load_works(now) + len(rules)
    if loaded:
        changed(now)
    return loaded


def changed(now: datetime) -> None:
    """Tell every process that law or rules changed, in the caller's transaction."""
    bump(RULES, now=now)
    queries.forget()


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
            **evidence(row),
        }
        for row in rows(path)
    }
    settle(DeadlineRule.objects.all(), found, key=["rule_id", "version"])


def verify_rule(rule_id: str, *, version: int, facts: RuleFacts, by: Actor) -> DeadlineRule:
    """Write what an officer read of a rule in the gazette; from then on its clock may run.

    Whoever calls has legal terms counted anew (`records.cases.terms.recompute`). Raises Refused
    when something is missing or the time overlaps another version.
    """
    _check(facts)
    with transaction.atomic():
        found = _versions(rule_id)
        at = next((place for place, row in enumerate(found) if row.version == version), None)
        if at is None:
            raise Refused(RULE_MISSING)
        row, was = found[at], _told(found[at])
        _write(row, facts, last=_last_day(facts, after=found[at + 1 :]), by=by)
        _end_before(found[:at], row)
        row.save()
        told = {"version": version, "was": was, **_told(row)}
        _record("rule_verified", rule_id, told=told, by=by)
    return row


def add_version(rule_id: str, *, facts: RuleFacts, by: Actor) -> DeadlineRule:
    """Add a later version of a rule; the present one ends the day before it starts.

    Raises Refused when something is missing or it does not start after the present one.
    """
    _check(facts)
    with transaction.atomic():
        found = _versions(rule_id)
        if not found:
            raise Refused(RULE_MISSING)
        row = DeadlineRule.objects.get(pk=found[-1].pk)
        row.pk, row.version, row.offered = None, found[-1].version + 1, None
        row._state.adding = True
        _write(row, facts, last=facts.valid_to, by=by)
        _end_before(found, row)
        row.save()
        told = {"version": row.version, **_told(row)}
        _record("version_added", rule_id, told=told, by=by)
    return row


def _versions(rule_id: str) -> list[DeadlineRule]:
    return list(DeadlineRule.objects.select_for_update().filter(rule_id=rule_id))


def _check(facts: RuleFacts) -> None:
    whole = facts.amount and facts.valid_from and facts.source_seen.strip()
    if not whole or facts.unit not in queries.UNITS or facts.status not in queries.HELD:
        raise Refused(RULE_INCOMPLETE)
    if facts.valid_to is None and facts.status == "revoked":
        raise Refused(RULE_NEEDS_END)
    if facts.valid_to and facts.valid_from and facts.valid_to < facts.valid_from:
        raise Refused(RULE_NEEDS_END)


def _last_day(facts: RuleFacts, *, after: Sequence[DeadlineRule]) -> date | None:
    """Return the last day that the next version leaves; raises Refused when it leaves none."""
    starts = [row.valid_from for row in after if row.valid_from is not None]
    if not starts or facts.valid_from is None:
        return facts.valid_to
    limit = min(starts) - timedelta(days=1)
    if facts.valid_from > limit or (facts.valid_to is not None and facts.valid_to > limit):
        raise Refused(RULE_OVERLAPS)
    return facts.valid_to or limit


def _end_before(earlier: Sequence[DeadlineRule], row: DeadlineRule) -> None:
    """Let earlier versions end before this one starts; raises Refused when one starts later."""
    for other in earlier:
        if row.valid_from is None or (other.valid_from and other.valid_from >= row.valid_from):
            raise Refused(RULE_OVERLAPS)
        if other.valid_to is None or other.valid_to >= row.valid_from:
            other.valid_to, other.office_edited = row.valid_from - timedelta(days=1), True
            other.save()


def _write(row: DeadlineRule, facts: RuleFacts, *, last: date | None, by: Actor) -> None:
    row.amount, row.unit, row.status = facts.amount, facts.unit, facts.status
    row.valid_from, row.valid_to = facts.valid_from, last
    row.source, row.source_date = facts.source_seen.strip()[:300], by.today
    row.verified, row.verified_by, row.verified_on = "primary", by.login, by.today
    row.office_edited = True
    row.article = facts.article.strip()[:40] or row.article
    if facts.instrument and facts.instrument != row.instrument:
        found = Instrument.objects.filter(code=facts.instrument).first()
        if found is None:
            raise Refused(INSTRUMENT_MISSING)
        row.instrument, row.short_name = found.code, short_name(found)[:60]


def _told(row: DeadlineRule) -> dict[str, Any]:
    return {
        "basis": f"{row.short_name} {row.article}".strip(), "amount": row.amount,
        "unit": row.unit, "status": row.status, "from": str(row.valid_from or ""),
        "to": str(row.valid_to or ""),
    }  # fmt: skip


def _record(deed: str, rule_id: str, *, told: Mapping[str, Any], by: Actor) -> None:
    audit.record(by=by, deed=f"regulations.{deed}", facts={"rule": rule_id, **told})
    changed(by.now)
