"""Writes statements, commitments and every step; each deed asks the domain first."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from sasando.domain.commitments import deeds, facts, refusals, states
from sasando.domain.commitments.facts import CommitmentFacts
from sasando.domain.indicators import catalogue
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.commitments import papers, shaping
from sasando.library.commitments import refusals as own
from sasando.library.commitments.facts import (
    OWNER,
    NewFacts,
    PartyFacts,
    StatementFacts,
    StepFacts,
)
from sasando.library.commitments.loading import load_reference
from sasando.library.commitments.models import (
    AgendaItem,
    Commitment,
    Meeting,
    Party,
    Statement,
    Step,
)

__all__ = ["load_reference"]
SERIES = "JK"
REPEATED = ("due_on", "closing", "is_seen", "says_done")


def say(
    meeting: UUID, *, said: StatementFacts, new: NewFacts | None, by: Actor
) -> tuple[Statement, Commitment | None]:
    """Write what was said in a meeting, letter or press statement, and the commitment out of it.

    Raises Refused for a cancelled meeting, agreed minutes, no words, and as `add` does.
    """
    if not said.words.strip():
        raise Refused(refusals.NOTHING_SAID)
    with transaction.atomic():
        row = _meeting(meeting)
        _refuse(deeds.why_not_say(row.state, are_minutes_agreed=row.agreed_on is not None))
        place = row.statements.count() + 1
        made = Statement.objects.create(
            code=_statement_code(row, place), meeting=row, item=_item(row, said.item),
            place=place, kind=said.kind, institution=said.institution, unit=said.unit,
            speaker_id=said.speaker.strip(), words_id=said.words.strip(),
            visibility=said.visibility, source=said.source.strip(), source_date=said.source_date,
            office_edited=True,
        )  # fmt: skip
        audit.record(
            by=by, deed="commitments.said", refs=[("statement", str(made.ref))],
            facts={"meeting": row.code, "kind": said.kind},
        )  # fmt: skip
        return made, _add(made, new, by=by) if new is not None else None


def correct_statement(ref: UUID, *, said: StatementFacts, by: Actor) -> Statement:
    """Correct words, kind, speaker or readers of a statement while its minutes are open."""
    if not said.words.strip():
        raise Refused(refusals.NOTHING_SAID)
    with transaction.atomic():
        row = Statement.objects.select_related("meeting").filter(ref=ref).first()
        if row is None:
            raise Refused(own.NO_SUCH)
        meeting = row.meeting
        _refuse(deeds.why_not_say(meeting.state, are_minutes_agreed=meeting.agreed_on is not None))
        _refuse_kind(row, said.kind)
        if row.words_id != said.words.strip():
            row.words_id, row.words_en = said.words.strip(), ""
        if row.speaker_id != said.speaker.strip():
            row.speaker_id, row.speaker_en = said.speaker.strip(), ""
        row.kind, row.institution, row.unit = said.kind, said.institution, said.unit
        row.item, row.visibility = _item(meeting, said.item), said.visibility
        row.source, row.source_date = said.source.strip(), said.source_date
        row.office_edited = True
        row.save()
        audit.record(
            by=by, deed="commitments.statement_corrected", refs=[("statement", str(row.ref))],
            facts={"meeting": meeting.code, "kind": row.kind},
        )  # fmt: skip
    return row


def _refuse_kind(row: Statement, kind: str) -> None:
    """Refuse a kind that its commitments could not have, such as a promise without owner."""
    for one in row.commitments.all():
        has_owner = one.parties.filter(part=OWNER).exists()
        new = deeds.NewCommitment(
            kind, one.what_id, has_owner, row.meeting.held_on, one.due_on,
            one.target is not None, bool(one.indicator),
        )  # fmt: skip
        _refuse(deeds.why_not_record(new))


def _statement_code(row: Meeting, place: int) -> str:
    while Statement.objects.filter(code=f"{row.code}-{place}").exists():
        place += 1
    return f"{row.code}-{place}"


def _item(row: Meeting, ref: UUID | None) -> AgendaItem | None:
    if ref is None:
        return None
    item = AgendaItem.objects.filter(meeting=row, ref=ref).first()
    if item is None:
        raise Refused(own.NO_SUCH)
    return item


def _meeting(ref: UUID) -> Meeting:
    row = Meeting.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise Refused(own.NO_SUCH)
    return row


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def add(statement: UUID, *, new: NewFacts, by: Actor) -> Commitment:
    """Write one more commitment out of a statement; raises Refused as `deeds.why_not_record`."""
    with transaction.atomic():
        row = Statement.objects.select_related("meeting").filter(ref=statement).first()
        if row is None:
            raise Refused(own.NO_SUCH)
        return _add(row, new, by=by)


def _add(said: Statement, new: NewFacts, *, by: Actor) -> Commitment:
    _refuse(_why_not_record(said, new, due_on=new.due_on))
    row = Commitment(
        number=_next_number(by.today), statement=said, place=said.commitments.count(),
        first_due_on=new.due_on, due_on=new.due_on, office_edited=True,
    )  # fmt: skip
    _write(row, new)
    row.save()
    _write_parties(row, new.parties)
    _record("commitments.made", row, by=by, kind=said.kind)
    return row


def _why_not_record(said: Statement, new: NewFacts, *, due_on: date | None) -> Refusal | None:
    return deeds.why_not_record(
        deeds.NewCommitment(
            kind=said.kind, what=new.what, said_on=said.meeting.held_on, due_on=due_on,
            has_owner=any(party.part == OWNER for party in new.parties),
            has_target=new.target is not None, has_indicator=bool(new.indicator),
        )
    )  # fmt: skip


def _next_number(today: date) -> str:
    """Return the next number of the year; whoever asks at the same time waits."""
    start = f"{SERIES}-{today.year}-"
    rows = Commitment.objects.select_for_update().filter(number__startswith=start)
    newest = rows.order_by("-number").values_list("number", flat=True).first()
    return f"{start}{int(newest.rpartition('-')[2]) + 1 if newest else 1:04d}"


def _write(row: Commitment, new: NewFacts) -> None:
    if new.indicator:
        catalogue.indicator(new.indicator)
    if row.what_id != new.what.strip():
        # Words that an office wrote anew have no shipped translation.
        row.what_id, row.what_en = new.what.strip(), ""
    if row.for_whom_id != new.for_whom.strip():
        row.for_whom_id, row.for_whom_en = new.for_whom.strip(), ""
    if row.measure_id != new.measure.strip():
        row.measure_id, row.measure_en = new.measure.strip(), ""
    if row.note_id != new.note.strip():
        row.note_id, row.note_en = new.note.strip(), ""
    row.indicator, row.target, row.basis = new.indicator, new.target, new.basis.strip()
    row.visibility, row.office_edited = new.visibility, True
    row.has_owner = any(party.part == OWNER for party in new.parties)


def _write_parties(row: Commitment, parties: Iterable[PartyFacts]) -> None:
    Party.objects.bulk_create(
        Party(
            commitment=row, place=place, part=party.part, institution=party.institution,
            unit=party.unit, words_id=party.words.strip(), office_edited=True,
        )
        for place, party in enumerate(parties, start=1)
    )  # fmt: skip


def correct(ref: UUID, *, new: NewFacts, version: int, by: Actor) -> Commitment:
    """Correct the words, parties and measure of a commitment; its day has a deed of its own."""
    with transaction.atomic():
        row = _locked(ref)
        if row.version != version:
            raise Refused(STALE_VERSION)
        _refuse(_why_not_record(row.statement, new, due_on=row.due_on))
        _write(row, new)
        row.version += 1
        row.save()
        row.parties.all().delete()
        _write_parties(row, new.parties)
        _record("commitments.corrected", row, by=by)
    return row


def report(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Write how a commitment goes, as its unit or an officer reports it; it closes nothing."""
    return _step(
        ref, facts.REPORTED, step, by=by,
        why_not=lambda one, _row: deeds.why_not_report(_state(one, by), says=step.says),
    )  # fmt: skip


