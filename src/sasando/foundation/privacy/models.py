"""One wrapped key for each subject; without its row the sealed values are noise."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class PersonKey(models.Model):
    """The key of one subject, wrapped by a key that lies outside the database."""

    subject = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.BinaryField()
    kek_id = models.CharField(max_length=16)
    created_at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="subject", internal="wrapped kek_id created_at")

    def __str__(self) -> str:
        return str(self.subject)
