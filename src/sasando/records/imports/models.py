"""Tables received: remembered columns, stated totals, rejected rows, rows to look at."""

import uuid
from typing import ClassVar, Self

from django.db import models

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.foundation.sources.models import Batch
from sasando.records.workers.models import Identity


class ColumnMapping(models.Model):
    """Which column of a source means what, remembered for its next file."""

    kind = models.CharField(max_length=20)
    source_name = models.CharField(max_length=160, blank=True)
    signature = models.CharField(max_length=64)
    columns = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="kind source_name signature columns saved_at saved_by"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "source_name", "signature"], name="imports_mapping_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Received(models.Model):
    """An uploaded file that waits, encrypted, for its reader to decide."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        WORKING = "working"
        TAKEN = "taken"
        REFUSED = "refused"
        DROPPED = "dropped"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=State)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField()
    options = models.JSONField(default=dict)
    outcome = models.JSONField(null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="received")
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="kind state file_name file_sha256 byte_count options outcome rows_done"
        " rows_total batch received_at received_by",
    )

    def __str__(self) -> str:
        return str(self.ref)


class TotalLine(models.Model):
    """One stated total beside what the rows count."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="totals")
    group = models.CharField(max_length=200)
    stated = models.DecimalField(max_digits=18, decimal_places=4)
    counted = models.DecimalField(max_digits=18, decimal_places=4)
    origin = models.CharField(max_length=20)

    PRIVACY: ClassVar = classes.declare(open="id", internal="batch group stated counted origin")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "group"], name="imports_total_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RejectedRow(models.Model):
    """A row that was not taken, why, and its sealed cells."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rejects")
    sheet = models.CharField(max_length=120, blank=True)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=40)
    problem = models.CharField(max_length=300)
    cells_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="batch sheet row column code problem", personal="cells_sealed"
    )

    def __str__(self) -> str:
        return str(self.pk)


class ReviewQuerySet(ScopedQuerySet["ReviewItem"]):
    """Rows to look at, as far as the asker may see them."""

    permission = "imports.view"
    regency_field = "identity__regency_code"

    def visible_to(self, actor: Actor) -> Self:
        """Return rows of identities in the asker's regencies."""
        return self.within_scope(actor)


class ReviewItem(models.Model):
    """A row whose NIK already stands under another name; a person decides."""

    class State(models.TextChoices):
        """What the person decided."""

        OPEN = "open"
        SAME = "same"
        DIFFERENT = "different"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="reviews")
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")
    existing = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)

    objects = ReviewQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="batch identity existing code state decided_at decided_by"
    )

    def __str__(self) -> str:
        return str(self.ref)
