"""The family code of a case: given in person, asked of the head of office, revoked."""

import re

from sasando.domain.cases import family
from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import decisions
from sasando.exchange.letterbox import slips as hatch
from sasando.foundation.access.actor import Actor
from sasando.records.cases import slip_content
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case

# Digits and the signs between them: no name slips onto the page of a family.
PHONE = re.compile(r"^\+?\d(?:[\d ()/-]{4,28})\d$")
NO_CODE = Refusal(
    "family_no_code",
    Words(id="Kasus ini tidak punya kode yang berlaku.", en="This case has no code that stands."),
)


def why_not_give(case: Case) -> Refusal | None:
    """Return why no family code can be given for a case now."""
    return family.why_not_give(slip_content.facts(case))


def may_ask(case: Case) -> bool:
    """Say whether a decision of the head of office could make the code possible."""
    asked = "x" * family.SHORTEST_REASON
    return family.why_not_ask(slip_content.facts(case), reason=asked) is None


def give(case: Case, *, phone: str, by: Actor) -> hatch.MadeSlip:
    """Make the code of a case, shown once; an older code ends. Raises Refused with the reason."""
    with act(case, deed="family_code_given", by=by) as doing:
        refusal = why_not_give(doing.case)
        if refusal is None and not PHONE.match(phone.strip()):
            refusal = family.PHONE_MISSING
        if refusal is not None:
            raise Refused(refusal)
        said = slip_content.content(doing.case, phone=phone.strip(), by=by)
        made = hatch.make(doing.case.ref, content=said, by=by)
        doing.refs = [("slip", str(made.ref))]
    return made


def revoke(case: Case, *, reason: str, by: Actor) -> None:
    """End the code of a case; it opens nothing from the next request."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="family_code_revoked", by=by, is_open=False) as doing:
        if not hatch.revoke(doing.case.ref, now=by.now):
            raise Refused(NO_CODE)
        doing.text = reason


def ask(case: Case, *, reason: str, by: Actor) -> None:
    """Ask the head of office for a code that is not given by default."""
    with act(case, deed="family_code_asked", by=by) as doing:
        found = slip_content.facts(doing.case)
        refusal = family.why_not_ask(found, reason=reason)
        if refusal is not None:
            raise Refused(refusal)
        decisions.ask(
            doing.case.ref, number=doing.case.number, grounds=found.grounds, reason=reason, by=by
        )
        doing.text = reason
