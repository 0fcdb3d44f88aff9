"""Sealed columns cannot be compared, indexed ones only for equality."""

import pytest
from django.core.exceptions import FieldError
from django.db import models

from sasando.foundation.privacy.classes import PrivacyClass, declare
from sasando.foundation.privacy.fields import BlindIndexField, SealedField


class Thing(models.Model):
    """A row that is never stored."""

    secret = SealedField()
    index = BlindIndexField()

    class Meta:
        """Not part of the house."""

        app_label = "tests"
        managed = False


@pytest.mark.parametrize("lookup", ["exact", "in", "gt", "contains", "startswith", "regex"])
def test_a_sealed_column_refuses_every_comparison(lookup):
    value = [b"x"] if lookup == "in" else b"x"

    with pytest.raises(FieldError):
        Thing.objects.filter(**{f"secret__{lookup}": value})


@pytest.mark.parametrize("lookup", ["gt", "contains", "startswith", "regex"])
def test_an_index_refuses_all_but_equality(lookup):
    with pytest.raises(FieldError):
        Thing.objects.filter(**{f"index__{lookup}": b"x"})


def test_emptiness_and_equal_indexes_can_be_asked():
    rows = Thing.objects.filter(secret__isnull=True, index=b"x", index__in=[b"x"])

    assert "IS NULL" in str(rows.query)


def test_a_sealed_value_is_not_written_out():
    thing = Thing(secret=b"blob")

    assert "blob" not in repr(thing)
    assert Thing._meta.get_field("secret").value_to_string(thing) == ""


def test_declare_gives_a_class_to_each_name_and_cannot_be_changed():
    declared = declare(open="ref", personal="name nik", vault="note")

    assert declared["nik"] is PrivacyClass.S2
    assert declared["note"] is PrivacyClass.S4
    with pytest.raises(TypeError):
        declared["nik"] = PrivacyClass.S0


def test_declare_refuses_a_name_in_two_classes():
    with pytest.raises(ValueError, match="nik"):
        declare(open="nik", personal="nik")
