"""What the clock does for the news: the name guard follows the records."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.records.cases import protecting


def each_minute(now: datetime) -> None:
    """Bring the name guard up to the cases."""
    by = Actor.for_command("system", now)
    protecting.keep_guard_current(by=by)
