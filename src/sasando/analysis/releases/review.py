"""What staff do with a draft: audit it, look at it as readers would, let it out."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sasando.analysis.extracts import snapshots
from sasando.analysis.releases.assembling import Assembled, assemble
from sasando.analysis.releases.plan import parse_plan
from sasando.domain.disclosure.tables import SUPPRESSED
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit_trail
from sasando.library.publications import actions, queries, releasing
from sasando.library.publications.facts import AuditFacts, DraftView, TableFacts


@dataclass(frozen=True)
class Preview:
    """A table as readers would see it, and what is lost of it.

    `primary` cells are lost because they are small; `share` is the percent of what is counted
    that stands in lost cells of the finest level, None for rates.
    """

    table: TableFacts
    cells: int
    suppressed: int
    primary: int
    share: float | None


def audit(ref: UUID, *, by: Actor) -> bool:
    """Freeze the store, build the draft's tables, audit them; return whether it is safe.

    Raises Refused when the plan cannot be built.
    """
    draft = _draft(ref)
    plan = parse_plan(draft.plan)
    snapshot = snapshots.freeze(as_of=None, by=by)
    made = assemble(plan, snapshot=snapshot, title=(draft.title, draft.title_en))
    facts = AuditFacts(snapshot.id, snapshot.as_of, made.package.sha256, made.is_safe, made.report)
    actions.record_audit(ref, facts, by=by)
    return made.is_safe


def preview(ref: UUID, *, by: Actor) -> list[Preview]:
    """Return the tables of an audited draft with what is lost of each; the look is written."""
    draft = _draft(ref)
    made = _again(draft, by=by)
    refs = [("release_draft", str(ref))]
    with transaction.atomic():
        audit_trail.record(by=by, deed="releases.previewed", refs=refs)
    return [_lost(made, at) for at in range(len(made.package.tables))]


def publish(ref: UUID, *, by: Actor) -> str:
    """Let an agreed draft out and return its number.

    It is built once more from its snapshot: other bytes than people signed do not go out.
    """
    made = _again(_draft(ref), by=by)
    return releasing.publish(ref, package=made.package, by=by)


def _again(draft: DraftView, *, by: Actor) -> Assembled:
    snapshot = snapshots.open_snapshot(draft.snapshot, by=by)
    title = (draft.title, draft.title_en)
    return assemble(parse_plan(draft.plan), snapshot=snapshot, title=title)


def _draft(ref: UUID) -> DraftView:
    found = queries.draft(ref)
    if found is None:
        raise Refused(actions.MISSING)
    return found


def _lost(made: Assembled, at: int) -> Preview:
    shown, packed = made.package.tables[at], made.built.tables[at]
    table = packed.table
    suppressed = sum(cell[-1] == SUPPRESSED for cell in shown.cells)
    small = (table.values > 0) & (table.values < table.protection.k)
    leaves = tuple(slice(0, len(one.leaves)) for one in table.by)
    counted = int(table.values[leaves].sum())
    share = None
    if packed.rates is None and counted:
        share = round(100 * int(table.values[leaves][table.hidden[leaves]].sum()) / counted, 1)
    return Preview(shown, len(shown.cells), suppressed, int((small & table.hidden).sum()), share)
