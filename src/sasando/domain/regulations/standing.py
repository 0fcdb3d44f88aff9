"""Says how a work of law stands on a day; 'not known' is a right answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sasando.domain.regulations.anchors import is_within
from sasando.domain.regulations.events import Event, Kind, Truth, happened
from sasando.domain.regulations.recorded import known
from sasando.domain.values.words import Words


class State(StrEnum):
    """How a work, or an article of it, stands on a day."""

    DRAFT = "draft"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    CONTESTED = "contested"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


UNSURE = (State.UNKNOWN, State.CONTESTED)
APPLIES = (State.IN_FORCE, State.AMENDED)
FIRST_DAY_UNKNOWN = Words(
    id="Hari mulai berlakunya belum diketahui.", en="Its first day is not known."
)
LAST_DAY_UNKNOWN = Words(
    id="Hari berakhirnya belum diketahui.", en="The day it ended is not known."
)
END_PRESUMED = Words(
    id="Diduga sudah diganti; belum ada kepastian.", en="Presumably replaced; not certain."
)
STILL_UNKNOWN = Words(
    id="Belum diketahui apakah masih berlaku.", en="Whether it still holds is not known."
)
CONTEST_UNKNOWN = Words(
    id="Dipersoalkan, tetapi belum diketahui sejak kapan.",
    en="Contested, but since when is not known.",
)
PART_CONTESTED = Words(
    id="Sebagian isinya dipersoalkan; lihat pasalnya.",
    en="A part of it is contested; see the article.",
)
WORK_CHANGED = Words(
    id="Peraturannya pernah diubah; apakah pasal ini ikut berubah belum diketahui.",
    en="The work was amended; whether this article changed too is not known.",
)
CHANGE_UNKNOWN = Words(
    id="Pernah diubah; hari perubahannya belum diketahui.",
    en="Was amended; the day of the change is not known.",
)


@dataclass(frozen=True)
class Status:
    """How it stands on a day, what is not known of it, and the events that decide."""

    state: State
    why: tuple[Words, ...]
    events: tuple[Event, ...]

    @property
    def is_checked(self) -> bool:
        """Say whether an officer checked every event that decides."""
        return bool(self.events) and all(event.is_checked for event in self.events)


@dataclass(frozen=True)
class Span:
    """Days, both included, on which it stands one way; None is an open end."""

    first: date | None
    last: date | None
    status: Status


def status_on(
    events: Iterable[Event],
    *,
    day: date,
    anchor: str = "",
    known_at: datetime | None = None,
    is_draft: bool = False,
) -> Status:
    """Return how a work, or one article of it, stands on a day, as known at a moment (None: now).

    What an article says of itself goes before what the work says. A contest that is certain
    stands even where first or last day are not known: both readings are then shown.
    """
    standing = [
        event
        for event in known(events, at=known_at)
        if is_within(anchor, event.anchor) or is_within(event.anchor, anchor)
    ]
    if is_draft:
        return Status(State.DRAFT, (), ())
    begun, starts = _begun(standing, day=day, anchor=anchor)
    ended, ends = _ended(standing, day=day, anchor=anchor)
    over = [event for event in standing if is_within(anchor, event.anchor)]
    contested, contests = _contested(over, day=day)
    amended, changes = _amended(standing, day=day, anchor=anchor)
    told = _unknowns(begun, ended, contested, ends)
    if begun is Truth.NO:
        return Status(State.NOT_YET, (), starts)
    if ended is Truth.YES:
        return Status(State.REVOKED, (), ends)
    if contested is Truth.YES:
        return Status(State.CONTESTED, told, (*starts, *contests))
    if told:
        return Status(State.UNKNOWN, told, (*starts, *ends, *contests))
    notes = (PART_CONTESTED,) if _contested(standing, day=day)[0] is Truth.YES else ()
    if amended is Truth.YES:
        return Status(State.AMENDED, notes, (*starts, *changes))
    vague = _work_changed(standing, day=day) if anchor else ()
    notes = (*((CHANGE_UNKNOWN,) if changes else ()), *((WORK_CHANGED,) if vague else ()), *notes)
    return Status(State.IN_FORCE, notes, (*starts, *changes))


def spans(events: Sequence[Event], *, anchor: str = "", is_draft: bool = False) -> list[Span]:
    """Return how it stands over all time: spans that meet without gap or overlap, oldest first.

    Neighbours differ in state or in what is not known.
    """
    turns = sorted({
        day
        for event in known(events)
        for day in (event.on, event.not_before, event.not_after)
        if day is not None
    })  # fmt: skip
    starts = [date.min, *(day for day in turns if day > date.min)]
    found: list[Span] = []
    for at, first in enumerate(starts):
        last = starts[at + 1] - timedelta(days=1) if at + 1 < len(starts) else None
        status = status_on(events, day=first, anchor=anchor, is_draft=is_draft)
        here = None if first == date.min else first
        if found and (found[-1].status.state, found[-1].status.why) == (status.state, status.why):
            found[-1] = Span(found[-1].first, last, found[-1].status)
        else:
            found.append(Span(here, last, status))
    return found


Answer = tuple[Truth, tuple[Event, ...]]


def _begun(standing: Sequence[Event], *, day: date, anchor: str) -> Answer:
    """Return whether it had begun; an article's own first day goes before that of the work."""
    starts = [event for event in standing if event.kind is Kind.BEGINS]
    starts = [event for event in starts if is_within(anchor, event.anchor)]
    closest = max((len(event.anchor) for event in starts), default=0)
    own = [event for event in starts if len(event.anchor) == closest]
    if not own:
        return Truth.MAYBE, ()
    return _surest(own, day=day, keep_all=True)


