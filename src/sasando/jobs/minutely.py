"""What runs each minute."""

from datetime import datetime

from sasando.foundation.outbox import actions as outbox
from sasando.foundation.tasks import queue
from sasando.jobs import cases, news


def run(now: datetime) -> None:
    """Give back the tasks of killed workers, take in answers, send the messages that wait."""
    queue.reap(now)
    cases.each_minute(now)
    news.each_minute(now)
    outbox.send_due(now)
