"""Writes works, relations, provisions and readings: what an officer corrects or checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from sasando.domain.regulations.anchors import is_anchor
from sasando.domain.regulations.relating import CONTESTED_BY, Link, why_not_relate
from sasando.domain.values.refusals import REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.regulations import indexing, law
from sasando.library.regulations.actions import INSTRUMENT_MISSING, changed
from sasando.library.regulations.models import Checked, Instrument, Provision, Reading, Relation
from sasando.library.regulations.naming import TOPICS

STATUSES = ("in_force", "amended", "revoked", "contested", "draft", "unknown")
WORK_INCOMPLETE = Refusal(
    "work_incomplete",
    Words(
        id="Tulis jenis, judul, tahun, dan dari mana keterangannya.",
        en="Write kind, title, year, and where this is known from.",
    ),
)
WORK_EXISTS = Refusal(
    "work_exists",
    Words(
        id="Peraturan dengan jenis, nomor, dan tahun itu sudah ada. Buka yang ada dan betulkan.",
        en="A work of that kind, number and year is there already. Open it and correct it.",
    ),
)
WORK_OUT_OF_ORDER = Refusal(
    "work_out_of_order",
    Words(
        id="Hari mulai berlaku tidak boleh sebelum hari pengundangan.",
        en="The first day in force must not lie before promulgation.",
    ),
)
SOURCE_MISSING = Refusal(
    "source_missing",
    Words(
        id="Tulis di mana naskah resminya atau beritanya dilihat.",
        en="Write where the official text or the news was seen.",
    ),
)
RELATION_EXISTS = Refusal(
    "relation_exists",
    Words(
        id="Hubungan itu sudah tercatat. Betulkan yang ada.",
        en="That relation is on record. Correct the one that stands.",
    ),
)
RELATION_MISSING = Refusal(
    "relation_missing", Words(id="Hubungan itu tidak ada.", en="There is no such relation.")
)
PLACE_UNKNOWN = Refusal(
    "place_unknown",
    Words(
        id="Pasal ditulis seperti 30, 22A, atau 30(1)a; kosongkan untuk seluruh peraturan.",
        en="An article is written like 30, 22A or 30(1)a; leave empty for the whole work.",
    ),
)
SAID_INCOMPLETE = Refusal(
    "said_incomplete",
    Words(
        id="Tulis pokok dan ringkasan dengan kata-kata sendiri. Hari terakhir tidak sebelum hari "
        "pertama.",
        en="Write topic and summary in your own words. The last day is not before the first.",
    ),
)


@dataclass(frozen=True)
class Seen:
    """Where a fact was seen; `is_checked`: the officer read it in the gazette."""

    source: str
    is_checked: bool = False
    note: str = ""


@dataclass(frozen=True)
class WorkFacts:
    """What the office knows of a work."""

    type: str
    title: str
    number: str = ""
    year: int | None = None
    status: str = "unknown"
    issuer: str = ""
    level: str = "national"
    region: str = ""
    summary: str = ""
    enacted: date | None = None
    promulgated: date | None = None
    in_force_from: date | None = None
    abbreviation: str = ""
    main_entry: str = ""
    place: str = ""
    gazette: str = ""
    language: str = "Indonesia"
    location: str = ""
    legal_field: str = ""


@dataclass(frozen=True)
class RelationFacts:
    """One work acts on another; `anchor` is the place whose standing changes."""

    subject: str
    kind: str
    target: str
    anchor: str = ""
    on: date | None = None
    ended_on: date | None = None
    is_presumed: bool = False


@dataclass(frozen=True)
class SaidFacts:
    """What a place says on a topic, in the office's own words."""

    anchor: str
    topic: str
    summary: str
    valid_from: date | None = None
    valid_to: date | None = None


def add_work(facts: WorkFacts, *, seen: Seen, by: Actor) -> str:
    """Add a work; return its code. Raises Refused when it is incomplete or there already."""
    _check_work(facts, seen)
    if facts.year is None:
        raise Refused(WORK_INCOMPLETE)
    with transaction.atomic():
        code = code_of(facts)
        if Instrument.objects.filter(code=code).exists():
            raise Refused(WORK_EXISTS)
        row = Instrument(code=code)
        _write_work(row, facts, seen, by)
        _record("work_added", {"work": code, "status": row.status}, by=by)
    return code


def correct_work(code: str, *, facts: WorkFacts, edition: int, seen: Seen, by: Actor) -> None:
    """Write what an officer found of a work; checked in the gazette when `seen` says so.

    The second of two savers is refused. Raises Refused in words.
    """
    _check_work(facts, seen)
    with transaction.atomic():
        row = Instrument.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Refused(INSTRUMENT_MISSING)
        if row.edition != edition:
            raise Refused(STALE_VERSION)
        was = _told(row)
        row.edition += 1
        _write_work(row, facts, seen, by)
        told = {"work": code, "was": was, **_told(row)}
        _record("work_checked" if seen.is_checked else "work_corrected", told, by=by)


