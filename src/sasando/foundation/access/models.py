"""Single grants: who stands in which relation to which row, until when."""

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
