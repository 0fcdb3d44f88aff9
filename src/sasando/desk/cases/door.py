"""Opens one case for a page: missing and not allowed look alike; each look is written first."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.records.cases import queries
from sasando.records.cases.facts import CaseView
from sasando.records.cases.queries import CaseRow


@dataclass(frozen=True)
class Opened:
    """A case behind its door: `view` is None for a closed book, of which only the header shows."""

    actor: Actor
    row: CaseRow
    relations: frozenset[str]
    view: CaseView | None
    may_write: bool

    @property
    def book(self) -> CaseView:
        """Return the contents; raises NotOpen for a closed book."""
        if self.view is None:
            raise guards.NotOpen
        return self.view


def open_case(request: HttpRequest, ref: UUID, *, part: str) -> Opened:
    """Return a case the asker may see, with its audit event written; raises NotOpen."""
    opened = find(request, ref)
    refs = [("case", str(ref))]
    if opened.view is not None and opened.view.person_ref is not None:
        refs.append(("case_person", str(opened.view.person_ref)))
    facts = {"part": part, "how": sorted(opened.relations)}
    with transaction.atomic():
        audit.record(by=opened.actor, deed="cases.viewed", refs=refs, facts=facts)
    return opened


def find(request: HttpRequest, ref: UUID) -> Opened:
    """Return a case the asker may see, for an act that writes its own event; raises NotOpen."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.case_row(ref, actor=actor)
    if row is None:
        raise guards.NotOpen
    relations = queries.relations(row, actor=actor)
    is_open = queries.is_open_book(row, relations=relations)
    view = queries.case_view(row, relations=relations) if is_open else None
    may_write = queries.may_write(row, relations=relations)
    return Opened(actor, row, relations, view, may_write)


def for_writing(request: HttpRequest, ref: UUID) -> Opened:
    """Return a case the asker may change; raises NotOpen."""
    opened = find(request, ref)
    if not opened.may_write:
        raise guards.NotOpen
    return opened
