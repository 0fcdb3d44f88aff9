"""Reads outreach sessions; every answer is bounded by what the asker may see."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Max, Sum
from django.db.models.functions import Substr

from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.models import Batch, counted_batch_q
from sasando.records.outreach.facts import GROUPS, Reached, SessionFacts, SessionView
from sasando.records.outreach.models import OutreachSession, SessionQuerySet

SessionRow = OutreachSession


def sessions(actor: Actor) -> SessionQuerySet:
    """Return the sessions that the asker may list."""
    return OutreachSession.objects.visible_to(actor).select_related("batch")


def session(ref: UUID, *, actor: Actor) -> SessionView | None:
    """Return one session; None when missing or not open."""
    row = sessions(actor).filter(ref=ref).first()
    return view_of(row) if row else None


def views(rows: Iterable[OutreachSession]) -> list[SessionView]:
    """Return sessions for reading, in their order."""
    return [view_of(row) for row in rows]


def view_of(row: OutreachSession) -> SessionView:
    """Return a session for reading."""
    facts = SessionFacts(
        held_on=row.held_on, village_code=row.village_code, audience=row.audience,
        counts={name: getattr(row, name) for name in GROUPS if getattr(row, name)},
        materials=frozenset(row.materials), questions=tuple(row.questions), note=row.note,
        officer=row.officer,
    )  # fmt: skip
    waits = row.batch is not None and row.batch.state == Batch.State.PROVISIONAL
    return SessionView(row.ref, facts, row.regency_code, row.version, row.recorded_by, waits)


REGENCY, DISTRICT = 5, 8


def reached(
    actor: Actor, *, since: date, until: date, digits: int = REGENCY
) -> Mapping[str, Reached]:
    """Return place → sessions and people reached from one day to another, both included.

    `digits` of the village's code name the place: a regency's five, or a district's eight.

    `last_on` is the newest session up to `until`, also one before `since`. Sessions of files that
    are still provisional are left out.
    """
    total = sum((F(name) for name in list(GROUPS)[1:]), F(next(iter(GROUPS))))
    standing = sessions(actor).select_related(None).filter(counted_batch_q(), held_on__lte=until)
    every = standing.order_by().annotate(place=Substr("village_code", 1, digits)).values("place")
    last = dict(every.annotate(last=Max("held_on")).values_list("place", "last"))
    counted = every.filter(held_on__gte=since).annotate(held=Count("id"), people=Sum(total))
    rows = {
        code: (held, people)
        for code, held, people in counted.values_list("place", "held", "people")
    }
    return {code: Reached(*rows.get(code, (0, 0)), last_on=day) for code, day in last.items()}
