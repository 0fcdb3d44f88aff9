"""Which partners may take a signed brief."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.library.publications.models.releases import Brief


class BriefShare(models.Model):
    """One deed of sharing or withdrawing; the newest of a brief and an audience counts.

    The database refuses every change: who could take a brief on which day stays known.
    """

    class Audience(models.TextChoices):
        """Kinds of partners, by the role of their users."""

        PARLIAMENT = "DPR"
        PROVINCE = "PRV"
        REGENCY = "REG"

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="shares")
    audience = models.CharField(max_length=3, choices=Audience.choices)
    is_open = models.BooleanField()
    at = models.DateTimeField()
    by_login = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id brief audience is_open at", internal="by_login by_name"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(audience__in=["DPR", "PRV", "REG"]), name="brief_share_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brief_id} {self.audience}"
