"""Guards in the database that forbid changing or deleting what the audit and releases hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

EVENT, REF = "foundation_audit_event", "foundation_audit_eventref"
HEAD = "foundation_audit_head"
TABLES = (EVENT, REF, HEAD)
WORDS = "audit rows are never changed"
KEPT_WORDS = "released rows are never changed"
FIRST = "0" * 64


@dataclass(frozen=True)
class Guard:
    """One trigger: its table and name, when it looks, and what it refuses ("" is everything).

    A rule reads its own table only: SQLite refuses to rename a rebuilt table while a guard of
    another table speaks of it.
    """

    table: str
    name: str
    when: str
    rule: str = ""
    words: str = WORDS


# SQLite's INSERT OR REPLACE deletes without waking a delete guard, hence the rules on INSERT.
_NEXT_EVENT = (
    f"NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM {EVENT})"
    f" OR NEW.prev_hash <> COALESCE((SELECT hash FROM {EVENT} WHERE seq = NEW.seq - 1), '{FIRST}')"
)
_NEWEST_REF = (
    f"NEW.event_id < (SELECT MAX(event_id) FROM {REF})"
    f" OR EXISTS (SELECT 1 FROM {REF} WHERE id = NEW.id)"
)
GUARDS = (
    Guard(EVENT, f"{EVENT}_no_update", "UPDATE"),
    Guard(EVENT, f"{EVENT}_no_delete", "DELETE"),
    Guard(EVENT, f"{EVENT}_next", "INSERT", _NEXT_EVENT),
    Guard(REF, f"{REF}_no_update", "UPDATE"),
    Guard(REF, f"{REF}_no_delete", "DELETE"),
    Guard(REF, f"{REF}_newest", "INSERT", _NEWEST_REF),
    Guard(HEAD, f"{HEAD}_no_delete", "DELETE"),
    Guard(HEAD, f"{HEAD}_forward", "UPDATE", "NEW.id <> OLD.id OR NEW.seq <> OLD.seq + 1"),
    Guard(HEAD, f"{HEAD}_once", "INSERT", f"EXISTS (SELECT 1 FROM {HEAD})"),
)
# A replacing insert deletes without waking a delete guard, hence the rule on INSERT.
_KEPT = (
    ("no_update", "UPDATE", ""),
    ("no_delete", "DELETE", ""),
    ("once", "INSERT", "EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"),
)
TRUNCATE_GUARDS = tuple(Guard(table, f"{table}_no_truncate", "TRUNCATE") for table in TABLES)


def install(connection: BaseDatabaseWrapper) -> None:
    """Install every guard again, all or none; safe to repeat."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of guards that are gone, switched off, or no longer say what they must."""
    present = _present(connection)
    return [
        guard.name
        for guard in (*guards(connection.vendor), *kept(connection))
        if present.get(guard.name) != _expected(guard, connection.vendor)
    ]


def kept(connection: BaseDatabaseWrapper) -> tuple[Guard, ...]:
    """Return the guards of tables outside the audit whose rows, once written, stand for good."""
    there = set(connection.introspection.table_names())
    return tuple(
        Guard(table, f"{table}_{name}", when, rule.format(table=table), KEPT_WORDS)
        for table in settings.SASANDO_KEPT_TABLES
        if table in there
        for name, when, rule in _KEPT
    )


def guards(vendor: str) -> tuple[Guard, ...]:
    """Return the guards that a database of this kind needs."""
    return (*GUARDS, *TRUNCATE_GUARDS) if vendor == "postgresql" else GUARDS


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    vendor = connection.vendor
    for guard in (*guards(vendor), *kept(connection)):
        if vendor == "postgresql":
            yield (
                f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger"
                f" LANGUAGE plpgsql AS $${_body(guard)}$$"
            )
            yield f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}"
            yield _postgresql(guard)
            yield f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}"
        else:
            yield f"DROP TRIGGER IF EXISTS {guard.name}"
            yield _sqlite(guard)


def _sqlite(guard: Guard) -> str:
    when = f" WHEN {guard.rule}" if guard.rule else ""
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.when} ON {guard.table}{when}"
        f" BEGIN SELECT RAISE(ABORT, '{guard.words}'); END"
    )


def _postgresql(guard: Guard) -> str:
    """Return the statement as the database itself writes it out, so that the two compare."""
    each = "STATEMENT" if guard.when == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.when} ON {guard.table}"
        f" FOR EACH {each} EXECUTE FUNCTION {guard.name}()"
    )


def _body(guard: Guard) -> str:
    refuse = f"RAISE EXCEPTION '{guard.words}';"
    if not guard.rule:
        return f" BEGIN {refuse} END "
    return f" BEGIN IF {guard.rule} THEN {refuse} END IF; RETURN NEW; END "


def _expected(guard: Guard, vendor: str) -> tuple[str, ...]:
    if vendor == "postgresql":
        return (guard.table, _postgresql(guard), _body(guard), "A")
    return (guard.table, _sqlite(guard))


def _present(connection: BaseDatabaseWrapper) -> Mapping[str, tuple[str, ...]]:
    """Return, by name, what the database says of each trigger on the audit's tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT t.tgname, c.relname, pg_get_triggerdef(t.oid, true), p.prosrc,"
                " t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " JOIN pg_proc p ON p.oid = t.tgfoid"
                " WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)"
            )
        else:
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: tuple(told) for name, *told in cursor.fetchall()}
