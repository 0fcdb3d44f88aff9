"""Single grants: who stands in which relation to which row, until when."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class Grant(models.Model):
    """One relation of one person to one row."""

    kind = models.CharField(max_length=20)
    ref = models.UUIDField()
    who = models.UUIDField()
    relation = models.CharField(max_length=20)
    until = models.DateTimeField(null=True)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=150)

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
