"""Moves a case: whose it is, where it stands, which steps are done, and its end."""

from datetime import date
from uuid import UUID

from sasando.domain.cases import clarifying, moves, refusals, steps
from sasando.domain.cases import closing as rules
from sasando.domain.cases.facts import CLOSED, RUNNING
from sasando.domain.cases.kinds import DECEASED, FAMILY_TOLD, KINDS
from sasando.domain.values.refusals import DATE_IN_FUTURE, REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import actions as access
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.outbox import actions as outbox
from sasando.records.cases import sealed, terms
from sasando.records.cases.acting import OWNER, act, stamp_of
from sasando.records.cases.gathering import case_facts
from sasando.records.cases.models import Case, Closing, StepDone
from sasando.records.cases.models.case import CASE
from sasando.records.cases.settling import settle

MAY_OWN = ("CW", "CS")
NOT_AN_OWNER = Refusal(
    "not_an_owner",
    Words(
        id="Kasus hanya dapat diserahkan kepada petugas kasus atau penyelia yang aktif.",
        en="A case can be given only to an active caseworker or supervisor.",
    ),
)
NOT_YOUR_DECISION = Refusal(
    "not_your_decision",
    Words(
        id="Penyelia lain yang memutuskan, bukan yang mengajukan.",
        en="Another supervisor decides, not whoever asked.",
    ),
)
NOTHING_WAITS = Refusal(
    "nothing_waits",
    Words(id="Tidak ada pengajuan yang menunggu.", en="Nothing waits for a decision."),
)


def assign(case: Case, *, to: UUID, by: Actor) -> Case:
    """Give a case to an officer; the former owner loses it, the new one is told."""
    user = accounts.user_for(to)
    held = accounts.roles_on(user, day=by.today) if user is not None and user.is_active else []
    if user is None or not any(role.role in MAY_OWN for role in held):
        raise Refused(NOT_AN_OWNER)
    with act(case, deed="assigned", by=by) as doing:
        row = doing.case
        if row.owner is not None and row.owner != to:
            access.revoke(CASE, ref=row.ref, who=row.owner, relation=OWNER, by=by)
        row.owner, row.owner_login, row.owner_name = user.ref, user.username, user.name
        role = next(role for role in held if role.role in MAY_OWN)
        row.team = role.team or row.team
        access.grant(CASE, ref=row.ref, who=user.ref, relation=OWNER, until=None, by=by)
        row.version += 1
        row.save(update_fields=["owner", "owner_login", "owner_name", "team", "version"])
        doing.facts = {"to": user.username, "to_name": user.name}
        if user.ref != by.user_ref:
            _tell(row, kind="case_assigned", to=user.ref, by=by)
    return row


def _tell(case: Case, *, kind: str, to: UUID | None, by: Actor, role: str = "") -> None:
    outbox.post(
        kind=kind, to_user=to, to_role=role, to_team=case.team if role else "",
        params={"number": case.number}, url_path=f"/meja/kasus/{case.ref}/",
        dedupe_key=f"{kind}:{case.ref}:{by.now.isoformat()}", by=by,
    )  # fmt: skip


def move(case: Case, *, to: str, by: Actor) -> Case:
    """Move a case to another state by the table of moves; closing has its own way."""
    if to == CLOSED:
        raise Refused(refusals.NO_SUCH_MOVE)
    with act(case, deed="moved", by=by) as doing:
        row = doing.case
        refusal = moves.why_not_move(case_facts(row, by=by), to=to)
        if refusal is not None:
            raise Refused(refusal)
        doing.facts = {"from": row.state, "to": to}
        row.state = to
        row.version += 1
        row.save(update_fields=["state", "version"])
        settle(row)
    return row


def write_assessment(case: Case, *, text: str, version: int, by: Actor) -> Case:
    """Write the assessment; the case counts as assessed from then on."""
    if not text.strip():
        raise Refused(refusals.NEEDS_ASSESSMENT)
    with act(case, deed="assessed", by=by, version=version) as doing:
        row = doing.case
        row.assessment_sealed = sealed.seal(row, row=row, column="assessment", text=text)
        if moves.why_not_move(case_facts(row, by=by), to="assessed") is None:
            row.state = "assessed"
        row.version += 1
        row.save(update_fields=["assessment_sealed", "state", "version"])
        settle(row)
    return row


