"""Commitments, the parties to them, and every step since; steps are never changed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.library.commitments.models.meetings import VISIBILITIES, Statement, Visibility
from sasando.library.places.models import Shipped

CLOSINGS = ("met", "withdrawn", "superseded")


class Commitment(Shipped):
    """One commitment out of a statement: what, for whom, until when, how success is measured.

    `first_due_on` is the day that was said first. `due_on`, `closing`, `closed_on`, `is_seen` and
    `says_done` repeat what the steps say, `has_owner` what the parties say, for lists; steps and
    parties are what counts.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="commitments")
    place = models.PositiveSmallIntegerField(default=0)
    what_id = models.CharField(max_length=300)
    what_en = models.CharField(max_length=300, blank=True)
    for_whom_id = models.CharField(max_length=200, blank=True)
    for_whom_en = models.CharField(max_length=200, blank=True)
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True, db_index=True)
    measure_id = models.CharField(max_length=300, blank=True)
    measure_en = models.CharField(max_length=300, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    basis = models.CharField(max_length=300, blank=True)
    note_id = models.CharField(max_length=500, blank=True)
    note_en = models.CharField(max_length=500, blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )
    closing = models.CharField(max_length=10, blank=True, db_index=True)
    closed_on = models.DateField(null=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="supersedes"
    )
    has_owner = models.BooleanField(default=False)
    is_seen = models.BooleanField(default=False)
    says_done = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar = classes.declare(
        open="id ref number statement place what_id what_en for_whom_id for_whom_en first_due_on"
        " due_on measure_id measure_en indicator target basis note_id note_en visibility closing"
        " closed_on superseded_by has_owner is_seen says_done",
        internal="version office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        indexes: ClassVar = [models.Index(fields=["closing", "due_on"], name="commitments_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_visibility_known"
            ),
            models.CheckConstraint(
                condition=Q(closing="", closed_on__isnull=True)
                | Q(closing__in=CLOSINGS, closed_on__isnull=False),
                name="commitments_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closing="superseded", superseded_by__isnull=False)
                | (~Q(closing="superseded") & Q(superseded_by__isnull=True)),
                name="commitments_superseded_by_another",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(indicator=""),
                name="commitments_target_of_an_indicator",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Party(Shipped):
    """Who has part in a commitment: its owner, or whoever helps; `words` say how."""

    class Part(models.TextChoices):
        """The part it has."""

        OWNER = "owner"
        HELPER = "helper"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="parties")
    place = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=6, choices=Part.choices)
    institution = models.CharField(max_length=40, blank=True, db_index=True)
    unit = models.CharField(max_length=40, blank=True, db_index=True)
    words_id = models.CharField(max_length=200, blank=True)
    words_en = models.CharField(max_length=200, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id commitment place part institution unit words_id words_en",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "place"], name="commitments_party_once"),
            models.CheckConstraint(
                condition=~Q(institution="") | ~Q(unit="") | ~Q(words_id=""),
                name="commitments_party_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.part}"


class Step(models.Model):
    """What happened to a commitment; never changed, a later step follows it.

    `on` is the day it happened, `at` the moment it was written, `unit` whose account wrote it
    (empty: the office). `code` marks a shipped one.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=60, blank=True)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=10)
    says = models.CharField(max_length=8, blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    words_id = models.CharField(max_length=1000, blank=True)
    words_en = models.CharField(max_length=1000, blank=True)
    source = models.CharField(max_length=400, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    next = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, related_name="replacing_steps"
    )
    file = models.UUIDField(null=True, unique=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )

    PRIVACY: ClassVar = classes.declare(
        open="id ref code commitment what says on due_on next visibility",
        internal="at by by_name unit unit_name words_id words_en source confirmed_by file"
        " file_sha256",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["on", "id"]
        indexes: ClassVar = [models.Index(fields=["commitment", "on"], name="commitments_steps")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="commitments_shipped_step_once"
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | ~Q(file_sha256=""),
                name="commitments_proof_bound_by_hash",
            ),
            models.CheckConstraint(
                condition=~Q(what="met")
                | ~Q(source="")
                | ~Q(confirmed_by="")
                | Q(file__isnull=False),
                name="commitments_met_with_proof",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["withdrawn", "superseded", "reopened"]) | ~Q(words_id=""),
                name="commitments_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(what="superseded", next__isnull=False)
                | (~Q(what="superseded") & Q(next__isnull=True)),
                name="commitments_superseding_step",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
