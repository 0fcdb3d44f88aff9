"""Where rows came from: the file received, and the sheet and row of each."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes

LIVE_STATES = ("provisional", "final")
SHOWN_OR_COMING = ("receiving", "provisional", "final")


class Batch(models.Model):
    """One file received for one kind of table."""

    class State(models.TextChoices):
        """How far the batch has come; rows show only from `provisional` on."""

        RECEIVING = "receiving"
        PROVISIONAL = "provisional"
        FINAL = "final"
        REFUSED = "refused"
        CLEARED = "cleared"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=State)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField(default=0)
    sheet = models.CharField(max_length=120, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    source_name = models.CharField(max_length=160, blank=True)
    codes = models.CharField(max_length=12, blank=True)
    rows = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list)
    reconciled = models.BooleanField(null=True)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=150)
    finalised_at = models.DateTimeField(null=True)
    finalised_by = models.CharField(max_length=150, blank=True)
    problem = models.TextField(blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref kind state",
        internal="file_name file_sha256 byte_count sheet encoding delimiter source_name codes rows"
        " accepted unchanged rejected warnings reconciled received_at received_by finalised_at"
        " finalised_by problem",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "file_sha256", "sheet"],
                condition=models.Q(state__in=SHOWN_OR_COMING),
                name="sources_batch_file_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["receiving", "provisional", "final", "refused", "cleared"]
                ),
                name="sources_batch_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Provenance(models.Model):
    """Adds where a row was read: null batch means that a person typed it."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    source_sheet = models.CharField(max_length=120, blank=True)
    source_row = models.PositiveIntegerField(null=True)
    row_hash = models.BinaryField(max_length=16, null=True)

    PROVENANCE_FIELDS: ClassVar[str] = "batch source_sheet source_row row_hash"

    class Meta:
        """Fields only."""

        abstract = True


def live_batch_q(prefix: str = "batch") -> models.Q:
    """Return the condition that a row was typed, or stands in a batch that shows its rows."""
    return models.Q(**{f"{prefix}__isnull": True}) | models.Q(
        **{f"{prefix}__state__in": LIVE_STATES}
    )


def counted_batch_q(prefix: str = "batch") -> models.Q:
    """Return the condition that a row may enter a figure: typed, or in a final batch."""
    return models.Q(**{f"{prefix}__isnull": True}) | models.Q(**{f"{prefix}__state": "final"})
