"""Loads the directory from the shipped files; an office's own edit is never overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from sasando.domain.values.person_name import parse_name
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.directory import queries
from sasando.library.directory.models import (
    Institution,
    Official,
    P3mi,
    Service,
    TestCall,
    Unit,
)
from sasando.library.places.reference import day, load_changed, rows, settle

DATA = Path(__file__).with_name("data")
PLAIN = ("name", "regency_code", "areas", "address", "phone", "note")
UNIT_INCOMPLETE = Refusal(
    "unit_incomplete",
    Words(
        id="Tulis nama unit, lembaganya, dan dari mana keterangannya.",
        en="Write the unit's name, its institution, and where this is known from.",
    ),
)
UNIT_EXISTS = Refusal(
    "unit_exists",
    Words(
        id="Nama itu sudah ada di direktori. Buka yang ada dan betulkan.",
        en="That name is in the directory already. Open it and correct it.",
    ),
)
UNIT_MISSING = Refusal("unit_missing", Words(id="Unit itu tidak ada.", en="There is no such unit."))
P3MI_INCOMPLETE = Refusal(
    "p3mi_incomplete",
    Words(
        id="Tulis nama dan sumbernya. Keadaan izin perlu tanggal terlihatnya.",
        en="Write name and source. The state of a licence needs the day it was seen.",
    ),
)

CALL_REFUSED = Refusal(
    "test_call_refused",
    Words(
        id="Uji telepon perlu nomor, hasil, dan hari yang sudah tiba.",
        en="A test call needs a number, an outcome, and a day that has come.",
    ),
)

OFFICIAL_INCOMPLETE = Refusal(
    "official_incomplete",
    Words(
        id="Tulis jabatan, nama seperti yang ditulis pejabatnya, dan dari mana ini diketahui.",
        en="Write the post, the name as the official writes it, and where this is known from.",
    ),
)
OFFICIAL_MISSING = Refusal(
    "official_missing", Words(id="Pejabat itu tidak ada.", en="There is no such official.")
)
TERM_BACKWARDS = Refusal(
    "official_term",
    Words(
        id="Masa jabatan tidak dapat berakhir sebelum mulai.",
        en="A term cannot end before it began.",
    ),
)


@dataclass(frozen=True)
class OfficialFacts:
    """Who holds a post, in that role only; `is_verified` when the official's own writing was seen.

    `of_institution` says that the post is of the unit's whole institution.
    """

    post: str
    name: str
    source: str
    post_en: str = ""
    since: date | None = None
    is_verified: bool = False
    of_institution: bool = False


@dataclass(frozen=True)
class UnitFacts:
    """What the office knows of a unit; telephone and e-mail are the office's, never a person's."""

    name: str
    institution: str
    source: str
    regency_code: str = ""
    areas: tuple[str, ...] = ()
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    languages: str = ""
    services: frozenset[str] = frozenset()
    accepts: bool = True
    answer_days: int = 7
    note: str = ""


@dataclass(frozen=True)
class P3miFacts:
    """What a list says of a placement company; a state other than unknown needs its day."""

    name: str
    source: str
    licence_no: str = ""
    licence: str = "unknown"
    state_on: date | None = None


def load_reference(now: datetime) -> int:
    """Load each file that changed; return how many were loaded."""
    loads = ((DATA / "institutions.csv", _institutions), (DATA / "units.csv", _units))
    return len(load_changed(loads, now=now))


def _institutions(path: Path) -> None:
    found = {
        (row["code"],): {"name": row["name"], "kind": row["kind"], **_evidence(row)}
        for row in rows(path)
    }
    settle(Institution.objects.all(), found, key=["code"])


def _units(path: Path) -> None:
    owners = dict(Institution.objects.values_list("code", "id"))
    shipped = list(rows(path))
    found = {
        (row["code"],): {
            **{name: row[name] for name in PLAIN},
            "institution_id": owners[row["institution"]],
            "accepts": row["accepts"] == "true",
            **_evidence(row),
        }
        for row in shipped
    }
    settle(Unit.objects.all(), found, key=["code"])
    named = {(row["code"], code) for row in shipped for code in row["services"].split("|") if code}
    _services(named)


def _services(named: set[tuple[str, str]]) -> None:
    """Write which services the file names; one it names no longer ends.

    What the office wrote of a unit's services stands.
    """
    ids = dict(Unit.objects.values_list("code", "id"))
    own = set(Unit.objects.filter(office_edited=True).values_list("id", flat=True))
    standing = set(Service.objects.filter(office_edited=False).values_list("unit_id", "code"))
    wanted = {(ids[unit], code) for unit, code in named}
    fresh = {key for key in wanted - standing if key[0] not in own}
    found = {key: {"is_given": key in wanted} for key in sorted(standing | fresh)}
    settle(Service.objects.all(), found, key=["unit_id", "code"])


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }


def add_unit(facts: UnitFacts, *, by: Actor) -> Unit:
    """Add a unit; raises Refused when a word is missing or the name stands already."""
    owner = _check(facts)
    with transaction.atomic():
        code = slugify(facts.name).upper()[:40].strip("-")
        if not code or Unit.objects.filter(code=code).exists():
            raise Refused(UNIT_EXISTS)
        row = Unit(code=code)
        _write(row, facts, owner=owner, by=by)
        _give(row, facts.services)
        audit.record(by=by, deed="directory.unit_written", facts={"unit": code, "new": True})
    return row


def correct_unit(code: str, *, facts: UnitFacts, version: int, by: Actor) -> Unit:
    """Correct a unit; its services become those named. The second of two savers is refused."""
    owner = _check(facts)
    with transaction.atomic():
        row = Unit.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Refused(UNIT_MISSING)
        if row.version != version:
            raise Refused(STALE_VERSION)
        row.version += 1
        _write(row, facts, owner=owner, by=by)
        _give(row, facts.services)
        told = {"unit": code, "version": row.version, "accepts": row.accepts}
        audit.record(by=by, deed="directory.unit_written", facts=told)
    return row


def _check(facts: UnitFacts) -> Institution:
    owner = Institution.objects.filter(code=facts.institution).first()
    known = facts.services <= set(queries.SERVICES)
    if owner is None or not known or not facts.name.strip() or not facts.source.strip():
        raise Refused(UNIT_INCOMPLETE)
    if facts.answer_days < 1:
        raise Refused(UNIT_INCOMPLETE)
    return owner


def _write(row: Unit, facts: UnitFacts, *, owner: Institution, by: Actor) -> None:
    row.institution, row.areas = owner, "|".join(facts.areas)
    row.accepts, row.answer_days = facts.accepts, facts.answer_days
    texts = ("name", "regency_code", "address", "phone", "email", "hours", "languages", "note")
    for name in texts:
        setattr(row, name, getattr(facts, name).strip())
    row.source, row.source_date = facts.source.strip(), by.today
    row.verified, row.office_edited = "primary", True
    row.save()


def _give(row: Unit, wanted: Iterable[str]) -> None:
    """Write which services a unit gives; one that it gives no longer stays as ended."""
    named = set(wanted)
    standing = {one.code: one for one in Service.objects.filter(unit=row)}
    for code in named - set(standing):
        Service.objects.create(unit=row, code=code, office_edited=True)
    for code, one in standing.items():
        if one.is_given != (code in named):
            one.is_given, one.office_edited = code in named, True
            one.save()


def record_test_call(code: str, *, outcome: str, on: date, by: Actor) -> TestCall:
    """Write what came of a call to a unit's present number; raises Refused when it cannot be."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise Refused(UNIT_MISSING)
    if not unit.phone or outcome not in TestCall.Outcome.values or on > by.today:
        raise Refused(CALL_REFUSED)
    with transaction.atomic():
        call = TestCall.objects.create(
            unit=unit, number=unit.phone, called_on=on, outcome=outcome,
            recorded_at=by.now, recorded_by=by.login,
        )  # fmt: skip
        told = {"unit": code, "outcome": outcome, "on": str(on)}
        audit.record(by=by, deed="directory.number_tried", facts=told)
    return call


