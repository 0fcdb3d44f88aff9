"""How a brief comes to be signed: prepared, looked at, asked for, signed by someone else."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from sasando.analysis.briefs import laying, pack
from sasando.analysis.briefs.contents import Signature
from sasando.analysis.briefs.laying import Table, Wish
from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.disclosure import signing as rules
from sasando.domain.disclosure.signing import CONTENT_CHANGED, Standing
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.publications import briefs, signing
from sasando.library.publications.briefs import (
    BriefChoice,
    BriefDraftView,
    BriefView,
    Laid,
    SignedFacts,
    sheet_path,
)
from sasando.library.publications.facts import FileFacts

# How much of the print of the content stands on paper: enough to tell two briefs apart.
ON_PAPER = 16
NO_FORM = Refusal(
    "brief_form_missing",
    Words(
        id="Paparan ini tidak memuat bentuk atau lembar itu.",
        en="This brief does not hold that form or sheet.",
    ),
)


def prepare(choice: BriefChoice, *, snapshot: str, by: Actor) -> UUID:
    """Begin a brief over a snapshot (frozen anew when ""); return its ref. Raises Refused."""
    return signing.open_brief(_laid(choice, snapshot, by=by), by=by)


def prepare_again(
    ref: UUID, choice: BriefChoice, *, snapshot: str, version: int, by: Actor
) -> None:
    """Prepare a brief anew, with another choice or as things stand now. Raises Refused."""
    signing.revise_brief(ref, _laid(choice, snapshot, by=by), version=version, by=by)


def ask(ref: UUID, *, content_sha256: str, by: Actor) -> None:
    """Ask for the signature; refused when what it says changed since it was prepared."""
    _check_unchanged(_draft(ref), by=by)
    signing.ask(ref, content_sha256=content_sha256, by=by)


def preview(ref: UUID, path: str, *, by: Actor) -> FileFacts:
    """Return one form as it would be signed, with the mark of a draft; the look is written."""
    draft = _draft(ref)
    if path not in pack.paths(draft.laid.choice.sheets):
        raise Refused(NO_FORM)
    frozen = snapshots.open_snapshot(draft.laid.snapshot, by=by)
    with _table(draft.laid.choice, frozen, by=by) as table:
        _check_print(draft, table)
        found = pack.form(table, path)
    with transaction.atomic():
        refs = [("brief_draft", str(ref))]
        audit.record(by=by, deed="briefs.previewed", refs=refs, facts={"form": path})
    return found


def sign(ref: UUID, *, content_sha256: str, by: Actor) -> str:
    """Sign the content that was asked for, keep every form for good, and return its number.

    Raises Refused for whoever prepared it, for anyone but the head of office, for another content
    than was asked for, and where the snapshot is gone or was changed.
    """
    draft = _draft(ref)
    refusal = why_not_sign(draft, content_sha256=content_sha256, by=by)
    if refusal:
        raise Refused(refusal)
    _check_unchanged(draft, by=by)
    signed = signature(draft.laid, by=by)
    facts = SignedFacts(draft.laid, signed.name, signed.post, forms(draft.laid, signed, by=by))
    return signing.sign(ref, facts, by=by)


def why_not_sign(draft: BriefDraftView, *, content_sha256: str, by: Actor) -> Refusal | None:
    """Return why someone may not sign; None when they may."""
    return signing.why_not(_standing(draft), content_sha256=content_sha256, by=by)


def why_not_ask(draft: BriefDraftView) -> Refusal | None:
    """Return why the signature may not be asked for; None when it may."""
    return rules.why_not_ask(_standing(draft), content_sha256=draft.laid.content_sha256)


def give_back(ref: UUID, *, why: str, by: Actor) -> None:
    """Give a brief back unsigned, with what is to be put right."""
    signing.give_back(ref, why=why, by=by)


def drop(ref: UUID, *, by: Actor) -> None:
    """Drop a brief that nobody will sign."""
    signing.drop(ref, by=by)


def kept(number: str, path: str) -> FileFacts:
    """Return one form of a signed brief, byte for byte; raises Refused when it has none."""
    _signed(number)
    found = briefs.file(number, path)
    if found is None:
        raise Refused(NO_FORM)
    return found


def kept_sheets(number: str) -> tuple[str, ...]:
    """Return the paths of a signed brief's sheets; raises Refused when it has none."""
    codes = _signed(number).laid.choice.sheets
    if not codes:
        raise Refused(NO_FORM)
    return tuple(sheet_path(code) for code in codes)


def signature(laid: Laid, *, by: Actor) -> Signature:
    """Return how someone signs: own post, or that of whom they stand in for."""
    post = by.on_behalf_of or policy.label(by.role).id
    return Signature(by.name, post, by.today, laid.content_sha256[:ON_PAPER])


def forms(laid: Laid, signed: Signature, *, by: Actor) -> tuple[FileFacts, ...]:
    """Return every form with a signature; the same snapshot and signature give the same bytes."""
    frozen = snapshots.open_snapshot(laid.snapshot, by=by)
    with _table(laid.choice, frozen, signed=signed, by=by) as table:
        return tuple(pack.form(table, path) for path in pack.paths(laid.choice.sheets))


def _laid(choice: BriefChoice, snapshot: str, *, by: Actor) -> Laid:
    frozen = (
        snapshots.open_snapshot(snapshot, by=by)
        if snapshot
        else snapshots.freeze(as_of=None, by=by)
    )
    _check_whole(frozen)
    with _table(choice, frozen, by=by) as table:
        digest = pack.content_sha256(table, choice.sheets)
    return Laid(choice, frozen.id, frozen.as_of, digest)


@contextmanager
def _table(
    choice: BriefChoice, frozen: Snapshot, *, by: Actor, signed: Signature | None = None
) -> Iterator[Table]:
    wish = Wish(
        period=parse_period(choice.period) if choice.period else None,
        month=parse_period(choice.month) if choice.month else None,
        compare=choice.compare, snapshot=frozen, occasion=choice.occasion, signed=signed,
    )  # fmt: skip
    with laying.laid_out(wish, by=by) as table:
        yield table


def _check_unchanged(draft: BriefDraftView, *, by: Actor) -> None:
    frozen = snapshots.open_snapshot(draft.laid.snapshot, by=by)
    _check_whole(frozen)
    with _table(draft.laid.choice, frozen, by=by) as table:
        _check_print(draft, table)


def _check_print(draft: BriefDraftView, table: Table) -> None:
    found = pack.content_sha256(table, draft.laid.choice.sheets)
    if found != draft.laid.content_sha256:
        raise Refused(CONTENT_CHANGED)


def _check_whole(frozen: Snapshot) -> None:
    """Raise Refused when a table of the snapshot is not what was frozen."""
    for one in frozen.tables:
        snapshots.read_parquet(frozen, one.name)


def _signed(number: str) -> BriefView:
    found = briefs.brief(number)
    if found is None:
        raise Refused(signing.MISSING)
    return found


def _standing(draft: BriefDraftView) -> Standing:
    return Standing(draft.state, draft.laid.content_sha256, draft.hands)


def _draft(ref: UUID) -> BriefDraftView:
    found = briefs.draft(ref)
    if found is None:
        raise Refused(signing.MISSING)
    return found
