"""The daily work on a case: notes, contacts, tasks, the plan, papers, costs, details."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from sasando.domain.cases.kinds import COST_LINES, COST_STATES, DECEASED, PAYERS
from sasando.domain.values.refusals import REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.foundation.files.receiving import PICTURES
from sasando.library.terms import queries as lists
from sasando.records.cases import terms
from sasando.records.cases.acting import act, stamp_of
from sasando.records.cases.facts import DetailFacts
from sasando.records.cases.inputs import ContactFacts, CostFacts, FileFacts, TaskFacts
from sasando.records.cases.models import Case, CasePaper, Cost, Task
from sasando.records.cases.settling import settle

NOTE, CONTACT, INCIDENT = "note", "contact", "incident"
TEXT_MISSING = Refusal(
    "text_missing", Words(id="Tulis isinya dahulu.", en="Write something first.")
)
COST_UNKNOWN = Refusal(
    "cost_unknown",
    Words(
        id="Pilih jenis biaya, pembayar, dan keadaan dari daftar.",
        en="Choose the cost, payer and state from the lists.",
    ),
)
PAID_BY_NOBODY = Refusal(
    "paid_by_nobody",
    Words(
        id="Biaya yang selesai dibayar perlu pembayar.", en="A cost that was paid needs a payer."
    ),
)
NO_SUCH_ROW = Refusal(
    "no_such_row", Words(id="Baris itu tidak ada.", en="That line does not exist.")
)


def add_note(case: Case, *, text: str, kind: str = NOTE, by: Actor) -> None:
    """Write a note or an incident, sealed; it is never changed."""
    if not text.strip():
        raise Refused(TEXT_MISSING)
    with act(case, deed=f"{kind}_added", by=by, is_open=False) as doing:
        doing.kind, doing.text = kind, text


def record_contact(case: Case, *, facts: ContactFacts, by: Actor) -> None:
    """Write an attempt to reach someone; it starts the terms that a contact sets off."""
    if facts.channel not in lists.codes("complaint_channels"):
        raise Refused(TEXT_MISSING)
    deed = "contact_made" if facts.reached else "contact_tried"
    with act(case, deed=deed, by=by) as doing:
        doing.kind, doing.text = CONTACT, facts.text
        doing.facts = {"channel": facts.channel, "with": facts.with_whom[:20]}
        if facts.with_whom == "complainant":
            _turn_clocks(doing.case, facts, by=by)
        settle(doing.case)


def _turn_clocks(case: Case, facts: ContactFacts, *, by: Actor) -> None:
    """Meet and start the terms that talking to the complainant ends or sets off."""
    if facts.answered:
        terms.meet(case, rule_ids=["R-PERBAN6-30B"], on=by.today)
    if facts.reached:
        # Whoever was told that a case cannot be resolved and speaks has responded.
        terms.meet(case, rule_ids=["R-PERBAN6-30E"], on=by.today)
        terms.start_terms(case, trigger="last_contact", at=by.now, by=by)
    if facts.asked:
        terms.start_terms(case, trigger="explanation_asked", at=by.now, by=by)


def state_withdrawal(case: Case, *, text: str, by: Actor) -> None:
    """Write down that the complainant withdrew the complaint."""
    if not text.strip():
        raise Refused(TEXT_MISSING)
    with act(case, deed="withdrawal_stated", by=by) as doing:
        doing.kind, doing.text = NOTE, text


def tell_unresolvable(case: Case, *, text: str, by: Actor) -> None:
    """Write down that the complainant was told the case cannot be resolved; its term starts."""
    with act(case, deed="told_unresolvable", by=by) as doing:
        doing.kind, doing.text = CONTACT, text
        terms.start_terms(doing.case, trigger="told_unresolvable", at=by.now, by=by)
        settle(doing.case)


def add_task(case: Case, *, facts: TaskFacts, by: Actor) -> Task:
    """Add a task, a goal of the plan or a service, with who does it and by when."""
    if not facts.what.strip():
        raise Refused(TEXT_MISSING)
    user = accounts.user_for(facts.who) if facts.who is not None else None
    with act(case, deed=f"{facts.kind}_added", by=by) as doing:
        row = Task.objects.create(
            case=doing.case, kind=facts.kind, what=facts.what.strip()[:200],
            service=facts.service, due_on=facts.due_on,
            who=user.ref if user else doing.case.owner,
            who_name=user.name if user else doing.case.owner_name,
            made_at=by.now, made_by=by.login,
        )  # fmt: skip
        doing.facts = {"due": str(facts.due_on or "")}
        doing.text = facts.what
        settle(doing.case)
    return row


def finish_task(case: Case, *, ref: UUID, result: str, by: Actor) -> None:
    """Mark a task, goal or service as done, with its result."""
    with act(case, deed="task_done", by=by) as doing:
        row = Task.objects.filter(case=doing.case, ref=ref, done_at__isnull=True).first()
        if row is None:
            raise Refused(NO_SUCH_ROW)
        row.done_at, row.done_by, row.result = by.now, by.login, result.strip()[:200]
        row.save()
        doing.text = row.what
        settle(doing.case)


def open_task_again(case: Case, *, ref: UUID, by: Actor) -> None:
    """Take back that a task is done (undo)."""
    with act(case, deed="task_reopened", by=by) as doing:
        changed = Task.objects.filter(case=doing.case, ref=ref, done_at__isnull=False).update(
            done_at=None, done_by="", result=""
        )
        if not changed:
            raise Refused(NO_SUCH_ROW)
        settle(doing.case)


def write_cost(
    case: Case, *, facts: CostFacts, ref: UUID | None = None, version: int = 0, by: Actor
) -> Cost:
    """Write a cost of the case, or change one that stands; amounts of currencies stay apart."""
    known = facts.line in COST_LINES and facts.payer in PAYERS and facts.state in COST_STATES
    if not known:
        raise Refused(COST_UNKNOWN)
    if facts.state == "paid" and not facts.payer:
        raise Refused(PAID_BY_NOBODY)
    with act(case, deed="cost_written", by=by) as doing:
        row = _cost(doing.case, ref, version)
        row.line, row.what = facts.line, facts.what.strip()[:200] or str(COST_LINES[facts.line])
        row.amount_minor, row.currency = facts.money.minor, facts.money.currency
        row.is_estimate, row.payer, row.state = facts.is_estimate, facts.payer, facts.state
        row.carrier, row.at = facts.carrier.strip()[:80], facts.at
        row.receipt = facts.receipt.strip()[:80]
        row.written_at, row.written_by = by.now, by.login
        row.save()
        doing.facts = {"line": facts.line, "payer": facts.payer, "state": facts.state}
    return row


def _cost(case: Case, ref: UUID | None, version: int) -> Cost:
    if ref is None:
        return Cost(case=case)
    row = Cost.objects.select_for_update().filter(case=case, ref=ref).first()
    if row is None:
        raise Refused(NO_SUCH_ROW)
    if row.version != version:
        raise Refused(STALE_VERSION)
    row.version += 1
    return row


def tick_paper(
    case: Case, *, ref: UUID, is_there: bool, expected_on: date | None, version: int, by: Actor
) -> None:
    """Say whether a paper is there, or when it is expected; the second of two savers is refused."""
    with act(case, deed="paper_there" if is_there else "paper_expected", by=by) as doing:
        row = _paper(doing.case, ref)
        if stamp_of(row.written_at) != version:
            raise Refused(STALE_VERSION)
        row.is_there = is_there or row.file is not None
        row.expected_on = None if row.is_there else expected_on
        row.written_at, row.written_by = by.now, by.login
        row.save()
        doing.facts = {"paper": row.code}


def attach(case: Case, *, file: FileFacts, ref: UUID | None = None, by: Actor) -> CasePaper:
    """Keep a file with the case, on one of its papers or by itself; sealed, and bound by hash."""
    received = files.receive(file.data)
    with act(case, deed="file_attached", by=by, is_open=False) as doing:
        doing.kind = "document"
        row = _paper(doing.case, ref) if ref is not None else _other_paper(doing.case, file.name)
        # A photo in the case of a death may show the dead: it never has a preview.
        of_the_dead = doing.case.kind == DECEASED and received.media_type in PICTURES
        kept = files.keep(
            received, name=file.name, kind=row.code, subject=doing.case.ref,
            sensitive=file.is_sensitive or of_the_dead, expires_on=file.expires_on, by=by,
        )  # fmt: skip
        row.file, row.file_sha256, row.is_there = kept.ref, kept.kept_sha256, True
        row.is_sensitive, row.expected_on, row.original = kept.is_sensitive, None, None
        row.written_at, row.written_by = by.now, by.login
        doing.facts = {"paper": row.code, "sha256": kept.kept_sha256}
        doing.refs = [("file", str(kept.ref))]
        if file.is_evidence:
            original = files.keep_original(file.data, name=file.name, of=kept, by=by)
            row.original = original.ref
            doing.facts["original_sha256"] = original.kept_sha256
            doing.refs.append(("file", str(original.ref)))
        row.save()
    return row


def _paper(case: Case, ref: UUID) -> CasePaper:
    row = CasePaper.objects.select_for_update().filter(case=case, ref=ref).first()
    if row is None:
        raise Refused(NO_SUCH_ROW)
    return row


def _other_paper(case: Case, name: str) -> CasePaper:
    return CasePaper(case=case, code="other", title=name.strip()[:200])


def read_file(case: Case, *, ref: UUID, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a paper's file; the audit event is written first.

    Whoever may read the case may read its papers. Raises Refused when there is no file.
    """
    with transaction.atomic():
        row = CasePaper.objects.filter(case=case, ref=ref, file__isnull=False).first()
        if row is None or row.file is None:
            raise Refused(NO_SUCH_ROW)
        stored = files.stored(row.file)
        refs = [("case", str(case.ref)), ("file", str(row.file))]
        audit.record(by=by, deed="cases.file_read", refs=refs, facts={"paper": row.code})
        return files.title_of(stored), stored.media_type, files.read(stored)


def read_original(case: Case, *, ref: UUID, reason: str, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of the evidence behind a paper, for a stated reason.

    The reason stands on the timeline and in the audit. Raises Refused without a reason, or when
    no original was kept.
    """
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="original_read", by=by, is_open=False) as doing:
        row = _paper(doing.case, ref)
        if row.original is None:
            raise Refused(NO_SUCH_ROW)
        stored = files.stored(row.original)
        doing.facts = {"paper": row.code, "sha256": stored.kept_sha256}
        doing.refs = [("file", str(stored.ref))]
        doing.text = reason
        return files.title_of(stored), stored.media_type, files.read(stored)


def correct_details(case: Case, *, facts: DetailFacts, version: int, by: Actor) -> Case:
    """Correct what the case says of itself; the second of two savers is refused."""
    with act(case, deed="corrected", by=by, version=version) as doing:
        row = doing.case
        given = asdict(facts)
        changed = sorted(name for name, value in given.items() if getattr(row, name) != value)
        for name, value in given.items():
            setattr(row, name, value)
        row.version += 1
        row.save(update_fields=[*given, "version"])
        doing.facts = {"fields": changed}
    return row
