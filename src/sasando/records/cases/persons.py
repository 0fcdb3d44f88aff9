"""People of a case: who they are, minors and guardians, consent, and the hand-over."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sasando.domain.cases import handover as rules
from sasando.domain.cases import sharing, steps
from sasando.domain.cases.kinds import DECEASED
from sasando.domain.values.refusals import DATE_IN_FUTURE, REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.foundation.files.keeping import FileBrokenError
from sasando.foundation.files.receiving import SUFFIX
from sasando.records.cases import sealed
from sasando.records.cases.acting import act
from sasando.records.cases.inputs import (
    ConsentInput,
    FileFacts,
    HandoverDraft,
    MinorFacts,
    WayHomeFacts,
)
from sasando.records.cases.models import (
    Agreement,
    Case,
    CasePaper,
    CasePerson,
    Consent,
    Handover,
    IdentityMatch,
)
from sasando.records.cases.numbers import HANDOVERS, next_number
from sasando.records.cases.returning import write_return
from sasando.records.workers.models import Identity

ALREADY_IN = Refusal(
    "already_in_case",
    Words(id="Orang ini sudah ada pada kasus.", en="This person is already in the case."),
)
NOBODY = Refusal("no_such_person", Words(id="Orang itu tidak ada.", en="No such person."))
EVIDENCE_UNKNOWN = Refusal(
    "evidence_unknown", Words(id="Pilih bukti dari daftar.", en="Choose evidence from the list.")
)
ALREADY_AGREED = Refusal(
    "already_agreed",
    Words(id="Anda sudah menyetujui bukti ini.", en="You have agreed with this already."),
)
SCOPE_EMPTY = Refusal(
    "scope_empty",
    Words(
        id="Pilih tujuan dan sedikitnya satu isi yang boleh dibagikan.",
        en="Choose the purpose and at least one field that may be shared.",
    ),
)
NOT_DRAWN = Refusal(
    "not_drawn",
    Words(id="Berita acaranya belum dibuat.", en="The hand-over record has not been drawn up."),
)
ALREADY_SIGNED = Refusal(
    "already_signed",
    Words(
        id="Berita acara ini sudah ditandatangani dan tidak berubah lagi.",
        en="This record has been signed and does not change any more.",
    ),
)


def add_person(
    case: Case, *, identity: Identity, role: str, is_minor: bool, by: Actor
) -> CasePerson:
    """Add one more person to a case."""
    with act(case, deed="person_added", by=by) as doing:
        row = doing.case
        if CasePerson.objects.filter(case=row, identity=identity).exists():
            raise Refused(ALREADY_IN)
        made = CasePerson.objects.create(
            case=row, identity=identity, role=role, is_minor=is_minor, added_at=by.now,
            added_by=by.login,
        )  # fmt: skip
        subjects = CasePerson.objects.filter(case=row, role="subject").count()
        row.people_count = subjects
        row.has_minor = row.has_minor or is_minor
        if row.subject_id is None and role == "subject":
            row.subject = identity
            row.regency_code = row.regency_code or identity.regency_code
        row.save(update_fields=["people_count", "has_minor", "subject", "regency_code"])
        doing.refs = [("case_person", str(identity.person.ref))]
        doing.facts = {"role": role}
    return made


def write_minor(case: Case, *, person: UUID, facts: MinorFacts, version: int, by: Actor) -> None:
    """Write whether a person is a minor, who the guardian is, and what serves the child best."""
    with act(case, deed="minor_written", by=by) as doing:
        row = _person(doing.case, person, version=version)
        row.is_minor, row.guardian_name = facts.is_minor, facts.guardian_name.strip()[:200]
        row.guardian_kinship = facts.guardian_kinship.strip()[:40]
        row.best_interest_sealed = sealed.seal(
            doing.case, row=row, column="best_interest", text=facts.best_interest
        )
        row.version += 1
        row.save()
        minors = CasePerson.objects.filter(case=doing.case, is_minor=True).exists()
        Case.objects.filter(pk=doing.case.pk).update(has_minor=minors)


def write_way_home(
    case: Case, *, person: UUID, facts: WayHomeFacts, version: int, by: Actor
) -> None:
    """Write one person's way home, whether their village may be told, or why they were left out."""
    with act(case, deed="way_home_written", by=by) as doing:
        row = _person(doing.case, person, version=version)
        row.next_stop, row.onward_on = facts.next_stop.strip()[:120], facts.onward_on
        row.agrees_village = facts.agrees_village
        row.left_out_reason = facts.left_out_reason.strip()[:200]
        row.version += 1
        row.save()


