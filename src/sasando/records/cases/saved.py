"""Filters of the work list that an officer keeps under a name, for themselves alone."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.prepared import Given, Prepared
from sasando.foundation.audit import actions as audit
from sasando.records.cases.models import SavedFilter

KEYS = frozenset({"daftar", "jenis", "masalah", "keadaan", "kabupaten", "prioritas"})
MOST = 20
NO_NAME = Refusal(
    "filter_needs_name", Words(id="Beri nama saringan ini.", en="Give the filter a name.")
)
TOO_MANY = Refusal(
    "too_many_filters",
    Words(id="Paling banyak 20 saringan. Hapus satu dahulu.", en="At most 20 filters. Drop one."),
)


@dataclass(frozen=True)
class FilterView:
    """One kept filter."""

    ref: UUID
    name: str
    query: str


def clean(query: str) -> str:
    """Return a query with only the keys a filter knows; a searched name is never kept."""
    pairs = parse_qsl(query[:500], keep_blank_values=False)
    return urlencode([(key, value[:60]) for key, value in pairs if key in KEYS])


def filters_of(actor: Actor) -> list[FilterView]:
    """Return the filters that the asker kept, by name."""
    if actor.user_ref is None:
        return []
    return [FilterView(*row) for row in _KEPT.rows(who=actor.user_ref)]


def _kept_columns() -> QuerySet[Any, Any]:
    rows = SavedFilter.objects.filter(who=Given("who", models.UUIDField()))
    return rows.order_by("name").values_list("ref", "name", "query")


_KEPT = Prepared(_kept_columns)


def save_filter(name: str, *, query: str, by: Actor) -> None:
    """Keep a filter under a name; the same name is overwritten."""
    title = name.strip()[:60]
    if not title or by.user_ref is None:
        raise Refused(NO_NAME)
    with transaction.atomic():
        own = SavedFilter.objects.filter(who=by.user_ref)
        if own.exclude(name=title).count() >= MOST:
            raise Refused(TOO_MANY)
        SavedFilter.objects.update_or_create(
            who=by.user_ref, name=title, defaults={"query": clean(query)}
        )
        audit.record(by=by, deed="cases.filter_saved")


def drop_filter(ref: UUID, *, by: Actor) -> bool:
    """Drop one of one's own filters; False when it is not there."""
    if by.user_ref is None:
        return False
    with transaction.atomic():
        gone, _what = SavedFilter.objects.filter(ref=ref, who=by.user_ref).delete()
        if gone:
            audit.record(by=by, deed="cases.filter_dropped")
    return bool(gone)
