"""Writes screening sheets: each act one transaction and one audit event that tells no result."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sasando.domain.screening import sheet as rules
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import actions as access
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.records.cases.models import Case, CasePerson
from sasando.records.cases.restricting import restrict
from sasando.records.screening import queries, sealed
from sasando.records.screening.facts import SheetContent
from sasando.records.screening.models import SCREENING, Sheet

LONGEST_NOTE = 5000
NOT_A_SCREENER = Refusal(
    "not_a_screener",
    Words(
        id="Hanya petugas penapisan, atau orang yang diberi akses, yang dapat melakukan ini.",
        en="Only a screening officer, or someone who was let in, may do this.",
    ),
)
NOT_IN_THE_CASE = Refusal(
    "not_in_the_case",
    Words(
        id="Kasus dan orang itu tidak ditemukan bersama. Periksa nomor kasusnya.",
        en="That case and person were not found together. Check the number of the case.",
    ),
)
DRAFT_STANDS = Refusal(
    "draft_stands",
    Words(
        id="Sudah ada lembar yang belum selesai untuk orang ini. Lanjutkan lembar itu.",
        en="A sheet for this person is not finished yet. Go on with that one.",
    ),
)
SHEET_IS_DONE = Refusal(
    "sheet_is_done",
    Words(
        id="Lembar ini sudah selesai. Buat lembar baru bila ada cerita baru.",
        en="This sheet is finished. Start a new one if the person tells more.",
    ),
)
NOT_A_READER = Refusal(
    "not_a_reader",
    Words(
        id="Akses hanya dapat diberikan kepada petugas aktif yang perannya boleh melihat "
        "penapisan.",
        en="Only active staff whose role may see screening can be let in.",
    ),
)
NO_ACCESS = Refusal(
    "no_access",
    Words(id="Orang itu tidak punya akses.", en="That person has no access."),
)


def start_sheet(case_ref: UUID, *, person_ref: UUID, by: Actor) -> Sheet:
    """Start a sheet for one person of a case."""
    if not policy.may(by, "screening.create"):
        raise Refused(NOT_A_SCREENER)
    with transaction.atomic():
        # The lock lets only one of two officers start the same sheet.
        case = Case.objects.select_for_update().filter(ref=case_ref, hides_death=False).first()
        person = CasePerson.objects.filter(case=case, identity__person__ref=person_ref).first()
        if case is None or person is None:
            raise Refused(NOT_IN_THE_CASE)
        drafts = Sheet.objects.filter(case_ref=case_ref, person_ref=person_ref)
        if drafts.filter(state=Sheet.State.DRAFT).exists():
            raise Refused(DRAFT_STANDS)
        row = Sheet(case_ref=case_ref, person_ref=person_ref, made_at=by.now, made_by=by.login)
        sealing.new_subject_key(row.ref, now=by.now)
        row.answers_sealed = sealed.seal_content(row, SheetContent(is_minor=person.is_minor))
        row.save()
        _audit(row, "started", by=by)
    return row


def save_answers(sheet: Sheet, *, content: SheetContent, version: int, by: Actor) -> Sheet:
    """Keep the answers of a draft; raises Refused when someone saved after `version`."""
    with transaction.atomic():
        row = _draft(sheet, version=version, by=by)
        _write(row, content)
        row.save(update_fields=["answers_sealed", "version"])
        _audit(row, "saved", by=by)
    return row


def finish_sheet(sheet: Sheet, *, content: SheetContent, version: int, by: Actor) -> Sheet:
    """Finish a sheet with these answers; an indication restricts its case in the same act."""
    refusal = rules.why_not_finish(content.answers)
    if refusal is not None:
        raise Refused(refusal)
    with transaction.atomic():
        row = _draft(sheet, version=version, by=by)
        _write(row, content)
        found = rules.assess(content.answers, is_minor=content.is_minor)
        row.result_sealed = sealed.seal_result(row, found.result)
        row.state, row.done_at, row.done_by = Sheet.State.DONE, by.now, by.login
        row.save()
        if found.is_indication:
            restrict(row.case_ref, by=by)
        _audit(row, "finished", by=by)
    return row


def give_access(
    sheet: Sheet, *, who: UUID, may_write: bool, until: datetime | None, by: Actor
) -> None:
    """Let one more person into a sheet, to read or also to answer."""
    relation = queries.WRITES if may_write else queries.READS
    with transaction.atomic():
        row = _own(sheet, by=by)
        _check_reader(who, by=by)
        # One relation stands at a time, so that "read" takes "write" back.
        for other in {queries.READS, queries.WRITES} - {relation}:
            access.revoke(SCREENING, ref=row.ref, who=who, relation=other, by=by)
        access.grant(SCREENING, ref=row.ref, who=who, relation=relation, until=until, by=by)
        _audit(row, "access_given", by=by, who=who, facts={"relation": relation})


def take_access(sheet: Sheet, *, who: UUID, by: Actor) -> None:
    """Take back someone's way into a sheet; it holds from the next request."""
    with transaction.atomic():
        row = _own(sheet, by=by)
        stood = [
            access.revoke(SCREENING, ref=row.ref, who=who, relation=relation, by=by)
            for relation in (queries.READS, queries.WRITES)
        ]
        if not any(stood):
            raise Refused(NO_ACCESS)
        _audit(row, "access_taken", by=by, who=who)


def _draft(sheet: Sheet, *, version: int, by: Actor) -> Sheet:
    rows = Sheet.objects.visible_to(by).select_for_update(of=("self",))
    row = rows.filter(pk=sheet.pk).first()
    if row is None or not queries.may_write(row, actor=by):
        raise Refused(NOT_A_SCREENER)
    if row.state != Sheet.State.DRAFT:
        raise Refused(SHEET_IS_DONE)
    if row.version != version:
        raise Refused(STALE_VERSION)
    return row


def _write(row: Sheet, content: SheetContent) -> None:
    refusal = rules.why_not_keep(content.answers)
    if refusal is not None:
        raise Refused(refusal)
    kept = SheetContent(content.answers, content.is_minor, content.note[:LONGEST_NOTE])
    row.answers_sealed = sealed.seal_content(row, kept)
    row.version += 1


def _own(sheet: Sheet, *, by: Actor) -> Sheet:
    """Return the sheet locked, for someone who decides on access to it."""
    row = Sheet.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=sheet.pk).first()
    if row is None or not policy.may(by, "screening.create"):
        raise Refused(NOT_A_SCREENER)
    return row


def _check_reader(who: UUID, *, by: Actor) -> None:
    if str(who) not in dict(queries.may_be_let_in(by)):
        raise Refused(NOT_A_READER)


def _audit(
    row: Sheet,
    deed: str,
    *,
    by: Actor,
    who: UUID | None = None,
    facts: dict[str, str] | None = None,
) -> None:
    # Neither case nor person is named: their own pages list the events that name them.
    refs = [(SCREENING, str(row.ref))]
    refs += [("user", str(who))] if who is not None else []
    audit.record(by=by, deed=f"screening.{deed}", refs=refs, facts=facts)
