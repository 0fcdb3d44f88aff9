"""Reads regulations on their way, as far as a reader may see them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from sasando.domain.commitments import projects as rules
from sasando.domain.regulations import splitting
from sasando.domain.values.words import Words
from sasando.library.commitments import projects, shaping
from sasando.library.commitments.measuring import number
from sasando.library.commitments.models import (
    DraftInput,
    Project,
    ProjectDraft,
    ProjectFigure,
)
from sasando.library.commitments.queries import Sees
from sasando.library.commitments.shaping import Names, words
from sasando.library.publications import queries as publications
from sasando.library.publications.headlines import headlines

if TYPE_CHECKING:
    from django.db.models import QuerySet

KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "perda": Words(id="Peraturan Daerah", en="Regional regulation (Perda)"),
        "pergub": Words(id="Peraturan Gubernur", en="Governor's regulation"),
        "perbup": Words(id="Peraturan Bupati/Wali Kota", en="Regent's regulation"),
        "perdes": Words(id="Peraturan Desa", en="Village regulation"),
        "other": Words(id="Peraturan lain", en="Another regulation"),
    }
)
WHOLE = Words(id="seluruh rancangan", en="the whole draft")


@dataclass(frozen=True)
class ProjectCard:
    """A regulation in one line, with the stage it has reached.

    `is_open`: its newest draft takes inputs of this reader, until `inputs_until`; `waiting` counts
    inputs without an answer.
    """

    ref: UUID
    code: str
    kind: str
    title: Words
    leader: str
    stage: str
    stage_on: date | None
    visibility: str
    source: str
    source_date: date | None
    is_verified: bool
    is_open: bool
    inputs_until: date | None
    waiting: int


@dataclass(frozen=True)
class StageView:
    """A stage reached."""

    stage: str
    on: date
    words: Words
    source: str


@dataclass(frozen=True)
class AnswerView:
    """What became of an input."""

    outcome: str
    words: str
    at: datetime


@dataclass(frozen=True)
class InputView:
    """One input, with its newest answer; `who` is a unit, never a person."""

    ref: UUID
    anchor: str
    wish: str
    words: str
    who: str
    at: datetime
    answer: AnswerView | None


@dataclass(frozen=True)
class ArticleView:
    """One article of a draft with what was said of it; the first stands for the whole draft."""

    anchor: str
    number: str
    heading: str
    text: str
    inputs: tuple[InputView, ...]


@dataclass(frozen=True)
class DraftView:
    """A draft by articles; `why_closed` says why no input is taken."""

    ref: UUID
    number: int
    dated_on: date
    source: str
    inputs_until: date | None
    articles: tuple[ArticleView, ...]
    why_closed: Words | None
    visibility: str


@dataclass(frozen=True)
class FigureView:
    """A released table beside a project: its title, and its newest total in words."""

    release: str
    table: str
    title: Words
    total: Words
    note: str


@dataclass(frozen=True)
class ProjectPage:
    """A regulation with stages, the newest draft a reader may see, and figures."""

    card: ProjectCard
    about: Words
    institution: str
    unit: str
    stages: tuple[StageView, ...]
    draft: DraftView | None
    earlier: tuple[tuple[UUID, int, date], ...]
    figures: tuple[FigureView, ...]


def cards(*, day: date, sees: Sees) -> list[ProjectCard]:
    """Return every regulation on its way that a reader may see, the newest first."""
    names = Names.read()
    return [_card(row, names, day=day, sees=sees) for row in _rows(sees)]


def _rows(sees: Sees) -> "QuerySet[Project, Project]":
    drafts = Prefetch("drafts", ProjectDraft.objects.defer("text"), to_attr="held")
    unanswered = DraftInput.objects.filter(draft__project=OuterRef("pk"), answers=None).order_by()
    count = unanswered.values("draft__project").annotate(count=Count("pk")).values("count")
    rows = Project.objects.filter(visibility__in=sees).prefetch_related("stages", drafts)
    return rows.annotate(waiting=Coalesce(Subquery(count), 0))


def _card(row: Any, names: Names, *, day: date, sees: Sees) -> ProjectCard:
    reached = projects.reached(row)
    known = [each for each in reached if each.on <= day]
    newest = row.held[0] if row.held and row.held[0].visibility in sees else None
    stage = rules.stage_on(reached, day=day)
    until = newest.inputs_until if newest else None
    return ProjectCard(
        ref=row.ref, code=row.code, kind=row.kind, title=words(row.title_id, row.title_en),
        leader=names.of(row.institution, row.unit), stage=stage,
        stage_on=known[-1].on if known else None, visibility=row.visibility, source=row.source,
        source_date=row.source_date, is_verified=shaping.stands(row.verified),
        is_open=bool(newest) and rules.why_not_input(stage, until=until, today=day) is None,
        inputs_until=until, waiting=row.waiting,
    )  # fmt: skip


def page(ref: UUID, *, day: date, sees: Sees, draft: UUID | None = None) -> ProjectPage | None:
    """Return a regulation; `draft` chooses an earlier draft instead of the newest."""
    row = _rows(sees).filter(ref=ref).first()
    if row is None:
        return None
    drafts = list(row.drafts.filter(visibility__in=sees))
    chosen = next((each for each in drafts if draft in (None, each.ref)), None)
    stages = row.stages.all()
    return ProjectPage(
        card=_card(row, Names.read(), day=day, sees=sees), about=words(row.about_id, row.about_en),
        institution=row.institution, unit=row.unit,
        stages=tuple(
            StageView(each.stage, each.on, words(each.words_id, each.words_en), each.source)
            for each in stages
        ),
        draft=_draft(chosen, day) if chosen else None,
        earlier=tuple((each.ref, each.number, each.dated_on) for each in drafts),
        figures=tuple(_figure(each) for each in row.figures.all()),
    )  # fmt: skip


def draft_ref(text: str) -> UUID | None:
    """Return the draft that an address names; None, the newest, for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _draft(row: ProjectDraft, day: date) -> DraftView:
    said: dict[str, list[InputView]] = defaultdict(list)
    for given in row.inputs.prefetch_related("answers"):
        said[given.anchor].append(_input(given))
    parts = splitting.split(row.text).articles
    refusal = projects.why_not_input(row, today=day)
    whole = ArticleView("", "", "", "", tuple(said.get("", ())))
    return DraftView(
        ref=row.ref, number=row.number, dated_on=row.dated_on, source=row.source,
        inputs_until=row.inputs_until,
        articles=(whole, *(
            ArticleView(part.anchor, part.number, part.heading, part.text,
                        tuple(said.get(part.anchor, ())))
            for part in parts
        )),
        why_closed=refusal.words if refusal else None, visibility=row.visibility,
    )  # fmt: skip


