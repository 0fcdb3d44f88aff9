"""Reads whole columns from the store, as fast on SQLite as on PostgreSQL, in one transaction.

The rows leave the database as one text and become columns at once: a row object for each of a
million placements would cost more than the rest of a snapshot.
"""

import io
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import polars as pl
from django.db import connections
from django.db.models import Max, QuerySet
from django.db.models.expressions import Combinable

ROWS_AT_A_TIME = 200_000
# The unit separator of ASCII: no name of an occupation or an office holds it, and if one does the
# part is read again without it.
SEPARATOR, LINE = "\x1f", "\n"


class Kind(Enum):
    """How a column is read: text is never null, a moment is UTC."""

    TEXT = "text"
    WHOLE = "whole"
    DAY = "day"
    MOMENT = "moment"


# Text columns are kept as codes: they are few among many rows.
TYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.Categorical(),
    Kind.WHOLE: pl.Int64(),
    Kind.DAY: pl.Date(),
    Kind.MOMENT: pl.String(),
}
Columns = Mapping[str, tuple[str | Combinable, Kind]]


def read(rows: "QuerySet[Any]", columns: Columns) -> pl.DataFrame:
    """Return columns of rows in the order of their ids; each is a field or an expression."""
    parts = [
        pl.read_csv(
            text,
            has_header=False,
            schema={name: TYPES[kind] for name, (_, kind) in columns.items()},
            separator=SEPARATOR,
            quote_char=quote,
        )
        for text, quote in _texts(rows, columns)
    ]
    whole = pl.concat(parts) if parts else _empty(columns)
    texts = [name for name, (_, kind) in columns.items() if kind is Kind.TEXT]
    moments = [name for name, (_, kind) in columns.items() if kind is Kind.MOMENT]
    return whole.with_columns(
        *(pl.col(name).fill_null("") for name in texts), *(_moment(name) for name in moments)
    )


def _empty(columns: Columns) -> pl.DataFrame:
    return pl.DataFrame(schema={name: TYPES[kind] for name, (_, kind) in columns.items()})


def _moment(name: str) -> pl.Expr:
    # SQLite writes 2026-02-11 01:30:00.123, PostgreSQL 2026-02-11 01:30:00.123+00.
    text = pl.col(name).str.slice(0, 19)
    return text.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False).dt.replace_time_zone("UTC")


def _texts(rows: "QuerySet[Any]", columns: Columns) -> Iterator[tuple[io.BytesIO, str | None]]:
    named = {f"column_{name}": source for name, (source, _) in columns.items()}
    fields = {name: source for name, source in named.items() if not isinstance(source, str)}
    picked = [named[name] if name not in fields else name for name in named]
    wanted = rows.annotate(**fields).order_by("pk").values_list(*picked)
    if connections[rows.db].vendor == "postgresql":
        yield from _copied(wanted)
        return
    last = rows.model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    for first in range(0, last, ROWS_AT_A_TIME):
        part = wanted.filter(pk__gt=first, pk__lte=first + ROWS_AT_A_TIME)
        text = _joined(part, names=list(named))
        if text:
            yield io.BytesIO(text), None


def _copied(wanted: "QuerySet[Any]") -> Iterator[tuple[io.BytesIO, str | None]]:
    connection = connections[wanted.db]
    sql, params = wanted.query.get_compiler(using=wanted.db).as_sql()
    stream = io.BytesIO()
    with connection.cursor() as cursor:
        whole = cursor.cursor.mogrify(sql, params)
        order = f"COPY ({whole}) TO STDOUT WITH (FORMAT csv, DELIMITER E'\\x1f')"
        with cursor.cursor.copy(order) as copy:
            for block in copy:
                stream.write(block)
    if stream.tell():
        stream.seek(0)
        yield stream, '"'


def _joined(part: "QuerySet[Any]", *, names: list[str]) -> bytes:
    """Return the rows of one part as lines; control signs inside a text become blanks."""
    count, text = _one_text(part, names=names, line="{}")
    signs = text.count(SEPARATOR.encode()), text.count(LINE.encode())
    if count and signs != (count * (len(names) - 1), count - 1):
        cleaned = f"replace(replace({{}}, '{SEPARATOR}', ' '), char(10), ' ')"
        _, text = _one_text(part, names=names, line=cleaned)
    return text


def _one_text(part: "QuerySet[Any]", *, names: list[str], line: str) -> tuple[int, bytes]:
    """Return how many rows a part has and their lines.

    The statement is put together from what the framework compiled: around a statement of its own
    it would cost half as much again.
    """
    compiler = part.query.get_compiler(using=part.db)
    compiler.pre_sql_setup()
    selected = [(sql, params) for _, (sql, params), _ in compiler.select]
    tables, table_params = compiler.get_from_clause()
    where, where_params = compiler.compile(compiler.where) if compiler.where else ("1", ())
    values = ", ".join(line.replace("{}", sql) for sql, _ in selected)
    # %% because the framework reads the statement for places of parameters first.
    row = f"printf('{SEPARATOR.join(['%%s'] * len(names))}', {values})"
    order = (
        f"SELECT count(*), CAST(group_concat({row}, char(10)) AS BLOB) "
        f"FROM {' '.join(tables)} WHERE {where}"
    )
    params = [one for _, own in selected for one in own]
    with connections[part.db].cursor() as cursor:
        cursor.execute(order, [*params, *table_params, *where_params])
        count, text = cursor.fetchone()
    return int(count), bytes(text or b"")
