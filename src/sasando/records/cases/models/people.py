"""People of a case: who they are, what they agreed to, and their hand-over."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.records.cases.models.case import Case
from sasando.records.movements.models import Movement
from sasando.records.workers.models import Identity


class CasePerson(models.Model):
    """One person of a case; each is handed over apart."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="case_rows")
    movement = models.ForeignKey(
        Movement, on_delete=models.PROTECT, null=True, related_name="case_rows"
    )
    role = models.CharField(max_length=12, default="subject")
    is_minor = models.BooleanField(default=False)
    guardian_name = models.CharField(max_length=200, blank=True)
    guardian_kinship = models.CharField(max_length=40, blank=True)
    best_interest_sealed = SealedField()
    health_sealed = SealedField()
    needs_help = models.BooleanField(default=False)
    agrees_village = models.BooleanField(null=True)
    next_stop = models.CharField(max_length=120, blank=True)
    onward_on = models.DateField(null=True)
    handed_over_on = models.DateField(null=True)
    left_out_reason = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case identity movement role next_stop onward_on handed_over_on version added_at"
        " added_by needs_help agrees_village left_out_reason",
        personal="guardian_name guardian_kinship",
        special="is_minor best_interest_sealed health_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "identity"], name="cases_person_once"),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class IdentityMatch(models.Model):
    """One piece of evidence that a person is who the case says."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="matches")
    evidence = models.CharField(max_length=20)
    note_sealed = SealedField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="case evidence added_at added_by", special="note_sealed"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "evidence"], name="cases_evidence_once"),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Agreement(models.Model):
    """One officer who looked at a piece of evidence and agrees with it."""

    match = models.ForeignKey(IdentityMatch, on_delete=models.PROTECT, related_name="agreements")
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id", internal="match login name at")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["match", "login"], name="cases_agreed_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Consent(models.Model):
    """Informed consent to one purpose: what it covers, until when; withdrawn, never deleted."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20)
    scope = models.JSONField(default=list)
    receivers = models.JSONField(default=list)
    given_by = models.CharField(max_length=10)
    given_how = models.CharField(max_length=20)
    given_on = models.DateField()
    until = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case person purpose scope receivers given_by given_how given_on until"
        " withdrawn_at withdrawn_by recorded_at recorded_by",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("given_on")),
                name="cases_consent_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Handover(models.Model):
    """One hand-over record (Berita Acara Serah Terima); a signed copy is bound by its hash."""

    class State(models.TextChoices):
        """Drawn up, or signed."""

        DRAFT = "draft"
        SIGNED = "signed"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    person = models.OneToOneField(CasePerson, on_delete=models.PROTECT, related_name="handover")
    number = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    planned_on = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    giver_name = models.CharField(max_length=200)
    giver_post = models.CharField(max_length=120)
    receiver_kind = models.CharField(max_length=10)
    receiver_name = models.CharField(max_length=200)
    receiver_kinship = models.CharField(max_length=40, blank=True)
    kinship_checked = models.BooleanField(default=False)
    witness_kind = models.CharField(max_length=10, blank=True)
    witness_name = models.CharField(max_length=200, blank=True)
    witness_post = models.CharField(max_length=120, blank=True)
    items_sealed = SealedField()
    signed_on = models.DateField(null=True)
    signed_file = models.UUIDField(null=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    drawn_at = models.DateTimeField()
    drawn_by = models.CharField(max_length=150)
    signed_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case person number state planned_on place giver_name giver_post receiver_kind"
        " kinship_checked witness_kind witness_post signed_on signed_file signed_sha256 version"
        " drawn_at drawn_by signed_by",
        personal="receiver_name receiver_kinship witness_name",
        special="items_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="draft", signed_on__isnull=True, signed_sha256="")
                | models.Q(state="signed", signed_on__isnull=False, signed_file__isnull=False)
                & ~models.Q(signed_sha256="")
                & ~models.Q(witness_name=""),
                name="cases_signed_handover_has_its_copy",
            ),
        ]

    def __str__(self) -> str:
        return self.number
