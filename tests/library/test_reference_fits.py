"""What is shipped fits its columns: SQLite takes longer words silently, PostgreSQL does not."""

import pytest
from django.apps import apps
from django.db import connection, models


@pytest.mark.django_db
def test_every_shipped_word_fits_its_column(reference):
    too_long = []
    for model in apps.get_models():
        if not model.__module__.startswith("sasando.library"):
            continue
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.CharField) or not field.max_length:
                continue
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT MAX(LENGTH("{field.column}")) FROM {model._meta.db_table}')
                longest = cursor.fetchone()[0] or 0
            if longest > field.max_length:
                too_long.append(f"{model.__name__}.{field.name}: {longest} > {field.max_length}")

    assert too_long == []
