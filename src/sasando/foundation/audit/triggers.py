"""Guards in the database that forbid changing or deleting what the audit holds."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("foundation_audit_event", "foundation_audit_eventref")
HEAD = "foundation_audit_head"
WORDS = "audit rows are never changed"


def install(connection: BaseDatabaseWrapper) -> None:
    """Install every guard again; safe to repeat."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of guards that are not there."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in _names(connection.vendor) if name not in present]


def _names(vendor: str) -> list[str]:
    names = [f"{table}_no_{deed}" for table in TABLES for deed in ("update", "delete")]
    names += [f"{HEAD}_no_delete", f"{HEAD}_forward"]
    if vendor == "postgresql":
        names += [f"{table}_no_truncate" for table in (*TABLES, HEAD)]
    return names


def _statements(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield from _postgresql()
        return
    for table in TABLES:
        for deed in ("update", "delete"):
            yield from _sqlite(f"{table}_no_{deed}", f"BEFORE {deed.upper()} ON {table}")
    yield from _sqlite(f"{HEAD}_no_delete", f"BEFORE DELETE ON {HEAD}")
    yield from _sqlite(f"{HEAD}_forward", f"BEFORE UPDATE ON {HEAD} WHEN NEW.seq <> OLD.seq + 1")


def _sqlite(name: str, when: str) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION foundation_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
    )
    refuse = "EXECUTE FUNCTION foundation_audit_refuse()"
    for table in TABLES:
        for deed in ("update", "delete"):
            name = f"{table}_no_{deed}"
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield f"CREATE TRIGGER {name} BEFORE {deed.upper()} ON {table} FOR EACH ROW {refuse}"
    for table in (*TABLES, HEAD):
        name = f"{table}_no_truncate"
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"
    yield f"DROP TRIGGER IF EXISTS {HEAD}_no_delete ON {HEAD}"
    yield f"CREATE TRIGGER {HEAD}_no_delete BEFORE DELETE ON {HEAD} FOR EACH ROW {refuse}"
    yield f"DROP TRIGGER IF EXISTS {HEAD}_forward ON {HEAD}"
    yield (
        f"CREATE TRIGGER {HEAD}_forward BEFORE UPDATE ON {HEAD} FOR EACH ROW"
        f" WHEN (NEW.seq <> OLD.seq + 1) {refuse}"
    )
