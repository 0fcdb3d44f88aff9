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
# Each column is a table of its own; a sign that parts columns must not occur in it.
SEPARATOR, SIGN, LINE = "\x1f", b"\x1f", b"\n"


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
Schema = Mapping[str, pl.DataType]


def read(rows: "QuerySet[Any]", columns: Columns) -> pl.DataFrame:
    """Return columns of rows in the order of their ids; each is a field or an expression."""
    named = {f"column_{name}": source for name, (source, _) in columns.items()}
    fields = {name: source for name, source in named.items() if not isinstance(source, str)}
    picked = [name if name in fields else named[name] for name in named]
    wanted = rows.annotate(**fields).order_by("pk").values_list(*picked)
    of_vendor = _copied if connections[rows.db].vendor == "postgresql" else _gathered
    schema = {name: TYPES[kind] for name, (_, kind) in columns.items()}
    parts = list(of_vendor(wanted, schema))
    whole = pl.concat(parts) if parts else pl.DataFrame(schema=schema)
    texts = [name for name, (_, kind) in columns.items() if kind is Kind.TEXT]
    moments = [name for name, (_, kind) in columns.items() if kind is Kind.MOMENT]
    return whole.with_columns(
        *(pl.col(name).fill_null("") for name in texts), *(_moment(name) for name in moments)
    )


def _moment(name: str) -> pl.Expr:
    # SQLite writes 2026-02-11 01:30:00.123, PostgreSQL 2026-02-11 01:30:00.123+00.
    text = pl.col(name).str.slice(0, 19)
    return text.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False).dt.replace_time_zone("UTC")


def _copied(wanted: "QuerySet[Any]", schema: Schema) -> Iterator[pl.DataFrame]:
    """Yield what PostgreSQL copies out, whole."""
    connection = connections[wanted.db]
    sql, params = wanted.query.get_compiler(using=wanted.db).as_sql()
    stream = io.BytesIO()
    with connection.cursor() as cursor:
        whole = cursor.cursor.mogrify(sql, params)
        with cursor.cursor.copy(f"COPY ({whole}) TO STDOUT WITH (FORMAT csv)") as copy:
            for block in copy:
                stream.write(block)
    if stream.tell():
        stream.seek(0)
        yield pl.read_csv(stream, has_header=False, schema=schema)


def _gathered(wanted: "QuerySet[Any]", schema: Schema) -> Iterator[pl.DataFrame]:
    """Yield what SQLite gathers, some rows at a time: one text for each column."""
    last = wanted.model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    for first in range(0, last, ROWS_AT_A_TIME):
        part = wanted.filter(pk__gt=first, pk__lte=first + ROWS_AT_A_TIME)
        count, texts = _texts(part, of="{}")
        if any(text.count(LINE) != count - 1 or SIGN in text for text in texts if count):
            # What parts rows or columns becomes a blank where it stands inside a text.
            _, texts = _texts(part, of="replace(replace({}, char(10), ' '), char(31), ' ')")
        if count:
            pairs = zip(texts, schema.items(), strict=True)
            yield pl.DataFrame([_column(text, name, kind, count) for text, (name, kind) in pairs])


def _texts(part: "QuerySet[Any]", *, of: str) -> tuple[int, list[bytes]]:
    """Return how many rows a part has, and the values of each column as lines.

    The statement is put together from what the framework compiled: around a statement of its own
    it would cost half as much again.
    """
    compiler = part.query.get_compiler(using=part.db)
    compiler.pre_sql_setup()
    selected = [(sql, params) for _, (sql, params), _ in compiler.select]
    tables, table_params = compiler.get_from_clause()
    where, where_params = compiler.compile(compiler.where) if compiler.where else ("1", ())
    lines = [
        f"CAST(group_concat(coalesce({of.replace('{}', sql)}, ''), '\n') AS BLOB)"
        for sql, _ in selected
    ]
    order = f"SELECT count(*), {', '.join(lines)} FROM {' '.join(tables)} WHERE {where}"
    params = [one for _, own in selected for one in own]
    with connections[part.db].cursor() as cursor:
        cursor.execute(order, [*params, *table_params, *where_params])
        count, *texts = cursor.fetchone()
    return int(count), [bytes(text or b"") for text in texts]


def _column(text: bytes, name: str, kind: pl.DataType, count: int) -> pl.Series:
    if not text.strip(LINE):
        return pl.repeat(None, count, dtype=kind, eager=True).alias(name)
    # Without a line's end the reader would not see an empty last row.
    frame = pl.read_csv(
        io.BytesIO(text + LINE),
        has_header=False,
        schema={name: kind},
        separator=SEPARATOR,
        quote_char=None,
    )
    return frame[name]
