"""Legal terms of cases: started by a trigger, paused with a reason, met, and counted anew."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sasando.domain.cases import deadlines
from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.domain.values.working_calendar import WorkingCalendar
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.regulations import queries as regulations
from sasando.library.terms import queries as lists
from sasando.records.cases import slip_content
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case, Term, TermChange, TermPause
from sasando.records.cases.settling import settle

LIVE = (Term.State.RUNNING, Term.State.PAUSED, Term.State.UNVERIFIED)
NO_SUCH_TERM = Refusal(
    "no_such_term",
    Words(id="Tenggat itu tidak sedang berjalan.", en="That term is not running."),
)


def zone() -> ZoneInfo:
    """Return the zone of the office, in which days are counted."""
    return ZoneInfo(settings.OFFICE_ZONE)


def noon(day: date) -> datetime:
    """Return the middle of a day at the office, for what is known by its day alone."""
    return datetime.combine(day, time(12), tzinfo=zone())


def start_terms(case: Case, *, trigger: str, at: datetime, by: Actor) -> list[Term]:
    """Start the terms that a trigger sets off under the rules in force that day.

    A live term of the same rule is replaced. Within the caller's act.
    """
    day = at.astimezone(zone()).date()
    calendar = lists.working_calendar()
    made = []
    for rule in regulations.rules_for(trigger, day):
        Term.objects.filter(case=case, rule_id=rule.rule_id, state__in=LIVE).update(
            state=Term.State.REPLACED
        )
        term = Term(
            case=case, rule_id=rule.rule_id, rule_version=rule.version, basis=rule.basis[:120],
            about=rule.applies_to[:300], trigger=trigger, triggered_at=at, amount=rule.amount,
            unit=rule.unit, started_by=by.login, state=Term.State.UNVERIFIED,
        )  # fmt: skip
        if rule.starts_clock:
            term.due_on = _due(term, calendar=calendar)
            term.state = Term.State.RUNNING
        term.save()
        made.append(term)
    return made


def _rule_of(term: Term) -> deadlines.Rule:
    return deadlines.Rule(term.rule_id, term.amount, term.unit, valid_from=date.min)


def _pauses(term: Term) -> list[deadlines.Pause]:
    if term.pk is None:
        return []
    rows = TermPause.objects.filter(term=term).order_by("first")
    return [deadlines.Pause(row.first, row.last, row.reason) for row in rows]


def _due(term: Term, *, calendar: WorkingCalendar) -> date | None:
    return deadlines.due_on(
        _rule_of(term), trigger=term.triggered_at, calendar=calendar, pauses=_pauses(term),
        zone=zone(),
    )  # fmt: skip


def meet(case: Case, *, rule_ids: Iterable[str], on: date) -> int:
    """Mark live terms as met, within the caller's act."""
    rows = Term.objects.filter(case=case, rule_id__in=list(rule_ids), state__in=LIVE)
    return rows.update(state=Term.State.MET, met_on=on)


def pause_term(case: Case, *, term: Term, reason: str, waits_for: str, by: Actor) -> None:
    """Let a running term rest from today, with the reason and whom the office waits for."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="term_paused", by=by) as doing:
        row = _live(doing.case, term, state=Term.State.RUNNING)
        TermPause.objects.create(term=row, first=by.today, reason=reason.strip()[:200], by=by.login)
        row.state, row.due_on = Term.State.PAUSED, None
        row.save(update_fields=["state", "due_on"])
        doing.case.waits_for = waits_for.strip()[:120]
        doing.case.save(update_fields=["waits_for"])
        doing.facts = {"rule": row.rule_id, "basis": row.basis}
        doing.text = reason
        settle(doing.case)


def resume_term(case: Case, *, term: Term, by: Actor) -> None:
    """Let a resting term run on; the days between do not count."""
    with act(case, deed="term_resumed", by=by) as doing:
        row = _live(doing.case, term, state=Term.State.PAUSED)
        TermPause.objects.filter(term=row, last__isnull=True).update(last=by.today)
        row.due_on = _due(row, calendar=lists.working_calendar())
        row.state = Term.State.RUNNING
        row.save(update_fields=["state", "due_on"])
        doing.case.waits_for = ""
        doing.case.save(update_fields=["waits_for"])
        doing.facts = {"rule": row.rule_id, "due": str(row.due_on)}
        settle(doing.case)


def _live(case: Case, term: Term, *, state: str) -> Term:
    row = Term.objects.select_for_update().filter(pk=term.pk, case=case, state=state).first()
    if row is None:
        raise Refused(NO_SUCH_TERM)
    return row


def recompute(*, why: str, by: Actor, rule_id: str = "") -> int:
    """Count every live term anew after a rule or holiday was corrected; return how many moved.

    The old day is kept beside the new one. One audit event for the whole act.
    """
    calendar = lists.working_calendar()
    moved = []
    with transaction.atomic():
        rows = Term.objects.filter(state__in=LIVE)
        if rule_id:
            rows = rows.filter(rule_id=rule_id)
        for term in rows.select_related("case").order_by("id").iterator():
            if _count_anew(term, calendar=calendar, why=why, by=by):
                settle(term.case)
                slip_content.refresh(term.case, by=by)
                moved.append(term)
        if moved:
            refs = [("case", str(term.case.ref)) for term in moved]
            audit.record(
                by=by, deed="cases.terms_recomputed", refs=refs,
                facts={"moved": len(moved), "rule": rule_id}, reason=why,
            )  # fmt: skip
    return len(moved)


def _count_anew(term: Term, *, calendar: WorkingCalendar, why: str, by: Actor) -> bool:
    day = term.triggered_at.astimezone(zone()).date()
    rule = regulations.rule_on(term.rule_id, day)
    old = term.due_on
    if rule is not None and rule.starts_clock:
        term.amount, term.unit, term.rule_version = rule.amount, rule.unit, rule.version
        if term.state == Term.State.PAUSED:
            # It has no last day while it rests; the corrected length counts when it runs on.
            term.save(update_fields=["amount", "unit", "rule_version"])
            return False
        term.due_on, term.state = None, Term.State.RUNNING
        term.due_on = _due(term, calendar=calendar)
    else:
        term.due_on, term.state = None, Term.State.UNVERIFIED
    if term.due_on == old:
        return False
    term.save()
    TermChange.objects.create(
        term=term, old_due_on=old, new_due_on=term.due_on, why=why[:200], at=by.now, by=by.login
    )
    return True
