"""Reads duties, their bearers, and what is known of each cell on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Subquery

from sasando.domain.duties import states
from sasando.domain.duties.facts import REPLIES, CellFacts, Proof, Reply, Verdict
from sasando.domain.duties.states import Tally
from sasando.domain.values.words import Words
from sasando.foundation.access.actor import office_day
from sasando.library.duties import facts
from sasando.library.duties.models import Answer, Bearer, Duty, Evidence, Judgement

if TYPE_CHECKING:
    from django.db.models import QuerySet

Key = tuple[int, int]
Placed = tuple[facts.EvidenceView, facts.DutyView, facts.BearerView]


@dataclass
class _Known:
    """Proofs and replies of cells by (bearer, duty), and from when to when a proof waited."""

    proofs: dict[Key, list[Proof]] = field(default_factory=lambda: defaultdict(list))
    replies: dict[Key, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    waits: dict[Key, list[tuple[date, date]]] = field(default_factory=lambda: defaultdict(list))


def duties(level: str = "") -> list[facts.DutyView]:
    """Return the duties of a level by letter, or all by article and letter."""
    rows = Duty.objects.filter(level=level) if level else Duty.objects.all()
    return [duty_view(row) for row in rows]


def duty(code: str) -> facts.DutyView | None:
    """Return one duty by its code."""
    row = Duty.objects.filter(code=code).first()
    return duty_view(row) if row else None


def bearers(level: str) -> list[facts.BearerView]:
    """Return who bears the duties of a level: regencies west to east, villages by code."""
    return [bearer_view(row) for row in Bearer.objects.filter(level=level)]


def bearer(level: str, code: str) -> facts.BearerView | None:
    """Return one bearer."""
    row = Bearer.objects.filter(level=level, code=code).first()
    return bearer_view(row) if row else None


def matrix(
    level: str, *, day: date, codes: Iterable[str] | None = None, for_parliament: bool = False
) -> facts.Matrix:
    """Return every cell of a level as known at the end of a day.

    `codes` keeps only these bearers. For parliament each row is as it stood 14 days before `day`,
    and a row that is not open yet has no cells.
    """
    columns = list(Duty.objects.filter(level=level))
    owners = Bearer.objects.filter(level=level)
    rows = list(owners if codes is None else owners.filter(code__in=list(codes)))
    known = _known(rows)
    views = {row.pk: duty_view(row) for row in columns}
    found = []
    for row in rows:
        seen = states.parliament_reads(row.shown_on, today=day) if for_parliament else day
        cells = _row(row, columns, known, seen, views=views) if seen else ()
        counted = states.tally(cell.state for cell in cells if not cell.duty.is_optional)
        found.append(facts.Row(bearer_view(row), cells, counted, seen))
    every = [cell for row in found for cell in row.cells]
    there = [_count_there(every, each.code) for each in columns]
    total = states.tally(cell.state for cell in every)
    return facts.Matrix(level, day, tuple(views.values()), tuple(found), total, tuple(there))


def _count_there(cells: Iterable[facts.Cell], code: str) -> int:
    return sum(cell.state == states.THERE for cell in cells if cell.duty.code == code)


def _known(rows: Iterable[Bearer]) -> _Known:
    """Return what was ever known of some bearers: three reads, whatever their number."""
    owners, known = [row.pk for row in rows], _Known()
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    judged = Judgement.objects.filter(evidence__bearer__in=owners).order_by("id")
    for item, on, outcome, again in judged.values_list(
        "evidence", "on", "outcome", "next_review_on"
    ):
        verdicts[item].append(Verdict(on, outcome, again))
    items = Evidence.objects.filter(bearer__in=owners).order_by("id")
    for item, bearer_id, duty_id, came in items.values_list("id", "bearer", "duty", "received_at"):
        found = tuple(verdicts[item])
        known.proofs[bearer_id, duty_id].append(Proof(found))
        if came is not None:
            looked = found[0].on if found else date.max
            known.waits[bearer_id, duty_id].append((office_day(came), looked))
    said = Answer.objects.filter(bearer__in=owners).order_by("id")
    for bearer_id, duty_id, on, says in said.values_list("bearer", "duty", "on", "says"):
        known.replies[bearer_id, duty_id].append(Reply(on, says))
    return known


def _row(
    row: Bearer,
    columns: Iterable[Duty],
    known: _Known,
    day: date,
    *,
    views: Mapping[int, facts.DutyView],
) -> tuple[facts.Cell, ...]:
    """Return the cells of a bearer as known at the end of a day."""
    owner, found = bearer_view(row), []
    for column in columns:
        cell = _facts_of(row, column, known)
        due = states.review_due_on(cell, day=day)
        lay = known.waits.get((row.pk, column.pk), ())
        found.append(
            facts.Cell(
                duty=views[column.pk], bearer=owner, state=states.state_on(cell, day=day),
                is_disputed=states.says_otherwise(cell, day=day), review_due_on=due,
                is_due=due is not None and due <= day,
                waits=sum(came <= day < looked for came, looked in lay),
            )
        )  # fmt: skip
    return tuple(found)


def row_pages(level: str, code: str, *, day: date, letter: str = "") -> list[facts.CellPage]:
    """Return the cells of a bearer with evidence and answers known at the end of a day, by letter.

    `opens_on` is when parliament reads what stands in it now; None while the row is not shown.
    """
    columns = Duty.objects.filter(level=level)
    chosen = list(columns.filter(letter=letter) if letter else columns)
    return _pages(list(Bearer.objects.filter(level=level, code=code)), chosen, day)


def level_pages(level: str, *, day: date) -> list[facts.CellPage]:
    """Return what `row_pages` does for every bearer of a level, in the matrix's order."""
    return _pages(
        list(Bearer.objects.filter(level=level)), list(Duty.objects.filter(level=level)), day
    )


