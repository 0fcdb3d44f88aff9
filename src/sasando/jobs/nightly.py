"""What runs each night."""

from datetime import datetime

from sasando.foundation.access.actor import Actor
from sasando.foundation.print import charts
from sasando.jobs import cases, commitments, figures, news
from sasando.library.statistics import drawing
from sasando.records.imports import inbox


def run(now: datetime) -> None:
    """Drop uploads nobody decided on and old pictures; remind, end, destroy what is due."""
    inbox.drop_forgotten(by=Actor.for_command("system", now))
    cases.each_night(now)
    commitments.each_night(now)
    news.each_night(now)
    drawing.draw_public()
    # After the public's were asked for: a page between the two must not stand without its chart.
    charts.prune()
    figures.each_night(now)
