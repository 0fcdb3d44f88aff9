"""Questions of partners about released figures, and the office's answers; none is changed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.library.publications.models import ReleasedTable


class Question(models.Model):
    """What a partner asked about a released table; never changed."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    table = models.ForeignKey(ReleasedTable, on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    role = models.CharField(max_length=4)
    unit = models.CharField(max_length=40, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref table", internal="text asked_at asked_by role unit"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="question_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.ref}"


class QuestionAnswer(models.Model):
    """What the office answered; a later answer stands beside it, none is changed."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.CharField(max_length=1000)
    is_shared = models.BooleanField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=150)
    answered_name = models.CharField(max_length=200)
    answered_post = models.CharField(max_length=120)

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="question text is_shared answered_at answered_by answered_name"
        " answered_post"
    )  # fmt: skip

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="answer_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}"
