"""Reminds of terms that are near or over: the owner, then the supervisor, then the head."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sasando.domain.cases import deadlines
from sasando.domain.values.words import Refused
from sasando.domain.values.working_calendar import WorkingCalendar
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.library.terms import queries as lists
from sasando.records.cases.models import Case, Term

# The near end of what could be near: two working days never span more than this.
LOOK_AHEAD = timedelta(days=14)
NEAR = "near"


def remind(*, by: Actor) -> int:
    """Write messages for terms near or over that were not told yet; return how many terms.

    Each stage of each term is told once. One audit event for the whole act.
    """
    calendar = lists.working_calendar()
    told = []
    with transaction.atomic():
        rows = Term.objects.filter(state=Term.State.RUNNING, due_on__lte=by.today + LOOK_AHEAD)
        rows = rows.filter(case__closed_at__isnull=True).select_related("case")
        for term in rows.order_by("due_on", "id").iterator():
            new = _stages(term, today=by.today, calendar=calendar)
            if new:
                _tell(term, new, by=by)
                told.append(term)
        if told:
            refs = [("case", str(term.case.ref)) for term in told]
            audit.record(by=by, deed="cases.terms_told", refs=refs, facts={"terms": len(told)})
    return len(told)


def _stages(term: Term, *, today: date, calendar: WorkingCalendar) -> list[str]:
    if term.due_on is None:
        return []
    try:
        standing = deadlines.standing(term.due_on, today=today, calendar=calendar)
        stages = list(deadlines.told(term.due_on, today=today, calendar=calendar))
    except Refused:
        return []
    if standing.code in ("near", "today"):
        stages.append(NEAR)
    already = set(term.told.split())
    return [stage for stage in stages if stage not in already]


def _tell(term: Term, stages: list[str], *, by: Actor) -> None:
    for stage in stages:
        kind = "deadline_near" if stage == NEAR else "deadline_missed"
        outbox.post(
            kind=kind, params={"number": term.case.number}, by=by,
            url_path=f"/meja/kasus/{term.case.ref}/", dedupe_key=f"{kind}:{term.ref}:{stage}",
            **_to(term.case, stage),
        )  # fmt: skip
    term.told = " ".join([*term.told.split(), *stages])
    term.save(update_fields=["told"])


def _to(case: Case, stage: str) -> dict[str, UUID | str | None]:
    if stage == "head":
        return {"to_role": "HO"}
    if stage == "supervisor" or case.owner is None:
        return {"to_role": "CS", "to_team": case.team}
    return {"to_user": case.owner}
