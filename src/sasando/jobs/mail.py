"""What the clock does for mail: reports that came by it are sealed and taken out of the box."""

import logging
from datetime import datetime

from django.conf import settings

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import mailboxes, mailing
from sasando.foundation.access.actor import office_day

logger = logging.getLogger("sasando.mail")


def run(now: datetime) -> None:
    """Take in what waits, where the office gave a mailbox; a shut one is tried again."""
    if not settings.SASANDO_MAILBOX:
        return
    letters = mailboxes.waiting(settings.SASANDO_MAILBOX)
    try:
        mailing.take_in(letters, base=settings.SASANDO_BASE_URL, now=now, today=office_day(now))
    except Refused as refused:
        logger.warning("mail for reports waits: %s", refused.refusal.code)