def code_of(facts: WorkFacts) -> str:
    """Return the code of a work by kind, year and number: /akn/id/act/uu/2017/18."""
    country = "id"
    if facts.level != "national":
        country = f"id-{facts.region.replace('.', '')}" if facts.level == "regency" else "id-nt"
    family = "bill" if facts.status == "draft" else "act"
    number = slugify(facts.number.replace("/", "-")) or slugify(facts.title)[:40].strip("-")
    return f"/akn/{country}/{family}/{slugify(facts.type)}/{facts.year}/{number}"[:80]


def relate(facts: RelationFacts, *, seen: Seen, by: Actor) -> str:
    """Write that a work amends, repeals, implements or is contested by another; return its ref.

    Raises Refused in words for a circle, oneself, a work that is not there, a day too early.
    """
    _check_relation(facts, seen)
    with transaction.atomic():
        if Relation.objects.filter(
            subject=facts.subject, kind=facts.kind, target=facts.target, anchor=facts.anchor
        ).exists():
            raise Refused(RELATION_EXISTS)
        row = Relation(recorded_at=by.now, recorded_by=by.login, office_edited=True)
        _write_relation(row, facts, seen, by)
        _record("relation_added", _told_relation(row), by=by)
    return str(row.ref)


def correct_relation(ref: UUID, *, facts: RelationFacts, seen: Seen, by: Actor) -> str:
    """Write a relation's day anew beside the one that stood; return the new ref.

    Works, kind and place stay: to change those, withdraw it and write another.
    """
    with transaction.atomic():
        old = _standing_relation(ref)
        kept = RelationFacts(
            old.subject, old.kind, old.target, old.anchor, facts.on, facts.ended_on,
            facts.is_presumed,
        )  # fmt: skip
        _check_relation(kept, seen, without=old)
        row = Relation(recorded_at=by.now, recorded_by=by.login, corrects=old, office_edited=True)
        _write_relation(row, kept, seen, by)
        told = {"was": str(old.on or ""), **_told_relation(row)}
        _record("relation_checked" if seen.is_checked else "relation_corrected", told, by=by)
    return str(row.ref)


