"""Reads messages for whoever they are meant for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sasando.domain.values.words import Words
from sasando.foundation.outbox import kinds
from sasando.foundation.outbox.models import Message, Reading


class Reader(Protocol):
    """Whoever reads: user, active role and team."""

    @property
    def user_ref(self) -> UUID | None: ...
    @property
    def role(self) -> str: ...
    @property
    def team(self) -> str | None: ...


@dataclass(frozen=True)
class MessageView:
    """One message for reading."""

    ref: UUID
    words: Words
    url_path: str
    made_at: datetime
    is_read: bool


def messages_for(reader: Reader, *, limit: int = 50) -> list[MessageView]:
    """Return the newest messages to a user, their active role and team."""
    rows = _to(reader).annotate(was_read=Exists(_readings(reader)))
    return [
        MessageView(
            row.ref, kinds.words_of(row.kind, row.params), row.url_path, row.made_at, row.was_read
        )
        for row in rows.order_by("-id")[:limit]
    ]


def unread_count(reader: Reader, *, most: int = 99) -> int:
    """Return how many messages are unread, counted up to `most`."""
    return _to(reader).exclude(Exists(_readings(reader))).order_by("-id")[:most].count()


def unread_paths(reader: Reader, *, kind: str) -> frozenset[str]:
    """Return the pages that unread messages of a kind, to the reader, tell of."""
    rows = _to(reader).filter(kind=kind).exclude(Exists(_readings(reader)))
    return frozenset(rows.values_list("url_path", flat=True))


def unread_about(reader: Reader, url_path: str) -> list[Message]:
    """Return a reader's unread messages that tell of a page, for an action."""
    return list(_to(reader).filter(url_path=url_path).exclude(Exists(_readings(reader))))


def message_row(ref: UUID, reader: Reader) -> Message | None:
    """Return one message of a reader for an action."""
    return _to(reader).filter(ref=ref).first()


def _readings(reader: Reader) -> "QuerySet[Reading]":
    if reader.user_ref is None:
        return Reading.objects.none()
    return Reading.objects.filter(message=OuterRef("pk"), who=reader.user_ref)


def _to(reader: Reader) -> "QuerySet[Message]":
    own = Q(to_user=reader.user_ref) if reader.user_ref else Q(pk__in=[])
    team = Q(to_team="") | Q(to_team=reader.team or "")
    return Message.objects.filter(own | (Q(to_role=reader.role) & team & ~Q(to_role="")))