def _input(row: DraftInput) -> InputView:
    answers = list(row.answers.all())
    newest = answers[-1] if answers else None
    told = AnswerView(newest.outcome, newest.words, newest.at) if newest else None
    return InputView(row.ref, row.anchor, row.wish, row.words, row.unit_name, row.at, told)


def _figure(row: ProjectFigure) -> FigureView:
    release = publications.release(row.release, partners=True)
    table = publications.table(row.release, row.table, partners=True)
    if release is None or table is None:
        gone = Words(id=row.table, en=row.table)
        return FigureView(row.release, row.table, gone, Words(id="–", en="–"), row.note)
    found = headlines([(release.card, table)])
    total = Words(id="–", en="–")
    if found and found[0].now.value is not None:
        value, period = found[0].now.value, found[0].now.period
        total = Words(
            id=f"{number(value, 'id')} ({period.id})", en=f"{number(value, 'en')} ({period.en})"
        )
    label = found[0].label if found else Words(id=table.indicator, en=table.indicator)
    return FigureView(row.release, row.table, label, total, row.note)


def figures() -> list[tuple[str, str, Words]]:
    """Return (release, table, label) of released tables that may stand beside a project."""
    found = headlines(publications.standing(partners=True))
    return [(each.card.number, each.table.name, each.label) for each in found]
