"""Reads meetings and commitments as far as a reader may see them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from sasando.domain.commitments import facts as known
from sasando.domain.commitments import states
from sasando.domain.commitments.states import Tally
from sasando.library.commitments import shaping
from sasando.library.commitments.facts import (
    GATHERINGS,
    OWNER,
    STAFF_SEE,
    CommitmentView,
    ItemView,
    MeetingCard,
    MeetingPage,
    StatementView,
)
from sasando.library.commitments.models import (
    AgendaItem,
    Commitment,
    Meeting,
    Party,
    Statement,
    Step,
)
from sasando.library.commitments.shaping import Names, words

if TYPE_CHECKING:
    from django.db.models import QuerySet

Sees = frozenset[str]


def commitments(sees: Sees) -> "QuerySet[Commitment]":
    """Return the commitments that a reader may see: they, their statement and their meeting."""
    return Commitment.objects.filter(
        visibility__in=sees, statement__visibility__in=sees, statement__meeting__visibility__in=sees
    )


def views(rows: "Iterable[Any]", *, day: date, sees: Sees) -> list[CommitmentView]:
    """Return commitments as known on a day, in the order given: five reads, however many.

    Rows may be of the table, or of `values_list(named=True)` with `id`.
    """
    keys = [row.id for row in rows]
    if not keys:
        return []
    parties, steps = (
        _by_commitment(Party, shaping.PARTY, keys),
        _by_commitment(Step, shaping.STEP, keys),
    )
    found = Commitment.objects.filter(pk__in=keys).order_by()
    names = Names.of_codes(each for held in parties.values() for each in held)
    made = {
        row.id: shaping.commitment_view(
            row, shaping.Around(parties[row.id], steps[row.id], names), day=day, sees=sees
        )
        for row in found.values_list(*shaping.COMMITMENT, named=True)
    }
    return [made[key] for key in keys if key in made]


def keys(rows: "QuerySet[Commitment]") -> "QuerySet[Any]":
    """Return rows for a page of a list, of which only the id is read."""
    return rows.values_list("id", named=True)


def _by_commitment(model: Any, names: tuple[str, ...], keys: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = model.objects.filter(commitment__in=keys)
    for row in rows.values_list(*names, named=True):
        found[row.commitment_id].append(row)
    return found


def commitment(ref: UUID, *, day: date, sees: Sees) -> CommitmentView | None:
    """Return one commitment."""
    found = views(commitments(sees).filter(ref=ref), day=day, sees=sees)
    return found[0] if found else None


def in_state(rows: "QuerySet[Commitment]", state: str, *, day: date) -> "QuerySet[Commitment]":
    """Return those rows that stand in a state today; the same rule as `states.state_on`.

    `day` is the day of reading: columns that repeat the newest steps know no other.
    """
    return rows.filter(_state_is(state, day))


def _state_is(state: str, day: date) -> Q:
    if state not in states.OPEN:
        return Q(closing=state)
    clocked = Q(closing="", has_owner=True, statement__kind__in=known.CLOCKED)
    late = clocked & Q(due_on__lt=day)
    soon = clocked & Q(due_on__gte=day, due_on__lte=day + states.SOON)
    if state in (states.OVERDUE, states.DUE):
        return late if state == states.OVERDUE else soon
    if state == states.NOTED:
        return Q(closing="") & ~Q(statement__kind__in=known.CLOCKED)
    calm = Q(closing="", statement__kind__in=known.CLOCKED) & ~late & ~soon
    return calm & Q(is_seen=state == states.ON_COURSE)


def tally(rows: "QuerySet[Commitment]", *, day: date) -> Tally:
    """Return how many rows stand in each state today."""
    counts = {state: Count("pk", filter=_state_is(state, day)) for state in states.STATES}
    return Tally(**rows.aggregate(**counts))


def of_parties(
    rows: "QuerySet[Commitment]", *, unit: str, institution: str
) -> "QuerySet[Commitment]":
    """Return the rows in which a unit has part, by its code or its institution's."""
    own = Q(unit=unit) if unit else Q(pk__in=[])
    if institution:
        # Another unit of the same institution answers for itself.
        own |= Q(institution=institution, unit="")
    return rows.filter(Exists(Party.objects.filter(own, commitment=OuterRef("pk"))))


def owners() -> frozenset[str]:
    """Return the institutions that own a commitment."""
    rows = Party.objects.filter(part=OWNER).exclude(institution="").order_by()
    return frozenset(rows.values_list("institution", flat=True).distinct())


def owned_by(rows: "QuerySet[Commitment]", institution: str) -> "QuerySet[Commitment]":
    """Return the rows that an institution owns; empty: those whose owner nobody named."""
    if not institution:
        return rows.filter(has_owner=False)
    held = Party.objects.filter(part=OWNER, institution=institution, commitment=OuterRef("pk"))
    return rows.filter(Exists(held))


def worded(rows: "QuerySet[Commitment]", text: str) -> "QuerySet[Commitment]":
    """Return the rows whose words, statement or number hold a text."""
    return rows.filter(
        Q(what_id__icontains=text) | Q(what_en__icontains=text) | Q(number__iexact=text)
        | Q(statement__words_id__icontains=text)
    )  # fmt: skip


def waiting(*, day: date, sees: Sees = STAFF_SEE) -> list[CommitmentView]:
    """Return what its owner reported as done and nobody has confirmed, the oldest first."""
    told = commitments(sees).filter(closing="", says_done=True).order_by("id")
    return views(keys(told), day=day, sees=sees)


