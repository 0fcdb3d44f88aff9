"""Dated deadline rules; one row a version, none ever deleted."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.library.places.models import Shipped


class DeadlineRule(Shipped):
    """One version of a deadline rule; without first day, unit or check it starts no clock.

    `status` is what an officer found; empty means that of the instrument.
    """

    rule_id = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    instrument = models.CharField(max_length=80)
    short_name = models.CharField(max_length=60)
    article = models.CharField(max_length=40, blank=True)
    trigger = models.CharField(max_length=200)
    trigger_code = models.CharField(max_length=40, db_index=True)
    amount = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=16)
    applies_to_id = models.CharField(max_length=300)
    applies_to_en = models.CharField(max_length=300)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=20, blank=True)
    verified = models.CharField(max_length=10, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    verified_on = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id rule_id version instrument short_name article trigger trigger_code amount unit"
        " applies_to_id applies_to_en valid_from valid_to status verified verified_on"
        " source source_date note",
        internal="office_edited offered verified_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["rule_id", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule_id", "version"], name="regulations_rule_version"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="regulations_rule_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} v{self.version}"
