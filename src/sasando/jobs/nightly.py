"""What runs each night."""

from datetime import datetime

from sasando.exchange.referrals import actions as referrals
from sasando.foundation.access.actor import Actor
from sasando.records.imports import inbox


def run(now: datetime) -> None:
    """Drop uploaded files that nobody decided on; let referrals expire."""
    by = Actor.for_command("system", now)
    inbox.drop_forgotten(by=by)
    referrals.expire_due(now, by=by)
