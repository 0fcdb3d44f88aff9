"""Queries that every page asks: their SQL is made once, each run fills in its values."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.expressions import Expression

Rows = list[tuple[Any, ...]]


class _Gap:
    """Where a value goes in the parameters of a statement."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        self.name, self.field = name, field

    def fill(self, given: dict[str, object]) -> Any:
        return self.field.get_db_prep_value(given[self.name], connection)


class Given(Expression):
    """A value that only a run knows, of the kind of `field`."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self._gap = _Gap(name, field)

    def as_sql(self, *_: object, **__: object) -> tuple[str, list[_Gap]]:  # type: ignore[override]
        """Return one mark and the gap that a run fills."""
        return "%s", [self._gap]


class Prepared:
    """A query of `values_list`, which `make` writes with `Given` where a run's values go.

    What decides who sees a row must be in the statement or in a value, never in `make`: it runs
    once for each kind of database.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._statement = cache(lambda _vendor: _statement(make()))

    def rows(self, **given: object) -> Rows:
        """Return the rows that hold for these values, each as Python values."""
        sql, params, converters = self._statement(connection.vendor)
        filled = [item.fill(given) if isinstance(item, _Gap) else item for item in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            found: Rows = cursor.fetchall()
        return [_converted(row, converters) for row in found] if converters else found


def _statement(query: QuerySet[Any, Any]) -> tuple[str, list[Any], dict[int, Any]]:
    compiler = query.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet as never:
        raise ValueError("a prepared query must be able to find a row") from never
    return sql, list(params), compiler.get_converters([item[0] for item in compiler.select])


def _converted(row: tuple[Any, ...], converters: dict[int, Any]) -> tuple[Any, ...]:
    values = list(row)
    for at, (steps, expression) in converters.items():
        for step in steps:
            values[at] = step(values[at], expression, connection)
    return tuple(values)