def open_pages(
    level: str, *, today: date, code: str = "", letter: str = ""
) -> list[facts.CellPage]:
    """Return the cells that parliament reads today, each as it stood 14 days ago.

    Beside them stands what the bearer itself has answered up to today.
    """
    owners, columns = Bearer.objects.filter(level=level), Duty.objects.filter(level=level)
    rows = list(owners.filter(code=code) if code else owners)
    chosen = list(columns.filter(letter=letter) if letter else columns)
    reads = {row.pk: states.parliament_reads(row.shown_on, today=today) for row in rows}
    seen = next((each for each in reads.values() if each is not None), today)
    return _pages([row for row in rows if reads[row.pk]], chosen, seen, answers_until=today)


def _pages(
    rows: list[Bearer], columns: list[Duty], day: date, *, answers_until: date | None = None
) -> list[facts.CellPage]:
    known, items, said = _known(rows), defaultdict(list), defaultdict(list)
    judged = Prefetch("judgements", Judgement.objects.order_by("id"))
    for item in Evidence.objects.filter(bearer__in=rows).prefetch_related(judged):
        if _is_known(item, day):
            items[item.bearer_id, item.duty_id].append(item)
    answered = Answer.objects.filter(bearer__in=rows, on__lte=answers_until or day)
    for each in answered.order_by("id"):
        said[each.bearer_id, each.duty_id].append(answer_view(each))
    views = {column.pk: duty_view(column) for column in columns}
    return [
        facts.CellPage(
            cell=cell,
            evidence=tuple(evidence_view(item, day=day) for item in items[row.pk, column.pk]),
            answers=tuple(said[row.pk, column.pk]),
            history=_history(row, column, known, day),
            opens_on=_opens_on(row, items[row.pk, column.pk], day),
        )
        for row in rows
        for column, cell in zip(columns, _row(row, columns, known, day, views=views), strict=True)
    ]


def cell_page(level: str, code: str, letter: str, *, day: date) -> facts.CellPage | None:
    """Return one cell as `row_pages` does; None when there is no such duty or bearer."""
    found = row_pages(level, code, day=day, letter=letter) if letter else []
    return found[0] if found else None


