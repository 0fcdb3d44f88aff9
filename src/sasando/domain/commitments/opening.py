"""Sorts commitments for the first page of the next meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

from sasando.domain.commitments import facts, states
from sasando.domain.commitments.facts import CommitmentFacts
from sasando.domain.values.words import Words

OVERDUE, DUE, UNDATED, UNSEEN, RUNNING = "overdue", "due", "undated", "unseen", "running"
CLOSED, NOTED = "closed", "noted"
# In the order in which the first page reads them.
GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        OVERDUE: Words(id="Lewat tenggat", en="Overdue"),
        DUE: Words(id="Jatuh tempo dalam 14 hari", en="Due within 14 days"),
        UNSEEN: Words(id="Bukti belum dilihat", en="No proof seen yet"),
        UNDATED: Words(id="Berjalan, tanpa tanggal", en="On course, no date given"),
        RUNNING: Words(id="Berjalan", en="On course"),
        CLOSED: Words(id="Ditutup sejak rapat lalu", en="Closed since the last meeting"),
        NOTED: Words(id="Permintaan dan harapan yang dicatat", en="Requests and hopes noted"),
    }
)
T = TypeVar("T")


@dataclass(frozen=True)
class Sorted(Generic[T]):
    """One group of the first page."""

    group: str
    items: tuple[T, ...]


def group_of(one: CommitmentFacts, *, day: date, since: date) -> str:
    """Return the group of a commitment on a day; empty when it was closed before `since`."""
    state = states.state_on(one, day=day)
    if state not in states.OPEN:
        known = states.steps_until(one, day=day)
        closed_on = max(step.on for step in known if step.what in facts.CLOSING)
        return CLOSED if closed_on >= since else ""
    if state == states.ON_COURSE:
        return UNDATED if states.due_on_day(one, day=day) is None else RUNNING
    return {
        states.OVERDUE: OVERDUE, states.DUE: DUE, states.UNSEEN: UNSEEN, states.NOTED: NOTED
    }[state]  # fmt: skip


def sort(items: Iterable[tuple[CommitmentFacts, T]], *, day: date, since: date) -> list[Sorted[T]]:
    """Return the groups that hold something, in reading order; each keeps the order given."""
    found: dict[str, list[T]] = {group: [] for group in GROUPS}
    for one, item in items:
        group = group_of(one, day=day, since=since)
        if group:
            found[group].append(item)
    return [Sorted(group, tuple(held)) for group, held in found.items() if held]
