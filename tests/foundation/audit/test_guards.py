"""The database refuses to change what the audit holds, and tells when it no longer would."""

import pytest
from django.db import DatabaseError, connection, transaction

from sasando.foundation.audit import triggers
from sasando.foundation.audit.models import Event, EventRef, Head
from tests.foundation.audit.conftest import drop_guards, sql

pytestmark = pytest.mark.django_db
EVENT, REF, HEAD = triggers.TABLES
COLUMNS = "at, login, name, role, on_behalf_of, deed, reason, facts, refs, prev_hash, hash"
CHANGES = [
    f"UPDATE {EVENT} SET login = 'x' WHERE seq = 1",
    f"UPDATE {EVENT} SET seq = 9 WHERE seq = 2",
    f"DELETE FROM {EVENT} WHERE seq = 1",
    f"DELETE FROM {EVENT}",
    f"INSERT INTO {EVENT} (seq, {COLUMNS}) SELECT 9, {COLUMNS} FROM {EVENT} WHERE seq = 1",
    f"INSERT INTO {EVENT} (seq, {COLUMNS}) SELECT 3, {COLUMNS} FROM {EVENT} WHERE seq = 1",
    f"UPDATE {REF} SET ref = 'x'",
    f"DELETE FROM {REF}",
    f"INSERT INTO {REF} (event_id, kind, ref) VALUES (1, 'person', 'x')",
    f"UPDATE {HEAD} SET seq = 1",
    f"UPDATE {HEAD} SET hash = 'x'",
    f"UPDATE {HEAD} SET id = 2, seq = seq + 1",
    f"DELETE FROM {HEAD}",
    f"INSERT INTO {HEAD} (id, seq, hash) VALUES (2, 0, 'x')",
]
ON_SQLITE = [
    f"INSERT OR REPLACE INTO {EVENT} (seq, {COLUMNS}) SELECT seq, {COLUMNS} FROM {EVENT}",
    f"UPDATE OR REPLACE {EVENT} SET seq = 1 WHERE seq = 2",
    f"INSERT OR REPLACE INTO {REF} (id, event_id, kind, ref) SELECT id, 2, kind, 'x' FROM {REF}",
    f"INSERT OR REPLACE INTO {HEAD} (id, seq, hash) VALUES (1, 0, 'x')",
]
ON_POSTGRESQL = [f"TRUNCATE {table} CASCADE" for table in triggers.TABLES]


def snapshot() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Event, EventRef, Head)]


@pytest.mark.parametrize("statement", CHANGES + ON_SQLITE + ON_POSTGRESQL)
def test_a_change_by_hand_is_refused(record, statement):
    if (statement in ON_SQLITE and connection.vendor != "sqlite") or (
        statement in ON_POSTGRESQL and connection.vendor != "postgresql"
    ):
        pytest.skip("not a statement of this database")
    record(2, refs=[("person", "a")])
    before = snapshot()

    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)

    assert snapshot() == before


@pytest.mark.parametrize("guard", triggers.guards("postgresql"), ids=lambda guard: guard.name)
def test_a_guard_that_is_gone_is_named(guard):
    if guard not in triggers.guards(connection.vendor):
        pytest.skip("not a guard of this database")
    place = f" ON {guard.table}" if connection.vendor == "postgresql" else ""

    sql(f"DROP TRIGGER {guard.name}{place}")

    assert triggers.missing(connection) == [guard.name]


def test_a_hollow_guard_of_the_right_name_is_named():
    name = f"{EVENT}_no_delete"
    if connection.vendor == "sqlite":
        sql(f"DROP TRIGGER {name}")
        sql(f"CREATE TRIGGER {name} BEFORE DELETE ON {EVENT} WHEN 0 BEGIN SELECT 1; END")
    else:
        sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RETURN OLD; END $$"
        )

    assert triggers.missing(connection) == [name]


@pytest.mark.parametrize("way", ["DISABLE TRIGGER", "ENABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_guard_switched_off_or_down_is_named(way):
    if connection.vendor != "postgresql":
        pytest.skip("guards cannot be switched off here")

    sql(f"ALTER TABLE {EVENT} {way} {EVENT}_no_update")

    assert triggers.missing(connection) == [f"{EVENT}_no_update"]


def test_install_puts_all_back_and_can_be_repeated():
    drop_guards()
    assert len(triggers.missing(connection)) == len(triggers.guards(connection.vendor))

    triggers.install(connection)
    triggers.install(connection)

    assert triggers.missing(connection) == []
