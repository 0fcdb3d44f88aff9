"""Reads what hangs on one case: each kind of row in one query."""

from uuid import UUID

from sasando.foundation.files import actions as files
from sasando.records.cases import sealed
from sasando.records.cases.acting import stamp_of
from sasando.records.cases.facts import (
    ClosingView,
    ConsentView,
    CostLine,
    EntryLine,
    HandoverView,
    MatchView,
    PaperLine,
    PersonLine,
    ReferralView,
    StepView,
    TaskLine,
    TermView,
)
from sasando.records.cases.models import (
    Case,
    CasePaper,
    CasePerson,
    CaseReferral,
    Closing,
    Consent,
    Cost,
    Entry,
    Handover,
    IdentityMatch,
    StepDone,
    Task,
    Term,
    TermChange,
    TermPause,
)
from sasando.records.cases.queries import task_line

LATEST = 12
TIMELINE = 200


def steps(case: Case) -> dict[str, StepView]:
    """Return code → step that is planned or done."""
    rows = StepDone.objects.filter(case=case)
    return {row.code: _step(row) for row in rows}


def _step(row: StepDone) -> StepView:
    return StepView(row.code, row.planned_on, row.done_on, row.note, row.result)


def terms(case: Case) -> list[TermView]:
    """Return the live terms of a case, nearest first; those without a last day come last."""
    rows = Term.objects.filter(case=case, state__in=("running", "paused", "unverified"))
    found = list(rows.order_by("due_on", "id"))
    paused = [row.pk for row in found if row.state == Term.State.PAUSED]
    pauses = {row.term_id: row for row in TermPause.objects.filter(term__in=paused, last=None)}
    changes = (
        {
            row.term_id: row
            for row in TermChange.objects.filter(term__in=[row.pk for row in found]).order_by("id")
        }
        if found
        else {}
    )
    lines = [_term(row, pauses.get(row.pk), changes.get(row.pk)) for row in found]
    return sorted(lines, key=lambda line: (line.due_on is None, line.due_on or line.triggered_at))


def _term(row: Term, pause: TermPause | None, change: TermChange | None) -> TermView:
    return TermView(
        row.ref, row.rule_id, row.basis, row.about, row.state, row.due_on, row.triggered_at,
        row.amount, row.unit, pause.reason if pause else "", pause.first if pause else None,
        change.old_due_on if change else None,
    )  # fmt: skip


def people(case: Case, *, limit: int | None = None) -> list[PersonLine]:
    """Return the people of a case in the order they were added."""
    rows = CasePerson.objects.filter(case=case).select_related("identity__person", "handover")
    return [_person(row) for row in rows.order_by("id")[:limit]]


def _person(row: CasePerson) -> PersonLine:
    handover = getattr(row, "handover", None)
    return PersonLine(
        ref=row.ref, person_ref=row.identity.person.ref, identity_ref=row.identity.ref,
        name=row.identity.name, sex=row.identity.sex, born_from=row.identity.born_from,
        regency_code=row.identity.regency_code, village_code=row.identity.village_code,
        role=row.role, is_minor=row.is_minor, guardian_name=row.guardian_name,
        agrees_village=row.agrees_village, next_stop=row.next_stop,
        handed_over_on=row.handed_over_on, left_out_reason=row.left_out_reason,
        handover_state=handover.state if handover else "",
        handover_ref=handover.ref if handover else None, version=row.version,
    )  # fmt: skip


def best_interest(case: Case, *, person: UUID) -> str:
    """Return what serves a child best, in clear."""
    row = CasePerson.objects.filter(case=case, ref=person).first()
    return sealed.unseal(case, row=row, column="best_interest") if row else ""


def person_row(case: Case, *, ref: UUID) -> CasePerson | None:
    """Return one person of a case for an action."""
    rows = CasePerson.objects.select_related("identity__person")
    return rows.filter(case=case, ref=ref).first()


def papers(case: Case) -> list[PaperLine]:
    """Return the papers of a case, in the order they were asked for, with what binds each file."""
    rows = list(CasePaper.objects.filter(case=case).order_by("id"))
    ends = files.ends_of([row.file for row in rows if row.file is not None])
    return [
        PaperLine(
            row.ref, row.code, row.title, row.is_there, row.expected_on, row.file is not None,
            row.is_sensitive, stamp_of(row.written_at), row.file_sha256,
            ends.get(row.file) if row.file else None, row.original is not None,
        )
        for row in rows
    ]  # fmt: skip


