"""Opens a case: from a first report, or from an accepted manifest with a row for each person."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sasando.domain.cases.kinds import COMPLAINT, DECEASED, DEPORTED, KINDS, kind_of_category
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import actions as access
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.privacy import sealing
from sasando.foundation.sources.models import Batch
from sasando.library.terms import queries as lists
from sasando.records.cases import sealed
from sasando.records.cases.acting import OWNER, Act, write_down
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.inputs import GroupFacts
from sasando.records.cases.models import Case, CasePaper, CasePerson, StepDone
from sasando.records.cases.models.case import CASE
from sasando.records.cases.numbers import CASES, next_number
from sasando.records.cases.settling import settle
from sasando.records.cases.terms import start_terms
from sasando.records.movements.models import Movement
from sasando.records.workers import actions as workers
from sasando.records.workers.facts import IdentityFacts
from sasando.records.workers.models import Identity

FIRST_STEP = {DECEASED: "notice", DEPORTED: "manifest", "sick": "notice", COMPLAINT: ""}
# A report is also the last word heard from whoever made it.
TRIGGERS = {
    COMPLAINT: ("complaint_registered", "last_contact"),
    DECEASED: ("death_abroad_known_by_p3mi",),
}
CATEGORY_UNKNOWN = Refusal(
    "category_unknown",
    Words(id="Pilih jenis masalah dari daftar.", en="Choose a kind of trouble from the list."),
)
CHANNEL_UNKNOWN = Refusal(
    "channel_unknown",
    Words(id="Pilih saluran dari daftar.", en="Choose a channel from the list."),
)
STORY_MISSING = Refusal(
    "story_missing",
    Words(id="Tulis apa yang dilaporkan.", en="Write what was reported."),
)
IN_FUTURE = Refusal(
    "received_in_future",
    Words(id="Waktu laporan ada di masa depan.", en="The report lies in the future."),
)
MANIFEST_TAKEN = Refusal(
    "manifest_taken",
    Words(id="Manifes ini sudah menjadi kasus.", en="This manifest has already become a case."),
)
MANIFEST_EMPTY = Refusal(
    "manifest_empty",
    Words(
        id="Manifes ini belum diterima atau tidak berisi orang.",
        en="This manifest has not been accepted or holds nobody.",
    ),
)


def open_case(facts: IntakeFacts, *, identity: Identity | None, by: Actor) -> Case:
    """Open a case from a first report; the opener owns it when they carry cases.

    Raises Refused for a category or channel outside the lists, an empty story, a future report.
    """
    _check(facts, by=by)
    kind = kind_of_category(facts.category)
    with transaction.atomic():
        case = new_case(kind, facts, identity=identity, by=by)
        _give_to_opener(case, by=by)
        case.save()
        begin(case, identity=identity, is_minor=facts.is_minor, by=by)
        refs = [("case_person", str(identity.person.ref))] if identity is not None else []
        doing = Act(case=case, by=by, deed="opened", refs=refs)
        doing.facts = {"kind": kind, "channel": facts.channel}
        write_down(doing)
    return case


def _check(facts: IntakeFacts, *, by: Actor) -> None:
    if facts.category not in lists.codes("case_categories"):
        raise Refused(CATEGORY_UNKNOWN)
    if facts.channel not in lists.codes("complaint_channels"):
        raise Refused(CHANNEL_UNKNOWN)
    if not facts.narrative.strip():
        raise Refused(STORY_MISSING)
    if facts.received_at > by.now:
        raise Refused(IN_FUTURE)


def new_case(kind: str, facts: IntakeFacts, *, identity: Identity | None, by: Actor) -> Case:
    """Write a case without an owner, its texts sealed, within the caller's transaction."""
    priority = lists.terms("case_categories")[facts.category].extra.get("default_priority", "")
    case = Case(
        number=next_number(CASES, by=by), kind=kind, category=facts.category,
        channel=facts.channel, country=facts.country, employer=facts.employer, p3mi=facts.p3mi,
        regency_code=facts.regency_code or (identity.regency_code if identity else ""),
        procedural=facts.procedural, procedural_evidence=facts.procedural_evidence,
        priority=facts.priority or priority or "normal", subject=identity,
        people_count=1 if identity else 0, hides_death=kind == DECEASED,
        has_minor=facts.is_minor, is_missing=facts.is_missing or facts.category == "ORANG_HILANG",
        violence_at_home=facts.violence_at_home, received_at=facts.received_at,
        complainant_kinship=facts.complainant_kinship, opened_at=by.now, opened_by=by.login,
        team=by.team or "",
    )  # fmt: skip
    sealing.new_subject_key(case.ref, now=by.now)
    case.narrative_sealed = sealed.seal(case, row=case, column="narrative", text=facts.narrative)
    said = {"name": facts.complainant_name, "phone": facts.complainant_phone}
    said |= {"died_on": str(facts.died_on or "")}
    case.complainant_sealed = sealed.seal_data(case, row=case, column="complainant", data=said)
    case.save()
    return case


