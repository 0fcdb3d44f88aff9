"""Counts how often articles are read, by day, and keeps nothing of who reads.

Counts wait in the memory of the process and are written together, so that a page costs no write.
"""

import threading
from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from sasando.library.publications.models import Article, Reading

WAIT = timedelta(seconds=5)
_lock = threading.Lock()
_waiting: Counter[tuple[str, date]] = Counter()
_written: list[datetime] = []


def count(slug: str, *, day: date, now: datetime) -> None:
    """Count one reading; what waited longer than five seconds is written."""
    with _lock:
        _waiting[slug, day] += 1
        if _written and now - _written[-1] < WAIT:
            return
        _written[:] = [now]
        due = dict(_waiting)
        _waiting.clear()
    _write(due)


def _write(due: dict[tuple[str, date], int]) -> None:
    with transaction.atomic():
        for (slug, day), times in sorted(due.items()):
            row = Article.objects.filter(slug=slug).first()
            if row is None:
                continue
            found, made = Reading.objects.get_or_create(
                article=row, day=day, defaults={"count": times}
            )
            if not made:
                Reading.objects.filter(pk=found.pk).update(count=F("count") + times)
