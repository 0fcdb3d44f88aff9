"""One act on a case: who may, one transaction, one line of the timeline, one audit event."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from sasando.domain.cases import refusals
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.access.models import Grant
from sasando.foundation.audit import actions as audit
from sasando.records.cases import sealed, slip_content
from sasando.records.cases.models import Case, Entry
from sasando.records.cases.models.case import CASE, RESTRICTED, SUPERVISOR

OWNER, COLLABORATOR, TEAM, GLASS = "owner", "collaborator", "team", "break_glass"
MAY_WRITE = frozenset({OWNER, COLLABORATOR, TEAM})
NOT_YOURS = Refusal(
    "case_not_yours",
    Words(
        id="Hanya pemilik kasus, rekan yang ditunjuk, dan penyelia timnya yang dapat mengubahnya.",
        en="Only the owner, a named colleague and the team's supervisor may change the case.",
    ),
)
GONE = Refusal(
    "case_gone",
    Words(id="Kasus tidak ditemukan.", en="The case was not found."),
)


@dataclass
class Act:
    """What an act writes about itself when it is done: one timeline line, one audit event."""

    case: Case
    by: Actor
    deed: str
    kind: str = "deed"
    facts: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    refs: list[tuple[str, str]] = field(default_factory=list)
    reason: str = ""


def relations_of(case: Case, *, actor: Actor) -> frozenset[str]:
    """Return how the actor stands to a case: owner, team, collaborator, break_glass, restricted."""
    found = set()
    if actor.role == COMMAND_ROLE:
        return frozenset({OWNER, TEAM, RESTRICTED})
    if actor.user_ref is not None:
        standing = Grant.objects.standing(who=actor.user_ref, now=actor.now).filter(ref=case.ref)
        for kind, relation in standing.values_list("kind", "relation"):
            if kind == CASE:
                found.add(relation)
            elif kind == RESTRICTED:
                found.add(RESTRICTED)
    in_team = case.team == (actor.team or "") or case.owner is None
    if actor.role == SUPERVISOR and in_team:
        found.add(TEAM)
    return frozenset(found)


def may_read_all(case: Case, relations: frozenset[str]) -> bool:
    """Say whether someone may open the contents, not only the header, of a case."""
    return not case.is_restricted or RESTRICTED in relations


@contextmanager
def act(
    case: Case, *, deed: str, by: Actor, version: int | None = None, is_open: bool = True
) -> Iterator[Act]:
    """Lock a case for one act; afterwards write its line and its audit event.

    Raises Refused when the actor may not write, when someone saved after `version`, or, with
    `is_open`, when the case is closed.
    """
    with transaction.atomic():
        row = Case.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=case.pk).first()
        if row is None:
            raise Refused(GONE)
        relations = relations_of(row, actor=by)
        if not relations & MAY_WRITE or not may_read_all(row, relations):
            raise Refused(NOT_YOURS)
        if version is not None and row.version != version:
            raise Refused(STALE_VERSION)
        if is_open and row.state == "closed":
            raise Refused(refusals.CASE_IS_CLOSED)
        doing = Act(case=row, by=by, deed=deed)
        yield doing
        write_down(doing)


def write_line(doing: Act) -> None:
    """Write the timeline line of an act, under the caller's audit event."""
    case, by = doing.case, doing.by
    entry = Entry(
        case=case, kind=doing.kind, deed=doing.deed, facts=doing.facts, at=by.now, by=by.login,
        by_name=by.name, on_behalf_of=by.on_behalf_of or "",
    )  # fmt: skip
    entry.text_sealed = sealed.seal(case, row=entry, column="text", text=doing.text)
    entry.save()


def write_down(doing: Act) -> None:
    """Write the timeline line and the audit event of an act; bring the family's slip up to date."""
    case, by = doing.case, doing.by
    write_line(doing)
    Case.objects.filter(pk=case.pk, first_action_at__isnull=True).exclude(opened_at=by.now).update(
        first_action_at=by.now
    )
    refs = [("case", str(case.ref)), *doing.refs]
    facts = {"number": case.number, **doing.facts}
    audit.record(by=by, deed=f"cases.{doing.deed}", refs=refs, facts=facts, reason=doing.reason)
    slip_content.refresh(case, by=by)


def touch(case: Case) -> None:
    """Raise the version of a case: its own fields changed."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


def stamp_of(written_at: datetime) -> int:
    """Return when a line was written as a number of at most nine digits that a form can carry.

    It tells the second of two savers that a line without a version of its own has changed.
    """
    return int(written_at.timestamp() * 1000) % 10**9