def write_outcome(case: Case, *, code: str, text: str, version: int, by: Actor) -> Case:
    """Write what came of a case: a code of `OUTCOMES` and words."""
    with act(case, deed="outcome_written", by=by, version=version) as doing:
        row = doing.case
        row.outcome_code = code
        row.outcome_sealed = sealed.seal(row, row=row, column="outcome", text=text)
        row.version += 1
        row.save(update_fields=["outcome_code", "outcome_sealed", "version"])
        doing.facts = {"outcome": code}
    return row


def plan_step(case: Case, *, code: str, on: date | None, version: int = 0, by: Actor) -> None:
    """Plan a step for a day, or drop its plan; the second of two planners is refused."""
    with act(case, deed="step_planned", by=by) as doing:
        if code not in _codes(doing.case):
            raise Refused(refusals.STEP_UNKNOWN)
        stands = StepDone.objects.filter(case=doing.case, code=code).first()
        if stands is not None and stamp_of(stands.written_at) != version:
            raise Refused(STALE_VERSION)
        StepDone.objects.update_or_create(
            case=doing.case, code=code,
            defaults={"planned_on": on, "written_at": by.now, "written_by": by.login},
        )  # fmt: skip
        doing.facts = {"step": code, "on": str(on or "")}
        settle(doing.case)


def _codes(case: Case) -> list[str]:
    return [step.code for step in KINDS[case.kind].steps]


def finish_step(case: Case, *, code: str, on: date, note: str, result: str = "", by: Actor) -> Case:
    """Mark a step as done on a day, with what came of it, when its guard lets it."""
    wrong = DATE_IN_FUTURE if on > by.today else clarifying.why_not_result(code, result)
    if wrong is not None:
        raise Refused(wrong)
    with act(case, deed="step_done", by=by) as doing:
        row = doing.case
        refusal = steps.why_not_step(case_facts(row, by=by), code)
        if refusal is not None:
            raise Refused(refusal)
        StepDone.objects.update_or_create(
            case=row, code=code,
            defaults={
                "done_on": on, "note": note.strip()[:200], "result": result,
                "written_at": by.now, "written_by": by.login,
            },
        )  # fmt: skip
        _after_step(row, code, on=on, result=result, by=by)
        doing.facts = {"step": code, "on": str(on), "result": result}
        settle(row)
    return row


def _after_step(row: Case, code: str, *, on: date, result: str, by: Actor) -> None:
    if code == FAMILY_TOLD and row.kind == DECEASED:
        told_at = by.now if on == by.today else terms.noon(on)
        row.hides_death, row.family_told_at = False, told_at
        row.save(update_fields=["hides_death", "family_told_at"])
        terms.meet(row, rule_ids=["R-UU18-27"], on=by.today)
    if code == "complete":
        terms.meet(row, rule_ids=["R-PERBAN6-30A"], on=by.today)
    if code == "clarification_2" and result == clarifying.ADMITTED:
        said_at = by.now if on == by.today else terms.noon(on)
        terms.start_terms(row, trigger="second_clarification", at=said_at, by=by)
    starts = row.state in ("received", "assessed", "planned")
    if starts and moves.why_not_move(case_facts(row, by=by), to=RUNNING) is None:
        row.state = RUNNING
        row.save(update_fields=["state"])


