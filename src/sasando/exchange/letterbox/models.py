"""Slips for families, and notices of partners: what crosses the wall by a code or a link."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField, SealedField


class Slip(models.Model):
    """What a family reads with its code: status, next step, whom to call, cost to the family.

    `origin` names the sender's row, and nothing looks behind it. The code is kept as a digest;
    a revoked slip keeps no content.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    origin = models.UUIDField(db_index=True)
    digest = BlindIndexField(null=False, unique=True, db_index=False)
    content_sealed = SealedField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="origin made_at made_by made_name changed_at expires_on revoked_at",
        personal="digest",
        special="content_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["origin"], condition=Q(revoked_at__isnull=True), name="slip_one_live"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(content_sealed__isnull=True),
                name="slip_revoked_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class SlipDecision(models.Model):
    """The head of office is asked for a family code where none is given by default."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    origin = models.UUIDField(db_index=True)
    number = models.CharField(max_length=20)
    grounds = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    asked_name = models.CharField(max_length=200)
    asked_ref = models.UUIDField(null=True)
    reason_sealed = SealedField()
    agreed = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    why_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="origin number asked_at asked_by asked_name asked_ref agreed decided_at"
        " decided_by decided_name",
        special="grounds reason_sealed why_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["origin"],
                condition=Q(decided_at__isnull=True),
                name="slip_decision_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class NoticeLink(models.Model):
    """A link given to one partner, by which it sends notices until a day."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=200)
    about = models.UUIDField(null=True, db_index=True)
    about_number = models.CharField(max_length=20, blank=True)
    until = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_name = models.CharField(max_length=200)
    made_ref = models.UUIDField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="unit_code unit_name about about_number until revoked_at revoked_by made_at"
        " made_by made_name made_ref",
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
    """One notice of a partner, sealed with its own key; taken in or set aside by the staff.

    `sent_once` is the keyed digest of form and text: the same form sent twice is one notice.
    """

    class Became(models.TextChoices):
        """What came of a notice."""

        WAITING = ""
        CASE = "case"
        NOTE = "note"
        ASIDE = "aside"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    link = models.ForeignKey(NoticeLink, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10)
    text_sealed = SealedField()
    contact_sealed = SealedField()
    sent_once = BlindIndexField(null=False, unique=True, db_index=False)
    at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True)
    taken_in_by = models.CharField(max_length=150, blank=True)
    taken_in_name = models.CharField(max_length=200, blank=True)
    became = models.CharField(max_length=5, blank=True, choices=Became)
    became_number = models.CharField(max_length=20, blank=True)
    reason_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref number",
        internal="link kind at taken_in_at taken_in_by taken_in_name became became_number",
        personal="sent_once",
        special="text_sealed contact_sealed reason_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["id"], name="notice_waits", condition=Q(taken_in_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_in_at__isnull=True, became="")
                | (Q(taken_in_at__isnull=False) & ~Q(became="")),
                name="notice_became_something",
            ),
        ]

    def __str__(self) -> str:
        return self.number
