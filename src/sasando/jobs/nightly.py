"""What runs each night."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.jobs import cases, figures
from sasando.library.statistics import drawing
from sasando.records.imports import inbox


def run(now: datetime) -> None:
    """Drop uploaded files that nobody decided on; remind, end, destroy what is due."""
    inbox.drop_forgotten(by=Actor.for_command("system", now))
    cases.each_night(now)
    drawing.draw_public()
    figures.each_night(now)
