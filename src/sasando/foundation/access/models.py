"""Single grants: who stands in which relation to which row, until when; emergency openings."""

import uuid
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from sasando.foundation.privacy import classes


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants."""

    def standing(self, *, who: UUID, now: datetime) -> Self:
        """Return the grants of one user that still stand at a moment."""
        open_ended = models.Q(until__isnull=True)
        return self.filter(open_ended | models.Q(until__gt=now), who=who)


class Grant(models.Model):
    """One relation of one person to one row; it ends by its date and is never deleted."""

    kind = models.CharField(max_length=20)
    ref = models.UUIDField()
    who = models.UUIDField()
    relation = models.CharField(max_length=20)
    until = models.DateTimeField(null=True)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=150)

    objects = GrantQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="kind ref who relation until granted_at granted_by"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "ref", "who", "relation"], name="access_grant_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["who", "kind"], name="access_grant_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.relation}"


class GlassBreak(models.Model):
    """One row opened in an emergency: by whom, why, until when, and what the review said."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    subject = models.UUIDField()
    number = models.CharField(max_length=20)
    who = models.UUIDField()
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=4)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    until = models.DateTimeField()
    week = models.DateField(db_index=True)
    verdict = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=500, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="kind subject number who login name role reason at until week verdict note"
        " reviewed_at reviewed_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("at")), name="glass_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True) | ~models.Q(verdict=""),
                name="glass_review_has_a_verdict",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class GlassWeek(models.Model):
    """A week whose emergency openings were all reviewed, and who closed its review."""

    monday = models.DateField(unique=True)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=150)
    openings = models.PositiveIntegerField()

    PRIVACY: ClassVar = classes.declare(open="id", internal="monday closed_at closed_by openings")

    def __str__(self) -> str:
        return f"{self.monday}"
