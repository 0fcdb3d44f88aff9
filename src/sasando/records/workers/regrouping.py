"""Joining and parting people: identities move, and can be put back exactly."""

from django.db import transaction

from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.records.workers.models import Identity, Person, RegroupedIdentity, Regrouping

SAME = Refusal(
    "join_same_person",
    Words(id="Kedua kartu sudah satu orang.", en="Both cards are already one person."),
)
ALREADY_PARTED = Refusal(
    "already_parted",
    Words(id="Penggabungan ini sudah dipisahkan.", en="This joining was already parted."),
)
CHANGED_SINCE = Refusal(
    "changed_since",
    Words(
        id="Sesudah penggabungan ini, sebagian identitasnya dipindahkan lagi. "
        "Pisahkan dahulu penggabungan yang lebih baru.",
        en="Some of these identities were moved again after this joining. "
        "Part the newer joining first.",
    ),
)


def join_people(kept: Person, *, other: Person, reason: str, by: Actor) -> Regrouping:
    """Move every identity of `other` to `kept`; one audit event; nothing is deleted.

    Raises Refused when both are one person already or no reason is given.
    """
    if kept.pk == other.pk:
        raise Refused(SAME)
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        people = _locked(kept, other)
        deed = _decided(Regrouping.Kind.JOIN, people, reason=reason, by=by)
        for identity in _identities_of(other):
            _move(identity, to=kept, main=False, regrouping=deed)
        _audit("workers.joined", people, reason=reason, by=by)
    return deed


def part_people(joining: Regrouping, *, reason: str, by: Actor) -> Regrouping:
    """Put back exactly what a joining moved; one audit event.

    Raises Refused when it was parted already, or when identities were moved again since.
    """
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        people = _locked(joining.kept, joining.other)
        if Regrouping.objects.filter(undoes=joining).exists():
            raise Refused(ALREADY_PARTED)
        moves = list(joining.moves.select_related("identity").order_by("id"))
        if any(move.identity.person_id != joining.kept_id for move in moves):
            raise Refused(CHANGED_SINCE)
        deed = _decided(Regrouping.Kind.PART, people, reason=reason, by=by, undoes=joining)
        for move in moves:
            _move(move.identity, to=joining.other, main=move.was_main, regrouping=deed)
        _audit("workers.parted", people, reason=reason, by=by)
    return deed


def _locked(kept: Person, other: Person) -> tuple[Person, Person]:
    pks = sorted((kept.pk, other.pk))
    list(Person.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    return kept, other


def _identities_of(person: Person) -> list[Identity]:
    return list(Identity.objects.select_for_update().filter(person=person).order_by("id"))


def _move(identity: Identity, *, to: Person, main: bool, regrouping: Regrouping) -> None:
    RegroupedIdentity.objects.create(
        regrouping=regrouping,
        identity=identity,
        from_person_id=identity.person_id,
        to_person=to,
        was_main=identity.is_main,
    )
    Identity.objects.filter(pk=identity.pk).update(person=to, is_main=main)


def _decided(
    kind: str,
    people: tuple[Person, Person],
    *,
    reason: str,
    by: Actor,
    undoes: Regrouping | None = None,
) -> Regrouping:
    return Regrouping.objects.create(
        kind=kind,
        kept=people[0],
        other=people[1],
        undoes=undoes,
        reason=reason.strip(),
        decided_at=by.now,
        decided_by=by.login,
        on_behalf_of=by.on_behalf_of or "",
    )


def _audit(deed: str, people: tuple[Person, Person], *, reason: str, by: Actor) -> None:
    refs = [("person", str(person.ref)) for person in people]
    audit.record(by=by, deed=deed, refs=refs, facts={}, reason=reason)
