"""Packets that leave for an agency, what it answers, and the one-time codes of letters."""

import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from sasando.exchange.referrals import moves
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField, SealedField

RIGHT = "referrals.receive"
DONE_STAYS = timedelta(days=30)
MOST_TRIES = 5
OPEN_STATES = sorted(moves.OPEN)
TAKEN_STATES = sorted(moves.TAKEN)


class Series(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="year", internal="last")

    def __str__(self) -> str:
        return f"{self.year}"


class PacketQuerySet(models.QuerySet["Packet"]):
    """Packets, as far as an agency may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the packets of the actor's own unit that are open, or done these 30 days."""
        if not actor.unit or not policy.may(actor, RIGHT):
            return self.none()
        return self.shown_to(actor)

    def shown_to(self, actor: Actor) -> Self:
        """Return the packets of a unit that its time and state leave open."""
        done = Q(state=moves.DONE, ended_at__gt=actor.now - DONE_STAYS)
        return self.filter(self._running(actor) | done, agency_code=actor.unit)

    def overdue(self, actor: Actor) -> Self:
        """Return open packets whose last day is over."""
        return self.filter(state__in=OPEN_STATES).exclude(self._running(actor))

    def _running(self, actor: Actor) -> Q:
        waits = Q(state=moves.SENT, answer_due_on__gte=actor.today)
        return waits | Q(state__in=TAKEN_STATES, expires_on__gte=actor.today)


class Packet(models.Model):
    """What one agency was sent: the permitted snapshot, sealed with the packet's own key.

    `origin` names the sender's row; the hatch never looks behind it.
    """

    class Kind(models.TextChoices):
        """A referral leaves the owner, a transfer moves it."""

        REFERRAL = "referral"
        TRANSFER = "transfer"

    class Basis(models.TextChoices):
        """On what ground the fields leave."""

        CONSENT = "consent"
        VITAL_INTEREST = "vital_interest"
        LEGAL_DUTY = "legal_duty"
        NEXT_OF_KIN = "next_of_kin"
        OVERRIDE = "override"

    class Urgency(models.TextChoices):
        """How soon the agency should look."""

        NORMAL = "normal"
        URGENT = "urgent"
        TODAY = "today"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=24, unique=True)
    origin = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=8, choices=Kind)
    agency_code = models.CharField(max_length=40)
    agency_name = models.CharField(max_length=200)
    sender_label = models.CharField(max_length=200)
    purpose_id = models.CharField(max_length=200)
    purpose_en = models.CharField(max_length=200)
    basis = models.CharField(max_length=16, choices=Basis)
    basis_article = models.CharField(max_length=160, blank=True)
    basis_note_sealed = SealedField()
    urgency = models.CharField(max_length=8, choices=Urgency, default=Urgency.NORMAL)
    services = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    snapshot_sealed = SealedField()
    state = models.CharField(max_length=8, default=moves.SENT)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=150)
    answer_due_on = models.DateField()
    expires_on = models.DateField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = PacketQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref number",
        internal="origin kind agency_code agency_name sender_label purpose_id purpose_en basis"
        " basis_article urgency services fields state sent_at sent_by answer_due_on expires_on"
        " accepted_at ended_at version",
        special="basis_note_sealed snapshot_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["agency_code", "state", "answer_due_on"], name="packet_inbox"),
            models.Index(fields=["state", "answer_due_on"], name="packet_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(moves.MOVES)), name="packet_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, ended_at__isnull=True)
                | (~Q(state__in=OPEN_STATES) & Q(ended_at__isnull=False)),
                name="packet_ends_with_its_state",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*TAKEN_STATES, moves.DONE])
                | Q(accepted_at__isnull=False),
                name="packet_is_accepted_before_answered",
            ),
            models.CheckConstraint(
                condition=~Q(basis="legal_duty") | ~Q(basis_article=""),
                name="packet_legal_duty_names_its_article",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=["consent", "vital_interest", "legal_duty", "next_of_kin",
                                       "override"]),
                name="packet_has_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gte=models.F("answer_due_on")),
                name="packet_expires_after_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(agency_code="") & Q(snapshot_sealed__isnull=False),
                name="packet_has_receiver_and_snapshot",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number


class Answer(models.Model):
    """What an agency said, its words sealed with the packet's key; written once."""

    class Kind(models.TextChoices):
        """What the agency did."""

        ACCEPT = "accept"
        REJECT = "reject"
        ANSWER = "answer"
        DONE = "done"
        QUESTION = "question"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=8, choices=Kind)
    reason = models.CharField(max_length=20, blank=True)
    words_sealed = SealedField()
    at = models.DateTimeField()
    by_login = models.CharField(max_length=150)
    taken_in_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="packet kind reason at by_login taken_in_at",
        special="words_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(
                fields=["id"], name="answer_unseen", condition=Q(taken_in_at__isnull=True)
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["packet"],
                condition=Q(kind__in=["accept", "reject"]),
                name="answer_accepts_or_rejects_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="reject") | ~Q(reason=""), name="answer_rejects_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Code(models.Model):
    """The one-time code of a letter; only its keyed digest is kept."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    packet = models.OneToOneField(Packet, on_delete=models.PROTECT, related_name="code")
    digest = BlindIndexField(null=False, db_index=False)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="packet tries made_at expires_at used_at", personal="digest"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(tries__lte=MOST_TRIES), name="code_locks"),
        ]

    def __str__(self) -> str:
        return str(self.ref)
