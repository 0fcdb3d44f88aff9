"""What the clock does for commitments: days that come and go are told."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.library.commitments import reminding


def each_night(now: datetime) -> None:
    """Remind of what is due or overdue, and of meetings that are near."""
    reminding.remind(by=Actor.for_command("system", now))
