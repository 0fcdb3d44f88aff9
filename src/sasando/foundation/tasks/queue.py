"""Puts work in the background: retried after a failure, taken again after a kill."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("sasando.tasks")
RETRY_BASE = timedelta(seconds=10)


@dataclass(frozen=True)
class Work:
    """One kind of background work: function path, tries, and how long one try may last.

    The function takes `now` and keyword arguments that JSON can hold, and must be safe to repeat.
    """

    function: str
    tries: int = 3
    limit: timedelta = timedelta(minutes=30)


@cache
def _known() -> Mapping[str, Work]:
    known: Mapping[str, Work] = import_string(settings.SASANDO_WORK)
    return known


class WorkFailedError(Exception):
    """The work failed at its last try; carries the kind of failure, never its text."""


def enqueue(name: str, *, arguments: Mapping[str, Any]) -> str:
    """Put work in the queue within the caller's transaction; return the id of its result."""
    if name not in _known():
        raise KeyError(name)
    return str(run_work.enqueue(name=name, arguments=dict(arguments), attempt=1).id)


@task()
def run_work(name: str, arguments: dict[str, Any], attempt: int) -> str:
    """Run one piece of work; after a failure put it back until its tries are used up."""
    work = _known()[name]
    now = import_string(settings.CLOCK)()
    try:
        import_string(work.function)(now, **arguments)
    except Exception as problem:  # noqa: BLE001
        kind = type(problem).__name__
        # Its text may hold a person's data: only the kind of failure is kept.
        logger.error("task %s: %s, try %s of %s", name, kind, attempt, work.tries)  # noqa: TRY400
        if attempt >= work.tries:
            raise WorkFailedError(kind) from None
        again = run_work.using(run_after=now + RETRY_BASE * 2**attempt)
        again.enqueue(name=name, arguments=arguments, attempt=attempt + 1)
        return "retried"
    return "done"


def reap(now: datetime) -> int:
    """Give back tasks whose worker was killed; fail those out of tries; return how many."""
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    reaped = 0
    for result in stuck.order_by("started_at").iterator():
        work = _known().get(str(result.args_kwargs.get("kwargs", {}).get("name", "")))
        limit = work.limit if work else timedelta(minutes=30)
        if result.started_at is None or result.started_at + limit > now:
            continue
        reaped += _give_back(result, tries=work.tries if work else 1)
    return reaped


def _give_back(result: "DBTaskResult[..., object]", *, tries: int) -> int:
    spent = len(result.worker_ids) >= tries
    status = TaskResultStatus.FAILED if spent else TaskResultStatus.READY
    with transaction.atomic():
        unchanged = DBTaskResult.objects.filter(
            pk=result.pk, status=TaskResultStatus.RUNNING, started_at=result.started_at
        )
        return unchanged.update(status=status, started_at=None)
