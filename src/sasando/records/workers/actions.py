"""Writes to the registry of people: each act one transaction and one audit event."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction

from sasando.domain.values.nik import nik_check
from sasando.domain.values.refusals import REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import blind, sealing
from sasando.library.terms import queries as terms
from sasando.records.workers import names
from sasando.records.workers.facts import IdentityFacts
from sasando.records.workers.models import Identity, Kin, NameToken, Paper, Person
from sasando.records.workers.regrouping import join_people, part_people
from sasando.records.workers.sealed import SEALED, index_of, open_for, seal_for

__all__ = [
    "add_kin",
    "add_paper",
    "correct_identity",
    "join_people",
    "part_people",
    "record_person",
    "reveal",
]

NAME_MISSING = Refusal("name_missing", Words(id="Nama belum diisi.", en="The name is missing."))


def record_person(facts: IdentityFacts, *, by: Actor) -> Person:
    """Write a new person with one identity; never merges; raises Refused without a name."""
    with transaction.atomic():
        person = Person.objects.create(created_at=by.now, created_by=by.login)
        identity = _new_identity(facts, person=person, by=by)
        refs = [("person", str(person.ref)), ("identity", str(identity.ref))]
        audit.record(by=by, deed="workers.recorded", refs=refs, facts={})
    return person


def correct_identity(
    identity: Identity, *, facts: IdentityFacts, version: int, by: Actor
) -> Identity:
    """Replace what one identity says; the second of two savers is refused.

    An empty sealed value in `facts` keeps the sealed value that stands.
    """
    with transaction.atomic():
        row = Identity.objects.select_for_update().get(pk=identity.pk)
        if row.version != version:
            raise Refused(STALE_VERSION)
        changed = _apply(row, facts)
        row.version += 1
        row.save()
        _write_tokens(row)
        refs = [("person", str(row.person.ref)), ("identity", str(row.ref))]
        audit.record(by=by, deed="workers.corrected", refs=refs, facts={"fields": changed})
    return row


def add_paper(identity: Identity, *, kind: str, number: str, by: Actor, **dates: object) -> Paper:
    """Add a paper to an identity; its number is sealed with the identity's key."""
    with transaction.atomic():
        paper = Paper(identity=identity, kind=kind, recorded_at=by.now, recorded_by=by.login)
        for name in ("issued_on", "expires_on", "issued_at_place"):
            if dates.get(name):
                setattr(paper, name, dates[name])
        dek = sealing.open_subject_key(identity.ref)
        aad = sealing.aad(Paper._meta.db_table, "number", str(paper.ref))
        paper.number_sealed = sealing.seal(dek, number, aad)
        paper.number_index = blind.blind_index("passport", number) if kind == "passport" else None
        paper.save()
        refs = [("person", str(identity.person.ref)), ("identity", str(identity.ref))]
        audit.record(by=by, deed="workers.paper_added", refs=refs, facts={"kind": kind})
    return paper


def add_kin(identity: Identity, *, relation: str, name: str, phone: str, by: Actor) -> Kin:
    """Add a relative to an identity."""
    if not name.strip():
        raise Refused(NAME_MISSING)
    with transaction.atomic():
        kin = Kin(identity=identity, relation=relation, name=name.strip())
        kin.recorded_at, kin.recorded_by = by.now, by.login
        if phone:
            dek = sealing.open_subject_key(identity.ref)
            aad = sealing.aad(Kin._meta.db_table, "phone", str(kin.ref))
            kin.phone_sealed = sealing.seal(dek, phone, aad)
        kin.save()
        refs = [("person", str(identity.person.ref)), ("identity", str(identity.ref))]
        audit.record(by=by, deed="workers.kin_added", refs=refs, facts={"relation": relation})
    return kin


def reveal(identity: Identity, *, field: str, reason: str, by: Actor) -> str:
    """Return one sealed value in clear; the audit event is written first.

    Raises Refused without a reason, KeyError for a field that is not sealed.
    """
    column = SEALED[field]
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        refs = [("person", str(identity.person.ref)), ("identity", str(identity.ref))]
        audit.record(
            by=by, deed="workers.unmasked", refs=refs, facts={"field": field}, reason=reason.strip()
        )
        blob = getattr(identity, column)
        if blob is None:
            return ""
        return open_for(identity.ref, field, bytes(blob))


def _new_identity(facts: IdentityFacts, *, person: Person, by: Actor) -> Identity:
    identity = Identity(ref=uuid.uuid4(), person=person, is_main=True)
    identity.recorded_at, identity.recorded_by = by.now, by.login
    sealing.new_subject_key(identity.ref, now=by.now)
    _apply(identity, facts)
    identity.save()
    _write_tokens(identity)
    return identity


def _apply(row: Identity, facts: IdentityFacts) -> list[str]:
    """Set the fields; return the names of those that changed."""
    if not facts.name.strip():
        raise Refused(NAME_MISSING)
    plain = _plain(facts)
    changed = [name for name, value in plain.items() if getattr(row, name) != value]
    for name, value in plain.items():
        setattr(row, name, value)
    given: Mapping[str, str] = {name: str(getattr(facts, name)) for name in SEALED}
    for name, value in given.items():
        if value:
            setattr(row, SEALED[name], seal_for(row.ref, name, value))
            if (index := index_of(name, value)) is not None:
                setattr(row, f"{name}_index", index)
            changed.append(name)
    if facts.nik:
        row.nik_status = _nik_status(facts)
    return sorted(changed)


def _plain(facts: IdentityFacts) -> dict[str, object]:
    left_out = {*SEALED, "nik_is_claim", "aliases", "name"}
    plain = {name: value for name, value in asdict(facts).items() if name not in left_out}
    name = facts.name.strip()
    groups = terms.name_groups()
    return plain | {
        "name": name,
        "aliases": "\n".join(alias.strip() for alias in facts.aliases if alias.strip()),
        "name_key": names.key(name, groups),
    }


def _nik_status(facts: IdentityFacts) -> str:
    if facts.nik_is_claim:
        return Identity.NikStatus.CLAIMED
    return nik_check(facts.nik, sex=facts.sex, born_from=facts.born_from, born_to=facts.born_to)


def _write_tokens(row: Identity) -> None:
    wanted = names.tokens((row.name, *row.aliases.split("\n")), terms.name_groups())
    NameToken.objects.filter(identity=row).exclude(token__in=wanted).delete()
    present = set(NameToken.objects.filter(identity=row).values_list("token", flat=True))
    NameToken.objects.bulk_create(
        NameToken(identity=row, token=token) for token in sorted(wanted - present)
    )
