"""Takes a sealed report into a case: one act, one line of the timeline, one audit event."""

from uuid import UUID

from sasando.exchange.letterbox import replies
from sasando.foundation.access.actor import Actor
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case


def take_into(case: Case, *, report: UUID, by: Actor) -> str:
    """Write the words of a report onto a case, sealed, and link both; return its number.

    Raises Refused when it became a case already, or is missing or not open to the actor.
    """
    with act(case, deed="report_taken_in", by=by, is_open=False) as doing:
        number, text = replies.take_in(
            report, case_ref=doing.case.ref, case_number=doing.case.number, by=by
        )
        doing.kind = "note"
        doing.facts = {"report": number, "agency": number}
        doing.text = text
        doing.refs = [("report", str(report))]
    return number
