"""Writes many rows at once: prepared statements on SQLite, COPY on PostgreSQL."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import repeat
from typing import Any
from uuid import UUID

from django.db import connection, models

Column = Sequence[Any]


def reserve_ids(model: type[models.Model], *, count: int) -> range:
    """Return `count` ids that nobody else will use; call it inside the writing transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            sequence = cursor.fetchone()[0]
            cursor.execute(f"SELECT nextval('{sequence}')")
            first = int(cursor.fetchone()[0])
            cursor.execute("SELECT setval(%s, %s)", [sequence, first + max(count, 1) - 1])
            return range(first, first + count)
        name = connection.ops.quote_name(table)
        cursor.execute(
            "SELECT MAX(COALESCE((SELECT MAX(seq) FROM sqlite_sequence WHERE name = %s), 0),"
            f" COALESCE((SELECT MAX(id) FROM {name}), 0))",
            [table],
        )
        first = int(cursor.fetchone()[0]) + 1
    return range(first, first + count)


def insert_columns(
    model: type[models.Model], *, count: int, columns: Mapping[str, Column | range | object]
) -> None:
    """Insert `count` rows given as columns by field name; a value that is no column repeats.

    Fields left out take the field's own default when it is a plain value. Constraints of the
    database hold; nothing else of the model runs.
    """
    if not count:
        return
    fields = [field for field in model._meta.concrete_fields if _given(field, columns)]
    named = [connection.ops.quote_name(str(field.column)) for field in fields]
    prepared = [_prepared(field, columns, count) for field in fields]
    rows: Iterable[tuple[Any, ...]] = zip(*prepared, strict=False)
    table = connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({', '.join(named)}) FROM STDIN", rows)
        return
    marks = ", ".join("?" * len(named))
    statement = f"INSERT INTO {table} ({', '.join(named)}) VALUES ({marks})"
    connection.ensure_connection()
    with connection.wrap_database_errors:
        connection.connection.executemany(statement, rows)


def _given(field: "models.Field[Any, Any]", columns: Mapping[str, object]) -> bool:
    return field.name in columns or not field.primary_key


def _prepared(
    field: "models.Field[Any, Any]", columns: Mapping[str, object], count: int
) -> Iterable[Any]:
    value = columns[field.name] if field.name in columns else _default(field)
    convert = _converter(field)
    if not isinstance(value, (list, tuple, range)):
        fixed = value if value is None or convert is None else convert(value)
        return repeat(fixed, count)
    if len(value) != count:
        raise ValueError(f"column {field.name} holds {len(value)} values, not {count}")
    if convert is None:
        return value
    return [None if item is None else convert(item) for item in value]


def _default(field: "models.Field[Any, Any]") -> object:
    value = field.get_default()
    return None if value in ("", b"") and field.null else value


def _converter(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.UUIDField):
        return _hex
    if isinstance(field, models.DateTimeField):
        return _utc_text
    if isinstance(field, models.DateField):
        return _day_text
    return None


def _hex(value: UUID | str) -> str:
    return value if isinstance(value, str) else value.hex


def _day_text(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _utc_text(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def _copy(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