def _person(case: Case, ref: UUID, *, version: int | None = None) -> CasePerson:
    row = CasePerson.objects.select_for_update().filter(case=case, ref=ref).first()
    if row is None:
        raise Refused(NOBODY)
    if version is not None and row.version != version:
        raise Refused(STALE_VERSION)
    return row


def add_match(case: Case, *, evidence: str, note: str, by: Actor) -> IdentityMatch:
    """Write one piece of evidence on who someone is; whoever writes it agrees with it."""
    if evidence not in steps.EVIDENCE:
        raise Refused(EVIDENCE_UNKNOWN)
    with act(case, deed="evidence_added", by=by) as doing:
        row = IdentityMatch.objects.filter(case=doing.case, evidence=evidence).first()
        if row is not None:
            raise Refused(ALREADY_IN)
        row = IdentityMatch(case=doing.case, evidence=evidence, added_at=by.now, added_by=by.login)
        row.note_sealed = sealed.seal(doing.case, row=row, column="note", text=note)
        row.save()
        Agreement.objects.create(match=row, login=by.login, name=by.name, at=by.now)
        doing.facts = {"evidence": evidence}
    return row


def agree(case: Case, *, match: UUID, by: Actor) -> None:
    """Write that one more officer looked at a piece of evidence and agrees."""
    with act(case, deed="evidence_agreed", by=by) as doing:
        row = IdentityMatch.objects.filter(case=doing.case, ref=match).first()
        if row is None:
            raise Refused(EVIDENCE_UNKNOWN)
        if Agreement.objects.filter(match=row, login=by.login).exists():
            raise Refused(ALREADY_AGREED)
        Agreement.objects.create(match=row, login=by.login, name=by.name, at=by.now)
        doing.facts = {"evidence": row.evidence}


def record_consent(case: Case, *, person: UUID, facts: ConsentInput, by: Actor) -> Consent:
    """Write informed consent to one purpose: what it covers, for whom, until when."""
    fields = sorted(set(facts.scope) & set(sharing.FIELDS))
    if facts.purpose not in sharing.PURPOSES or not fields:
        raise Refused(SCOPE_EMPTY)
    if facts.given_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    with act(case, deed="consent_given", by=by) as doing:
        row = _person(doing.case, person)
        made = Consent.objects.create(
            case=doing.case, person=row, purpose=facts.purpose, scope=fields,
            receivers=sorted(set(facts.receivers)), given_by=facts.given_by,
            given_how=facts.given_how[:20], given_on=facts.given_on, until=facts.until,
            recorded_at=by.now, recorded_by=by.login,
        )  # fmt: skip
        doing.facts = {"purpose": facts.purpose, "fields": len(fields)}
    return made


def withdraw_consent(case: Case, *, consent: UUID, reason: str, by: Actor) -> Consent:
    """Write that a consent was taken back; packets that rest on it are revoked by the caller."""
    with act(case, deed="consent_withdrawn", by=by, is_open=False) as doing:
        row = Consent.objects.filter(
            case=doing.case, ref=consent, withdrawn_at__isnull=True
        ).first()
        if row is None:
            raise Refused(NOBODY)
        row.withdrawn_at, row.withdrawn_by = by.now, by.login
        row.save()
        doing.facts, doing.text = {"purpose": row.purpose}, reason
    return row


def check_kinship(case: Case, *, kinship: str, how: str, by: Actor) -> None:
    """Write that the complainant's kinship was checked, and how."""
    if not how.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="kinship_checked", by=by) as doing:
        doing.case.complainant_kinship = kinship.strip()[:40]
        doing.case.kinship_checked_at = by.now
        doing.case.version += 1
        doing.case.save(update_fields=["complainant_kinship", "kinship_checked_at", "version"])
        doing.text = how


def draw_handover(
    case: Case, *, person: UUID, draft: HandoverDraft, version: int = 0, by: Actor
) -> Handover:
    """Draw up one person's hand-over record, or change it while it is not signed."""
    with act(case, deed="handover_drawn", by=by) as doing:
        about = _person(doing.case, person)
        refusal = rules.why_not_draft(
            draft.parties,
            is_untold_death=doing.case.hides_death,
            may_village_know=_may_village_know(doing.case, about),
        ) or rules.why_not_receive(
            receiver_kind=draft.parties.receiver_kind, is_minor=about.is_minor
        )
        if refusal is not None:
            raise Refused(refusal)
        row = _handover(doing.case, about, version, by=by)
        row.planned_on, row.place = draft.planned_on, draft.place.strip()[:200]
        row.giver_name = draft.giver_name.strip()[:200]
        row.giver_post = draft.giver_post.strip()[:120]
        _write_parties(row, draft)
        row.items_sealed = sealed.seal(doing.case, row=row, column="items", text=draft.items)
        row.save()
        doing.facts = {"handover": row.number}
    return row