def answers_beside(matrix: facts.Matrix) -> list[tuple[str, str, facts.AnswerView]]:
    """Return (bearer, letter, newest answer) of cells that are absent or disputed, in order."""
    told = [
        cell
        for row in matrix.rows
        for cell in row.cells
        if cell.state == states.ABSENT or cell.is_disputed
    ]
    codes = {cell.bearer.code for cell in told}
    rows = Answer.objects.filter(bearer__level=matrix.level, bearer__code__in=codes)
    newest = {
        (row.bearer.code, row.duty.letter): answer_view(row)
        for row in rows.select_related("bearer", "duty").order_by("id")
    }
    keys = [(cell, (cell.bearer.code, cell.duty.letter)) for cell in told]
    return [(cell.bearer.name, key[1], newest[key]) for cell, key in keys if key in newest]


def _facts_of(row: Bearer, column: Duty, known: _Known) -> CellFacts:
    key = (row.pk, column.pk)
    return CellFacts(
        column.is_optional, tuple(known.proofs.get(key, ())), tuple(known.replies.get(key, ()))
    )


def _history(row: Bearer, column: Duty, known: _Known, day: date) -> tuple[tuple[date, str], ...]:
    found = states.history(_facts_of(row, column, known))
    return tuple(each for each in found if each[0] <= day)


def over_time(level: str, *, days: Iterable[date]) -> list[tuple[date, Tally]]:
    """Return how many cells of a level stood in each state at the end of each day."""
    rows, columns = list(Bearer.objects.filter(level=level)), list(Duty.objects.filter(level=level))
    known = _known(rows)
    cells = [_facts_of(row, column, known) for row in rows for column in columns]
    return [(on, states.tally(states.state_on(cell, day=on) for cell in cells)) for on in days]


def _is_known(item: Evidence, day: date) -> bool:
    moment = item.asked_at or item.received_at
    return moment is not None and office_day(moment) <= day


def _opens_on(row: Bearer, items: Iterable[Evidence], day: date) -> date | None:
    if row.shown_on is None:
        return None
    found = [each.on for item in items for each in item.judgements.all() if each.on <= day]
    return states.opens_to_parliament_on(max([row.shown_on, *found]))


def evidence(ref: UUID) -> Placed | None:
    """Return one piece of evidence with its duty and bearer."""
    rows = Evidence.objects.select_related("duty", "bearer").prefetch_related("judgements")
    item = rows.filter(ref=ref).first()
    if item is None:
        return None
    return evidence_view(item), duty_view(item.duty), bearer_view(item.bearer)


def waiting() -> list[Placed]:
    """Return evidence that waits for a verdict, the oldest first."""
    rows = Evidence.objects.filter(state=Evidence.State.RECEIVED).order_by("received_at", "id")
    return _with_places(rows)


def asked() -> list[Placed]:
    """Return evidence that was asked for and has not come, the nearest day first."""
    return _with_places(Evidence.objects.filter(state=Evidence.State.ASKED).order_by("due_on"))


def reviews_due(day: date) -> list[Placed]:
    """Return standing evidence whose day of review has come, the oldest day first."""
    return _with_places(_to_review(day))


def _to_review(day: date) -> "QuerySet[Evidence]":
    newest = Judgement.objects.filter(evidence=OuterRef("pk")).order_by("-id")
    rows = Evidence.objects.filter(state__in=[Evidence.State.WHOLE, Evidence.State.PART])
    again = rows.annotate(again_on=Subquery(newest.values("next_review_on")[:1]))
    return again.filter(again_on__lte=day).order_by("again_on", "id")


def counts_waiting(day: date) -> tuple[int, int, int]:
    """Return how many pieces wait for a verdict, for their review, and to come at all."""
    rows = Evidence.objects
    return (
        rows.filter(state=Evidence.State.RECEIVED).count(),
        _to_review(day).count(),
        rows.filter(state=Evidence.State.ASKED).count(),
    )


def _with_places(rows: "QuerySet[Evidence]") -> list[Placed]:
    found = rows.select_related("duty", "bearer").prefetch_related("judgements")
    return [(evidence_view(item), duty_view(item.duty), bearer_view(item.bearer)) for item in found]


