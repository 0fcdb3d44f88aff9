"""Messages that wait to go out, written in the transaction of the act they tell of."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class Message(models.Model):
    """One message to one user or role; in the application, and by e-mail where asked."""

    class State(models.TextChoices):
        """In the application a message is there at once; an e-mail is pending until sent."""

        PENDING = "pending"
        SENT = "sent"
        FAILED = "failed"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    url_path = models.CharField(max_length=200, blank=True)
    to_user = models.UUIDField(null=True)
    to_role = models.CharField(max_length=4, blank=True)
    to_team = models.CharField(max_length=30, blank=True)
    to_address = models.EmailField(blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.SENT)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    dedupe_key = models.CharField(max_length=160, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="kind params url_path to_user to_role to_team to_address state tries next_try_at"
        " sent_at dedupe_key made_at made_by",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["to_user", "-id"], name="outbox_of_user"),
            models.Index(fields=["to_role", "to_team", "-id"], name="outbox_of_role"),
            models.Index(fields=["state", "next_try_at"], name="outbox_waiting"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(to_user__isnull=False)
                | ~models.Q(to_role="")
                | ~models.Q(to_address=""),
                name="outbox_has_a_receiver",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Reading(models.Model):
    """A user who has read a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="readings")
    who = models.UUIDField()
    at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id", internal="message who at")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "who"], name="outbox_read_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