def add_official(unit: str, *, facts: OfficialFacts, by: Actor) -> Official:
    """Add who holds a post of a unit, or of its institution; raises Refused when incomplete."""
    with transaction.atomic():
        owner = Unit.objects.filter(code=unit).first()
        if owner is None:
            raise Refused(UNIT_MISSING)
        row = Official()
        _write_official(row, facts, owner=owner, by=by)
        _tell_official(row, by=by, new=True)
    return row


def correct_official(
    pk: int, *, unit: str, facts: OfficialFacts, version: int, by: Actor
) -> Official:
    """Correct what is written of an official; the second of two savers is refused."""
    with transaction.atomic():
        row = _official(pk, version=version)
        owner = Unit.objects.get(code=unit)
        _write_official(row, facts, owner=owner, by=by)
        _tell_official(row, by=by)
    return row


def end_term(pk: int, *, until: date | None, version: int, by: Actor) -> Official:
    """End an official's term on its last day; the row stays. None takes an end back."""
    with transaction.atomic():
        row = _official(pk, version=version)
        if until is not None and row.since is not None and until < row.since:
            raise Refused(TERM_BACKWARDS)
        row.until = until
        row.save()
        told = {"official": row.pk, "until": str(until or ""), "version": row.version}
        audit.record(by=by, deed="directory.term_ended", facts=told)
    return row