def with_open_counts(rows: "Iterable[Meeting]") -> list[tuple[MeetingCard, int]]:
    """Return meetings, each with how many commitments out of it are open."""
    found = list(rows)
    held = Commitment.objects.filter(statement__meeting__in=found, closing="")
    counted = held.order_by().values_list("statement__meeting").annotate(count=Count("pk"))
    counts = dict(counted)
    return [(shaping.card(row), counts.get(row.pk, 0)) for row in found]


def meetings(sees: Sees) -> "QuerySet[Meeting]":
    """Return the meetings, letters and press statements that a reader may see, newest first."""
    return Meeting.objects.filter(visibility__in=sees)


def cards(rows: Iterable[Meeting]) -> list[MeetingCard]:
    """Return meetings in one line each."""
    return [shaping.card(row) for row in rows]


def coming(*, day: date, sees: Sees, limit: int = 20) -> list[MeetingCard]:
    """Return the gatherings that are planned for a day or later, the nearest first."""
    rows = meetings(sees).filter(state="planned", held_on__gte=day, kind__in=GATHERINGS)
    return cards(rows.order_by("held_on", "starts_at", "id")[:limit])


def page(ref: UUID, *, day: date, sees: Sees) -> MeetingPage | None:
    """Return a meeting with all of it that a reader may see."""
    row = meetings(sees).select_related("follows").filter(ref=ref).first()
    if row is None:
        return None
    items, loose = _said(row, day=day, sees=sees)
    before = row.follows if row.follows and row.follows.visibility in sees else None
    names, after = Names.read(), Meeting.objects.filter(follows=row, visibility__in=sees)
    papers = row.documents.filter(visibility__in=sees)
    return MeetingPage(
        card=shaping.card(row), told=words(row.told_id, row.told_en), brief=row.brief,
        note=words(row.note_id, row.note_en), follows=shaping.card(before) if before else None,
        next=tuple(cards(after.order_by("held_on"))),
        seats=tuple(shaping.seat(each, names) for each in row.participants.all()),
        items=items, loose=loose, documents=tuple(shaping.document(each) for each in papers),
        cancelled_on=row.cancelled_on, cancelled_why=row.cancelled_why, agreed_on=row.agreed_on,
        agreed_by=row.agreed_by, sequence=row.sequence, changed_at=row.changed_at,
        version=row.version,
    )  # fmt: skip


def _said(
    row: Meeting, *, day: date, sees: Sees
) -> tuple[tuple[ItemView, ...], tuple[StatementView, ...]]:
    """Return the items with their statements, and the statements under no item."""
    made: dict[int, list[CommitmentView]] = defaultdict(list)
    rows = list(commitments(sees).filter(statement__meeting=row).order_by("place", "id"))
    for one, view in zip(rows, views(rows, day=day, sees=sees), strict=True):
        made[one.statement_id].append(view)
    names, by_item = Names.read(), defaultdict(list)
    said = Statement.objects.filter(meeting=row, visibility__in=sees).select_related("item")
    for each in said.order_by("place", "id"):
        by_item[each.item_id].append(_statement(each, made[each.pk], names))
    items = AgendaItem.objects.filter(meeting=row, visibility__in=sees)
    shown = tuple(_item(each, by_item.pop(each.pk, [])) for each in items)
    return shown, tuple(each for group in by_item.values() for each in group)


def _statement(row: Statement, made: list[CommitmentView], names: Names) -> StatementView:
    return StatementView(
        ref=row.ref, code=row.code, kind=row.kind, speaker=words(row.speaker_id, row.speaker_en),
        speaker_name=names.of(row.institution, row.unit), institution=row.institution,
        unit=row.unit, words=words(row.words_id, row.words_en),
        note=words(row.note_id, row.note_en), visibility=row.visibility, source=row.source,
        source_date=row.source_date, is_verified=shaping.is_verified(row),
        item_ref=row.item.ref if row.item else None, commitments=tuple(made),
    )  # fmt: skip


def _item(row: AgendaItem, said: list[StatementView]) -> ItemView:
    return ItemView(
        row.ref, row.place, words(row.title_id, row.title_en), row.presenter,
        words(row.minutes_id, row.minutes_en), row.visibility, tuple(said),
    )  # fmt: skip


def chain(ref: UUID, *, sees: Sees) -> list[MeetingCard]:
    """Return the meetings that a meeting follows, the nearest first; a circle ends the walk."""
    found: list[MeetingCard] = []
    row = Meeting.objects.select_related("follows").filter(ref=ref).first()
    seen = {row.pk} if row else set()
    at = row.follows if row else None
    while at is not None and at.pk not in seen:
        seen.add(at.pk)
        if at.visibility in sees:
            found.append(shaping.card(at))
        at = at.follows
    return found


def open_from(ref: UUID, *, day: date, sees: Sees = STAFF_SEE) -> list[CommitmentView]:
    """Return what is still open of the commitments made in a meeting, in their order."""
    rows = commitments(sees).filter(statement__meeting__ref=ref, closing="")
    return views(rows.order_by("statement__place", "place", "id"), day=day, sees=sees)


def of_meetings(refs: Iterable[UUID], *, day: date, sees: Sees) -> list[CommitmentView]:
    """Return every commitment made in some meetings, the oldest meeting first."""
    rows = commitments(sees).filter(statement__meeting__ref__in=list(refs))
    ordered = rows.order_by("statement__meeting__held_on", "statement__place", "place", "id")
    return views(ordered, day=day, sees=sees)
