"""Reads whole columns from the store, as fast on SQLite as on PostgreSQL, in one transaction.

The rows leave the database as one text and become columns at once: a row object for each of a
million placements would cost more than the rest of a snapshot.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
from django.db import connections
from django.db.models import Max, QuerySet
from django.db.models.expressions import Combinable

ROWS_AT_A_TIME = 200_000
COMMA, QUOTE = b',"'


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
# These stand in quotes in JSON, and are never null.
QUOTED = (TYPES[Kind.TEXT], TYPES[Kind.MOMENT])
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
        count, texts = _texts(part, schema)
        if count:
            pairs = zip(texts, schema.items(), strict=True)
            yield pl.DataFrame([_column(text, name, kind, count) for text, (name, kind) in pairs])


def _texts(part: "QuerySet[Any]", schema: Schema) -> tuple[int, list[bytes]]:
    """Return how many rows a part has, and the values of each column as a list in JSON.

    The statement is put together from what the framework compiled: around a statement of its own
    it would cost half as much again. JSON costs SQLite less than texts put in a row, and no sign
    in a text can part it.
    """
    compiler = part.query.get_compiler(using=part.db)
    compiler.pre_sql_setup()
    selected = [(sql, params) for _, (sql, params), _ in compiler.select]
    tables, table_params = compiler.get_from_clause()
    where, where_params = compiler.compile(compiler.where) if compiler.where else ("1", ())
    lists = [
        f"CAST(json_group_array({_never_null(sql) if kind in QUOTED else sql}) AS BLOB)"
        for (sql, _), kind in zip(selected, schema.values(), strict=True)
    ]
    order = f"SELECT count(*), {', '.join(lists)} FROM {' '.join(tables)} WHERE {where}"
    params = [one for _, own in selected for one in own]
    with connections[part.db].cursor() as cursor:
        cursor.execute(order, [*params, *table_params, *where_params])
        count, *texts = cursor.fetchone()
    return int(count), [bytes(text) for text in texts]


def _never_null(sql: str) -> str:
    return f"coalesce({sql}, '')"


def _column(text: bytes, name: str, kind: pl.DataType, count: int) -> pl.Series:
    """Return a column from its list in JSON; whatever does not part as expected is read whole."""
    if kind == pl.Int64:
        table = pl.read_csv(
            io.BytesIO(text[1:-1]),
            has_header=False,
            schema={name: kind},
            eol_char=",",
            null_values="null",
        )
        return table[name]
    members = _members(text, count, is_quoted=kind in QUOTED)
    if members is None:
        told = [None if one is None else str(one) for one in json.loads(text)]
        return _as(kind, told).alias(name)
    if kind == pl.String:
        return pl.Series(name, pl.from_arrow(members)).str.strip_chars('",]')
    held = members.dictionary_encode()
    words = json.loads(f"[{','.join(one[:-1] for one in held.dictionary.to_pylist())}]")
    places = pl.Series(pl.from_arrow(held.indices)).cast(pl.UInt32)
    return _as(kind, words).gather(places).alias(name)


def _members(text: bytes, count: int, *, is_quoted: bool) -> "pa.StringArray | None":
    """Return the members of a list in JSON, each with the sign behind it; None if it is odd.

    Inside a text each quote has a backslash before it: a comma between two bare quotes parts.
    """
    body = np.frombuffer(text, dtype=np.uint8)[1:]
    commas = np.flatnonzero(body == COMMA)
    if is_quoted and len(commas) != count - 1:
        commas = commas[(body[commas - 1] == QUOTE) & (body[commas + 1] == QUOTE)]
    if len(commas) != count - 1:
        return None
    bounds = np.zeros(count + 1, dtype=np.int32)
    bounds[1:-1], bounds[-1] = commas + 1, len(body)
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(body)]
    return pa.Array.from_buffers(pa.utf8(), count, buffers)


def _as(kind: pl.DataType, words: Sequence[str | None]) -> pl.Series:
    found = pl.Series(words, dtype=pl.String)
    return found.str.to_date("%Y-%m-%d") if kind == pl.Date else found.cast(kind)
