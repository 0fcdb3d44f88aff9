"""What left a case: referrals, family slips, copied texts."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.records.cases.models.case import Case
from sasando.records.cases.models.people import CasePerson


class CaseReferral(models.Model):
    """A packet sent through the hatch, as the case remembers it."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, null=True)
    packet = models.UUIDField(unique=True)
    number = models.CharField(max_length=24)
    kind = models.CharField(max_length=8)
    agency_code = models.CharField(max_length=40)
    agency_name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=20)
    basis = models.CharField(max_length=16)
    article = models.CharField(max_length=120, blank=True)
    fields = models.JSONField(default=list)
    consent = models.UUIDField(null=True)
    state = models.CharField(max_length=8, default="sent")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=150)
    answer_due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case person packet number kind agency_code agency_name purpose basis article"
        " fields consent state sent_at sent_by answer_due_on answered_at",
        special="answer_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(basis="legal_duty") | ~models.Q(article=""),
                name="cases_legal_duty_names_its_article",
            ),
            models.CheckConstraint(condition=~models.Q(basis=""), name="cases_packet_has_a_basis"),
        ]

    def __str__(self) -> str:
        return self.number


class FamilySlip(models.Model):
    """A family code that was handed over in person; the code itself is never kept."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="family_slips")
    slip = models.UUIDField(unique=True)
    kinship = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case slip given_at given_by revoked_at revoked_by",
        personal="kinship",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(revoked_at__isnull=True),
                name="cases_one_family_code",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class CopiedText(models.Model):
    """A text that was cleared and copied out, with whom it was for."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="copies")
    audience = models.CharField(max_length=20)
    fields = models.JSONField(default=list)
    basis = models.CharField(max_length=16)
    text_sealed = SealedField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="case audience fields basis at by", special="text_sealed"
    )

    def __str__(self) -> str:
        return str(self.ref)
