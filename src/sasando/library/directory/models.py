"""Institutions and their units, the services they give, and licensed recruiters."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.library.places.models import Shipped


class Unit(Shipped):
    """One unit of an institution that people can be referred to; offices, never persons."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    institution = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    regency_code = models.CharField(max_length=5, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    services = models.CharField(max_length=300, blank=True)
    accepts = models.BooleanField(default=True)
    answer_days = models.PositiveSmallIntegerField(default=7)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code name institution kind regency_code address phone hours languages services"
        " accepts answer_days source source_date verified note",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["institution", "name"]

    def __str__(self) -> str:
        return self.code


class Recruiter(models.Model):
    """A placement company (P3MI) and its licence on a day, from a list with source and date."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    licence_no = models.CharField(max_length=80, blank=True)
    licence_state = models.CharField(max_length=20, default="unknown")
    state_on = models.DateField(null=True)
    source = models.CharField(max_length=300)
    source_date = models.DateField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code name licence_no licence_state state_on source source_date"
    )

    def __str__(self) -> str:
        return self.code
