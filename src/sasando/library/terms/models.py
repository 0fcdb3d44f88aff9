"""Code lists: what the office's words mean, where they come from, and whether that was checked."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.library.places.models import Shipped


class Term(Shipped):
    """One word of one list."""

    list = models.CharField(max_length=30)
    code = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    label_id = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    group = models.CharField(max_length=40, blank=True)
    extra = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id list code position label_id label_en group extra source source_date verified note",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["list", "position", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "code"], name="terms_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.code}"


class PaperRule(Shipped):
    """A paper that a context asks for."""

    code = models.CharField(max_length=40, unique=True)
    context = models.CharField(max_length=40, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)
    label_id = models.CharField(max_length=300)
    label_en = models.CharField(max_length=300)
    letter = models.CharField(max_length=2, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    requirement = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code context position letter label_id label_en issuer requirement source"
        " source_date verified note",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["context", "position"]

    def __str__(self) -> str:
        return self.code


class NameVariant(Shipped):
    """Spellings that may be one name: a hint with a weight, never a proof."""

    group = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    canonical = models.CharField(max_length=80)
    variants = models.CharField(max_length=500)
    sex_hint = models.CharField(max_length=1, blank=True)
    treatment = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id group kind canonical variants sex_hint treatment source source_date verified note",
        internal="office_edited offered",
    )

    def __str__(self) -> str:
        return self.canonical


class Holiday(Shipped):
    """A day on which the office is closed, and the decision that says so.

    Rows whose sources contradict each other (`conflict`) count for nothing until settled.
    """

    class Kind(models.TextChoices):
        """National holiday, joint leave, or a day of the region."""

        NATIONAL = "national"
        JOINT_LEAVE = "cuti_bersama"
        REGIONAL = "regional"

    class Status(models.TextChoices):
        """Counts, contradicted by another source, or struck out by the office."""

        ACCEPTED = "accepted"
        CONFLICT = "conflict"
        DROPPED = "dropped"

    code = models.CharField(max_length=40, unique=True)
    date = models.DateField(db_index=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=Kind)
    status = models.CharField(max_length=10, choices=Status)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code date name kind status source source_date verified note",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["date", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["national", "cuti_bersama", "regional"]),
                name="terms_holiday_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["accepted", "conflict", "dropped"]),
                name="terms_holiday_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class Revision(models.Model):
    """How often a list was changed, so that each process drops what it remembers of it."""

    name = models.CharField(max_length=20, unique=True)
    number = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id name number", internal="changed_at")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
