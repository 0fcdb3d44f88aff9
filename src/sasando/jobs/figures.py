"""What the clock does for figures: snapshots whose time is over are removed."""

from datetime import datetime

from sasando.analysis.extracts import snapshots
from sasando.foundation.access.actor import Actor


def each_night(now: datetime) -> None:
    """Remove expired snapshots."""
    snapshots.remove_expired(by=Actor.for_command("system", now))
