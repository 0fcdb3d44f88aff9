"""What runs each minute."""

from datetime import datetime

from sasando.foundation.tasks import queue


def run(now: datetime) -> None:
    """Give back the tasks of killed workers."""
    queue.reap(now)
