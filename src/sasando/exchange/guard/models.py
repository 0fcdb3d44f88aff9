"""The filter of protected names as keyed digests; every try against it, and every alarm.

No row says whom a digest belongs to, nor whether it is a person to protect or a decoy.
"""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField


class Digest(models.Model):
    """One form of one name, keyed; the kind says how a text is asked for it."""

    kind = models.CharField(max_length=8)
    value = BlindIndexField(null=False)

    PRIVACY: ClassVar = classes.declare(open="id", internal="kind", personal="value")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "value"], name="guard_digest_once"),
        ]

    def __str__(self) -> str:
        return self.kind


class Upkeep(models.Model):
    """When the filter was last brought up to the records, and what they looked like then."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    looked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="looked_at changed_at fingerprint entries"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="guard_upkeep_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.looked_at}"


class Try(models.Model):
    """One whole saved draft that was checked: by whom, how many names, how many stops.

    `asked` holds short keyed digests of the names in it, to count names tried and taken out.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    draft = models.UUIDField(db_index=True)
    content_sha256 = models.CharField(max_length=64)
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=4)
    at = models.DateTimeField(db_index=True)
    asked = models.JSONField(default=list)
    person_stops = models.PositiveIntegerField(default=0)
    other_stops = models.PositiveIntegerField(default=0)
    stops = models.JSONField(default=list)
    verdict = models.CharField(max_length=8)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="draft content_sha256 login name role at person_stops other_stops stops verdict",
        personal="asked",
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.verdict


class Alarm(models.Model):
    """Somebody's tries looked like asking for names: they get no answer until it is reopened."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=150, db_index=True)
    name = models.CharField(max_length=200)
    why = models.CharField(max_length=12)
    draft = models.UUIDField()
    at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.CharField(max_length=200, blank=True)
    reopened_why = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="login name why draft at reopened_at reopened_by reopened_why"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["login"],
                condition=models.Q(reopened_at__isnull=True),
                name="guard_one_open_alarm",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_at__isnull=True) | ~models.Q(reopened_why=""),
                name="guard_reopened_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.why


class Override(models.Model):
    """A case supervisor let one very content pass, and why."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    draft = models.UUIDField(db_index=True)
    content_sha256 = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=500)
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=4)
    at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="draft content_sha256 reason login name role at"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="guard_override_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at}"
