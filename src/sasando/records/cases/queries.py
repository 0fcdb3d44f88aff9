"""Reads cases: work lists, cards, one case; every answer is bounded by what the asker may see."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from sasando.exchange.referrals import queries as packets
from sasando.foundation.access import policy
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.access.models import Grant
from sasando.records.cases import acting, answers, sealed
from sasando.records.cases.counting import MINE, OVERDUE, TEAM, UNASSIGNED, WAITING
from sasando.records.cases.facts import CaseCard, CaseView, TaskLine
from sasando.records.cases.models import Case, CasePerson, CaseQuerySet, Closing, Task, Term
from sasando.records.cases.models.case import OPEN, RESTRICTED

CaseRow = Case
CaseRows = CaseQuerySet
PRIORITIES = Case.Priority.choices
LISTED = (
    "id", "ref", "number", "kind", "category", "regency_code", "country", "priority", "state",
    "owner_name", "people_count", "is_restricted", "hides_death", "next_step", "next_on",
    "queue_on", "next_basis", "next_source", "waits_for", "received_at", "arrival_at",
    "arrival_node", "carrier", "name",
)  # fmt: skip


def cases(actor: Actor) -> CaseQuerySet:
    """Return the cases that the asker may list."""
    return Case.objects.visible_to(actor).select_related("subject__person")


def headers(actor: Actor) -> CaseQuerySet:
    """Return the cases of which the asker may list the masked header."""
    return Case.objects.told_to(actor)


def work_list(actor: Actor, *, name: str) -> list[CaseQuerySet]:
    """Return a work list (mine, team, unassigned, overdue, waiting, all) in parts for `listed`.

    The parts share no case; each can be walked in the order of `queue_on` along an index.
    """
    rows = Case.objects.visible_to(actor)
    if name == MINE:
        return [rows.filter(OPEN, owner=actor.user_ref)]
    if name == UNASSIGNED:
        return [rows.filter(OPEN, owner__isnull=True)]
    if name == TEAM:
        return [rows.filter(OPEN, team=actor.team or "")]
    parts = Case.objects.parts_of(actor)
    if name == OVERDUE:
        return [part.filter(OPEN, queue_on__lt=actor.today) for part in parts]
    if name == WAITING:
        return [part.filter(OPEN, ~Q(waits_for="")) for part in parts]
    return parts


def listed(rows: CaseQuerySet) -> CaseQuerySet:
    """Return cases with no more columns than a line of a list shows."""
    named = rows.annotate(name=F("subject__name"))  # type: ignore[no-redef]
    return named.values_list(*LISTED, named=True)  # type: ignore[return-value]


def nearest(actor: Actor, *, name: str, most: int) -> list[CaseCard]:
    """Return the first cases of a work list: nearest days, then clocks that rest or do not run."""
    parts = work_list(actor, name=name)
    found = [row for part in parts for row in listed(part).order_by("queue_on", "id")[:most]]
    return cards(sorted(found, key=lambda row: (row.queue_on, row.id))[:most], actor=actor)


def cards(rows: Iterable[Case], *, actor: Actor) -> list[CaseCard]:
    """Return cases as lists show them: a closed book shows number, owner and day, no more."""
    listed = list(rows)
    let_in = _let_in([row.ref for row in listed if row.is_restricted], actor=actor)
    return [_card(row, is_shut=_is_shut(row, let_in)) for row in listed]


def _let_in(refs: list[UUID], *, actor: Actor) -> set[UUID]:
    if not refs or actor.user_ref is None:
        return set()
    standing = Grant.objects.standing(who=actor.user_ref, now=actor.now)
    return set(standing.filter(kind=RESTRICTED, ref__in=refs).values_list("ref", flat=True))


def _is_shut(row: Case, let_in: set[UUID]) -> bool:
    # In lists even whoever is let in sees the mask: lists are read in an open office.
    return row.hides_death or row.is_restricted or row.ref in let_in


def _card(row: Case, *, is_shut: bool) -> CaseCard:
    return CaseCard(
        ref=row.ref, number=row.number, people=row.people_count,
        kind="" if is_shut else row.kind,
        category="" if is_shut else row.category,
        name="" if is_shut else row.name or "",
        regency_code="" if is_shut else row.regency_code,
        country="" if is_shut else row.country,
        priority="high" if is_shut else row.priority,
        state=row.state, owner_name=row.owner_name,
        next_step="" if is_shut else row.next_step,
        next_on=row.next_on, next_basis=row.next_basis,
        next_source="" if is_shut else row.next_source,
        waits_for="" if is_shut else row.waits_for,
        is_closed_book=is_shut, received_at=row.received_at,
        arrival_at=None if is_shut else row.arrival_at,
        arrival_node="" if is_shut else row.arrival_node,
        carrier="" if is_shut else row.carrier,
    )  # fmt: skip


def case_row(ref: UUID, *, actor: Actor) -> Case | None:
    """Return one case for an action; None when missing or not open.

    What agencies have answered by then is taken in first, so that no page and no act stands on a
    case that is behind.
    """
    rows = cases(actor).filter(ref=ref).annotate(answers_wait=packets.answers_wait())
    row = rows.first()
    if row is not None and getattr(row, "answers_wait", False) and answers.take_in_now(actor.now):
        row = rows.first()
    return row


def case_numbered(number: str, *, actor: Actor) -> Case | None:
    """Return one case by its human number."""
    return cases(actor).filter(number=number.strip().upper()).first()


def relations(row: Case, *, actor: Actor) -> frozenset[str]:
    """Return how the asker stands to a case."""
    return acting.relations_of(row, actor=actor)


def is_open_book(row: Case, *, relations: frozenset[str]) -> bool:
    """Say whether the asker may read the contents of a case."""
    return acting.may_read_all(row, relations)


def may_write(row: Case, *, relations: frozenset[str]) -> bool:
    """Say whether the asker may change a case."""
    return bool(relations & acting.MAY_WRITE) and acting.may_read_all(row, relations)


def case_view(row: Case, *, relations: frozenset[str]) -> CaseView:
    """Return one case for reading, its sealed texts opened; only for an open book."""
    plain = {
        field: getattr(row, field)
        for field in CaseView.__dataclass_fields__
        if hasattr(row, field) and field not in ("subject", "batch")
    }
    return CaseView(
        **{key: plain[key] for key in plain if key not in _OPENED},
        name=row.name,
        person_ref=row.subject.person.ref if row.subject is not None else None,
        narrative=sealed.unseal(row, row=row, column="narrative"),
        assessment=sealed.unseal(row, row=row, column="assessment"),
        outcome=sealed.unseal(row, row=row, column="outcome"),
        complainant=sealed.unseal_data(row, row=row, column="complainant"),
        batch_ref=row.batch.ref if row.batch is not None else None,
        relations=relations,
    )


_OPENED = frozenset({"narrative", "assessment", "outcome", "complainant", "relations", "name"})


def find_cases(text: str, *, actor: Actor, limit: int = 20) -> list[CaseCard]:
    """Return cases by number or the name of the person, among those that answer to the asker."""
    wanted = text.strip()
    if not wanted:
        return []
    by_number = cases(actor).filter(number__iexact=wanted)[:1]
    open_rows = cases(actor).open_to(actor)
    named = open_rows.filter(Q(subject__name__icontains=wanted)).order_by("-received_at")[:limit]
    seen: dict[UUID, Case] = {row.ref: row for row in [*by_number, *named]}
    return cards(list(seen.values())[:limit], actor=actor)


def of_person(person_ref: UUID, *, actor: Actor) -> list[CaseCard]:
    """Return cases of one person, newest first; restricted ones and untold deaths stay unseen.

    Nobody learns from a person's page that such a case exists.
    """
    rows = cases(actor).filter(people__identity__person__ref=person_ref)
    rows = rows.filter(is_restricted=False, hides_death=False)
    return cards(rows.order_by("-received_at")[:20], actor=actor)


def hidden_deaths() -> frozenset[UUID]:
    """Return the refs of people whose death must not show yet (for lists and extracts)."""
    rows = CasePerson.objects.filter(case__hides_death=True, role="subject")
    return frozenset(rows.values_list("identity__person__ref", flat=True))


def closed_to(actor: Actor) -> list[UUID]:
    """Return the refs of cases whose contents are shut to the asker, for counts to leave out."""
    shut = Case.objects.filter(Q(is_restricted=True) | Q(hides_death=True))
    return list(shut.exclude(pk__in=Case.objects.open_to(actor)).values_list("ref", flat=True))


def tasks_of(actor: Actor, *, until: date | None = None) -> list[TaskLine]:
    """Return the open tasks of the asker, nearest first."""
    rows = Task.objects.filter(who=actor.user_ref, done_at__isnull=True, kind=Task.Kind.TASK)
    rows = rows.filter(case__in=Case.objects.visible_to(actor), case__closed_at__isnull=True)
    if until is not None:
        rows = rows.filter(due_on__lte=until)
    return [task_line(row) for row in rows.select_related("case").order_by("due_on", "id")[:50]]


def task_line(row: Task, *, in_case: bool = False) -> TaskLine:
    """Return a task for reading; outside its case a closed book's task shows no words."""
    shut = not in_case and (row.case.is_restricted or row.case.hides_death)
    return TaskLine(
        row.ref, row.case.ref, row.case.number, row.kind, "" if shut else row.what, row.service,
        row.due_on, row.who_name, row.done_at, "" if shut else row.result,
    )  # fmt: skip


def closings_waiting(actor: Actor) -> list[tuple[CaseCard, str]]:
    """Return closings that wait for the asker's decision, with who asked."""
    if not policy.may(actor, "cases.approve"):
        return []
    rows = Closing.objects.filter(
        state=Closing.State.WAITING, case__in=Case.objects.visible_to(actor)
    ).exclude(asked_by=actor.login)
    found = rows.select_related("case__subject__person").order_by("asked_at")[:20]
    return [(_card(row.case, is_shut=_is_shut(row.case, set())), row.asked_name) for row in found]


def arrivals(actor: Actor, *, since: date, until: date) -> list[CaseCard]:
    """Return cases with an arrival between two days, soonest first."""
    rows = cases(actor).filter(closed_at__isnull=True, arrival_at__date__range=(since, until))
    return cards(rows.order_by("arrival_at")[:10], actor=actor)


def term_row(case: Case, *, ref: UUID) -> Term | None:
    """Return one term of a case for an action."""
    return Term.objects.filter(case=case, ref=ref).first()


def colleagues(actor: Actor) -> bool:
    """Say whether the asker may give cases to others."""
    return actor.role == COMMAND_ROLE or policy.may(actor, "cases.assign")
