"""What the clock started, and when it last went well."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class ScheduledRun(models.Model):
    """The last run of one thing that the clock starts."""

    name = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=120, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id name", internal="started_at done_at failures problem"
    )

    def __str__(self) -> str:
        return self.name
