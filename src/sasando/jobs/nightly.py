"""What runs each night."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.records.imports import inbox


def run(now: datetime) -> None:
    """Drop uploaded files that nobody decided on."""
    inbox.drop_forgotten(by=Actor.for_command("system", now))
