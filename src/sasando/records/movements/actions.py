"""Writes departures and returns: each act one transaction and one audit event."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from sasando.domain.values.refusals import DATE_IN_FUTURE, REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.records.movements.facts import MovementFacts
from sasando.records.movements.models import Movement
from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity

SEALED = ("cause", "note")
DATES = (
    "departed_on",
    "died_on",
    "notified_on",
    "arrived_on",
    "handed_over_on",
    "buried_on",
)
OUT_OF_ORDER = Refusal(
    "dates_out_of_order",
    Words(
        id="Urutan tanggal tidak mungkin: kedatangan, serah terima atau pemakaman "
        "mendahului kematian atau keberangkatan.",
        en="The dates are in an impossible order: arrival, hand-over or burial comes before "
        "death or departure.",
    ),
)
NOT_DEAD = Refusal(
    "not_deceased",
    Words(
        id="Tanggal kematian dan pemakaman hanya untuk kepulangan jenazah.",
        en="Dates of death and burial belong only to the return of a deceased person.",
    ),
)


def record_movement(
    identity: Identity, *, facts: MovementFacts, placement: Placement | None, by: Actor
) -> Movement:
    """Write one departure or return; raises Refused when its dates cannot be."""
    with transaction.atomic():
        row = write_movement(identity, facts=facts, placement=placement, by=by)
        _audit(row, "movements.recorded", by=by)
    return row


def write_movement(
    identity: Identity, *, facts: MovementFacts, placement: Placement | None, by: Actor
) -> Movement:
    """Write one departure or return within the caller's transaction and audit event."""
    _check(facts, by=by)
    row = Movement(identity=identity, placement=placement)
    row.recorded_at, row.recorded_by = by.now, by.login
    _apply(row, facts)
    row.save()
    return row


def hand_over(movement: Movement, *, on: date) -> Movement:
    """Write the day of the hand-over into a return, within the caller's transaction and event.

    A day that stands already stays: what a source printed is corrected by a person. Raises
    Refused when the day comes before arrival or death.
    """
    row = Movement.objects.select_for_update().get(pk=movement.pk)
    if row.handed_over_on is not None:
        return row
    before = [day for day in (row.died_on, row.arrived_on) if day is not None]
    if before and on < max(before) or row.buried_on is not None and row.buried_on < on:
        raise Refused(OUT_OF_ORDER)
    row.handed_over_on = on
    row.version += 1
    row.save(update_fields=["handed_over_on", "version"])
    return row


def correct_movement(
    movement: Movement, *, facts: MovementFacts, version: int, by: Actor
) -> Movement:
    """Replace what a movement says; an empty sealed text keeps the one that stands."""
    _check(facts, by=by)
    with transaction.atomic():
        row = Movement.objects.select_for_update().get(pk=movement.pk)
        if row.version != version:
            raise Refused(STALE_VERSION)
        _apply(row, facts)
        row.version += 1
        row.save()
        _audit(row, "movements.corrected", by=by)
    return row


def reveal(movement: Movement, *, field: str, reason: str, by: Actor) -> str:
    """Return the sealed cause or note in clear; the audit event is written first."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        refs = [("movement", str(movement.ref)), ("person", str(movement.identity.person.ref))]
        audit.record(
            by=by, deed="movements.unsealed", refs=refs, facts={"field": field}, reason=reason
        )
        blob = {"cause": movement.cause_sealed, "note": movement.note_sealed}[field]
        if blob is None:
            return ""
        dek = sealing.open_subject_key(movement.identity.ref)
        aad = sealing.aad(Movement._meta.db_table, field, str(movement.ref))
        return sealing.unseal(dek, bytes(blob), aad)


def _check(facts: MovementFacts, *, by: Actor) -> None:
    given = [getattr(facts, name) for name in DATES if getattr(facts, name) is not None]
    if any(day > by.today for day in given):
        raise Refused(DATE_IN_FUTURE)
    if facts.kind != Movement.Kind.DECEASED and (facts.died_on or facts.buried_on):
        raise Refused(NOT_DEAD)
    order = (facts.died_on, facts.arrived_on, facts.handed_over_on, facts.buried_on)
    known = [day for day in order if day is not None]
    if known != sorted(known):
        raise Refused(OUT_OF_ORDER)


def _apply(row: Movement, facts: MovementFacts) -> None:
    values = asdict(facts)
    texts = {name: values.pop(name).strip() for name in SEALED}
    for name, value in values.items():
        setattr(row, name, value)
    for name, text in texts.items():
        if text:
            dek = sealing.open_subject_key(row.identity.ref)
            aad = sealing.aad(Movement._meta.db_table, name, str(row.ref))
            setattr(row, f"{name}_sealed", sealing.seal(dek, text, aad))


def _audit(row: Movement, deed: str, *, by: Actor) -> None:
    refs = [("movement", str(row.ref)), ("person", str(row.identity.person.ref))]
    audit.record(by=by, deed=deed, refs=refs, facts={"kind": row.kind})
