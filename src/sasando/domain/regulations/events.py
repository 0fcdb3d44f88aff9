"""What happens to a work of law, each with its day as far as the day is known."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum


class Kind(StrEnum):
    """What happens to the work, or to one article of it."""

    BEGINS = "begins"
    AMENDED = "amended"
    REPEALED = "repealed"
    CONTESTED = "contested"
    SETTLED = "settled"


class Truth(Enum):
    """Whether something had happened by a day."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True)
class Event:
    """One thing that happened to a work, or to the article `anchor` of it.

    `on` None: the day is not known, only that it is not before and not after those days (None: no
    bound). `is_sure` False: it is presumed. `by` is the work that did it. `closes` is the key of
    the contest that a settlement ends. `corrects` is the key of the fact whose place it takes.
    """

    key: str
    kind: Kind
    recorded_at: datetime
    on: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    anchor: str = ""
    by: str = ""
    is_sure: bool = True
    is_checked: bool = False
    closes: str = ""
    corrects: str = ""
    is_withdrawn: bool = False


def happened(event: Event, *, day: date) -> Truth:
    """Return whether an event had happened by the end of a day."""
    if event.on is not None:
        has = event.on <= day
        return (Truth.YES if event.is_sure else Truth.MAYBE) if has else Truth.NO
    if event.not_before is not None and day < event.not_before:
        return Truth.NO
    if event.is_sure and event.not_after is not None and day >= event.not_after:
        return Truth.YES
    return Truth.MAYBE
