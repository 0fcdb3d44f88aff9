"""Placements: scheme, stages, papers, employer, and the counter's services."""

import uuid
from typing import ClassVar, Self

from django.db import models

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.foundation.sources.models import Provenance, live_batch_q
from sasando.records.workers.models import Identity


class PlacementQuerySet(ScopedQuerySet["Placement"]):
    """Placements, as far as the asker may see them."""

    permission = "placements.view"
    regency_field = "origin_regency"

    def visible_to(self, actor: Actor) -> Self:
        """Return placements whose batch shows and that stand, in the asker's regencies."""
        return self.filter(live_batch_q(), is_current=True).within_scope(actor)


class Placement(Provenance):
    """One placement of one identity, from registration to its end."""

    class Procedural(models.TextChoices):
        """Whether the departure followed the law's procedure, as evidence says."""

        YES = "procedural"
        NO = "nonprocedural"
        UNKNOWN = "unknown"

    class EmployerType(models.TextChoices):
        """Who employs: since 2025 printed in place of formal and informal."""

        LEGAL_ENTITY = "legal_entity"
        PRIVATE_PERSON = "private_person"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="placements")
    scheme = models.CharField(max_length=20, blank=True)
    id_pmi = models.CharField(max_length=40, blank=True, db_index=True)
    sisko_no = models.CharField(max_length=40, blank=True)
    epmi_no = models.CharField(max_length=40, blank=True)
    complaint_no = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    job = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=60, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    employer_type = models.CharField(max_length=16, blank=True, choices=EmployerType)
    p3mi = models.CharField(max_length=200, blank=True)
    registered_on = models.DateField(null=True)
    departed_on = models.DateField(null=True)
    contract_from = models.DateField(null=True)
    contract_months = models.PositiveSmallIntegerField(null=True)
    ended_on = models.DateField(null=True)
    origin_regency = models.CharField(max_length=5, blank=True, db_index=True)
    serving_office = models.CharField(max_length=80, blank=True)
    procedural = models.CharField(max_length=14, choices=Procedural, default=Procedural.UNKNOWN)
    procedural_evidence = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=30, blank=True)
    stage_on = models.DateField(null=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    is_current = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    objects = PlacementQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="identity scheme country job sector employer_type registered_on departed_on"
        " contract_from contract_months ended_on origin_regency serving_office procedural"
        " procedural_evidence stage stage_on supersedes is_current version recorded_at"
        " recorded_by p3mi " + Provenance.PROVENANCE_FIELDS,
        personal="id_pmi sisko_no epmi_no complaint_no employer",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["departed_on", "id"], name="placements_by_departure"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(contract_months__isnull=True)
                | models.Q(contract_months__range=(1, 120)),
                name="placements_contract_months_sane",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class StageEvent(models.Model):
    """A placement reached a stage on a day."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=30)
    reached_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id",
        internal="placement stage reached_on withdrawn_at recorded_at recorded_by",
        personal="note",
    )

    def __str__(self) -> str:
        return str(self.pk)


class PaperCheck(models.Model):
    """Whether one required paper of a placement was seen."""

    class State(models.TextChoices):
        """What the officer saw."""

        PRESENT = "present"
        MISSING = "missing"
        NOT_NEEDED = "not_needed"

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="papers")
    rule = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State)
    checked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="placement rule state checked_on recorded_at recorded_by"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["placement", "rule"], name="placements_paper_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ServiceQuerySet(ScopedQuerySet["Service"]):
    """The counter's services, as far as the asker may see them."""

    permission = "services.view"
    regency_field = "identity__regency_code"

    def visible_to(self, actor: Actor) -> Self:
        """Return services to identities in the asker's regencies."""
        return self.within_scope(actor)


class Service(models.Model):
    """Something the counter did for a candidate or a returned worker; needs no NIK."""

    class Kind(models.TextChoices):
        """What was done."""

        INFORMATION = "information"
        REGISTRATION = "registration"
        PAPERS = "papers"
        ORIENTATION = "orientation"
        TRAINING = "training"
        RETURNED = "returned"

    class State(models.TextChoices):
        """Whether more is to be done."""

        OPEN = "open"
        DONE = "done"
        CANCELLED = "cancelled"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="services")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, related_name="services"
    )
    kind = models.CharField(max_length=14, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    served_on = models.DateField()
    planned_on = models.DateField(null=True)
    attended_on = models.DateField(null=True)
    referred_to = models.CharField(max_length=200, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    note_sealed = SealedField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    objects = ServiceQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="identity placement kind state served_on planned_on attended_on referred_to"
        " next_step version recorded_at recorded_by",
        special="note_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [models.Index(fields=["served_on", "id"], name="services_by_day")]

    def __str__(self) -> str:
        return str(self.ref)
