"""Lists that survive reload: filters in the address, and pages that start after a row."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

PAGE_SIZE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Filter:
    """One filter of a list and its present value; `choices` empty means free text."""

    key: str
    label: str | Promise
    choices: tuple[tuple[str, str | Promise], ...] = ()
    value: str = ""
    left_out: str = ""

    @property
    def said(self) -> str:
        """Return the present value in words."""
        return str(dict(self.choices).get(self.value, self.value))


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, and where the next and the previous one start."""

    rows: tuple[Row, ...]
    first: int
    last: int
    next_cursor: str
    previous_cursor: str
    next_first: str
    previous_first: str


def read_filters(query: QueryDict, *, known: Sequence[Filter]) -> list[Filter]:
    """Return the filters with the values of the address.

    A choice that the filter does not have counts as empty and is said in `left_out`.
    """
    found = []
    for item in known:
        value = query.get(item.key, "").replace("\x00", "").strip()[:200]
        is_odd = bool(value and item.choices) and value not in dict(item.choices)
        taken, left_out = ("", value) if is_odd else (value, "")
        found.append(Filter(item.key, item.label, item.choices, taken, left_out))
    return found


def values(filters: Sequence[Filter]) -> Mapping[str, str]:
    """Return key → value of the filters that are set."""
    return {item.key: item.value for item in filters if item.value}


def row_url(name: str) -> Callable[[UUID], str]:
    """Return a function that gives the address of a row; the route is looked up once a list."""
    sample = UUID(int=0)
    address = reverse(name, args=[sample])
    return lambda ref: address.replace(str(sample), str(ref))


def keyset_page(
    rows: QuerySet[Row] | Sequence[QuerySet[Row]],
    *,
    query: QueryDict,
    order: str,
    descending: bool = False,
    has_empty: bool = True,
) -> Page[Row]:
    """Return the page that the address asks for, ordered by `order` then id.

    Empty values come last; `has_empty` False says that there are none, so that an index can be
    followed. A broken cursor gives the first page. Rows may come in parts that share none of
    them: each part is read along its own index and the pages are merged (without empty values).
    Rows of `values_list(named=True)` serve as well; they need `id` and `order`.
    """
    after, before = _cursor(query.get("sesudah")), _cursor(query.get("sebelum"))
    backwards = before is not None
    cursor = before if backwards else after
    down = descending != backwards
    parts = [rows] if isinstance(rows, QuerySet) else list(rows)
    if cursor is not None and (has_empty or cursor[0] is not None):
        beyond = _beyond(order, cursor, down, backwards, has_empty=has_empty)
        parts = [part.filter(beyond) for part in parts]
    ordering = _ordering(order, down, backwards, has_empty=has_empty)
    taken = [row for part in parts for row in part.order_by(*ordering)[: PAGE_SIZE + 1]]
    if len(parts) > 1:
        taken.sort(key=lambda row: (_value(row, order), _value(row, "id")), reverse=down)
    more = len(taken) > PAGE_SIZE
    taken = taken[:PAGE_SIZE]
    if backwards:
        taken.reverse()
    return _page(taken, order, cursor is not None, more, backwards, _first(query))


def _page(
    taken: list[Row], order: str, moved: bool, more: bool, backwards: bool, first: int
) -> Page[Row]:
    has_next = (more or backwards) and bool(taken)
    has_previous = (more if backwards else moved) and bool(taken)
    return Page(
        rows=tuple(taken),
        first=first if taken else 0,
        last=first + len(taken) - 1 if taken else 0,
        next_cursor=_cursor_of(taken[-1], order) if has_next else "",
        previous_cursor=_cursor_of(taken[0], order) if has_previous else "",
        next_first=str(first + len(taken)),
        previous_first=str(max(first - PAGE_SIZE, 1)),
    )


def _first(query: QueryDict) -> int:
    text = query.get("dari", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _ordering(order: str, descending: bool, backwards: bool, *, has_empty: bool) -> list[Any]:
    first, last = (backwards or None, not backwards or None) if has_empty else (None, None)
    if descending:
        return [F(order).desc(nulls_first=first, nulls_last=last), "-id"]
    return [F(order).asc(nulls_first=first, nulls_last=last), "id"]


def _beyond(
    order: str, cursor: tuple[Any, int], descending: bool, backwards: bool, *, has_empty: bool
) -> Q:
    value, pk = cursor
    way = "lt" if descending else "gt"
    tie = Q(**{f"id__{way}": pk})
    if value is None:
        same = Q(**{f"{order}__isnull": True}) & tie
        return same | Q(**{f"{order}__isnull": False}) if backwards else same
    if not has_empty:
        # The first half bounds the walk along the index, the second drops what was shown.
        past = Q(**{f"{order}__{way}": value}) | tie
        return Q(**{f"{order}__{way}e": value}) & past
    beyond = Q(**{f"{order}__{way}": value}) | (Q(**{order: value}) & tie)
    return beyond if backwards else beyond | Q(**{f"{order}__isnull": True})


def _cursor_of(row: Model, order: str) -> str:
    value = _value(row, order)
    if isinstance(value, date | datetime):
        value = value.isoformat()
    return (
        base64.urlsafe_b64encode(json.dumps([value, _value(row, "id")]).encode())
        .decode()
        .rstrip("=")
    )


def _value(row: Model, order: str) -> Any:
    value: Any = row
    for part in order.split("__"):
        value = getattr(value, part)
    return value


def _cursor(text: str | None) -> tuple[Any, int] | None:
    if not text or len(text) > 500:
        return None
    try:
        padded = text + "=" * (-len(text) % 4)
        value, pk = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        return None
    if not isinstance(pk, int) or not 0 <= pk < 2**63 or not isinstance(value, str | None):
        return None
    return (value, pk) if value is None or "\x00" not in value else None
