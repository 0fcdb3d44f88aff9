"""Takes in what agencies answered: by a job each minute, and before pages of cases draw."""

from datetime import datetime

from django.db import transaction

from sasando.exchange.referrals import actions as hatch
from sasando.exchange.referrals import queries as packets
from sasando.exchange.referrals.facts import AnswerView
from sasando.foundation.access.actor import Actor
from sasando.foundation.outbox import actions as outbox
from sasando.records.cases import sealed, slip_content
from sasando.records.cases.acting import Act, write_down
from sasando.records.cases.models import Case, CaseReferral, Task
from sasando.records.cases.settling import settle

MOST_AT_ONCE = 50
STATES = {"accept": "accepted", "reject": "rejected", "answer": "answered", "done": "done"}


def take_in_now(now: datetime) -> int:
    """Take in new answers before a page of cases draws; the clock is who does it."""
    return take_in_answers(by=Actor.for_command("system", now))


def take_in_answers(*, by: Actor) -> int:
    """Write new answers onto their cases and tell the owners; return how many.

    Each answer is one transaction with one line on the timeline; a killed run takes the rest in
    at the next one, none twice.
    """
    if not packets.has_unseen_answers():
        return 0
    taken = 0
    for answer in packets.unseen_answers(MOST_AT_ONCE):
        with transaction.atomic():
            if hatch.take_in_done([answer.id], by=by):
                _take(answer, by=by)
                taken += 1
    return taken


def _take(answer: AnswerView, *, by: Actor) -> None:
    row = CaseReferral.objects.select_for_update().filter(packet=answer.packet).first()
    if row is None:
        return
    case = Case.objects.select_for_update().get(pk=row.case_id)
    row.state = STATES.get(answer.kind, row.state)
    row.answered_at = answer.at
    if answer.words:
        row.answer_sealed = sealed.seal(case, row=row, column="answer", text=answer.words)
    row.save()
    if answer.kind in ("reject", "done"):
        case.waits_for = ""
    if answer.kind == "accept" and row.kind == "transfer":
        _move(case, row.agency_name)
    case.save(update_fields=["waits_for", "carried_by"])
    settle(case)
    doing = Act(case=case, by=by, deed="referral_answered")
    doing.facts = {"agency": row.agency_name, "answer": answer.kind, "packet": row.number}
    doing.text = answer.words
    write_down(doing)
    _tell(case, answer, by=by)


def _move(case: Case, agency: str) -> None:
    """Move the case and its open tasks along: the office keeps watch (Perban 6/2024 Ps. 30(2))."""
    case.carried_by = agency
    Task.objects.filter(case=case, done_at__isnull=True).update(who=None, who_name=agency)


def _tell(case: Case, answer: AnswerView, *, by: Actor) -> None:
    outbox.post(
        kind="referral_answered", params={"number": case.number}, to_user=case.owner,
        to_role="" if case.owner else "CS", url_path=f"/meja/kasus/{case.ref}/berbagi/",
        dedupe_key=f"answer:{answer.ref}", by=by,
    )  # fmt: skip


def expire(now: datetime, *, by: Actor) -> int:
    """Let packets expire whose last day is over, and write it onto their cases."""
    gone = hatch.expire_due(now, by=by)
    for packet in gone:
        with transaction.atomic():
            row = CaseReferral.objects.select_for_update().filter(packet=packet.ref).first()
            if row is None:
                continue
            row.state = "expired"
            row.save(update_fields=["state"])
            case = Case.objects.select_for_update().get(pk=row.case_id)
            case.waits_for = ""
            case.save(update_fields=["waits_for"])
            settle(case)
            slip_content.refresh(case, by=by)
            outbox.post(
                kind="referral_expired", params={"number": case.number}, to_user=case.owner,
                to_role="" if case.owner else "CS", url_path=f"/meja/kasus/{case.ref}/berbagi/",
                dedupe_key=f"expired:{packet.ref}", by=by,
            )  # fmt: skip
    return len(gone)
