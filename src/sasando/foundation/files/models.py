"""Attachments: sealed on disk, bound by hash; the row never stands without its file."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField

TAKEN = ("application/pdf", "image/jpeg", "image/png", "image/webp", "text/plain")
IS_THERE = models.Q(
    destroyed_at__isnull=True, destroyed_by="", destroyed_why="", title_sealed__isnull=False
)
IS_GONE = models.Q(destroyed_at__isnull=False, title_sealed__isnull=True) & ~(
    models.Q(destroyed_by="") | models.Q(destroyed_why="")
)


class StoredFile(models.Model):
    """One file as it was kept: cleaned, sealed with its subject's key, in parts on disk."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    title_sealed = SealedField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    parts = models.PositiveIntegerField()
    received_sha256 = models.CharField(max_length=64)
    kept_sha256 = models.CharField(max_length=64)
    has_preview = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    expires_on = models.DateField(null=True, db_index=True)
    redacted_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=150, blank=True)
    destroyed_why = models.CharField(max_length=200, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="subject kind media_type size parts received_sha256 kept_sha256 has_preview"
        " is_sensitive version expires_on redacted_from added_at added_by destroyed_at destroyed_by"
        " destroyed_why",
        special="title_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=IS_THERE | IS_GONE, name="files_destroyed_by_someone"),
            # A photo of the dead shows to nobody who did not ask for it.
            models.CheckConstraint(
                condition=~models.Q(is_sensitive=True, has_preview=True),
                name="files_sensitive_never_previewed",
            ),
            models.CheckConstraint(
                condition=models.Q(size__gte=1, parts__gte=1, version__gte=1)
                & ~models.Q(kind="")
                & ~models.Q(added_by=""),
                name="files_hold_something",
            ),
            models.CheckConstraint(
                condition=models.Q(media_type__in=TAKEN), name="files_of_a_kind_taken"
            ),
            models.CheckConstraint(
                condition=models.Q(Exact(Length("received_sha256"), 64))
                & models.Q(Exact(Length("kept_sha256"), 64)),
                name="files_bound_by_hash",
            ),
            models.CheckConstraint(
                condition=models.Q(redacted_from__isnull=True)
                | ~models.Q(redacted_from=models.F("id")),
                name="files_not_redacted_from_themselves",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
