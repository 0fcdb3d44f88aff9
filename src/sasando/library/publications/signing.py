"""Writes briefs on their way and, once signed, for good. Only the briefs' room may."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.disclosure.signing import (
    ENDED,
    NOT_ASKED,
    Standing,
    why_not_ask,
    why_not_sign,
)
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.audit import actions as audit
from sasando.library.publications.briefs import ON_THE_WAY, Laid, SignedFacts
from sasando.library.publications.models import Brief, BriefDraft, BriefFile, BriefSeries

LONGEST_OCCASION, LONGEST_WHY = 120, 500
NO_OCCASION = Refusal(
    "brief_without_occasion",
    Words(
        id="Tulis untuk siapa dan untuk acara apa paparan ini.",
        en="Write for whom and for what occasion this brief is.",
    ),
)
MISSING = Refusal(
    "brief_missing",
    Words(id="Paparan itu tidak ada.", en="There is no such brief."),
)
NO_WHY = Refusal(
    "brief_returned_without_reason",
    Words(
        id="Tulis apa yang perlu diperbaiki.",
        en="Write what needs to be put right.",
    ),
)


def open_brief(laid: Laid, *, by: Actor) -> UUID:
    """Begin a brief and return its ref."""
    with transaction.atomic():
        row = BriefDraft(made_at=by.now, made_name=by.name)
        _write(row, laid, by=by)
        row.save()
        _tell(row, deed="briefs.prepared", by=by)
    return row.ref


def revise_brief(ref: UUID, laid: Laid, *, version: int, by: Actor) -> None:
    """Prepare a brief anew; what was asked for so far ends."""
    with transaction.atomic():
        row = _row(ref)
        if row.version != version:
            raise Refused(STALE_VERSION)
        _write(row, laid, by=by)
        row.state, row.asked_at, row.asked_name = BriefDraft.State.OPEN, None, ""
        _keep(row)
        _tell(row, deed="briefs.revised", by=by)


def ask(ref: UUID, *, content_sha256: str, by: Actor) -> None:
    """Ask the head of office to sign the named content."""
    with transaction.atomic():
        row = _row(ref)
        refusal = why_not_ask(_standing(row), content_sha256=content_sha256)
        if refusal:
            raise Refused(refusal)
        row.state, row.asked_at, row.asked_name = BriefDraft.State.ASKED, by.now, by.name
        row.returned_name = row.returned_why = ""
        row.hands = _with_hand(row, by)
        _keep(row)
        _tell(row, deed="briefs.asked", by=by)


def give_back(ref: UUID, *, why: str, by: Actor) -> None:
    """Give a brief back unsigned, with what is to be put right."""
    if not why.strip():
        raise Refused(NO_WHY)
    with transaction.atomic():
        row = _row(ref)
        if row.state != BriefDraft.State.ASKED:
            raise Refused(NOT_ASKED)
        row.state, row.asked_at, row.asked_name = BriefDraft.State.OPEN, None, ""
        row.returned_name, row.returned_why = by.name, why.strip()[:LONGEST_WHY]
        _keep(row)
        _tell(row, deed="briefs.returned", by=by)


def drop(ref: UUID, *, by: Actor) -> None:
    """Drop a brief that nobody will sign."""
    with transaction.atomic():
        row = _row(ref)
        row.state = BriefDraft.State.DROPPED
        _keep(row)
        _tell(row, deed="briefs.dropped", by=by)


def why_not(brief: Standing, *, content_sha256: str, by: Actor) -> Refusal | None:
    """Return why this person may not sign this content, deputies included; None when they may."""
    found = why_not_sign(brief, content_sha256=content_sha256, login=by.login, role=by.role)
    deputised = (accounts.why_not_approve(by, made_by=hand) for hand in brief.hands)
    return found or next(filter(None, deputised), None)


def sign(ref: UUID, facts: SignedFacts, *, by: Actor) -> str:
    """Keep a brief as signed and return its number; raises Refused in words."""
    with transaction.atomic():
        row = _row(ref)
        refusal = why_not(_standing(row), content_sha256=facts.laid.content_sha256, by=by)
        if refusal:
            raise Refused(refusal)
        brief = _brief(row, facts, by=by)
        for one in facts.files:
            BriefFile.objects.create(
                brief=brief, path=one.path, media_type=one.media_type, content=one.content,
                sha256=sha256(one.content).hexdigest(),
            )  # fmt: skip
        row.state, row.brief = BriefDraft.State.SIGNED, brief
        _keep(row)
        told = {"number": brief.number, "content": brief.content_sha256}
        audit.record(
            by=by, deed="briefs.signed", facts=told,
            refs=[("brief", str(brief.ref)), ("brief_draft", str(row.ref))],
        )  # fmt: skip
    return brief.number


def _standing(row: BriefDraft) -> Standing:
    return Standing(row.state, row.content_sha256, tuple(row.hands))


def _brief(row: BriefDraft, facts: SignedFacts, *, by: Actor) -> Brief:
    return Brief.objects.create(
        ref=uuid4(), number=_number(by), occasion=row.occasion, choice=row.choice,
        snapshot=row.snapshot, as_of=row.as_of, content_sha256=row.content_sha256,
        signed_name=facts.name, signed_post=facts.post, signed_on=by.today, signed_at=by.now,
        signed_by=by.login, prepared_name=row.made_name,
    )  # fmt: skip


def _number(by: Actor) -> str:
    year = by.today.year
    BriefSeries.objects.get_or_create(year=year)
    row = BriefSeries.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"PA-{year}-{row.last:04d}"


def _write(row: BriefDraft, laid: Laid, *, by: Actor) -> None:
    occasion = laid.choice.occasion.strip()[:LONGEST_OCCASION]
    if not occasion:
        raise Refused(NO_OCCASION)
    row.occasion = occasion
    row.choice = replace(laid.choice, occasion=occasion).stored()
    row.snapshot, row.as_of = laid.snapshot, laid.as_of
    row.content_sha256 = laid.content_sha256
    row.hands = _with_hand(row, by)


def _with_hand(row: BriefDraft, by: Actor) -> list[str]:
    return sorted({*row.hands, by.login})


def _row(ref: UUID) -> BriefDraft:
    row = BriefDraft.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise Refused(MISSING)
    if row.state not in ON_THE_WAY:
        raise Refused(ENDED)
    return row


def _keep(row: BriefDraft) -> None:
    row.version += 1
    row.save()


def _tell(row: BriefDraft, *, deed: str, by: Actor) -> None:
    facts: Mapping[str, Any] = {"content": row.content_sha256, "snapshot": row.snapshot}
    audit.record(by=by, deed=deed, refs=[("brief_draft", str(row.ref))], facts=dict(facts))