def _ended(standing: Sequence[Event], *, day: date, anchor: str) -> Answer:
    """Return whether it had ended as a whole; the end of a part is a change."""
    ends = [
        event
        for event in standing
        if event.kind is Kind.REPEALED and is_within(anchor, event.anchor)
    ]
    return _surest(ends, day=day)


def _amended(standing: Sequence[Event], *, day: date, anchor: str) -> Answer:
    changes = [
        event
        for event in standing
        if (event.kind is Kind.AMENDED and (event.anchor or not anchor))
        or (event.kind is Kind.REPEALED and not is_within(anchor, event.anchor))
    ]
    return _surest(changes, day=day)


def _work_changed(standing: Sequence[Event], *, day: date) -> tuple[Event, ...]:
    """Return what changed the work without naming articles."""
    whole = [event for event in standing if event.kind is Kind.AMENDED and not event.anchor]
    return _surest(whole, day=day)[1]


def _contested(standing: Sequence[Event], *, day: date) -> Answer:
    settled = {
        event.closes: happened(event, day=day) for event in standing if event.kind is Kind.SETTLED
    }
    found: list[tuple[Truth, Event]] = []
    for event in standing:
        if event.kind is not Kind.CONTESTED:
            continue
        truth, over = happened(event, day=day), settled.get(event.key, Truth.NO)
        if truth is not Truth.NO and over is not Truth.YES:
            found.append((Truth.MAYBE if over is Truth.MAYBE else truth, event))
    surest = max((truth for truth, _event in found), key=lambda t: t.value, default=Truth.NO)
    return surest, tuple(event for truth, event in found if truth is surest)


def _surest(events: Sequence[Event], *, day: date, keep_all: bool = False) -> Answer:
    """Return the surest answer of several events, and the events that give it."""
    told = [(happened(event, day=day), event) for event in events]
    surest = max((truth for truth, _event in told), key=lambda t: t.value, default=Truth.NO)
    kept = surest is not Truth.NO or keep_all
    return surest, tuple(event for truth, event in told if kept and truth is surest)


def _unknowns(
    begun: Truth, ended: Truth, contested: Truth, ends: Sequence[Event]
) -> tuple[Words, ...]:
    told = []
    if begun is Truth.MAYBE:
        told.append(FIRST_DAY_UNKNOWN)
    if ended is Truth.MAYBE:
        told.append(_why_maybe_ended(ends))
    if contested is Truth.MAYBE:
        told.append(CONTEST_UNKNOWN)
    return tuple(told)


def _why_maybe_ended(ends: Sequence[Event]) -> Words:
    if any(event.is_sure for event in ends):
        return LAST_DAY_UNKNOWN
    return END_PRESUMED if any(event.by for event in ends) else STILL_UNKNOWN
