"""Reads what the guard did: tries, alarms, what was let pass. Never what it holds."""

from datetime import datetime, timedelta
from uuid import UUID

from sasando.exchange.guard import facts
from sasando.exchange.guard.facts import AlarmView, OverrideView, Stop, TryView, Verdict
from sasando.exchange.guard.models import Alarm, Override, Try, Upkeep

# The clock looks each minute; a filter older than this may miss a person.
FRESH = timedelta(minutes=15)


def looked_at() -> datetime | None:
    """Return when the filter was last compared with the records; None when never."""
    return Upkeep.objects.values_list("looked_at", flat=True).first()


def is_current(now: datetime) -> bool:
    """Say whether the filter is young enough to trust."""
    looked = looked_at()
    return looked is not None and now - looked <= FRESH


def last_fingerprint() -> str:
    """Return what the records looked like when the filter was last written."""
    return Upkeep.objects.values_list("fingerprint", flat=True).first() or ""


def is_closed_to(login: str) -> bool:
    """Say whether an alarm stands against a login."""
    return Alarm.objects.filter(login=login, reopened_at__isnull=True).exists()


def override_of(content_sha256: str) -> OverrideView | None:
    """Return who let a content pass, if anyone did."""
    row = Override.objects.filter(content_sha256=content_sha256).first()
    return OverrideView(row.at, row.name, row.reason, row.content_sha256) if row else None


def last_verdict(draft: UUID, content_sha256: str) -> Verdict | None:
    """Return what was last said of a content; None when it was never checked.

    What somebody with an alarm was told stays untold; a content let pass since then has passed.
    """
    if override_of(content_sha256):
        return Verdict(facts.PASSED, content_sha256)
    row = Try.objects.filter(draft=draft, content_sha256=content_sha256).first()
    if row is None:
        return None
    return Verdict(row.verdict, content_sha256, tuple(Stop(*stop) for stop in row.stops))


def tries(*, limit: int = 50) -> list[TryView]:
    """Return the newest tries."""
    return [
        TryView(
            row.at, row.name, row.role, row.draft, len(row.asked), row.person_stops,
            row.other_stops, row.verdict,
        )
        for row in Try.objects.all()[:limit]
    ]  # fmt: skip


def alarms(*, limit: int = 50) -> list[AlarmView]:
    """Return alarms, open ones first, then the newest."""
    rows = sorted(Alarm.objects.all()[:limit], key=lambda row: row.reopened_at is not None)
    return [
        AlarmView(
            row.ref, row.at, row.login, row.name, facts.ALARMS[row.why], row.draft,
            row.reopened_at, row.reopened_by, row.reopened_why,
        )
        for row in rows
    ]  # fmt: skip
