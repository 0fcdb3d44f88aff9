"""Takes a unit's report on its commitment, and tells the office what waits for it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from sasando.domain.commitments.facts import DONE
from sasando.foundation.access.actor import Actor
from sasando.foundation.outbox import actions as outbox
from sasando.library.commitments import actions
from sasando.library.commitments.facts import StepFacts
from sasando.library.commitments.models import Step

CONFIRMS = "PO"


def report(ref: UUID, *, step: StepFacts, due_on: date | None, by: Actor) -> Step:
    """Write what a unit reports, and the day that it names; one that is done waits to be seen.

    Raises Refused for a closed commitment, a file that is not taken, a day before it was said.
    """
    with transaction.atomic():
        made = actions.report(ref, step=step, by=by)
        if due_on is not None:
            dated = replace(step, says="", file=None, source="", due_on=due_on)
            actions.set_due(ref, step=dated, by=by)
        if step.says == DONE:
            outbox.post(
                kind="commitment_done", params={"number": made.commitment.number}, by=by,
                url_path=f"/meja/komitmen/{ref}/", dedupe_key=f"commitment_done:{made.ref}",
                to_role=CONFIRMS,
            )  # fmt: skip
    return made
