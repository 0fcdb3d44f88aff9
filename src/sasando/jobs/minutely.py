"""What runs each minute."""

from datetime import datetime

from sasando.exchange.referrals import actions as referrals
from sasando.foundation.access.actor import Actor
from sasando.foundation.tasks import queue


def run(now: datetime) -> None:
    """Give back the tasks of killed workers; let referrals expire whose day has just ended."""
    queue.reap(now)
    referrals.expire_due(now, by=Actor.for_command("system", now))
