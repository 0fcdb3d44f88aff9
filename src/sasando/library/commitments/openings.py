"""The first page of the next meeting: what earlier ones left open, and what was closed since."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sasando.domain.commitments import opening
from sasando.domain.commitments.opening import Sorted
from sasando.library.commitments import queries, shaping
from sasando.library.commitments.facts import (
    LETTER,
    PRESS,
    STAFF_SEE,
    CommitmentView,
    MeetingCard,
    MeetingPage,
)
from sasando.library.commitments.models import Meeting
from sasando.library.commitments.queries import Sees


@dataclass(frozen=True)
class Opening:
    """What a meeting reads first, as of a day; `since` is the day of the meeting before."""

    meeting: MeetingCard | None
    day: date
    since: date
    before: tuple[MeetingCard, ...]
    groups: tuple[Sorted[CommitmentView], ...]

    @property
    def count(self) -> int:
        """Return how many commitments on the page are open."""
        return sum(len(each.items) for each in self.groups if each.group != opening.CLOSED)


def before(page: MeetingPage, *, day: date, sees: Sees = STAFF_SEE) -> Opening:
    """Return the first page of a meeting: the meetings it follows, letters and press between.

    A cancelled meeting in the row is read through: what was open before it is open after it.
    """
    cards = queries.chain(page.card.ref, sees=sees)
    return _opening(page.card, cards, day=day, sees=sees)


def after(page: MeetingPage, *, day: date, sees: Sees = STAFF_SEE) -> Opening:
    """Return the first page of whatever meeting comes after this one."""
    cards = [page.card, *queries.chain(page.card.ref, sees=sees)]
    return _opening(None, cards, day=day, sees=sees)


def _opening(
    meeting: MeetingCard | None, cards: list[MeetingCard], *, day: date, sees: Sees
) -> Opening:
    earlier = sorted([*cards, *_between(cards, day, sees)], key=lambda card: card.held_on)
    held = [card.held_on for card in cards if card.state == "held"]
    since = max(held, default=day)
    found = queries.of_meetings([card.ref for card in earlier], day=day, sees=sees)
    groups = opening.sort(((one.facts, one) for one in found), day=day, since=since)
    return Opening(meeting, day, since, tuple(reversed(earlier)), tuple(groups))


def _between(cards: list[MeetingCard], day: date, sees: Sees) -> list[MeetingCard]:
    """Return letters and press statements since the first meeting of a row."""
    if not cards:
        return []
    known: set[UUID] = {card.ref for card in cards}
    first = min(card.held_on for card in cards)
    rows = Meeting.objects.filter(
        kind__in=[LETTER, PRESS], held_on__gte=first, held_on__lte=day, visibility__in=sees
    )
    return [shaping.card(row) for row in rows if row.ref not in known]
