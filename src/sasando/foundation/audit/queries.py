"""Reads the audit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
            reason=row.reason,
            facts=row.facts,
            refs=tuple((kind, ref) for kind, ref in row.refs),
        )
        for row in rows
    ]
