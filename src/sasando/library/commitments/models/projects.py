"""Regulations on their way: stages, drafts, inputs by article, and the figures beside them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.library.commitments.models.meetings import VISIBILITIES, Visibility
from sasando.library.places.models import Shipped


class Project(Shipped):
    """A regulation in the making; `institution` and `unit` are those who lead it."""

    class Kind(models.TextChoices):
        """What it is to become."""

        PERDA = "perda"
        PERGUB = "pergub"
        PERBUP = "perbup"
        PERDES = "perdes"
        OTHER = "other"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title_id = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    about_id = models.CharField(max_length=1000, blank=True)
    about_en = models.CharField(max_length=1000, blank=True)
    institution = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )
    source = models.CharField(max_length=400, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref code kind title_id title_en about_id about_en institution unit visibility"
        " source source_date verified",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_project_visibility"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ProjectStage(models.Model):
    """A stage that was reached on a day; never changed, a later one follows it."""

    code = models.CharField(max_length=60, blank=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12)
    on = models.DateField()
    words_id = models.CharField(max_length=500, blank=True)
    words_en = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id code project stage on words_id words_en source", internal="at by by_name"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="commitments_shipped_stage_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.stage}"


class ProjectDraft(models.Model):
    """A draft as it was at one time; a change is a new draft. Inputs are taken until a day."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    dated_on = models.DateField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=400, blank=True)
    inputs_until = models.DateField(null=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.PARTNERS
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref project number dated_on source inputs_until visibility",
        internal="text sha256 at by by_name",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="commitments_draft_once"),
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_draft_visibility"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class DraftInput(models.Model):
    """What a unit, or the office, says of one article; `anchor` empty: of the whole draft."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(ProjectDraft, on_delete=models.PROTECT, related_name="inputs")
    anchor = models.CharField(max_length=60, blank=True)
    wish = models.CharField(max_length=8)
    words = models.CharField(max_length=2000)
    unit = models.CharField(max_length=40, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref draft anchor wish unit", internal="words unit_name at by by_name"
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.ref)


class InputAnswer(models.Model):
    """What became of an input, with the reason; the newest counts, earlier ones stay."""

    given = models.ForeignKey(DraftInput, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=10)
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(open="id given outcome", internal="words at by by_name")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="commitments_answer_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.given_id} {self.outcome}"


class ProjectFigure(models.Model):
    """A released table that stands beside a project as evidence."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="figures")
    release = models.CharField(max_length=30)
    table = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(open="id project release table note", internal="at by")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "release", "table"], name="commitments_figure_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.release} {self.table}"
