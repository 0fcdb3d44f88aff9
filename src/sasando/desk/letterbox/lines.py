"""Notices as lists show them: one about a case that the asker may not read says so, no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from sasando.exchange.letterbox.links import LinkView
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
    language, listed = get_language(), list(found)
    open_cases = notices.readable([one.about for one in listed], actor=actor)
    return [
        Line(one, KINDS[one.kind].in_language(language), _is_shut(one.about, open_cases))
        for one in listed
    ]


def link_lines(found: Iterable[LinkView], *, actor: Actor) -> list[tuple[LinkView, bool]]:
    """Return (link, whether its case is shut to the asker) in the order given."""
    listed = list(found)
    open_cases = notices.readable([one.about for one in listed], actor=actor)
    return [(one, _is_shut(one.about, open_cases)) for one in listed]


def _is_shut(about: UUID | None, open_cases: frozenset[UUID]) -> bool:
    return about is not None and about not in open_cases
