"""Every field has a privacy class, every table of people a bound, no key points upward."""

import io
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from sasando.foundation.privacy.fields import BlindIndexField, SealedField

FLOORS = ("foundation", "library", "exchange", "records", "analysis", "desk", "portal", "public")
RANK = {name: at for at, name in enumerate(FLOORS)}
# Reached only through a batch, behind the right to see imports; they hold no person in clear.
BEHIND_IMPORTS = {"ColumnMapping", "Received", "TotalLine", "RejectedRow"}


def is_bound(model: type[models.Model]) -> bool:
    """Say whether a table, or one that its rows cannot be without, is read through a bound."""
    if hasattr(model._default_manager.all(), "visible_to"):
        return True
    parents = {
        field.related_model
        for field in model._meta.concrete_fields
        if field.is_relation and not field.null and field.related_model is not model
    }
    return any(is_bound(parent) for parent in parents)


def own_models() -> Iterator[type[models.Model]]:
    """Yield every table of the house."""
    for model in apps.get_models():
        if model.__module__.startswith("sasando."):
            yield model


@pytest.mark.parametrize("model", list(own_models()), ids=lambda model: model._meta.label)
def test_every_field_states_its_privacy_class(model):
    declared = set(model.PRIVACY)

    fields = {field.name for field in model._meta.concrete_fields}

    assert declared == fields


@pytest.mark.parametrize("model", list(own_models()), ids=lambda model: model._meta.label)
def test_sealed_and_indexed_fields_are_at_least_personal(model):
    sealed = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField | BlindIndexField)
    ]

    assert all(model.PRIVACY[name].value in ("personal", "special", "vault") for name in sealed)


def test_every_table_of_people_is_bound_or_hangs_on_one_that_is():
    loose = [
        model._meta.label
        for model in own_models()
        if model._meta.app_label.startswith("records_")
        and model.__name__ not in BEHIND_IMPORTS
        and not is_bound(model)
    ]

    assert loose == []


def test_no_foreign_key_points_to_a_floor_above():
    upward = []
    for model in own_models():
        floor = model.__module__.split(".")[1]
        for field in model._meta.concrete_fields:
            target = field.related_model
            if not field.is_relation or not target.__module__.startswith("sasando."):
                continue
            if RANK[target.__module__.split(".")[1]] > RANK[floor]:
                upward.append(f"{model._meta.label}.{field.name}")

    assert upward == []


def test_labels_are_floor_and_room():
    wrong = [
        model._meta.label
        for model in own_models()
        if model._meta.app_label != "_".join(model.__module__.split(".")[1:3])
    ]

    assert wrong == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())