def _may_village_know(case: Case, person: CasePerson) -> bool:
    return (
        sharing.why_not_tell_village(
            agreed=bool(person.agrees_village), is_burial=case.kind == DECEASED
        )
        is None
    )


def _write_parties(row: Handover, draft: HandoverDraft) -> None:
    parties = draft.parties
    row.receiver_kind, row.receiver_name = parties.receiver_kind, parties.receiver_name.strip()
    row.receiver_kinship = parties.kinship.strip()[:40]
    row.kinship_checked = parties.is_kinship_checked
    row.witness_kind, row.witness_name = parties.witness_kind, parties.witness_name.strip()
    row.witness_post = draft.witness_post.strip()[:120]


def _handover(case: Case, person: CasePerson, version: int, *, by: Actor) -> Handover:
    row = Handover.objects.select_for_update().filter(person=person).first()
    if row is None:
        number = next_number(HANDOVERS, by=by)
        return Handover(case=case, person=person, number=number, drawn_at=by.now, drawn_by=by.login)
    if row.state == Handover.State.SIGNED:
        raise Refused(ALREADY_SIGNED)
    if row.version != version:
        raise Refused(STALE_VERSION)
    row.version += 1
    return row


def sign_handover(
    case: Case, *, handover: UUID, copy: FileFacts, signed_on: date, by: Actor
) -> Handover:
    """Bind the signed copy of a hand-over record by its hash; the person is handed over."""
    if signed_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    cleaned = files.receive(copy.data)
    return bind_copy(
        case, handover=handover, cleaned=cleaned, name=copy.name, signed_on=signed_on, by=by
    )


def bind_copy(
    case: Case, *, handover: UUID, cleaned: files.Received, name: str, signed_on: date, by: Actor
) -> Handover:
    """Bind a copy that was sniffed and cleaned already, as where one scan holds many records."""
    if signed_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    with act(case, deed="handover_signed", by=by) as doing:
        row = _unsigned(doing.case, handover)
        kept = files.keep(cleaned, name=name, kind="bast", subject=doing.case.ref, by=by)
        row.state, row.signed_on, row.signed_by = Handover.State.SIGNED, signed_on, by.login
        row.signed_file, row.signed_sha256 = kept.ref, kept.kept_sha256
        row.version += 1
        row.save()
        CasePerson.objects.filter(pk=row.person_id).update(handed_over_on=signed_on)
        written = write_return(row.person, case=doing.case, on=signed_on, by=by)
        _tick_record(doing.case, by=by)
        doing.facts = {"handover": row.number, "sha256": kept.kept_sha256}
        doing.refs = [("file", str(kept.ref))]
        doing.refs += [("movement", str(written.ref))] if written is not None else []
    return row


def _tick_record(case: Case, *, by: Actor) -> None:
    """Tick the hand-over record among the papers once nobody waits for one any more."""
    waiting = CasePerson.objects.filter(
        case=case, role="subject", handed_over_on__isnull=True, left_out_reason=""
    )
    if not waiting.exists():
        rows = CasePaper.objects.filter(case=case, code__endswith="-BAST", is_there=False)
        rows.update(is_there=True, expected_on=None, written_at=by.now, written_by=by.login)


def _unsigned(case: Case, ref: UUID) -> Handover:
    row = Handover.objects.select_for_update().filter(case=case, ref=ref).first()
    if row is None:
        raise Refused(NOBODY)
    if row.state == Handover.State.SIGNED:
        raise Refused(ALREADY_SIGNED)
    may_know = _may_village_know(case, row.person)
    refusal = rules.why_not_sign(_facts_of(row), may_village_know=may_know)
    if refusal is not None:
        raise Refused(refusal)
    return row


def _facts_of(row: Handover) -> rules.HandoverFacts:
    return rules.HandoverFacts(
        row.receiver_kind, row.receiver_name, row.receiver_kinship, row.kinship_checked,
        row.witness_kind, row.witness_name,
    )  # fmt: skip


def read_signed(case: Case, *, handover: UUID, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a signed copy; the audit event is written first.

    Raises Refused when there is none, FileBrokenError when it is not the copy that was bound.
    """
    with transaction.atomic():
        row = Handover.objects.filter(case=case, ref=handover, state=Handover.State.SIGNED).first()
        if row is None or row.signed_file is None:
            raise Refused(NOBODY)
        stored = files.stored(row.signed_file)
        if stored.kept_sha256 != row.signed_sha256:
            raise FileBrokenError
        refs = [("case", str(case.ref)), ("file", str(row.signed_file))]
        audit.record(by=by, deed="cases.file_read", refs=refs, facts={"handover": row.number})
        return f"{row.number}{SUFFIX[stored.media_type]}", stored.media_type, files.read(stored)
