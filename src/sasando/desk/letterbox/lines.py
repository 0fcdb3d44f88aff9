"""Notices as lists show them: one about a case that the asker may not read says so, no more."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from sasando.exchange.letterbox.notices import KINDS, NoticeView
from sasando.foundation.access.actor import Actor
from sasando.records.cases import notices


@dataclass(frozen=True)
class Line:
    """One notice in a list; `is_shut` where only number and day may show."""

    notice: NoticeView
    kind: str
    is_shut: bool


def lines(found: Iterable[NoticeView], *, actor: Actor) -> list[Line]:
    """Return notices in the order given."""
    language = get_language()
    return [
        Line(
            notice,
            KINDS[notice.kind].in_language(language),
            not notices.may_read(notice, actor=actor),
        )
        for notice in found
    ]
