"""Starts what is due: once an interval, again after a failure, never twice at once."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from sasando.foundation.tasks.models import ScheduledRun

logger = logging.getLogger("sasando.clock")
MAX_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Entry:
    """One thing that the clock starts: its name, how often, and the function."""

    name: str
    every: timedelta
    run: Callable[[datetime], None]


def tick(entries: Iterable[Entry], *, now: datetime) -> list[str]:
    """Run each entry that is due; return the names of those that ran."""
    return [entry.name for entry in entries if _claim(entry, now=now) and _ran(entry, now=now)]


def _claim(entry: Entry, *, now: datetime) -> bool:
    with transaction.atomic():
        row, _ = ScheduledRun.objects.select_for_update().get_or_create(name=entry.name)
        if row.started_at is not None and now < row.started_at + _pause(entry, row.failures):
            return False
        row.started_at = now
        row.save(update_fields=["started_at"])
    return True


def _pause(entry: Entry, failures: int) -> timedelta:
    """Return the wait: the interval, or a growing pause (at most an hour) after failures."""
    if not failures:
        return entry.every
    grown = timedelta(seconds=30 * (2 ** min(failures, 10)))
    return min(entry.every, grown, MAX_PAUSE)


def _ran(entry: Entry, *, now: datetime) -> bool:
    try:
        entry.run(now)
    except Exception as problem:
        logger.exception("scheduled job %s failed", entry.name)
        _note(entry.name, problem=type(problem).__name__)
        return True
    ScheduledRun.objects.filter(name=entry.name).update(done_at=now, failures=0, problem="")
    return True


def _note(name: str, *, problem: str) -> None:
    row = ScheduledRun.objects.get(name=name)
    row.failures += 1
    row.problem = problem[:120]
    row.save(update_fields=["failures", "problem"])
