"""The database's own fence: a role for the partners' process without any right on people."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from django.apps import apps
from django.db import connection, transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy

PORTAL = "sasando_portal"
# PostgreSQL cuts longer names off.
NAME_LENGTH = 63
CLOSED = ("records_", "exchange_letterbox", "exchange_guard")
READ, ADD, CHANGE, DROP = "SELECT", "INSERT", "UPDATE", "DELETE"
# Whatever a table's name begins with, the longest beginning counts; what is not named is shut.
PORTAL_RIGHTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "django_migrations": (READ,),
        "django_content_type": (READ,),
        "django_session": (READ, ADD, CHANGE, DROP),
        "account_email": (READ,),
        "mfa_authenticator": (READ, ADD, CHANGE, DROP),
        "foundation_cache": (READ, ADD, CHANGE, DROP),
        "foundation_accounts": (READ,),
        "foundation_accounts_user": (READ, CHANGE),
        "foundation_accounts_signinlink": (READ, CHANGE),
        "foundation_audit_event": (READ, ADD),
        "foundation_audit_head": (READ, CHANGE),
        "foundation_privacy_personkey": (READ, ADD),
        "foundation_files_storedfile": (READ, ADD),
        "foundation_outbox": (READ, ADD),
        "exchange_referrals": (READ, CHANGE),
        "exchange_referrals_answer": (READ, ADD),
        "library_": (READ,),
        # Officials are for staff's spelling: no partner's page shows them.
        "library_directory_official": (),
        "library_duties_evidence": (READ, ADD, CHANGE),
        "library_duties_answer": (READ, ADD),
        "library_commitments_commitment": (READ, CHANGE),
        "library_commitments_step": (READ, ADD),
        "library_commitments_question": (READ, ADD),
        "library_commitments_questionanswer": (READ,),
        "library_commitments_draftinput": (READ, ADD),
        # Drafts name failing cells, and briefs wait here for their signature.
        "library_publications_draft": (),
        "library_publications_approval": (),
        "library_publications_briefdraft": (),
        "library_publications_briefseries": (),
        # Unpublished news may name people whom the guard would stop.
        "library_publications_article": (),
        "library_publications_revision": (),
        "library_publications_picture": (),
        "library_publications_reading": (),
    }
)
# Of users only partners: a password of staff cannot be read here. Nobody is both (access/policy).
PARTNER_GRANT = (
    "EXISTS (SELECT 1 FROM foundation_accounts_rolegrant g"
    " WHERE g.user_id = foundation_accounts_user.id AND g.role IN ({roles}))"
    " AND NOT EXISTS (SELECT 1 FROM foundation_accounts_rolegrant g"
    " WHERE g.user_id = foundation_accounts_user.id AND g.role NOT IN ({roles}))"
)
# Where the row of a user is not to be seen, its second factors and addresses are not either.
OF_A_USER = "EXISTS (SELECT 1 FROM foundation_accounts_user u WHERE u.id = {table}.user_id)"
# Of these only the rows of briefs that stand shared with someone: the newest deed counts.
SHARED = (
    "EXISTS (SELECT 1 FROM library_publications_briefshare s WHERE s.brief_id = {brief}"
    " AND s.is_open AND NOT EXISTS (SELECT 1 FROM library_publications_briefshare t"
    " WHERE t.brief_id = s.brief_id AND t.audience = s.audience AND t.id > s.id))"
)
PORTAL_ROWS: Mapping[str, str] = MappingProxyType(
    {
        "foundation_accounts_user": PARTNER_GRANT.format(
            roles=", ".join(f"'{role}'" for role in sorted(policy.partners()))
        ),
        "mfa_authenticator": OF_A_USER.format(table="mfa_authenticator"),
        "account_emailaddress": OF_A_USER.format(table="account_emailaddress"),
        "foundation_accounts_signinlink": OF_A_USER.format(table="foundation_accounts_signinlink"),
        "library_publications_brief": SHARED.format(brief="library_publications_brief.id"),
        "library_publications_brieffile": SHARED.format(
            brief="library_publications_brieffile.brief_id"
        ),
    }
)
NOT_POSTGRESQL = Refusal(
    "not_postgresql",
    Words(
        id="Peran basis data hanya ada pada PostgreSQL (SASANDO_DATABASE_URL).",
        en="Database roles exist on PostgreSQL only (SASANDO_DATABASE_URL).",
    ),
)


def rights(table: str) -> tuple[str, ...]:
    """Return what the partners' role may do with a table; nothing where no line names it."""
    if table.startswith(CLOSED):
        return ()
    fitting = [name for name in PORTAL_RIGHTS if table.startswith(name)]
    return PORTAL_RIGHTS[max(fitting, key=len)] if fitting else ()


def statements(role: str, *, tables: list[str]) -> Iterator[str]:
    """Yield the statements that take every right from a role and give it those above."""
    name = connection.ops.quote_name(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}"
    yield f"REVOKE ALL ON SCHEMA public FROM {name}"
    yield f"GRANT USAGE ON SCHEMA public TO {name}"
    for table in sorted(tables):
        given = rights(table)
        if given:
            yield f"GRANT {', '.join(given)} ON {connection.ops.quote_name(table)} TO {name}"
    for table, rows in PORTAL_ROWS.items():
        if table in tables:
            yield from _row_statements(table, rows, role=role)


def _row_statements(table: str, rows: str, *, role: str) -> Iterator[str]:
    """Yield what shows a role some rows only; the owner of the table sees every row as before."""
    quoted = connection.ops.quote_name(table)
    name = connection.ops.quote_name(f"{role} {table}"[:NAME_LENGTH])
    yield f"ALTER TABLE {quoted} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS {name} ON {quoted}"
    yield f"CREATE POLICY {name} ON {quoted} TO {connection.ops.quote_name(role)} USING ({rows})"


def apply(role: str, *, password: str | None = None) -> list[str]:
    """Make the role when it is missing and set its rights; return the tables that it may read.

    Raises Refused on another database. To be run again after each migration: a new table is shut.
    """
    if connection.vendor != "postgresql":
        raise Refused(NOT_POSTGRESQL)
    tables = connection.introspection.table_names()
    name = connection.ops.quote_name(role)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            cursor.execute(
                f"CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
            )
        if password is not None:
            cursor.execute(f"ALTER ROLE {name} PASSWORD %s", [password])
        # Row policies wait for checks of rows that this transaction wrote before.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements(role, tables=tables):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return [table for table in tables if rights(table)]


def reached_closed_tables() -> list[str]:
    """Return tables of people that this very process may read; none for a fenced one."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r'"
            " AND c.relnamespace = 'public'::regnamespace"
            " AND has_table_privilege(c.oid, 'SELECT') ORDER BY c.relname"
        )
        return [name for (name,) in cursor.fetchall() if name.startswith(CLOSED)]


def known_tables() -> list[str]:
    """Return every table of this version, for a plan that is printed and not run."""
    return [model._meta.db_table for model in apps.get_models(include_auto_created=True)] + [
        "django_migrations",
        "foundation_cache",
    ]
