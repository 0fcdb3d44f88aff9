"""Everything that the clock starts, in one list."""

from datetime import datetime, timedelta

from sasando.foundation.tasks import schedule
from sasando.jobs import mail, minutely, nightly

ENTRIES = (
    schedule.Entry("minutely", timedelta(minutes=1), minutely.run),
    # Apart from the rest: a mail server that does not answer must hold up nothing else.
    schedule.Entry("mail", timedelta(minutes=1), mail.run),
    schedule.Entry("nightly", timedelta(days=1), nightly.run),
)


def tick(now: datetime) -> list[str]:
    """Start what is due; return the names."""
    return schedule.tick(ENTRIES, now=now)
