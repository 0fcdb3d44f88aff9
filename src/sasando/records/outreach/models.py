"""Safe-migration sessions, by village; people are counted there and never named."""

import uuid
from typing import ClassVar, Self

from django.db import models

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.sources.models import Provenance, live_batch_q


class SessionQuerySet(ScopedQuerySet["OutreachSession"]):
    """Sessions, as far as the asker may see them."""

    permission = "outreach.view"
    regency_field = "regency_code"

    def visible_to(self, actor: Actor) -> Self:
        """Return sessions that were typed, or stand in a file that shows its rows."""
        return self.filter(live_batch_q()).within_scope(actor)


class OutreachSession(Provenance):
    """One session in one village; `officer` is who held it for the office."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    held_on = models.DateField(db_index=True)
    village_code = models.CharField(max_length=13)
    regency_code = models.CharField(max_length=5, db_index=True)
    audience = models.CharField(max_length=12)
    women = models.PositiveIntegerField(default=0)
    men = models.PositiveIntegerField(default=0)
    girls = models.PositiveIntegerField(default=0)
    boys = models.PositiveIntegerField(default=0)
    unknown = models.PositiveIntegerField(default=0)
    materials = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    officer = models.CharField(max_length=150, blank=True)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    objects = SessionQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="held_on village_code regency_code audience women men girls boys unknown"
        " materials questions officer note version recorded_at recorded_by "
        + Provenance.PROVENANCE_FIELDS,
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-held_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(women__gt=0)
                | models.Q(men__gt=0)
                | models.Q(girls__gt=0)
                | models.Q(boys__gt=0)
                | models.Q(unknown__gt=0),
                name="outreach_somebody_came",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