def changes(level: str, *, since: date, until: date) -> list[facts.Change]:
    """Return the cells whose state differs between the ends of two days, in the matrix's order."""
    rows = list(Bearer.objects.filter(level=level))
    columns, known = list(Duty.objects.filter(level=level)), _known(rows)
    why = _causes(rows, since=since, until=until)
    views = {column.pk: duty_view(column) for column in columns}
    found = []
    for row in rows:
        pairs = [_row(row, columns, known, day, views=views) for day in (since, until)]
        for column, before, after in zip(columns, *pairs, strict=True):
            if before.state != after.state:
                causes = tuple(why.get((row.pk, column.pk), ()))
                found.append(
                    facts.Change(before.duty, before.bearer, before.state, after.state, causes)
                )
    return found


def _causes(rows: Iterable[Bearer], *, since: date, until: date) -> Mapping[Key, list[Words]]:
    """Return by cell what happened after one day up to another, in words, oldest first."""
    owners, found = [row.pk for row in rows], defaultdict(list)
    within = {"on__gt": since, "on__lte": until}
    judged = Judgement.objects.filter(evidence__bearer__in=owners, **within)
    for each in judged.select_related("evidence").order_by("id"):
        said = facts.EVIDENCE_STATES[each.outcome]
        title, reason = each.evidence.title, f": {each.words}" if each.words else ""
        found[each.evidence.bearer_id, each.evidence.duty_id].append(
            Words(id=f"“{title}” {said.id}{reason}", en=f"“{title}” {said.en}{reason}")
        )
    for answer in Answer.objects.filter(bearer__in=owners, **within).order_by("id"):
        said = REPLIES[answer.says]
        found[answer.bearer_id, answer.duty_id].append(
            Words(id=f"unit menjawab: {said.id}", en=f"the unit answered: {said.en}")
        )
    return found


def duty_view(row: Duty) -> facts.DutyView:
    """Return a duty as pages see it."""
    return facts.DutyView(
        code=row.code, instrument=row.instrument, article=row.article, letter=row.letter,
        level=row.level, text=Words(id=row.text_id, en=row.text_en),
        heading=Words(id=row.heading_id, en=row.heading_en),
        examples=Words(id=row.examples_id, en=row.examples_en), is_optional=row.is_optional,
        is_verified=row.verified_on is not None, verified_by=row.verified_by,
        verified_on=row.verified_on, source=row.source, source_date=row.source_date,
        note=row.note,
    )  # fmt: skip


def bearer_view(row: Bearer) -> facts.BearerView:
    """Return a bearer as pages see it."""
    return facts.BearerView(
        row.level, row.code, row.name, row.island, row.unit, row.institution, row.shown_on
    )


def evidence_view(item: Evidence, *, day: date = date.max) -> facts.EvidenceView:
    """Return a piece of evidence as pages see it, with what was known of it by the end of a day."""
    judged = tuple(
        facts.JudgementView(row.outcome, row.on, row.at, row.by_name, row.words, row.next_review_on)
        for row in item.judgements.all()
        if row.on <= day
    )
    came = item.received_at if item.received_at and office_day(item.received_at) <= day else None
    state = judged[-1].outcome if judged else "received" if came else "asked"
    return facts.EvidenceView(
        ref=item.ref, kind=item.kind, title=item.title, dated_on=item.dated_on, note=item.note,
        source=item.source, has_file=item.file is not None, state=state,
        asked_at=item.asked_at, due_on=item.due_on, commitment=item.commitment,
        commitment_number=item.commitment_number, received_at=came,
        brought_by=item.brought_by, brought_name=item.brought_name,
        brought_unit=item.brought_unit, is_on_behalf=item.is_on_behalf, version=item.version,
        judgements=judged,
    )  # fmt: skip


def answer_view(row: Answer) -> facts.AnswerView:
    """Return an answer as pages see it."""
    return facts.AnswerView(
        row.ref, row.says, row.words, row.answered_on, row.on, row.unit, row.source
    )
