"""What runs each night."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.records.imports import actions as imports


def run(now: datetime) -> None:
    """Drop uploaded files that nobody decided on."""
    imports.drop_forgotten_uploads(by=Actor.for_command("system", now))