def begin(case: Case, *, identity: Identity | None, is_minor: bool, by: Actor) -> None:
    """Write whom a new case is about, its first step, the papers it asks for and its terms."""
    if identity is not None:
        CasePerson.objects.create(
            case=case, identity=identity, is_minor=is_minor, added_at=by.now, added_by=by.login
        )
    _begin(case, case.kind, by=by)


def _give_to_opener(case: Case, *, by: Actor) -> None:
    if by.role in ("CW", "CS") and by.user_ref is not None:
        case.owner, case.owner_login, case.owner_name = by.user_ref, by.login, by.name
        access.grant(CASE, ref=case.ref, who=by.user_ref, relation=OWNER, until=None, by=by)


def _begin(case: Case, kind: str, *, by: Actor) -> None:
    first = FIRST_STEP[kind]
    if first:
        StepDone.objects.create(
            case=case, code=first, done_on=by.today, written_at=by.now, written_by=by.login
        )
    CasePaper.objects.bulk_create(
        CasePaper(case=case, code=paper.id, written_at=by.now, written_by=by.login)
        for context in KINDS[kind].papers
        for paper in lists.papers_of(context)
        if paper.requirement == "required"
    )
    for trigger in TRIGGERS.get(kind, ()):
        start_terms(case, trigger=trigger, at=case.received_at, by=by)
    settle(case)


def open_group(batch: Batch, *, facts: GroupFacts, by: Actor) -> Case:
    """Open one case for an accepted manifest of deportees, with a row for each person."""
    with transaction.atomic():
        if Case.objects.filter(batch=batch).exists():
            raise Refused(MANIFEST_TAKEN)
        rows = Movement.objects.filter(batch=batch, kind=Movement.Kind.DEPORTED)
        moved = list(rows.select_related("identity").order_by("source_row", "id"))
        if not moved or batch.state not in ("final", "provisional"):
            raise Refused(MANIFEST_EMPTY)
        case = _new_group(batch, moved=moved, by=by)
        case.manifest_stated, case.arrival_at = facts.stated, facts.arrival_at
        case.arrival_node, case.carrier = facts.node, facts.carrier
        _give_to_opener(case, by=by)
        case.save()
        _write_people(case, moved, by=by)
        _begin(case, DEPORTED, by=by)
        doing = Act(case=case, by=by, deed="opened_from_manifest")
        doing.facts = {"people": len(moved), "batch": str(batch.ref)}
        write_down(doing)
    return case


def _new_group(batch: Batch, *, moved: list[Movement], by: Actor) -> Case:
    case = Case(
        number=next_number(CASES, by=by), kind=DEPORTED, category="DEPORTASI",
        channel="PERWAKILAN_RI", country=moved[0].country, people_count=len(moved),
        regency_code=_one(row.origin_regency for row in moved), priority="high", batch=batch,
        manifest_no=_one(row.letter_no for row in moved)[:80], received_at=by.now,
        has_minor=any(row.manifest_category in ("AL", "AP") for row in moved),
        opened_at=by.now, opened_by=by.login, team=by.team or "",
    )  # fmt: skip
    sealing.new_subject_key(case.ref, now=by.now)
    return case


def _one(values: Iterable[str]) -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _write_people(case: Case, moved: list[Movement], *, by: Actor) -> None:
    CasePerson.objects.bulk_create(
        CasePerson(
            case=case, identity=row.identity, movement=row, added_at=by.now, added_by=by.login,
            is_minor=row.manifest_category in ("AL", "AP"),
        )
        for row in moved
    )  # fmt: skip


def batch_case(batch_ref: UUID, *, actor: Actor) -> Case | None:
    """Return the case of a manifest as far as the asker may see it."""
    return Case.objects.visible_to(actor).filter(batch__ref=batch_ref).first()


def opens_as_owner(actor: Actor) -> bool:
    """Say whether a case opened by this actor is theirs at once."""
    return actor.role in ("CW", "CS", COMMAND_ROLE)


def record_subject(facts: IdentityFacts, *, by: Actor) -> Identity:
    """Record the person a first report is about, within the caller's transaction."""
    person = workers.record_person(facts, by=by)
    return Identity.objects.select_related("person").get(person=person, is_main=True)
