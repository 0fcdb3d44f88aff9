"""Reads screening sheets; every answer is bounded by what the asker may see."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant
from sasando.foundation.accounts.models import RoleGrant, User
from sasando.records.cases.models import Case, CasePerson
from sasando.records.screening import sealed
from sasando.records.screening.facts import (
    CaseChoice,
    CasePersonChoice,
    Reader,
    SheetCard,
    SheetView,
)
from sasando.records.screening.models import SCREENER, SCREENING, Sheet, SheetQuerySet
from sasando.records.workers.models import Identity

# Pages name rows by these; they never import the tables themselves.
SheetRow = Sheet
SheetRows = SheetQuerySet
READS, WRITES = "reader", "writer"


def sheets(actor: Actor) -> SheetQuerySet:
    """Return the sheets that the asker may list."""
    return Sheet.objects.visible_to(actor)


def sheet_row(ref: UUID, *, actor: Actor) -> Sheet | None:
    """Return one sheet for an action; None when missing or not open."""
    return sheets(actor).filter(ref=ref).first()


def cards(rows: Iterable[Sheet], *, actor: Actor) -> list[SheetCard]:
    """Return sheets as lists show them, without what they say."""
    listed = list(rows)
    numbers = dict(
        Case.objects.filter(ref__in={row.case_ref for row in listed}).values_list("ref", "number")
    )
    people = Identity.objects.visible_to(actor).filter(is_main=True)
    names = dict(
        people.filter(person__ref__in={row.person_ref for row in listed}).values_list(
            "person__ref", "name"
        )
    )
    return [
        SheetCard(
            ref=row.ref, number=numbers.get(row.case_ref, ""), name=names.get(row.person_ref, ""),
            is_done=row.state == Sheet.State.DONE, made_at=row.made_at, made_by=row.made_by,
            done_at=row.done_at,
        )
        for row in listed
    ]  # fmt: skip


def view(row: Sheet, *, actor: Actor) -> SheetView:
    """Return one sheet opened, for a row that the asker may see."""
    return SheetView(
        card=cards([row], actor=actor)[0],
        content=sealed.open_content(row),
        result=sealed.open_result(row),
        version=row.version,
        may_write=row.state == Sheet.State.DRAFT and may_write(row, actor=actor),
    )


def may_write(row: Sheet, *, actor: Actor) -> bool:
    """Say whether the asker may answer on a sheet: a screening officer, or one let in to write."""
    if not policy.may(actor, "screening.edit"):
        return False
    if actor.role == SCREENER:
        return True
    if actor.user_ref is None:
        return False
    standing = Grant.objects.standing(who=actor.user_ref, now=actor.now)
    return standing.filter(kind=SCREENING, ref=row.ref, relation=WRITES).exists()


def readers(row: Sheet, *, actor: Actor) -> list[Reader]:
    """Return whoever is let into a sheet now, first let in first."""
    grants = list(
        Grant.objects.filter(kind=SCREENING, ref=row.ref)
        .filter(Q(until__isnull=True) | Q(until__gt=actor.now))
        .order_by("granted_at", "id")
    )
    names = dict(
        User.objects.filter(ref__in=[grant.who for grant in grants]).values_list("ref", "name")
    )
    return [
        Reader(grant.who, names.get(grant.who, ""), grant.relation == WRITES, grant.until)
        for grant in grants
    ]


def may_be_let_in(actor: Actor) -> list[tuple[str, str]]:
    """Return (ref, name) of active users whose role may see sheets, but not every sheet."""
    roles = [
        code
        for code, role in policy.policy().roles.items()
        if "screening.view" in role.permissions and code != SCREENER
    ]
    held = RoleGrant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=actor.today),
        state=RoleGrant.State.STANDING, starts_on__lte=actor.today, role__in=roles,
    )  # fmt: skip
    users = User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("name", "id")
    return [(str(ref), name) for ref, name in users.values_list("ref", "name")]


def case_numbered(number: str, *, actor: Actor) -> CaseChoice | None:
    """Return a case by its human number with its people, for whoever may start a sheet.

    None when missing; a death that the family has not been told of counts as missing.
    """
    if not policy.may(actor, "screening.create"):
        return None
    wanted = number.strip().upper()[:20]
    case = Case.objects.filter(number=wanted, hides_death=False).first()
    if case is None:
        return None
    drafts = dict(
        Sheet.objects.visible_to(actor)
        .filter(case_ref=case.ref, state=Sheet.State.DRAFT)
        .values_list("person_ref", "ref")
    )
    rows = CasePerson.objects.filter(
        case=case, identity__in=Identity.objects.visible_to(actor)
    ).select_related("identity__person")
    people = tuple(
        CasePersonChoice(
            row.identity.person.ref, row.identity.name, row.is_minor,
            drafts.get(row.identity.person.ref),
        )
        for row in rows.order_by("identity__name", "id")
    )  # fmt: skip
    return CaseChoice(case.ref, case.number, people)
