"""Opens one case for each accepted row of a table of complaints; takes them back untouched."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sasando.domain.cases.kinds import kind_of_category
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.sources.models import Batch
from sasando.records.cases import opening
from sasando.records.cases.acting import Act, write_line
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.models import Case, CasePaper, CasePerson, Entry, StepDone, Term
from sasando.records.workers.models import Identity

AT_ONCE = 500
COMPLAINT_COLUMNS = ("regency_code", "country", "trouble", "channel", "sex")


@dataclass(frozen=True)
class ComplaintRow:
    """One row of a table of complaints: its number there, who it is about, and what it says."""

    source_row: int
    identity: int
    foreign_no: str
    facts: IntakeFacts


def numbers_known(numbers: Collection[str]) -> set[str]:
    """Return which complaint numbers of another system have become a case already."""
    wanted = [number for number in numbers if number]
    found: set[str] = set()
    for at in range(0, len(wanted), AT_ONCE):
        rows = Case.objects.filter(foreign_no__in=wanted[at : at + AT_ONCE])
        found.update(rows.values_list("foreign_no", flat=True))
    return found


def open_rows(batch: Batch, *, rows: Iterable[ComplaintRow], by: Actor) -> int:
    """Open a case for each row, without an owner, within the caller's transaction and event."""
    listed = list(rows)
    found = Identity.objects.filter(batch=batch).select_related("person").in_bulk()
    for row in listed:
        identity = found[row.identity]
        case = opening.new_case(
            kind_of_category(row.facts.category), row.facts, identity=identity, by=by
        )
        case.source_batch, case.source_row = batch, row.source_row
        case.foreign_no = row.foreign_no[:60]
        case.save(update_fields=["source_batch", "source_row", "foreign_no"])
        opening.begin(case, identity=identity, is_minor=row.facts.is_minor, by=by)
        doing = Act(case=case, by=by, deed="opened_from_table")
        doing.facts = {"row": row.source_row, "batch": str(batch.ref)}
        write_line(doing)
    return len(listed)


def stands_on(batch: Batch) -> bool:
    """Say whether work has begun on what a batch opened: its manifest, or one of its complaints."""
    if Case.objects.filter(batch=batch).exists():
        return True
    rows = Case.objects.filter(source_batch=batch)
    idle = {"owner": None, "first_action_at": None, "version": 1, "is_restricted": False}
    return rows.exclude(**idle).exists()


def clear(batch: Batch) -> None:
    """Delete the cases of a batch that nobody has touched yet, with their keys."""
    cases = Case.objects.filter(source_batch=batch)
    refs = list(cases.values_list("ref", flat=True))
    for model in (Entry, Term, CasePaper, StepDone, CasePerson):
        model._default_manager.filter(case__source_batch=batch).delete()
    cases.delete()
    for at in range(0, len(refs), AT_ONCE):
        PersonKey.objects.filter(subject__in=refs[at : at + AT_ONCE]).delete()


def complaint_columns(batch: Batch) -> list[tuple[str, ...]]:
    """Return what the cases of a table are counted by, in the order of `COMPLAINT_COLUMNS`."""
    rows = Case.objects.filter(source_batch=batch)
    return list(rows.values_list("regency_code", "country", "category", "channel", "subject__sex"))
