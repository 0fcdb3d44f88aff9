"""Lays regulations on their way out in finished words, for every room that shows them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sasando.domain.commitments.projects import ENDS, OUTCOMES, STAGES, STOPPED, WISHES
from sasando.domain.values.words import Words
from sasando.library.commitments import telling
from sasando.library.commitments.ways import (
    KINDS,
    WHOLE,
    ArticleView,
    InputView,
    ProjectCard,
    ProjectPage,
)

NO_STAGE = Words(id="tahap belum diketahui", en="stage not known")
ARTICLE = Words(id="Pasal {number}", en="Article {number}")
OFFICE = Words(id="kantor", en="the office")


@dataclass(frozen=True)
class Card:
    """A regulation in one line."""

    url: str
    title: str
    kind: str
    leader: str
    stage: str
    stage_on: date | None
    source: str
    source_date: date | None
    is_verified: bool
    is_open: bool
    inputs_until: date | None
    waiting: int


@dataclass(frozen=True)
class WayStep:
    """One stage of the way; `on` is None while it was not reached."""

    label: str
    on: date | None
    is_now: bool


@dataclass(frozen=True)
class Said:
    """One input with what became of it."""

    ref: UUID
    wish: str
    words: str
    who: str
    at: datetime
    outcome: str
    answer: str


@dataclass(frozen=True)
class Article:
    """One article with its text and inputs; the first stands for the whole draft."""

    anchor: str
    title: str
    text: str
    said: tuple[Said, ...]


def card(one: ProjectCard, language: str | None, *, url: str) -> Card:
    """Return a regulation in one line."""
    stage = STAGES[one.stage] if one.stage else NO_STAGE
    return Card(
        url=url, title=one.title.in_language(language), kind=KINDS[one.kind].in_language(language),
        leader=one.leader or telling.NOT_NAMED.in_language(language),
        stage=telling.cap(stage.in_language(language)), stage_on=one.stage_on,
        source=telling.hosts(one.source), source_date=one.source_date, is_verified=one.is_verified,
        is_open=one.is_open, inputs_until=one.inputs_until, waiting=one.waiting,
    )  # fmt: skip


def way(page: ProjectPage, language: str | None) -> list[WayStep]:
    """Return every stage of the way with the day on which it was last reached.

    Stages may be reached out of order: what is true is shown. "Stopped" stands only when it was.
    """
    days = {each.stage: each.on for each in page.stages}
    shown = [stage for stage in STAGES if stage != STOPPED or stage in days]
    return [
        WayStep(
            telling.cap(STAGES[stage].in_language(language)), days.get(stage),
            stage == page.card.stage and stage not in ENDS,
        )
        for stage in shown
    ]  # fmt: skip


def stages(page: ProjectPage, language: str | None) -> list[tuple[date, str, str, str]]:
    """Return (day, stage, words, source) of what was reached, the newest first."""
    return [
        (each.on, telling.cap(STAGES[each.stage].in_language(language)),
         each.words.in_language(language), each.source)
        for each in reversed(page.stages)
    ]  # fmt: skip


def articles(page: ProjectPage, language: str | None) -> list[Article]:
    """Return the articles of the draft with their inputs; none without a draft."""
    if page.draft is None:
        return []
    return [_article(each, language) for each in page.draft.articles]


def article_title(one: ArticleView, language: str | None) -> str:
    """Return what an article is called."""
    if not one.anchor:
        return telling.cap(WHOLE.in_language(language))
    named = ARTICLE.in_language(language).format(number=one.number)
    return f"{named} · {one.heading}" if one.heading else named


def _article(one: ArticleView, language: str | None) -> Article:
    said = tuple(_said(each, language) for each in one.inputs)
    return Article(one.anchor, article_title(one, language), one.text, said)


def _said(one: InputView, language: str | None) -> Said:
    told = one.answer
    return Said(
        ref=one.ref, wish=telling.cap(WISHES[one.wish].in_language(language)), words=one.words,
        who=one.who or OFFICE.in_language(language), at=one.at,
        outcome=OUTCOMES[told.outcome].in_language(language) if told else "",
        answer=told.words if told else "",
    )  # fmt: skip
