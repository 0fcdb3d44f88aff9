"""Duties of the Act, who bears them, evidence with its verdicts, and the bearers' own answers."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.foundation.sources.models import Batch
from sasando.library.places.models import Shipped

LEVELS = ("central", "province", "regency", "village")


class Duty(Shipped):
    """One item of UU 18/2017 Ps. 39-42; `verified_by` is who read its wording in the gazette."""

    code = models.CharField(max_length=40, unique=True)
    instrument = models.CharField(max_length=80)
    article = models.CharField(max_length=10)
    letter = models.CharField(max_length=2)
    level = models.CharField(max_length=10, db_index=True)
    text_id = models.CharField(max_length=400)
    text_en = models.CharField(max_length=400)
    heading_id = models.CharField(max_length=40, blank=True)
    heading_en = models.CharField(max_length=40, blank=True)
    examples_id = models.CharField(max_length=300, blank=True)
    examples_en = models.CharField(max_length=300, blank=True)
    is_optional = models.BooleanField(default=False)
    verified = models.CharField(max_length=10, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    verified_on = models.DateField(null=True)
    source = models.CharField(max_length=300)
    source_date = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code instrument article letter level text_id text_en heading_id heading_en"
        " examples_id examples_en is_optional verified verified_on source source_date note",
        internal="verified_by office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["article", "letter"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instrument", "article", "letter"], name="duties_letter_once"
            ),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="duties_level_known"),
        ]

    def __str__(self) -> str:
        return self.code


class ReceivedDuty(models.Model):
    """A duty as a received table tells it; it enters the matrix when its file becomes final."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    source_sheet = models.CharField(max_length=120, blank=True)
    source_row = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    told = models.JSONField()

    PRIVACY: ClassVar = classes.declare(
        open="id code told", internal="batch source_sheet source_row"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "code"], name="duties_received_once"),
        ]

    def __str__(self) -> str:
        return self.code


class Bearer(Shipped):
    """Who bears the duties of a level: centre, province, a regency, or a village of the sample.

    `unit` is the directory's code of the unit that answers, `institution` that of its owner;
    `shown_on` is the day on which the office laid its row before it.
    """

    level = models.CharField(max_length=10)
    code = models.CharField(max_length=13)
    name = models.CharField(max_length=120)
    island = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=40, blank=True, db_index=True)
    institution = models.CharField(max_length=40, blank=True, db_index=True)
    shown_on = models.DateField(null=True)
    shown_by = models.CharField(max_length=150, blank=True)
    source = models.CharField(max_length=300)

    PRIVACY: ClassVar = classes.declare(
        open="id level code name island place unit institution source",
        internal="shown_on shown_by office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "code"], name="duties_bearer_once"),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="duties_bearer_level_known"),
            models.CheckConstraint(
                condition=Q(shown_on__isnull=True, shown_by="")
                | (Q(shown_on__isnull=False) & ~Q(shown_by="")),
                name="duties_shown_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.code}"


class Evidence(models.Model):
    """One piece of evidence for one duty of one bearer: asked for, received, judged.

    `state` repeats the newest verdict for lists; the verdicts are what counts. No name of a person
    belongs in `title`. Rows are never deleted: what is withdrawn stays to be read. A request may
    stand as a commitment too: `commitment` is its ref there, a blind one.
    """

    class Kind(models.TextChoices):
        """What it is; a photo or a letter counts like a decree."""

        DECREE = "decree"
        BUDGET = "budget"
        REGISTER = "register"
        REPORT = "report"
        LETTER = "letter"
        PHOTO = "photo"
        VISIT = "visit"
        PRESS = "press"
        OTHER = "other"

    class State(models.TextChoices):
        """Where it stands."""

        ASKED = "asked"
        RECEIVED = "received"
        WHOLE = "whole"
        PART = "part"
        NOT_ENOUGH = "not_enough"
        WITHDRAWN = "withdrawn"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="evidence")
    bearer = models.ForeignKey(Bearer, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    dated_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    file = models.UUIDField(null=True, unique=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, db_index=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=150, blank=True)
    due_on = models.DateField(null=True)
    commitment = models.UUIDField(null=True)
    commitment_number = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField(null=True)
    brought_by = models.CharField(max_length=150, blank=True)
    brought_name = models.CharField(max_length=200, blank=True)
    brought_unit = models.CharField(max_length=40, blank=True)
    is_on_behalf = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar = classes.declare(
        open="id ref duty bearer kind",
        internal="title dated_on note source file file_sha256 state asked_at asked_by due_on"
        " commitment commitment_number received_at brought_by brought_name brought_unit"
        " is_on_behalf version",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(received_at__isnull=False) | Q(state__in=["asked", "withdrawn"]),
                name="duties_judged_once_received",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | ~Q(brought_by=""),
                name="duties_brought_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False) | Q(received_at__isnull=False),
                name="duties_asked_or_received",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | ~Q(file_sha256=""),
                name="duties_file_bound_by_hash",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Judgement(models.Model):
    """What an officer found in a piece of evidence; never changed, a later one follows it."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="judgements")
    outcome = models.CharField(max_length=10)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)
    words = models.CharField(max_length=500, blank=True)
    next_review_on = models.DateField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id evidence", internal="outcome on at by by_name words next_review_on"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["whole", "part"], next_review_on__isnull=False)
                | (Q(outcome__in=["not_enough", "withdrawn"]) & ~Q(words="")),
                name="duties_verdict_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.outcome}"


class Answer(models.Model):
    """What the bearer itself said of one duty; never changed, a later one follows it.

    `answered_on` is the day of the letter or talk, `on` the day on which the office knew it.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="answers")
    bearer = models.ForeignKey(Bearer, on_delete=models.PROTECT, related_name="answers")
    says = models.CharField(max_length=5)
    words = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField()
    on = models.DateField()
    at = models.DateTimeField()
    unit = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref duty bearer",
        internal="says words answered_on on at unit source by by_name",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(says__in=["have", "some", "none"]), name="duties_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__lte=models.F("on")), name="duties_answer_not_of_tomorrow"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
