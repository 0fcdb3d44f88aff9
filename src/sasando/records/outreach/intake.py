"""Takes in sessions of received tables, and tells which stand already."""

from collections.abc import Iterable, Mapping
from datetime import date

from sasando.domain.reconciliation.session_rows import SessionRow
from sasando.foundation.sources.models import Batch, live_batch_q
from sasando.records.outreach import queries
from sasando.records.outreach.actions import fill
from sasando.records.outreach.facts import SessionFacts
from sasando.records.outreach.models import OutreachSession

# Day, village and topic: two rows that agree in these tell of one session.
Key = tuple[date, str, frozenset[str]]
PART = 400


def key_of(row: SessionRow | SessionFacts) -> Key:
    """Return what tells one session from another."""
    return row.held_on, row.village_code, row.materials


def facts_of(row: SessionRow) -> SessionFacts:
    """Return what a row of a table says, as the office keeps it."""
    return SessionFacts(
        held_on=row.held_on, village_code=row.village_code, audience=row.audience,
        counts=row.counts, materials=row.materials, questions=row.questions, note=row.note,
        officer=row.officer,
    )  # fmt: skip


def standing(rows: Iterable[SessionRow]) -> Mapping[Key, list[SessionFacts]]:
    """Return the sessions on record, whoever may see them, of the days that the rows tell of."""
    days = {row.held_on for row in rows}
    if not days:
        return {}
    there = OutreachSession.objects.filter(live_batch_q()).select_related("batch")
    found: dict[Key, list[SessionFacts]] = {}
    for row in there.filter(held_on__gte=min(days), held_on__lte=max(days)):
        facts = queries.view_of(row).facts
        found.setdefault(key_of(facts), []).append(facts)
    return found


def of_batch(batch: Batch) -> list[SessionFacts]:
    """Return the sessions that a file brought."""
    rows = OutreachSession.objects.filter(batch=batch).select_related("batch")
    return [queries.view_of(row).facts for row in rows]


def write(rows: Iterable[tuple[int, SessionRow]], *, batch: Batch, sheet: str) -> None:
    """Write the sessions of (row number, row) as its receiver's, in the caller's transaction."""
    made = [
        fill(
            OutreachSession(
                recorded_at=batch.received_at, recorded_by=batch.received_by, batch=batch,
                source_sheet=sheet[:120], source_row=number,
            ),
            facts_of(row),
        )
        for number, row in rows
    ]  # fmt: skip
    OutreachSession.objects.bulk_create(made, batch_size=PART)


def clear(batch: Batch) -> None:
    """Delete the sessions of a batch that is withdrawn."""
    OutreachSession.objects.filter(batch=batch).delete()
