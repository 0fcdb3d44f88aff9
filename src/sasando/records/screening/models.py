"""Trafficking screening sheets: a vault with one door."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField

SCREENING = "screening"
SCREENER = "SCR"


class SheetQuerySet(ScopedQuerySet["Sheet"]):
    """Sheets, as far as the asker may see them: the right alone opens none."""

    permission = "screening.view"
    grant_kind = SCREENING

    def visible_to(self, actor: Actor) -> Self:
        """Return every sheet to a screening officer, to others those they were let into."""
        if not policy.may(actor, self.permission):
            return self.none()
        if actor.role == SCREENER:
            return self
        return self.filter(self._granted(actor))


class Sheet(models.Model):
    """One sheet about one person of one case; both are named by ref alone, without a key.

    What was answered and what it points to is sealed under the sheet's own key.
    """

    class State(models.TextChoices):
        """A finished sheet stays as it is; whoever knows more starts another."""

        DRAFT = "draft"
        DONE = "done"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case_ref = models.UUIDField(db_index=True)
    person_ref = models.UUIDField()
    answers_sealed = SealedField()
    result_sealed = SealedField()
    state = models.CharField(max_length=5, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)

    objects = SheetQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="state version made_at made_by done_at done_by",
        vault="case_ref person_ref answers_sealed result_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [models.Index(fields=["made_at", "id"], name="screening_by_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case_ref", "person_ref"],
                condition=Q(state="draft"),
                name="screening_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", done_at__isnull=True, done_by="")
                & Q(result_sealed__isnull=True)
                | Q(state="done", done_at__isnull=False, result_sealed__isnull=False)
                & ~Q(done_by=""),
                name="screening_done_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
