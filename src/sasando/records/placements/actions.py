"""Writes to placements and services: each act one transaction and one audit event."""

from dataclasses import asdict, replace
from datetime import date

from django.db import transaction

from sasando.domain.values.refusals import DATE_IN_FUTURE, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.library.terms import queries as terms
from sasando.records.placements.facts import PlacementFacts, ServiceFacts
from sasando.records.placements.models import PaperCheck, Placement, Service, StageEvent
from sasando.records.workers.models import Identity

STAGE_UNKNOWN = Refusal(
    "stage_unknown", Words(id="Tahap ini tidak dikenal.", en="This stage is not known.")
)
EVIDENCE_MISSING = Refusal(
    "evidence_missing",
    Words(
        id="Sebutkan buktinya: dari mana diketahui prosedural atau tidak.",
        en="Name the evidence: how is it known to be procedural or not.",
    ),
)
PAPER_UNKNOWN = Refusal(
    "paper_unknown",
    Words(id="Dokumen ini tidak ada dalam daftar.", en="This paper is not on the list."),
)


def record_placement(identity: Identity, *, facts: PlacementFacts, by: Actor) -> Placement:
    """Write a new placement of one identity; raises Refused when a status has no evidence."""
    _check(facts)
    with transaction.atomic():
        row = Placement(identity=identity, recorded_at=by.now, recorded_by=by.login)
        _apply(row, facts)
        row.save()
        _audit(row, "placements.recorded", by=by)
    return row


def correct_placement(
    placement: Placement, *, facts: PlacementFacts, version: int, by: Actor
) -> Placement:
    """Replace what a placement says; the second of two savers is refused."""
    _check(facts)
    with transaction.atomic():
        row = _locked(placement, version=version)
        changed = _apply(row, facts)
        row.version += 1
        row.save()
        _audit(row, "placements.corrected", by=by, fields=changed)
    return row


def reach_stage(
    placement: Placement, *, stage: str, reached_on: date, note: str, by: Actor
) -> StageEvent:
    """Write that a placement reached a stage; the latest day gives the current stage."""
    if stage not in terms.codes("placement_stages"):
        raise Refused(STAGE_UNKNOWN)
    if reached_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    with transaction.atomic():
        event = StageEvent.objects.create(
            placement=placement,
            stage=stage,
            reached_on=reached_on,
            note=note.strip(),
            recorded_at=by.now,
            recorded_by=by.login,
        )
        _settle_stage(placement)
        _audit(placement, "placements.stage_reached", by=by, stage=stage)
    return event


def withdraw_stage(event: StageEvent, *, by: Actor) -> None:
    """Take back a stage written by mistake; the row stays and is marked."""
    with transaction.atomic():
        StageEvent.objects.filter(pk=event.pk).update(withdrawn_at=by.now)
        _settle_stage(event.placement)
        _audit(event.placement, "placements.stage_withdrawn", by=by, stage=event.stage)


def check_paper(placement: Placement, *, rule: str, state: str, by: Actor) -> PaperCheck:
    """Write whether a required paper was seen."""
    if rule not in {item.id for item in terms.papers_for(placement.scheme)}:
        raise Refused(PAPER_UNKNOWN)
    with transaction.atomic():
        row, _ = PaperCheck.objects.update_or_create(
            placement=placement,
            rule=rule,
            defaults={
                "state": PaperCheck.State(state),
                "checked_on": by.today,
                "recorded_at": by.now,
                "recorded_by": by.login,
            },
        )
        _audit(placement, "placements.paper_checked", by=by, rule=rule, state=state)
    return row


def record_service(
    identity: Identity, *, facts: ServiceFacts, placement: Placement | None, by: Actor
) -> Service:
    """Write one service at the counter; no NIK is needed."""
    if facts.served_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    with transaction.atomic():
        row = Service(identity=identity, placement=placement)
        row.recorded_at, row.recorded_by = by.now, by.login
        _apply_service(row, facts)
        row.save()
        _audit_service(row, "services.recorded", by=by)
    return row


def update_service(service: Service, *, facts: ServiceFacts, version: int, by: Actor) -> Service:
    """Replace what a service says; the second of two savers is refused."""
    with transaction.atomic():
        row = Service.objects.select_for_update().get(pk=service.pk)
        if row.version != version:
            raise Refused(STALE_VERSION)
        _apply_service(row, facts)
        row.version += 1
        row.save()
        _audit_service(row, "services.updated", by=by)
    return row


def _check(facts: PlacementFacts) -> None:
    if facts.procedural != Placement.Procedural.UNKNOWN and not facts.procedural_evidence.strip():
        raise Refused(EVIDENCE_MISSING)


def _locked(placement: Placement, *, version: int) -> Placement:
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    if row.version != version:
        raise Refused(STALE_VERSION)
    return row


def _apply(row: Placement, facts: PlacementFacts) -> list[str]:
    values = asdict(replace(facts, procedural_evidence=facts.procedural_evidence.strip()))
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def _settle_stage(placement: Placement) -> None:
    events = StageEvent.objects.filter(placement=placement, withdrawn_at__isnull=True)
    latest = events.order_by("-reached_on", "-id").first()
    Placement.objects.filter(pk=placement.pk).update(
        stage=latest.stage if latest else "", stage_on=latest.reached_on if latest else None
    )


def _apply_service(row: Service, facts: ServiceFacts) -> None:
    values = asdict(facts)
    note = values.pop("note")
    for name, value in values.items():
        setattr(row, name, value)
    if note.strip():
        dek = sealing.open_subject_key(row.identity.ref)
        aad = sealing.aad(Service._meta.db_table, "note", str(row.ref))
        row.note_sealed = sealing.seal(dek, note.strip(), aad)


def _audit(row: Placement, deed: str, *, by: Actor, **facts: object) -> None:
    refs = [("placement", str(row.ref)), ("person", str(row.identity.person.ref))]
    audit.record(by=by, deed=deed, refs=refs, facts=facts)


def _audit_service(row: Service, deed: str, *, by: Actor) -> None:
    refs = [("service", str(row.ref)), ("person", str(row.identity.person.ref))]
    audit.record(by=by, deed=deed, refs=refs, facts={"kind": row.kind, "state": row.state})