def _official(pk: int, *, version: int) -> Official:
    row = Official.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise Refused(OFFICIAL_MISSING)
    if row.version != version:
        raise Refused(STALE_VERSION)
    row.version += 1
    return row


def _write_official(row: Official, facts: OfficialFacts, *, owner: Unit, by: Actor) -> None:
    if not (facts.post.strip() and facts.source.strip()):
        raise Refused(OFFICIAL_INCOMPLETE)
    row.name = parse_name(facts.name).display
    if facts.since is not None and row.until is not None and row.until < facts.since:
        raise Refused(TERM_BACKWARDS)
    row.unit = None if facts.of_institution else owner
    row.institution = owner.institution if facts.of_institution else None
    row.post, row.post_en = facts.post.strip(), facts.post_en.strip()
    row.since, row.source, row.source_date = facts.since, facts.source.strip(), by.today
    row.verified = "primary" if facts.is_verified else ""
    row.save()


def _tell_official(row: Official, *, by: Actor, new: bool = False) -> None:
    """Write the deed without the name: the row tells it, the log need not."""
    told = {"official": row.pk, "version": row.version, "new": new}
    audit.record(by=by, deed="directory.official_written", facts=told)


def write_p3mi(code: str = "", *, facts: P3miFacts, by: Actor) -> P3mi:
    """Add a placement company or write its licence anew; raises Refused when incomplete."""
    known = facts.licence in P3mi.Licence.values
    undated = facts.licence != P3mi.Licence.UNKNOWN and facts.state_on is None
    if not known or undated or not facts.name.strip() or not facts.source.strip():
        raise Refused(P3MI_INCOMPLETE)
    with transaction.atomic():
        row = _p3mi(code, facts.name)
        row.name, row.licence_no = facts.name.strip(), facts.licence_no.strip()
        row.licence_state, row.state_on = facts.licence, facts.state_on
        row.source, row.source_date = facts.source.strip(), by.today
        row.verified, row.office_edited = "primary", True
        row.save()
        told = {"p3mi": row.code, "licence": row.licence_state, "on": str(row.state_on or "")}
        audit.record(by=by, deed="directory.p3mi_written", facts=told)
    return row


def _p3mi(code: str, name: str) -> P3mi:
    if code:
        found = P3mi.objects.select_for_update().filter(code=code).first()
        if found is None:
            raise Refused(UNIT_MISSING)
        return found
    made = slugify(name).upper()[:40].strip("-")
    if not made or P3mi.objects.filter(code=made).exists():
        raise Refused(UNIT_EXISTS)
    return P3mi(code=made)