def costs(case: Case) -> list[CostLine]:
    """Return the costs of a case by day, undated ones last."""
    rows = Cost.objects.filter(case=case).order_by("id")
    lines = [
        CostLine(
            row.ref, row.line, row.what, row.carrier, row.at, row.amount_minor, row.currency,
            row.is_estimate, row.payer, row.state, row.receipt, row.version,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.at is None, line.at.isoformat() if line.at else ""))


def tasks(case: Case) -> list[TaskLine]:
    """Return tasks, goals and services: open ones first, nearest day first."""
    rows = Task.objects.filter(case=case).select_related("case").order_by("done_at", "due_on", "id")
    lines = [task_line(row, in_case=True) for row in rows]
    return [line for line in lines if line.done_at is None] + [
        line for line in lines if line.done_at is not None
    ]


def entries(case: Case, *, limit: int = LATEST, kinds: tuple[str, ...] = ()) -> list[EntryLine]:
    """Return the newest lines of the timeline, their sealed texts opened; reading is left out."""
    rows = Entry.objects.filter(case=case).exclude(kind="read")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return [
        EntryLine(
            row.at, row.by_name, row.on_behalf_of, row.kind, row.deed, row.facts,
            sealed.unseal(case, row=row, column="text"),
        )
        for row in rows.order_by("-id")[:limit]
    ]  # fmt: skip


def matches(case: Case) -> list[MatchView]:
    """Return the evidence on who someone is."""
    rows = IdentityMatch.objects.filter(case=case).prefetch_related("agreements")
    return [
        MatchView(
            row.ref, row.evidence, sealed.unseal(case, row=row, column="note"),
            tuple(one.name for one in row.agreements.all()),
            frozenset(one.login for one in row.agreements.all()),
        )
        for row in rows.order_by("id")
    ]  # fmt: skip


def handovers(case: Case) -> list[HandoverView]:
    """Return the hand-over records of a case."""
    rows = Handover.objects.filter(case=case).select_related("person__identity")
    return [_handover(case, row) for row in rows.order_by("id")]


def handover(case: Case, *, ref: UUID) -> HandoverView | None:
    """Return one hand-over record."""
    row = Handover.objects.filter(case=case, ref=ref).select_related("person__identity").first()
    return _handover(case, row) if row else None


def _handover(case: Case, row: Handover) -> HandoverView:
    return HandoverView(
        ref=row.ref, number=row.number, person_ref=row.person.ref,
        person_name=row.person.identity.name, state=row.state, planned_on=row.planned_on,
        place=row.place, giver_name=row.giver_name, giver_post=row.giver_post,
        receiver_kind=row.receiver_kind, receiver_name=row.receiver_name,
        receiver_kinship=row.receiver_kinship, kinship_checked=row.kinship_checked,
        witness_kind=row.witness_kind, witness_name=row.witness_name,
        witness_post=row.witness_post, items=sealed.unseal(case, row=row, column="items"),
        signed_on=row.signed_on, signed_sha256=row.signed_sha256,
        has_signed_copy=row.signed_file is not None, version=row.version,
    )  # fmt: skip


def consents(case: Case) -> list[ConsentView]:
    """Return the consents of a case, newest first."""
    rows = Consent.objects.filter(case=case).select_related("person__identity")
    return [
        ConsentView(
            row.ref, row.person.identity.name, row.purpose, tuple(row.scope),
            tuple(row.receivers), row.given_by, row.given_how, row.given_on, row.until,
            row.withdrawn_at,
        )
        for row in rows.order_by("-id")
    ]  # fmt: skip


def referrals(case: Case) -> list[ReferralView]:
    """Return the packets that left a case, newest first, with the agency's answer in clear."""
    return [
        ReferralView(
            row.ref, row.packet, row.number, row.kind, row.agency_name, row.purpose, row.basis,
            row.article, tuple(row.fields), row.state, row.sent_at, row.answer_due_on,
            row.answered_at, sealed.unseal(case, row=row, column="answer"),
        )
        for row in CaseReferral.objects.filter(case=case).order_by("-id")
    ]  # fmt: skip


def closing(case: Case) -> ClosingView | None:
    """Return the latest request to close a case."""
    row = Closing.objects.filter(case=case).order_by("-id").first()
    if row is None:
        return None
    return ClosingView(
        row.ref, row.ground, sealed.unseal(case, row=row, column="note"), row.duplicate_of,
        row.state, row.asked_at, row.asked_by, row.asked_name, row.reason,
    )  # fmt: skip
