"""The audit: events in a chain, each holding the hash of the one before."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class Event(models.Model):
    """One act of one actor; the actor stands in plain values, so it outlives accounts."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=8)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    deed = models.CharField(max_length=60, db_index=True)
    reason = models.CharField(max_length=500, blank=True)
    facts = models.JSONField(default=dict)
    refs = models.JSONField(default=list)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    PRIVACY: ClassVar = classes.declare(
        open="seq", internal="at login name role on_behalf_of deed reason facts refs prev_hash hash"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.deed}"


class EventRef(models.Model):
    """Finds the events of one row; the chain covers the same refs inside the event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="ref_rows")
    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=64)

    PRIVACY: ClassVar = classes.declare(open="id", internal="event kind ref")

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [models.Index(fields=["kind", "ref", "event"], name="audit_ref")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Head(models.Model):
    """The newest link of the chain; one row, locked while a link is added."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    PRIVACY: ClassVar = classes.declare(open="id", internal="seq hash")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.seq)
