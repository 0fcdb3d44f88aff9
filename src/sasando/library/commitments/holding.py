"""Writes meetings: plans, corrects, holds, cancels; agenda, who came, papers and minutes."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sasando.domain.commitments import deeds, refusals
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.commitments import papers
from sasando.library.commitments import refusals as own
from sasando.library.commitments.facts import (
    GATHERINGS,
    DocumentFacts,
    ItemFacts,
    MeetingFacts,
    SeatFacts,
)
from sasando.library.commitments.models import (
    AgendaItem,
    Document,
    Meeting,
    Participant,
)
from sasando.library.publications import briefs

# What an invitation tells: a change of one of these is sent anew (RFC 5545, SEQUENCE).
TOLD = ("title_id", "held_on", "starts_at", "ends_at", "site", "state")


def plan(given: MeetingFacts, *, by: Actor) -> Meeting:
    """Write down a meeting to come, or a letter or press statement of the past; raises Refused."""
    with transaction.atomic():
        row = Meeting(code=_code(given), kind=given.kind, office_edited=True)
        _write(row, given)
        if given.kind not in GATHERINGS:
            row.state = Meeting.State.HELD
            _refuse(deeds.why_not_hold(deeds.PLANNED, held_on=row.held_on, today=by.today))
        row.changed_at = by.now
        row.save()
        _record("commitments.meeting_planned", row, by=by, kind=row.kind)
    return row


def _code(given: MeetingFacts) -> str:
    start, at = f"R-{given.held_on}", 1
    while Meeting.objects.filter(code=f"{start}-{at}").exists():
        at += 1
    return f"{start}-{at}"


def _write(row: Meeting, given: MeetingFacts) -> None:
    _refuse(deeds.why_not_plan(title=given.title, starts_at=given.starts_at, ends_at=given.ends_at))
    if given.brief and briefs.brief(given.brief) is None:
        raise Refused(own.BRIEF_UNKNOWN)
    if row.title_id != given.title.strip():
        row.title_id, row.title_en = given.title.strip(), ""
    if row.told_id != given.told.strip():
        row.told_id, row.told_en = given.told.strip(), ""
    row.kind, row.held_on = given.kind, given.held_on
    row.starts_at, row.ends_at, row.site = given.starts_at, given.ends_at, given.site.strip()
    row.brief, row.visibility = given.brief, given.visibility
    row.source, row.source_date = given.source.strip(), given.source_date
    row.follows = _before(row, given.follows)


def _before(row: Meeting, ref: UUID | None) -> Meeting | None:
    if ref is None:
        return None
    before = Meeting.objects.filter(ref=ref).first()
    if before is None:
        raise Refused(own.NO_SUCH)
    told = Meeting.objects.filter(follows__isnull=False).values_list("code", "follows__code")
    _refuse(deeds.why_not_follow(row.code, before=before.code, follows=dict(told)))
    return before


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def correct(ref: UUID, *, given: MeetingFacts, version: int, by: Actor) -> Meeting:
    """Correct what is written of a meeting; who holds an invitation gets a later one."""
    with transaction.atomic():
        row = _locked(ref)
        if row.version != version:
            raise Refused(STALE_VERSION)
        before = _told(row)
        _write(row, given)
        row.office_edited = True
        _save(row, before, by=by)
        _record("commitments.meeting_corrected", row, by=by)
    return row


def _told(row: Meeting) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in TOLD)


def _save(row: Meeting, before: tuple[Any, ...], *, by: Actor) -> None:
    if _told(row) != before:
        row.sequence += 1
    row.version += 1
    row.changed_at = by.now
    row.save()


def hold(ref: UUID, *, by: Actor) -> Meeting:
    """Mark a meeting as held; not before its day."""
    with transaction.atomic():
        row = _locked(ref)
        _refuse(deeds.why_not_hold(row.state, held_on=row.held_on, today=by.today))
        row.state, row.office_edited = Meeting.State.HELD, True
        row.version += 1
        row.save(update_fields=["state", "office_edited", "version"])
        _record("commitments.meeting_held", row, by=by)
    return row


def cancel(ref: UUID, *, why: str, by: Actor) -> Meeting:
    """Cancel a planned meeting; commitments written under it stand and are read at the next."""
    with transaction.atomic():
        row = _locked(ref)
        if row.kind not in GATHERINGS:
            raise Refused(own.NO_GATHERING)
        _refuse(deeds.why_not_cancel(row.state, why=why))
        before = _told(row)
        row.state, row.cancelled_on = Meeting.State.CANCELLED, by.today
        row.cancelled_why, row.office_edited = why.strip(), True
        _save(row, before, by=by)
        _record("commitments.meeting_cancelled", row, by=by)
    return row


def add_item(meeting: UUID, *, given: ItemFacts, by: Actor) -> AgendaItem:
    """Put an item on the agenda, after the others."""
    with transaction.atomic():
        row = _open(meeting)
        item = AgendaItem(meeting=row, place=_next_place(row.items), office_edited=True)
        _write_item(item, given)
        _record("commitments.item_written", row, by=by, item=item.place)
    return item


def _write_item(item: AgendaItem, given: ItemFacts) -> None:
    if not given.title.strip():
        raise Refused(refusals.TITLE_MISSING)
    if item.title_id != given.title.strip():
        item.title_id, item.title_en = given.title.strip(), ""
    if item.minutes_id != given.minutes.strip():
        item.minutes_id, item.minutes_en = given.minutes.strip(), ""
    item.presenter, item.visibility = given.presenter.strip(), given.visibility
    item.office_edited = True
    item.save()


def _next_place(rows: Any) -> int:
    newest: int | None = rows.aggregate(newest=Max("place"))["newest"]
    return (newest or 0) + 1


def correct_item(item: UUID, *, given: ItemFacts, by: Actor) -> AgendaItem:
    """Correct an item, or write its minutes."""
    with transaction.atomic():
        row = _item(item)
        _open(row.meeting.ref)
        _write_item(row, given)
        _record("commitments.item_written", row.meeting, by=by, item=row.place)
    return row


def drop_item(item: UUID, *, by: Actor) -> None:
    """Take an item off the agenda while nothing is written under it."""
    with transaction.atomic():
        row = _item(item)
        _open(row.meeting.ref)
        if row.minutes_id or row.statements.exists():
            raise Refused(own.ITEM_USED)
        _record("commitments.item_dropped", row.meeting, by=by, item=row.place)
        row.delete()


def _item(ref: UUID) -> AgendaItem:
    row = AgendaItem.objects.select_related("meeting").filter(ref=ref).first()
    if row is None:
        raise Refused(own.NO_SUCH)
    return row


def seat(meeting: UUID, *, given: SeatFacts, place: int | None = None, by: Actor) -> Participant:
    """Write who is invited or came; with `place` an earlier line is corrected."""
    if not (given.institution or given.unit or given.role.strip()):
        raise Refused(own.SEAT_EMPTY)
    with transaction.atomic():
        row = _locked(meeting)
        if row.state == Meeting.State.CANCELLED:
            raise Refused(refusals.MEETING_CANCELLED)
        one = row.participants.filter(place=place).first() if place else None
        one = one or Participant(meeting=row, place=_next_place(row.participants))
        if one.role_id != given.role.strip():
            one.role_id, one.role_en = given.role.strip(), ""
        one.institution, one.unit = given.institution, given.unit
        one.came, one.is_chair, one.office_edited = given.came, given.is_chair, True
        one.save()
        _record("commitments.participant_written", row, by=by, place=one.place)
    return one


def unseat(meeting: UUID, *, place: int, by: Actor) -> None:
    """Take a line off the list of who takes part."""
    with transaction.atomic():
        row = _locked(meeting)
        row.participants.filter(place=place).delete()
        _record("commitments.participant_dropped", row, by=by, place=place)


def add_document(meeting: UUID, *, given: DocumentFacts, by: Actor) -> Document:
    """Lay a paper beside a meeting: a file, a signed paparan or the address of a page."""
    papers.refuse_size(given.file)
    if not given.title.strip():
        raise Refused(refusals.TITLE_MISSING)
    if not (given.file or given.source.strip() or given.brief):
        raise Refused(own.DOCUMENT_NOWHERE)
    if given.brief and briefs.brief(given.brief) is None:
        raise Refused(own.BRIEF_UNKNOWN)
    incoming = papers.receive(given.file)
    with transaction.atomic():
        row = _locked(meeting)
        made = Document(
            meeting=row, place=_next_place(row.documents), title_id=given.title.strip(),
            source=given.source.strip(), brief=given.brief, dated_on=given.dated_on,
            visibility=given.visibility, office_edited=True,
        )  # fmt: skip
        made.file, made.file_sha256 = papers.keep(incoming, of=made.ref, by=by)
        made.save()
        _record("commitments.document_added", row, by=by, place=made.place)
    return made


def agree(ref: UUID, *, by: Actor) -> Meeting:
    """Agree on the minutes: from now on they are not changed without opening them again."""
    with transaction.atomic():
        row = _locked(ref)
        has_content = row.statements.exists() or row.items.exclude(minutes_id="").exists()
        _refuse(
            deeds.why_not_agree(
                row.state, are_minutes_agreed=row.agreed_on is not None, has_content=has_content
            )
        )
        row.agreed_on, row.agreed_by, row.office_edited = by.today, by.name, True
        row.version += 1
        row.save(update_fields=["agreed_on", "agreed_by", "office_edited", "version"])
        _record("commitments.minutes_agreed", row, by=by)
    return row


def open_minutes(ref: UUID, *, why: str, by: Actor) -> Meeting:
    """Open agreed minutes again, with the reason in the audit."""
    if not why.strip():
        raise Refused(refusals.REASON_MISSING)
    with transaction.atomic():
        row = _locked(ref)
        row.agreed_on, row.agreed_by = None, ""
        row.version += 1
        row.save(update_fields=["agreed_on", "agreed_by", "version"])
        audit.record(
            by=by, deed="commitments.minutes_opened", refs=[("meeting", str(row.ref))],
            facts={"meeting": row.code}, reason=why,
        )  # fmt: skip
    return row


def _open(ref: UUID) -> Meeting:
    """Return a meeting whose agenda and minutes may be written; raises Refused."""
    row = _locked(ref)
    _refuse(deeds.why_not_say(row.state, are_minutes_agreed=row.agreed_on is not None))
    return row


def _locked(ref: UUID) -> Meeting:
    row = Meeting.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise Refused(own.NO_SUCH)
    return row


def _record(deed: str, row: Meeting, *, by: Actor, **more: object) -> None:
    told = {"meeting": row.code} | more
    audit.record(by=by, deed=deed, refs=[("meeting", str(row.ref))], facts=told)
