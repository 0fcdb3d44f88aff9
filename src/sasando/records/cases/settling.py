"""What comes next in a case: the nearest of its legal terms, its tasks and its planned steps."""

from dataclasses import dataclass
from datetime import date

from sasando.domain.cases import steps
from sasando.records.cases.models import Case, StepDone, Task, Term

TASK, STEP, TERM = "task", "step", "term"


@dataclass(frozen=True)
class _Next:
    step: str
    on: date | None
    basis: str
    source: str = ""


def settle(case: Case) -> None:
    """Write the next step of a case, its day and what that day rests on; within an act."""
    found = _next(case) if case.state != "closed" else _Next("", None, "")
    case.next_step, case.next_on = found.step[:200], found.on
    case.next_basis, case.next_source = found.basis, found.source[:120]
    case.save(update_fields=["next_step", "next_on", "next_basis", "next_source"])


def _next(case: Case) -> _Next:
    dated = [*_running(case), *_tasks(case), *_planned(case)]
    if dated:
        return min(dated, key=lambda item: (item.on or date.max, item.basis))
    resting = Term.objects.filter(case=case, state=Term.State.PAUSED).first()
    if resting is not None:
        return _Next(f"{TERM}:{resting.about}", None, Case.NextBasis.PAUSED, resting.basis)
    unknown = Term.objects.filter(case=case, state=Term.State.UNVERIFIED).first()
    step = _open_step(case)
    if unknown is not None:
        about = f"{STEP}:{step}" if step else f"{TERM}:{unknown.about}"
        return _Next(about, None, Case.NextBasis.UNVERIFIED, unknown.basis)
    undated = Task.objects.filter(case=case, done_at__isnull=True, kind=Task.Kind.TASK).first()
    if undated is not None:
        return _Next(f"{TASK}:{undated.what}", None, Case.NextBasis.PLAN)
    return _Next(f"{STEP}:{step}" if step else "", None, Case.NextBasis.NONE)


def _running(case: Case) -> list[_Next]:
    rows = Term.objects.filter(case=case, state=Term.State.RUNNING)
    return [_Next(f"{TERM}:{row.about}", row.due_on, Case.NextBasis.LAW, row.basis) for row in rows]


def _tasks(case: Case) -> list[_Next]:
    rows = Task.objects.filter(case=case, done_at__isnull=True, due_on__isnull=False)
    return [_Next(f"{TASK}:{row.what}", row.due_on, Case.NextBasis.PLAN) for row in rows]


def _planned(case: Case) -> list[_Next]:
    rows = StepDone.objects.filter(case=case, done_on__isnull=True, planned_on__isnull=False)
    return [_Next(f"{STEP}:{row.code}", row.planned_on, Case.NextBasis.PLAN) for row in rows]


def _open_step(case: Case) -> str:
    done = StepDone.objects.filter(case=case, done_on__isnull=False)
    found = steps.next_step(case.kind, frozenset(done.values_list("code", flat=True)))
    return found.code if found else ""
