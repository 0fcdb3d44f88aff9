"""Attachments: sealed on disk, bound by hash; the row never stands without its file."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField


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
    is_sensitive = models.BooleanField(default=False)
    expires_on = models.DateField(null=True, db_index=True)
    redacted_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=150, blank=True)
    destroyed_why = models.CharField(max_length=200, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="subject kind media_type size parts received_sha256 kept_sha256 is_sensitive"
        " expires_on redacted_from added_at added_by destroyed_at destroyed_by destroyed_why",
        special="title_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(destroyed_at__isnull=True, destroyed_by="")
                | models.Q(destroyed_at__isnull=False) & ~models.Q(destroyed_by=""),
                name="files_destroyed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)
