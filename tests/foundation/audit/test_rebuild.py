"""A table rebuilt by SQLite loses its guards silently; every migrate brings them back."""

import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import DatabaseError, connections, models

from sasando.foundation.audit import triggers
from sasando.foundation.audit.models import Event, EventRef, Head
from tests.foundation.audit.conftest import sql

EVENT, HEAD = triggers.EVENT, triggers.HEAD


def rebuild(alias: str, model: type[models.Model]) -> None:
    """Let the framework copy a table into a new one, as an altered field does on SQLite."""
    with connections[alias].schema_editor() as editor:
        editor._remake_table(model)


@pytest.mark.parametrize("model", [Event, EventRef, Head])
def test_a_rebuilt_table_loses_its_guards_and_migrate_brings_them_back(spare, model):
    assert triggers.missing(connections[spare]) == []

    rebuild(spare, model)

    table = model._meta.db_table
    lost = [guard.name for guard in triggers.GUARDS if guard.table == table]
    assert triggers.missing(connections[spare]) == lost
    call_command("migrate", "foundation_audit", database=spare, verbosity=0)
    assert triggers.missing(connections[spare]) == []
    with pytest.raises(DatabaseError):
        sql(f"INSERT INTO {HEAD} (id, seq, hash) VALUES (2, 0, 'x')", using=spare)


def test_a_delete_after_a_rebuild_and_migrate_is_refused(spare):
    values = "1, '2026-01-01', 'a', 'a', 'CS', '', 'd', '', '{}', '[]'"
    sql(f"INSERT INTO {EVENT} VALUES ({values}, '{triggers.FIRST}', 'h')", using=spare)
    rebuild(spare, Event)
    call_command("migrate", "foundation_audit", database=spare, verbosity=0)

    with pytest.raises(DatabaseError, match=triggers.WORDS):
        sql(f"DELETE FROM {EVENT}", using=spare)

    assert Event.objects.using(spare).count() == 1


def test_a_migration_that_breaks_off_leaves_the_guards_standing(spare, monkeypatch):
    def break_off(*args, **options):
        rebuild(spare, Event)
        raise CommandError

    monkeypatch.setattr(Migrate, "handle", break_off)

    with pytest.raises(CommandError):
        call_command("migrate", "foundation_audit", database=spare, verbosity=0)

    assert triggers.missing(connections[spare]) == []


def test_a_store_without_the_audit_migrates_without_guards(spare):
    call_command("migrate", "foundation_audit", "zero", database=spare, verbosity=0)

    assert EVENT not in connections[spare].introspection.table_names()
    call_command("migrate", "foundation_audit", database=spare, verbosity=0)
    assert triggers.missing(connections[spare]) == []
