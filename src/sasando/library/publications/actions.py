"""Writes drafts of releases, approvals and errata. The release itself: see `releasing`."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sasando.domain.disclosure.approval import Approved, why_not_agree
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.publications.facts import AuditFacts, DraftFacts
from sasando.library.publications.models import Approval, Draft, Erratum, Release

LONGEST_PLAN = 20_000
INCOMPLETE = Refusal(
    "release_incomplete",
    Words(
        id="Tulis judul dalam kedua bahasa, pembaca, dan rencana tabelnya.",
        en="Write the title in both languages, the readers, and the plan of tables.",
    ),
)
MISSING = Refusal("draft_missing", Words(id="Draf itu tidak ada.", en="There is no such draft."))
ENDED = Refusal(
    "draft_ended",
    Words(
        id="Draf ini sudah terbit atau dibuang dan tidak berubah lagi.",
        en="This draft went out or was dropped, and does not change any more.",
    ),
)
REPLACED_UNKNOWN = Refusal(
    "replaced_unknown",
    Words(
        id="Rilis yang digantikan tidak ada, atau sudah digantikan.",
        en="The release to replace does not exist, or has been replaced already.",
    ),
)
ERRATUM_EMPTY = Refusal(
    "erratum_empty",
    Words(
        id="Tulis apa yang keliru, dalam kedua bahasa.",
        en="Write what was wrong, in both languages.",
    ),
)
LAST_STATES = (Draft.State.PUBLISHED, Draft.State.DROPPED)


def open_draft(facts: DraftFacts, *, by: Actor) -> UUID:
    """Begin a draft and return its ref."""
    _check(facts)
    with transaction.atomic():
        row = Draft(made_at=by.now, made_by=by.login, made_name=by.name)
        _write(row, facts)
        row.save()
        _tell(row, deed="releases.drafted", by=by)
    return row.ref


def revise_draft(ref: UUID, facts: DraftFacts, *, version: int, by: Actor) -> None:
    """Change a draft; what was audited and agreed so far no longer holds."""
    _check(facts)
    with transaction.atomic():
        row = _row(ref)
        if row.version != version:
            raise Refused(STALE_VERSION)
        _write(row, facts)
        row.state, row.package_sha256, row.audit = Draft.State.OPEN, "", None
        row.version += 1
        row.save()
        row.approvals.all().delete()
        _tell(row, deed="releases.revised", by=by)


def record_audit(ref: UUID, found: AuditFacts, *, by: Actor) -> None:
    """Keep what the audit found; other bytes than before end every approval."""
    with transaction.atomic():
        row = _row(ref)
        if row.package_sha256 != found.package_sha256:
            row.approvals.all().delete()
        row.snapshot, row.as_of, row.audit = found.snapshot, found.as_of, dict(found.report)
        row.package_sha256 = found.package_sha256
        row.state = Draft.State.SAFE if found.is_safe else Draft.State.REFUSED
        row.version += 1
        row.save()
        facts = {"verdict": str(row.state), "package": found.package_sha256}
        _tell(row, deed="releases.audited", by=by, facts=facts)


def agree(ref: UUID, *, package_sha256: str, by: Actor) -> int:
    """Agree that the named bytes go out; return how many agreed. Raises Refused in words."""
    with transaction.atomic():
        row = _row(ref)
        refusal = why_not_agree(
            approved_facts(row), package_sha256=package_sha256, login=by.login, role=by.role
        )
        if refusal:
            raise Refused(refusal)
        Approval.objects.create(
            draft=row, login=by.login, name=by.name, role=by.role,
            on_behalf_of=by.on_behalf_of or "", package_sha256=package_sha256, at=by.now,
        )  # fmt: skip
        row.version += 1
        row.save(update_fields=["version"])
        _tell(row, deed="releases.agreed", by=by, facts={"package": package_sha256})
        return row.approvals.count()


def approved_facts(row: Draft) -> Approved:
    """Return what the rules of approval ask of a draft."""
    agreed = tuple(row.approvals.values_list("login", "role"))
    return Approved(row.state, row.made_by, row.package_sha256, agreed)


def drop_draft(ref: UUID, *, by: Actor) -> None:
    """Drop a draft that does not go out."""
    with transaction.atomic():
        row = _row(ref)
        row.state = Draft.State.DROPPED
        row.version += 1
        row.save(update_fields=["state", "version"])
        _tell(row, deed="releases.dropped", by=by)


def add_erratum(number: str, *, text: str, text_en: str, by: Actor) -> None:
    """State on a release's page what was found wrong in it."""
    if not text.strip() or not text_en.strip():
        raise Refused(ERRATUM_EMPTY)
    with transaction.atomic():
        release = Release.objects.filter(number=number).first()
        if release is None:
            raise Refused(MISSING)
        Erratum.objects.create(
            release=release, text=text.strip()[:1000], text_en=text_en.strip()[:1000], at=by.now,
            by=by.name,
        )  # fmt: skip
        refs = [("release", str(release.ref))]
        audit.record(by=by, deed="releases.erratum", refs=refs, facts={"number": number})


def _check(facts: DraftFacts) -> None:
    told = (facts.title.strip(), facts.title_en.strip(), facts.plan.strip())
    if not all(told) or facts.audience not in Release.Audience.values:
        raise Refused(INCOMPLETE)
    if len(facts.plan) > LONGEST_PLAN:
        raise Refused(INCOMPLETE)


def _write(row: Draft, facts: DraftFacts) -> None:
    row.title, row.title_en = facts.title.strip()[:200], facts.title_en.strip()[:200]
    row.audience, row.plan = facts.audience, facts.plan
    row.supersedes = None
    if facts.supersedes:
        standing = Release.objects.filter(superseded_by__isnull=True)
        row.supersedes = standing.filter(number=facts.supersedes).first()
        if row.supersedes is None:
            raise Refused(REPLACED_UNKNOWN)


def _row(ref: UUID) -> Draft:
    row = Draft.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise Refused(MISSING)
    if row.state in LAST_STATES:
        raise Refused(ENDED)
    return row


def _tell(row: Draft, *, deed: str, by: Actor, facts: dict[str, Any] | None = None) -> None:
    audit.record(by=by, deed=deed, refs=[("release_draft", str(row.ref))], facts=facts or {})
