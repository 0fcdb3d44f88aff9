"""Reads placements and services; every answer is bounded by what the asker may see."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import sealing
from sasando.library.terms import queries as terms
from sasando.records.placements.facts import (
    PaperView,
    PlacementCard,
    PlacementFacts,
    PlacementView,
    ServiceCard,
    ServiceFacts,
    StageView,
)
from sasando.records.placements.models import (
    Placement,
    PlacementQuerySet,
    Service,
    ServiceQuerySet,
    StageEvent,
)

PlacementRows = PlacementQuerySet
ServiceRows = ServiceQuerySet
PlacementRow = Placement
ServiceRow = Service
SERVICE_KINDS = Service.Kind.choices
SERVICE_STATES = Service.State.choices
PROCEDURAL = Placement.Procedural.choices
FACTS = tuple(PlacementFacts.__dataclass_fields__)


def placements(actor: Actor) -> PlacementQuerySet:
    """Return the placements that the asker may list."""
    return Placement.objects.visible_to(actor).select_related("identity__person", "batch")


def without_sisko(rows: PlacementQuerySet) -> PlacementQuerySet:
    """Return departed placements that have no Sisko number: the list "belum di Sisko"."""
    return rows.filter(sisko_no="", departed_on__isnull=False)


def of_person(ref: UUID, *, actor: Actor) -> list[PlacementCard]:
    """Return the placements of one person, newest first."""
    rows = placements(actor).filter(identity__person__ref=ref)
    return cards(rows.order_by("-departed_on", "-id"))


def cards(rows: Iterable[Placement]) -> list[PlacementCard]:
    """Return placements as lists show them, in their order."""
    return [
        PlacementCard(
            ref=row.ref,
            person_ref=row.identity.person.ref,
            name=row.identity.name,
            scheme=row.scheme,
            country=row.country,
            job=row.job,
            p3mi=row.p3mi,
            stage=row.stage,
            departed_on=row.departed_on,
            origin_regency=row.origin_regency,
            serving_office=row.serving_office,
            procedural=row.procedural,
            in_sisko=bool(row.sisko_no),
            provisional=row.batch is not None and row.batch.state == "provisional",
        )
        for row in rows
    ]


def placement_row(ref: UUID, *, actor: Actor) -> Placement | None:
    """Return one placement for an action, else None."""
    return placements(actor).filter(ref=ref).first()


def placement_for(ref: UUID, *, actor: Actor) -> PlacementView | None:
    """Return one placement for reading; None when missing or not open."""
    row = placement_row(ref, actor=actor)
    if row is None:
        return None
    return PlacementView(
        ref=row.ref,
        person_ref=row.identity.person.ref,
        name=row.identity.name,
        facts=facts_of(row),
        stage=row.stage,
        stage_on=row.stage_on,
        stages=tuple(_stages(row)),
        papers=tuple(_papers(row)),
        source_file=row.batch.file_name if row.batch else "",
        source_sheet=row.source_sheet,
        source_row=row.source_row,
        provisional=row.batch is not None and row.batch.state == "provisional",
        version=row.version,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def facts_of(row: Placement) -> PlacementFacts:
    """Return what a placement says."""
    return PlacementFacts(**{name: getattr(row, name) for name in FACTS})


def stage_event(placement: Placement, *, pk: int) -> StageEvent | None:
    """Return one stage of a placement that stands."""
    return StageEvent.objects.filter(placement=placement, pk=pk, withdrawn_at=None).first()


def _stages(row: Placement) -> list[StageView]:
    events = row.stages.order_by("-reached_on", "-id")
    return [
        StageView(
            ref=event.pk,
            stage=event.stage,
            reached_on=event.reached_on,
            note=event.note,
            recorded_by=event.recorded_by,
            withdrawn=event.withdrawn_at is not None,
        )
        for event in events
    ]


def _papers(row: Placement) -> list[PaperView]:
    seen = {check.rule: check for check in row.papers.all()}
    return [
        PaperView(
            rule=rule.id,
            label=rule.label,
            state=seen[rule.id].state if rule.id in seen else "",
            checked_on=seen[rule.id].checked_on if rule.id in seen else None,
            verified=rule.is_verified,
        )
        for rule in terms.papers_for(row.scheme)
    ]


def services(actor: Actor) -> ServiceQuerySet:
    """Return the services that the asker may list."""
    return Service.objects.visible_to(actor).select_related("identity__person", "placement")


def services_of_person(ref: UUID, *, actor: Actor) -> list[ServiceCard]:
    """Return the services to one person, newest first."""
    rows = services(actor).filter(identity__person__ref=ref)
    return service_cards(rows.order_by("-served_on", "-id"))


def service_cards(rows: Iterable[Service]) -> list[ServiceCard]:
    """Return services as lists show them, in their order."""
    found = list(rows)
    return [
        ServiceCard(
            ref=row.ref,
            person_ref=row.identity.person.ref,
            name=row.identity.name,
            kind=row.kind,
            state=row.state,
            served_on=row.served_on,
            planned_on=row.planned_on,
            attended_on=row.attended_on,
            referred_to=row.referred_to,
            next_step=row.next_step,
            stage=row.placement.stage if row.placement else "",
            missing_papers=_missing(row.placement) if row.placement else 0,
            recorded_by=row.recorded_by,
        )
        for row in found
    ]


def _missing(row: Placement) -> int:
    present = row.papers.exclude(state="missing").count()
    return max(len(terms.papers_for(row.scheme)) - present, 0)


def service_row(ref: UUID, *, actor: Actor) -> Service | None:
    """Return one service for an action, else None."""
    return services(actor).filter(ref=ref).first()


def service_facts(row: Service) -> ServiceFacts:
    """Return what a service says, its note in clear for whoever may edit it."""
    note = ""
    if row.note_sealed is not None:
        dek = sealing.open_subject_key(row.identity.ref)
        aad = sealing.aad(Service._meta.db_table, "note", str(row.ref))
        note = sealing.unseal(dek, bytes(row.note_sealed), aad)
    return ServiceFacts(
        kind=row.kind,
        served_on=row.served_on,
        planned_on=row.planned_on,
        attended_on=row.attended_on,
        referred_to=row.referred_to,
        next_step=row.next_step,
        note=note,
        state=row.state,
    )


def counts(actor: Actor) -> dict[str, int]:
    """Return what waits at the desk: open services, departed without Sisko, planned orientation."""
    open_services = services(actor).filter(state=Service.State.OPEN)
    answers = open_services.aggregate(
        open=Count("id"),
        orientation=Count("id", filter=Q(kind=Service.Kind.ORIENTATION, attended_on=None)),
    )
    return {
        "open_services": answers["open"],
        "orientation": answers["orientation"],
        "without_sisko": without_sisko(placements(actor)).count(),
    }
