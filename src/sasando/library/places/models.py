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


class Province(models.Model):
    """A province by Kemendagri code."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(open="id code name")

    def __str__(self) -> str:
        return self.name


class Regency(models.Model):
    """A regency or city by Kemendagri code; BPS codes are known for NTT's 22 only."""

    code = models.CharField(max_length=5, unique=True)
    province_code = models.CharField(max_length=2, db_index=True)
    name = models.CharField(max_length=80)
    is_city = models.BooleanField(default=False)
    bps_code = models.CharField(max_length=4, null=True, unique=True)
    islands = models.CharField(max_length=120, blank=True)
    parent_before_split = models.CharField(max_length=5, blank=True)
    split_year = models.PositiveSmallIntegerField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code province_code name is_city bps_code islands parent_before_split split_year"
        " verified source note"
    )

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A district of NTT."""

    code = models.CharField(max_length=8, unique=True)
    regency_code = models.CharField(max_length=5, db_index=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(open="id code regency_code name")

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A village of NTT."""

    code = models.CharField(max_length=13, unique=True)
    district_code = models.CharField(max_length=8, db_index=True)
    name = models.CharField(max_length=80)

    PRIVACY: ClassVar = classes.declare(open="id code district_code name")

    def __str__(self) -> str:
        return self.name


class TransportNode(models.Model):
    """An airport, port, border post, depot or shelter."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    regency_code = models.CharField(max_length=5, blank=True)
    verified = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code kind name place country regency_code verified source note"
    )

    def __str__(self) -> str:
        return self.name