def look(ref: UUID, *, step: StepFacts, is_found: bool, by: Actor) -> Step:
    """Write that a proof was looked for: where, on which day, and whether there is one."""
    return _step(
        ref, facts.SEEN if is_found else facts.LOOKED, step, by=by,
        why_not=lambda one, _row: deeds.why_not_look(_state(one, by), where=step.source),
    )  # fmt: skip


def ask(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Write that the owner was asked for a date or a proof, and how."""
    return _step(
        ref, facts.ASKED, step, by=by,
        why_not=lambda one, _row: deeds.why_not_withdraw(_state(one, by), why=step.words),
    )  # fmt: skip


def set_due(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Write until when it is due, or take the day back; a change needs its reason."""
    return _step(
        ref, facts.DATED, step, by=by,
        why_not=lambda one, row: deeds.why_not_date(
            one, due_on=step.due_on, said_on=row.statement.meeting.held_on, why=step.words,
            day=by.today,
        ),
    )  # fmt: skip


def meet(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Write that it is met: who confirmed it, or which page or paper shows it."""
    source = step.source or (step.file.name if step.file else "")
    return _step(
        ref, facts.MET, step, by=by,
        why_not=lambda one, _row: deeds.why_not_meet(
            _state(one, by), confirmed_by=step.confirmed_by, source=source
        ),
    )  # fmt: skip


def withdraw(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Write that it no longer stands, and why."""
    return _step(
        ref, facts.WITHDRAWN, step, by=by,
        why_not=lambda one, _row: deeds.why_not_withdraw(_state(one, by), why=step.words),
    )  # fmt: skip


def supersede(ref: UUID, *, following: UUID, step: StepFacts, by: Actor) -> Step:
    """Write that another commitment took its place; raises Refused for a circle."""
    with transaction.atomic():
        row, other = _locked(ref), Commitment.objects.filter(ref=following).first()
        if other is None:
            raise Refused(own.NO_SUCH)
        ways = dict(
            Commitment.objects.filter(superseded_by__isnull=False).values_list(
                "number", "superseded_by__number"
            )
        )
        state = _state(_known(row), by)
        _refuse(
            deeds.why_not_supersede(
                state, one=row.number, by=other.number, superseded=ways, why=step.words
            )
        )
        return _add_step(row, facts.SUPERSEDED, step, by=by, following=other)


def reopen(ref: UUID, *, step: StepFacts, by: Actor) -> Step:
    """Open a closed commitment again, with the reason; what closed it stays to be read."""
    return _step(
        ref, facts.REOPENED, step, by=by,
        why_not=lambda one, _row: deeds.why_not_reopen(_state(one, by), why=step.words),
    )  # fmt: skip


WhyNot = Callable[[CommitmentFacts, Commitment], Refusal | None]


def _step(ref: UUID, what: str, step: StepFacts, *, why_not: WhyNot, by: Actor) -> Step:
    papers.refuse_size(step.file)
    if step.on is not None and step.on > by.today:
        raise Refused(refusals.NOT_OF_TOMORROW)
    received = papers.receive(step.file)
    with transaction.atomic():
        row = _locked(ref)
        _refuse(why_not(_known(row), row))
        return _add_step(row, what, step, by=by, received=received)


def _add_step(
    row: Commitment,
    what: str,
    step: StepFacts,
    *,
    by: Actor,
    received: "papers.Incoming | None" = None,
    following: Commitment | None = None,
) -> Step:
    # What closes or opens it counts from the day it is written: no earlier step stands after it.
    ends = what in facts.CLOSING | {facts.REOPENED}
    made = Step(
        commitment=row, what=what, says=step.says, on=(None if ends else step.on) or by.today,
        at=by.now, by=by.login, by_name=by.name, unit=step.unit, unit_name=step.unit_name,
        words_id=step.words.strip(), source=step.source.strip(),
        confirmed_by=step.confirmed_by.strip(), due_on=step.due_on, next=following,
        visibility=step.visibility,
    )  # fmt: skip
    made.file, made.file_sha256 = papers.keep(received, of=made.ref, by=by)
    made.save(force_insert=True)
    _repeat(row, following, by=by)
    _record(f"commitments.{what}", row, by=by, on=made.on.isoformat())
    return made


def _repeat(row: Commitment, following: Commitment | None, *, by: Actor) -> None:
    """Write on the row what its steps now say, for lists."""
    one = _known(row)
    state = _state(one, by)
    row.due_on = states.due_on_day(one, day=by.today)
    row.closing = "" if state in states.OPEN else state
    row.is_seen = states.was_seen(one, day=by.today)
    row.says_done = states.waits_for_confirmation(one, day=by.today)
    closed = [step.on for step in one.steps if step.what in facts.CLOSING]
    row.closed_on = closed[-1] if row.closing else None
    if state != states.SUPERSEDED:
        row.superseded_by = None
    elif following is not None:
        row.superseded_by = following
    row.version += 1
    row.save(update_fields=[*REPEATED, "closed_on", "superseded_by", "version"])


def _known(row: Commitment) -> CommitmentFacts:
    return shaping.facts_of(row, row.steps.order_by("on", "id"), row.parties.all())


def _state(one: CommitmentFacts, by: Actor) -> str:
    return states.state_on(one, day=by.today)


def _locked(ref: UUID) -> Commitment:
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("statement__meeting")
    row = rows.filter(ref=ref).first()
    if row is None:
        raise Refused(own.NO_SUCH)
    return row


def _record(deed: str, row: Commitment, *, by: Actor, **more: object) -> None:
    told = {"number": row.number} | more
    audit.record(by=by, deed=deed, refs=[("commitment", str(row.ref))], facts=told)
