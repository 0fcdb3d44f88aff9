"""Departures and returns, each date apart; they need no placement."""

import uuid
from typing import ClassVar, Self

from django.db import models

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.foundation.sources.models import Provenance, live_batch_q
from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity


class MovementQuerySet(ScopedQuerySet["Movement"]):
    """Movements, as far as the asker may see them."""

    permission = "movements.view"
    regency_field = "origin_regency"

    def visible_to(self, actor: Actor) -> Self:
        """Return movements whose batch shows, in the asker's regencies."""
        return self.filter(live_batch_q()).within_scope(actor)


class Movement(Provenance):
    """One departure or return of one identity."""

    class Direction(models.TextChoices):
        """Away from home, or back."""

        DEPARTURE = "departure"
        RETURN = "return"

    class Kind(models.TextChoices):
        """How the person travelled."""

        OWN_WAY = "own_way"
        DEPORTED = "deported"
        SICK = "sick"
        DECEASED = "deceased"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="movements")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, related_name="movements"
    )
    direction = models.CharField(max_length=10, choices=Direction)
    kind = models.CharField(max_length=10, choices=Kind)
    procedural = models.CharField(
        max_length=14, choices=Placement.Procedural, default=Placement.Procedural.UNKNOWN
    )
    country = models.CharField(max_length=2, blank=True)
    origin_province = models.CharField(max_length=2, blank=True)
    origin_regency = models.CharField(max_length=5, blank=True, db_index=True)
    departed_on = models.DateField(null=True)
    died_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    handed_over_on = models.DateField(null=True)
    buried_on = models.DateField(null=True)
    node = models.CharField(max_length=20, blank=True)
    carrier = models.CharField(max_length=80, blank=True)
    manifest_no = models.CharField(max_length=80, blank=True)
    manifest_category = models.CharField(max_length=2, blank=True)
    depot = models.CharField(max_length=120, blank=True)
    letter_no = models.CharField(max_length=80, blank=True)
    offence = models.CharField(max_length=120, blank=True)
    cause_sealed = SealedField()
    note_sealed = SealedField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    objects = MovementQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="identity placement direction kind procedural country origin_province"
        " origin_regency departed_on notified_on arrived_on handed_over_on node carrier"
        " manifest_no manifest_category depot letter_no version recorded_at recorded_by "
        + Provenance.PROVENANCE_FIELDS,
        special="died_on buried_on offence cause_sealed note_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["arrived_on", "id"], name="movements_by_arrival"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind="deceased")
                | models.Q(died_on__isnull=True, buried_on__isnull=True),
                name="movements_only_the_dead_are_buried",
            ),
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(buried_on__isnull=True)
                | models.Q(buried_on__gte=models.F("died_on")),
                name="movements_burial_after_death",
            ),
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(arrived_on__isnull=True)
                | models.Q(arrived_on__gte=models.F("died_on")),
                name="movements_coffin_after_death",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
