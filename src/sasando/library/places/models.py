"""Regions by both code systems, countries, and where people arrive."""

from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes


class ReferenceFile(models.Model):
    """A shipped data file as last loaded, so that an unchanged one is not loaded again."""

    name = models.CharField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id name sha256", internal="loaded_at")

    def __str__(self) -> str:
        return self.name


class Shipped(models.Model):
    """Adds what guards an office's edit: a newly shipped value is offered beside it."""

    office_edited = models.BooleanField(default=False)
    offered = models.JSONField(null=True)

    class Meta:
        """Fields only."""

        abstract = True


class Province(Shipped):
    """A province by Kemendagri code."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(open="id code name", internal="office_edited offered")

    def __str__(self) -> str:
        return self.name


class Regency(Shipped):
    """A regency or city by Kemendagri code; BPS codes are known for NTT's 22 only."""

    code = models.CharField(max_length=5, unique=True)
    province_code = models.CharField(max_length=2, db_index=True)
    name = models.CharField(max_length=80)
    is_city = models.BooleanField(default=False)
    bps_code = models.CharField(max_length=4, null=True, unique=True)
    islands = models.CharField(max_length=120, blank=True)
    parent_before_split = models.CharField(max_length=5, blank=True)
    split_year = models.PositiveSmallIntegerField(null=True)
    split_verified = models.CharField(max_length=10, blank=True)
    verified = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code province_code name is_city bps_code islands parent_before_split split_year"
        " split_verified verified source source_date note",
        internal="office_edited offered",
    )

    class Meta:
        """Rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(code__startswith=models.F("province_code")),
                name="places_regency_in_its_province",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class District(Shipped):
    """A district of NTT."""

    code = models.CharField(max_length=8, unique=True)
    regency_code = models.CharField(max_length=5, db_index=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(
        open="id code regency_code name", internal="office_edited offered"
    )

    def __str__(self) -> str:
        return self.name


class Village(Shipped):
    """A village of NTT."""

    code = models.CharField(max_length=13, unique=True)
    district_code = models.CharField(max_length=8, db_index=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(
        open="id code district_code name", internal="office_edited offered"
    )

    def __str__(self) -> str:
        return self.name


class TransportNode(Shipped):
    """An airport, port, border post, depot or shelter."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    regency_code = models.CharField(max_length=5, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    coordinates = models.CharField(max_length=40, blank=True)
    verified = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code kind name place country regency_code latitude longitude coordinates verified"
        " source source_date note",
        internal="office_edited offered",
    )

    def __str__(self) -> str:
        return self.name


class Destination(Shipped):
    """What one source says of one country as a destination; a country may have several."""

    code = models.CharField(max_length=12, unique=True)
    country = models.CharField(max_length=2, db_index=True)
    name_id = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    status = models.CharField(max_length=10)
    scope = models.CharField(max_length=120, blank=True)
    status_date = models.DateField(null=True)
    instrument = models.CharField(max_length=120, blank=True)
    missions = models.CharField(max_length=300, blank=True)
    verified = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code country name_id name_en status scope status_date instrument missions verified"
        " source source_date note",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["country", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "partial", "closed", "unknown"]),
                name="places_destination_status_known",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Outlines(models.Model):
    """The boundaries of NTT's regencies as an office took them in; the newest kept set is drawn."""

    rings = models.JSONField()
    source = models.CharField(max_length=300)
    source_date = models.DateField()
    file_sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_name = models.CharField(max_length=120)
    dropped_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id rings source source_date file_sha256", internal="taken_at taken_name dropped_at"
    )

    def __str__(self) -> str:
        return self.source
