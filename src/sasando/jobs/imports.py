"""Takes in uploaded tables in the background."""

from datetime import datetime
from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.records.imports import inbox, queries


def take_in(now: datetime, *, ref: str, role: str) -> None:
    """Take in one uploaded file for whoever pressed the button."""
    system = Actor.for_command("worker", now)
    row = queries.received_for(UUID(ref), actor=system)
    if row is None:
        return
    options = row.options
    by = Actor(login=options["login"], name=options["name"], role=role, now=now)
    inbox.work(row, by=by)
