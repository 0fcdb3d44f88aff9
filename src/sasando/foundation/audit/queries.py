"""Reads the audit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from sasando.domain.values.words import Words
from sasando.foundation.audit.deeds import words_of
from sasando.foundation.audit.models import Event


@dataclass(frozen=True)
class EventView:
    """One event for reading."""

    seq: int
    at: datetime
    login: str
    name: str
    role: str
    on_behalf_of: str
    deed: str
    deed_words: Words
    reason: str
    facts: Mapping[str, Any]
    refs: tuple[tuple[str, str], ...]


def events_for(kind: str, ref: str, *, limit: int = 50) -> list[EventView]:
    """Return the newest events that touched or showed a row, newest first."""
    rows = Event.objects.filter(ref_rows__kind=kind, ref_rows__ref=str(ref)).order_by("-seq")
    return views(rows[:limit])


def views(rows: Iterable[Event]) -> list[EventView]:
    """Return events for reading, in their order."""
    return [
        EventView(
            seq=row.seq,
            at=row.at,
            login=row.login,
            name=row.name,
            role=row.role,
            on_behalf_of=row.on_behalf_of,
            deed=row.deed,
            deed_words=words_of(row.deed),
            reason=row.reason,
            facts=row.facts,
            refs=tuple((kind, ref) for kind, ref in row.refs),
        )
        for row in rows
    ]


def events() -> "models.QuerySet[Event]":
    """Return all events, for a list that pages over them."""
    return Event.objects.all()


def deeds() -> list[str]:
    """Return the deeds that stand in the audit, in order."""
    return sorted(set(Event.objects.order_by().values_list("deed", flat=True).distinct()))


@dataclass(frozen=True)
class EventPage:
    """One page of events, newest first, and the number that the next one starts below."""

    events: list[EventView]
    next_before: str


def page(rows: "models.QuerySet[Event]", *, before: str, size: int = 50) -> EventPage:
    """Return the page below event `before`; a broken number gives the first page."""
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(seq__lt=int(before))
    found = list(rows.order_by("-seq")[: size + 1])
    more = str(found[size - 1].seq) if len(found) > size else ""
    return EventPage(views(found[:size]), more)