def take_back_step(case: Case, *, code: str, reason: str, by: Actor) -> None:
    """Take back a step that was marked by mistake, with the reason; telling the family stands."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="step_taken_back", by=by) as doing:
        told = code == FAMILY_TOLD and doing.case.kind == DECEASED
        row = StepDone.objects.filter(case=doing.case, code=code, done_on__isnull=False).first()
        if row is None or told:
            raise Refused(refusals.STEP_UNKNOWN)
        row.done_on, row.result = None, ""
        row.save(update_fields=["done_on", "result"])
        doing.facts, doing.text = {"step": code}, reason
        settle(doing.case)


def record_promise(case: Case, *, kept: bool, text: str, by: Actor) -> None:
    """Write whether the respondent kept the promise of the second clarification."""
    if not text.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="promise_kept" if kept else "promise_broken", by=by) as doing:
        refusal = clarifying.why_not_record_promise(case_facts(doing.case, by=by), kept=kept)
        if refusal is not None:
            raise Refused(refusal)
        if kept:
            terms.meet(doing.case, rule_ids=[clarifying.PROMISE_RULE], on=by.today)
        doing.text = text
        settle(doing.case)


def ask_to_close(
    case: Case, *, ground: str, note: str, duplicate_of: str = "", by: Actor
) -> Closing:
    """Ask a supervisor to close a case on a stated ground."""
    with act(case, deed="closing_asked", by=by) as doing:
        row = doing.case
        row.duplicate_of = _other(row, duplicate_of)
        refusal = rules.why_not_close(case_facts(row, by=by), ground=ground)
        if refusal is not None:
            raise Refused(refusal)
        Closing.objects.filter(case=row, state=Closing.State.WAITING).update(
            state=Closing.State.REFUSED, decided_by="system", decided_at=by.now
        )
        asked = Closing(
            case=row, ground=ground, duplicate_of=row.duplicate_of, asked_at=by.now,
            asked_by=by.login, asked_name=by.name,
        )  # fmt: skip
        asked.note_sealed = sealed.seal(row, row=asked, column="note", text=note)
        asked.save()
        doing.facts = {"ground": ground}
        _tell(row, kind="approval_wanted", to=None, role="CS", by=by)
    return asked


def _other(row: Case, number: str) -> str:
    text = number.strip().upper()
    known = text != row.number and Case.objects.filter(number=text).exists()
    return text if known else ""


def decide_closing(case: Case, *, agree: bool, reason: str, by: Actor) -> Case:
    """Agree to or refuse a closing; never whoever asked, and the ground must still hold."""
    with act(case, deed="closing_agreed" if agree else "closing_refused", by=by) as doing:
        row = doing.case
        asked = (
            Closing.objects.select_for_update()
            .filter(case=row, state=Closing.State.WAITING)
            .first()
        )
        if asked is None:
            raise Refused(NOTHING_WAITS)
        own = accounts.why_not_approve(by, made_by=asked.asked_by)
        if own is not None or not policy.may(by, "cases.approve"):
            raise Refused(own or NOT_YOUR_DECISION)
        if not agree and not reason.strip():
            raise Refused(REASON_MISSING)
        asked.state = Closing.State.AGREED if agree else Closing.State.REFUSED
        asked.decided_at, asked.decided_by = by.now, by.login
        asked.reason = reason.strip()[:300]
        asked.save()
        if agree:
            _close(row, asked, by=by)
        doing.facts, doing.text = {"ground": asked.ground}, reason
        kind = "approval_given" if agree else "approval_refused"
        _tell(row, kind=kind, to=row.owner, by=by)
    return row


def _close(row: Case, asked: Closing, *, by: Actor) -> None:
    row.duplicate_of = asked.duplicate_of
    refusal = rules.why_not_close(case_facts(row, by=by), ground=asked.ground)
    if refusal is not None:
        raise Refused(refusal)
    row.state, row.closed_at, row.closed_ground = CLOSED, by.now, asked.ground
    row.version += 1
    row.save(update_fields=["state", "closed_at", "closed_ground", "duplicate_of", "version"])
    settle(row)


def reopen(case: Case, *, reason: str, by: Actor) -> Case:
    """Open a closed case again, with the reason; a supervisor's right."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="reopened", by=by, is_open=False) as doing:
        row = doing.case
        refusal = rules.why_not_reopen(case_facts(row, by=by))
        if refusal is not None or not policy.may(by, "cases.approve"):
            raise Refused(refusal or NOT_YOUR_DECISION)
        row.state, row.closed_at, row.closed_ground = RUNNING, None, ""
        row.duplicate_of = ""
        row.version += 1
        row.save(update_fields=["state", "closed_at", "closed_ground", "duplicate_of", "version"])
        settle(row)
        doing.text = reason
    return row
