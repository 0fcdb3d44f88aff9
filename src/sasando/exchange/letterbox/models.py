"""Slips for families, and notices of partners: what crosses the wall by a code or a link."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField, SealedField


class Slip(models.Model):
    """What a family reads with its code: status, next step, whom to call, cost to the family.

    `origin` names the sender's row, and nothing looks behind it. The code is kept as a digest.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    origin = models.UUIDField(db_index=True)
    digest = BlindIndexField(null=False, unique=True, db_index=False)
    content_sealed = SealedField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    changed_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="origin made_at made_by changed_at expires_on revoked_at",
        personal="digest",
        special="content_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["origin"], condition=Q(revoked_at__isnull=True), name="slip_one_live"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class NoticeLink(models.Model):
    """A link given to one partner, by which it sends notices until a day."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=200)
    about = models.UUIDField(null=True)
    about_number = models.CharField(max_length=20, blank=True)
    until = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="unit_code unit_name about about_number until revoked_at made_at made_by",
    )

    def __str__(self) -> str:
        return str(self.ref)


class NoticeSeries(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="year", internal="last")

    def __str__(self) -> str:
        return f"{self.year}"


class Notice(models.Model):
    """One notice of a partner, sealed with its own key; taken in by the staff."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    link = models.ForeignKey(NoticeLink, on_delete=models.PROTECT, related_name="notices")
    text_sealed = SealedField()
    contact_sealed = SealedField()
    at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True)
    taken_in_by = models.CharField(max_length=150, blank=True)
    became = models.CharField(max_length=20, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref number",
        internal="link at taken_in_at taken_in_by became",
        special="text_sealed contact_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["id"], name="notice_waits", condition=Q(taken_in_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.number
