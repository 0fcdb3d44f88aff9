"""Reads departures and returns; every answer is bounded by what the asker may see."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.records.movements.facts import MovementCard, MovementFacts, MovementView
from sasando.records.movements.models import Movement, MovementQuerySet

MovementRows = MovementQuerySet
MovementRow = Movement
KINDS = Movement.Kind.choices
DIRECTIONS = Movement.Direction.choices
SEALED = ("cause", "note")
FACTS = tuple(name for name in MovementFacts.__dataclass_fields__ if name not in SEALED)


def movements(actor: Actor) -> MovementQuerySet:
    """Return the movements that the asker may list."""
    return Movement.objects.visible_to(actor).select_related(
        "identity__person", "batch", "placement"
    )


def of_person(ref: UUID, *, actor: Actor) -> list[MovementCard]:
    """Return the movements of one person, newest first."""
    return cards(movements(actor).filter(identity__person__ref=ref).order_by("-arrived_on", "-id"))


def arrived_since(day: date, *, actor: Actor, limit: int = 8) -> list[MovementCard]:
    """Return returns that arrived on or after a day, newest first."""
    rows = movements(actor).filter(direction="return", arrived_on__gte=day)
    return cards(rows.order_by("-arrived_on", "-id")[:limit])


def cards(rows: Iterable[Movement]) -> list[MovementCard]:
    """Return movements as lists show them, in their order."""
    return [
        MovementCard(
            ref=row.ref,
            person_ref=row.identity.person.ref,
            name=row.identity.name,
            direction=row.direction,
            kind=row.kind,
            procedural=row.procedural,
            country=row.country,
            origin_regency=row.origin_regency,
            origin_province=row.origin_province,
            departed_on=row.departed_on,
            died_on=row.died_on,
            arrived_on=row.arrived_on,
            handed_over_on=row.handed_over_on,
            manifest_category=row.manifest_category,
            has_placement=row.placement_id is not None,
            provisional=row.batch is not None and row.batch.state == "provisional",
        )
        for row in rows
    ]


def movement_row(ref: UUID, *, actor: Actor) -> Movement | None:
    """Return one movement for an action, else None."""
    return movements(actor).filter(ref=ref).first()


def movement_for(ref: UUID, *, actor: Actor) -> MovementView | None:
    """Return one movement for reading; None when missing or not open."""
    row = movement_row(ref, actor=actor)
    if row is None:
        return None
    return MovementView(
        ref=row.ref,
        person_ref=row.identity.person.ref,
        name=row.identity.name,
        facts=facts_of(row),
        has_cause=row.cause_sealed is not None,
        has_note=row.note_sealed is not None,
        placement_ref=row.placement.ref if row.placement else None,
        source_file=row.batch.file_name if row.batch else "",
        source_sheet=row.source_sheet,
        source_row=row.source_row,
        provisional=row.batch is not None and row.batch.state == "provisional",
        version=row.version,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def facts_of(row: Movement) -> MovementFacts:
    """Return what a movement says, without its sealed texts."""
    return MovementFacts(**{name: getattr(row, name) for name in FACTS})
