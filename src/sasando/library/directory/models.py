"""Institutions, their units and officials, the services they give, and licensed recruiters."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.foundation.sources.models import Batch
from sasando.library.places.models import Shipped


class Institution(Shipped):
    """A body that owns units: a ministry, a church, a regency government."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code name kind source source_date verified note", internal="office_edited offered"
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["name", "code"]

    def __str__(self) -> str:
        return self.code


class Unit(Shipped):
    """One unit of an institution that people can be referred to; offices, never persons.

    `areas` holds region codes parted by `|`, each a regency (53.06), a province (53) or, for a
    mission, a country (MY). Telephone and e-mail are those of the office.
    """

    code = models.CharField(max_length=40, unique=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)
    regency_code = models.CharField(max_length=5, blank=True)
    areas = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    accepts = models.BooleanField(default=True)
    answer_days = models.PositiveSmallIntegerField(default=7)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code institution name regency_code areas address phone email hours languages"
        " accepts answer_days source source_date verified note",
        internal="version office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["institution__name", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answer_days__gte=1), name="directory_unit_answer_days"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Official(models.Model):
    """Who holds a post of a unit or institution, in that role only; a term ends, no row goes.

    `name` is as the official writes it. Nothing of the private person has a field here.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="officials")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, related_name="officials"
    )
    post = models.CharField(max_length=120)
    post_en = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=200)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=300)
    source_date = models.DateField()
    verified = models.CharField(max_length=10, blank=True)
    version = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar = classes.declare(
        open="id unit institution post post_en name since until source source_date verified",
        internal="version",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["post", "-since", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="directory_official_term",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, institution__isnull=True)
                | models.Q(unit__isnull=True, institution__isnull=False),
                name="directory_official_of_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Service(Shipped):
    """One service of a unit; one that ended stays, with `is_given` false."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="services")
    code = models.CharField(max_length=24)
    is_given = models.BooleanField(default=True)

    PRIVACY: ClassVar = classes.declare(
        open="id unit code is_given", internal="office_edited offered"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "code"], name="directory_service_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.code}"


class P3mi(Shipped):
    """A placement company and its licence on a day, from a list with source and date."""

    class Licence(models.TextChoices):
        """State of a licence (SIP3MI)."""

        UNKNOWN = "unknown"
        ACTIVE = "active"
        SUSPENDED = "suspended"
        REVOKED = "revoked"

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    licence_no = models.CharField(max_length=80, blank=True)
    licence_state = models.CharField(max_length=20, choices=Licence, default=Licence.UNKNOWN)
    state_on = models.DateField(null=True)
    source = models.CharField(max_length=300)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code name licence_no licence_state state_on source source_date verified",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["name", "code"]
        constraints: ClassVar = [
            # A state without its day says nothing: licences are suspended and given back.
            models.CheckConstraint(
                condition=models.Q(licence_state="unknown") | models.Q(state_on__isnull=False),
                name="directory_p3mi_state_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(licence_state__in=["unknown", "active", "suspended", "revoked"]),
                name="directory_p3mi_state",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class P3miListed(models.Model):
    """A placement company as a public list of a day names it; lists stay beside each other."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    source_sheet = models.CharField(max_length=120, blank=True)
    source_row = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=200, db_index=True)
    licence_no = models.CharField(max_length=80, blank=True)
    licence_state = models.CharField(max_length=20, choices=P3mi.Licence)
    listed_on = models.DateField(db_index=True)

    PRIVACY: ClassVar = classes.declare(
        open="id name form licence_no licence_state listed_on",
        internal="batch source_sheet source_row",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-listed_on", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "form"], name="directory_listed_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TestCall(models.Model):
    """One call by which the office tried a unit's number; a public page trusts none older."""

    class Outcome(models.TextChoices):
        """What came of it."""

        ANSWERED = "answered"
        SILENT = "silent"
        WRONG = "wrong"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="test_calls")
    number = models.CharField(max_length=40)
    called_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id unit number called_on outcome", internal="recorded_at recorded_by"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-called_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["answered", "silent", "wrong"]),
                name="directory_test_call_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.called_on}"