def withdraw_relation(ref: UUID, *, reason: str, by: Actor) -> None:
    """Take a relation back with the reason; it stays on record."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        old = _standing_relation(ref)
        row = Relation(
            subject=old.subject, kind=old.kind, target=old.target, anchor=old.anchor,
            corrects=old, is_withdrawn=True, recorded_at=by.now, recorded_by=by.login,
            office_edited=True, note=reason.strip()[:500],
        )  # fmt: skip
        row.save()
        Relation.objects.filter(pk=old.pk).update(office_edited=True)
        _record("relation_withdrawn", _told_relation(row), by=by, reason=reason)


def say(code: str, *, facts: SaidFacts, seen: Seen, by: Actor, key: str = "") -> str:
    """Write in own words what a place says on a topic, or correct it (`key`); return its key."""
    _check_said(facts, seen)
    with transaction.atomic():
        work = Instrument.objects.filter(code=code).first()
        if work is None:
            raise Refused(INSTRUMENT_MISSING)
        row = _said_row(code, key)
        was = row.summary_id
        row.anchor, row.topic = facts.anchor, facts.topic
        row.summary_id = facts.summary.strip()[:500]
        # The office writes one language; the shipped other one told something else.
        row.summary_en = row.summary_en if was == row.summary_id else ""
        row.valid_from, row.valid_to = facts.valid_from, facts.valid_to
        mark(row, seen, by)
        row.save()
        indexing.index_works([work.pk])
        told = {"work": code, "said": row.code, "place": row.anchor, "topic": row.topic}
        _record("said_checked" if seen.is_checked else "said_written", told, by=by)
    return row.code


def check_reading(code: str, *, seen: Seen, by: Actor) -> None:
    """Write that an officer saw a reading of a contested place at its source."""
    if not seen.source.strip():
        raise Refused(SOURCE_MISSING)
    with transaction.atomic():
        row = Reading.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Refused(INSTRUMENT_MISSING)
        mark(row, seen, by)
        row.save()
        _record("reading_checked", {"reading": code, "source": row.source}, by=by)


def _check_work(facts: WorkFacts, seen: Seen) -> None:
    if not (facts.type.strip() and facts.title.strip()) or facts.status not in STATUSES:
        raise Refused(WORK_INCOMPLETE)
    if not seen.source.strip():
        raise Refused(SOURCE_MISSING)
    first, promulgated = facts.in_force_from, facts.promulgated
    if first is not None and promulgated is not None and first < promulgated:
        raise Refused(WORK_OUT_OF_ORDER)


def _write_work(row: Instrument, facts: WorkFacts, seen: Seen, by: Actor) -> None:
    if row.pk is None or facts.year is not None:
        row.year = facts.year
    for name in (
        "type", "title", "number", "status", "issuer", "level", "enacted", "promulgated",
        "in_force_from", "abbreviation", "main_entry", "place", "gazette", "language",
        "location", "legal_field",
    ):  # fmt: skip
        setattr(row, name, getattr(facts, name))
    row.summary_id = facts.summary.strip()[:300]
    mark(row, seen, by)
    row.save()
    indexing.index_works([row.pk])


def mark(row: Checked, seen: Seen, by: Actor) -> None:
    """Write where a fact was seen; only a check in the gazette names the officer."""
    row.source, row.source_date = seen.source.strip()[:300], by.today
    row.note = seen.note.strip()[:500]
    row.office_edited = True
    row.verified = "primary" if seen.is_checked else "press"
    row.verified_by = by.name[:150] if seen.is_checked else ""
    row.verified_on = by.today if seen.is_checked else None


def _check_relation(facts: RelationFacts, seen: Seen, *, without: Relation | None = None) -> None:
    found = law.law()
    target, subject = found.works.get(facts.target), found.works.get(facts.subject)
    if target is None or subject is None:
        raise Refused(INSTRUMENT_MISSING)
    if facts.anchor and not is_anchor(facts.anchor):
        raise Refused(PLACE_UNKNOWN)
    if not seen.source.strip():
        raise Refused(SOURCE_MISSING)
    changes = facts.subject if facts.kind == CONTESTED_BY else facts.target
    refusal = why_not_relate(
        Link(facts.subject, facts.kind, facts.target),
        standing=[one.link for one in standing_relations() if without is None or
                  one.id != without.pk],
        on=facts.on,
        target_from=found.works[changes].cannot_be_before,
    )  # fmt: skip
    if refusal is not None:
        raise Refused(refusal)


def standing_relations() -> list[law.Acting]:
    """Return the relations that stand: neither corrected nor withdrawn."""
    every = law.law().relations
    replaced = {one.corrects for one in every if one.corrects}
    return [one for one in every if one.id not in replaced and not one.is_withdrawn]


def _standing_relation(ref: UUID) -> Relation:
    row = Relation.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise Refused(RELATION_MISSING)
    if row.is_withdrawn or Relation.objects.filter(corrects=row).exists():
        raise Refused(STALE_VERSION)
    return row


def _write_relation(row: Relation, facts: RelationFacts, seen: Seen, by: Actor) -> None:
    for name in ("subject", "kind", "target", "anchor", "on", "ended_on", "is_presumed"):
        setattr(row, name, getattr(facts, name))
    mark(row, seen, by)
    row.save()
    if row.corrects_id:
        Relation.objects.filter(pk=row.corrects_id).update(office_edited=True)


def _check_said(facts: SaidFacts, seen: Seen) -> None:
    if facts.topic not in TOPICS or not facts.summary.strip():
        raise Refused(SAID_INCOMPLETE)
    if facts.valid_from and facts.valid_to and facts.valid_to < facts.valid_from:
        raise Refused(SAID_INCOMPLETE)
    if facts.anchor and not is_anchor(facts.anchor):
        raise Refused(PLACE_UNKNOWN)
    if not seen.source.strip():
        raise Refused(SOURCE_MISSING)


def _said_row(code: str, key: str) -> Provision:
    if not key:
        number = Provision.objects.filter(instrument=code, office_edited=True).count() + 1
        made = f"K{Instrument.objects.get(code=code).pk}-{number}"
        while Provision.objects.filter(code=made).exists():
            number += 1
            made = f"{made.split('-')[0]}-{number}"
        return Provision(code=made, instrument=code)
    row = Provision.objects.select_for_update().filter(code=key, instrument=code).first()
    if row is None:
        raise Refused(INSTRUMENT_MISSING)
    return row


def _told(row: Instrument) -> dict[str, Any]:
    return {
        "status": row.status, "promulgated": str(row.promulgated or ""),
        "from": str(row.in_force_from or ""), "source": row.source,
    }  # fmt: skip


def _told_relation(row: Relation) -> dict[str, Any]:
    return {
        "subject": row.subject, "kind": row.kind, "target": row.target, "place": row.anchor,
        "on": str(row.on or ""), "presumed": row.is_presumed,
    }  # fmt: skip


def _record(deed: str, facts: Mapping[str, Any], *, by: Actor, reason: str = "") -> None:
    audit.record(by=by, deed=f"regulations.{deed}", facts=facts, reason=reason)
    changed(by.now)
