"""Acts to record, raw SQL, and the audit's tables with their guards taken away for a while."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from sasando.foundation.audit import actions, triggers
from sasando.foundation.audit.models import Head


@pytest.fixture
def record(actor):
    """Return a function that records acts, each in its own transaction."""

    def write(count: int = 1, **given):
        for at in range(count):
            refs = [("person", f"p{at % 3}"), ("identity", f"i{at}")][: at % 3]
            act = {"deed": "workers.viewed", "refs": refs, "facts": {"at": at}}
            with transaction.atomic():
                event = actions.record(by=actor("CS"), **(act | given))
        return event

    return write


def sql(statement: str, using: str = "default") -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)


@contextlib.contextmanager
def unguarded() -> Iterator[None]:
    """Take the guards away as someone with the database in hand can, and put them back."""
    drop_guards()
    yield
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    triggers.install(connection)


def drop_guards() -> None:
    for guard in triggers.guards(connection.vendor):
        place = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
        sql(f"DROP TRIGGER IF EXISTS {guard.name}{place}")


@pytest.fixture
def spare(tmp_path, django_db_blocker):
    """Migrate the audit into an SQLite file of its own; give its alias."""
    with django_db_blocker.unblock():
        yield from spare_store(tmp_path)


def spare_store(folder: Path) -> Iterator[str]:
    given = connections.databases["default"]
    connections.databases["spare"] = {
        **given,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "spare.sqlite3"),
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        "CONN_HEALTH_CHECKS": False,
    }
    call_command("migrate", "foundation_audit", database="spare", verbosity=0)
    yield "spare"
    connections["spare"].close()
    del connections["spare"]
    del connections.databases["spare"]


@pytest.fixture
def _whole_again(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        Head.objects.get_or_create(pk=1, defaults={"seq": 0, "hash": triggers.FIRST})
        triggers.install(connection)


@pytest.fixture
def committed(_whole_again, transactional_db):
    """Commit for real; afterwards the store is emptied, guards aside, and made whole again."""
    yield
    drop_guards()
