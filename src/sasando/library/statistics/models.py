"""Figures as others printed them, kept as printed, contradictions and all."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.sources.models import Batch


class Publication(models.Model):
    """One page that printed figures."""

    code = models.CharField(max_length=40, unique=True)
    publisher = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)

    PRIVACY: ClassVar = classes.declare(open="id code publisher source source_date")

    def __str__(self) -> str:
        return self.code


class PrintedFigure(models.Model):
    """One figure as printed: value, unit, definition, period, source."""

    figure = models.CharField(max_length=40, unique=True)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=60, db_index=True)
    area_level = models.CharField(max_length=10)
    area_code = models.CharField(max_length=5, db_index=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    dimension = models.CharField(max_length=120, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=20)
    definition = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)
    breakdown = models.CharField(max_length=60, blank=True)
    total = models.CharField(max_length=40, blank=True)
    partial = models.CharField(max_length=3, blank=True)
    office_edited = models.BooleanField(default=False)
    offered = models.JSONField(null=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="figures")
    source_row = models.PositiveIntegerField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id figure publication indicator area_level area_code period_start period_end"
        " dimension value unit definition publisher source source_date verified note breakdown"
        " total partial",
        internal="office_edited offered batch source_row",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["indicator", "period_start", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(period_start__isnull=True)
                | models.Q(period_end__isnull=True)
                | models.Q(period_end__gte=models.F("period_start")),
                name="statistics_period_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(area_level__in=["national", "province", "regency"]),
                name="statistics_area_level_known",
            ),
        ]

    def __str__(self) -> str:
        return self.figure
