"""Reads the news: for the newsroom, and what the public reads."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import office_day
from sasando.library.publications.articles import (
    ORIGINS,
    ArticleFacts,
    ArticleView,
    Card,
    Correction,
    PictureView,
    PublicArticle,
    RevisionView,
    Withdrawn,
)
from sasando.library.publications.models import Article, Picture, PictureFile, Revision

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE = 20
RELATED = 3
WORDS_ASKED = 6
SOUGHT = ("title", "title_en", "summary", "summary_en", "body", "body_en")
SAME = (
    "is_lead category title title_en summary summary_en body body_en place dated_on initials alt"
    " alt_en credit shows_faces faces_agreed erratum erratum_en"
)


def articles(*, state: str = "", text: str = "") -> list[ArticleView]:
    """Return articles of the newsroom, newest first; dropped ones only when asked for."""
    rows = Article.objects.exclude(state="dropped") if state != "dropped" else Article.objects.all()
    if state:
        rows = rows.filter(state=state)
    found = [_view(row) for row in _whole(rows)[:200]]
    sought = text.lower().split()
    return [each for each in found if all(w in each.newest.facts.title.lower() for w in sought)]


def article(ref: UUID) -> ArticleView | None:
    """Return one article of the newsroom."""
    row = _whole(Article.objects.filter(ref=ref)).first()
    return _view(row) if row else None


def revisions(ref: UUID) -> list[RevisionView]:
    """Return every revision of an article, newest first."""
    rows = Revision.objects.filter(article__ref=ref).select_related("picture")
    return [revision_view(row) for row in rows.order_by("-number")]


def published(
    *,
    category: str = "",
    text: str = "",
    year: int | None = None,
    month: int | None = None,
    before: datetime | None = None,
    limit: int = PAGE,
) -> list[Card]:
    """Return what the public reads, newest first."""
    rows = _public()
    if category:
        rows = rows.filter(live__category=category)
    if year:
        rows = rows.filter(published_at__year=year)
    if month:
        rows = rows.filter(published_at__month=month)
    if before:
        rows = rows.filter(published_at__lt=before)
    for word in text.split()[:WORDS_ASKED]:
        asked = (Q(**{f"live__{name}__icontains": word}) for name in SOUGHT)
        rows = rows.filter(reduce(lambda one, other: one | other, asked))
    return _cards(rows[:limit])


def leads(*, limit: int = 1) -> list[Card]:
    """Return the main news, newest first."""
    return _cards(_public().filter(live__is_lead=True)[:limit])


def months() -> list[tuple[int, int, int]]:
    """Return (year, month, how many) of the archive, newest first."""
    rows = (
        _public().order_by().annotate(y=ExtractYear("published_at"), m=ExtractMonth("published_at"))
    )
    counted: dict[tuple[int, int], int] = {}
    for year, month in rows.values_list("y", "m"):
        counted[year, month] = counted.get((year, month), 0) + 1
    return [(*key, counted[key]) for key in sorted(counted, reverse=True)]


def read(slug: str) -> PublicArticle | Withdrawn | None:
    """Return an article as the public reads it, what is left of a withdrawn one, or None."""
    row = _public().filter(slug=slug).first()
    if row is not None and row.live is not None:
        return _article(row, row.live)
    gone = Article.objects.filter(slug=slug, state="withdrawn").first()
    if gone is None or gone.withdrawn_at is None:
        return None
    last = gone.revisions.filter(published_at__isnull=False).order_by("-number").first()
    title = Words(last.title, last.title_en or last.title) if last else Words("", "")
    return Withdrawn(title, gone.withdrawn_at, gone.withdrawn_why)


def picture(ref: UUID, width: int) -> tuple[bytes, str] | None:
    """Return (content, media type) of a picture that a published article shows."""
    shown = Picture.objects.filter(revisions__live_of__isnull=False, ref=ref)
    row = PictureFile.objects.filter(picture__in=shown, width=width).first()
    return (bytes(row.content), row.media_type) if row else None


def any_picture(ref: UUID, width: int) -> tuple[bytes, str] | None:
    """Return (content, media type) of a picture of the newsroom."""
    row = PictureFile.objects.filter(picture__ref=ref, width=width).first()
    return (bytes(row.content), row.media_type) if row else None


def to_relate(*, limit: int = 30) -> list[tuple[str, str]]:
    """Return (slug, title) of published articles that another may point to."""
    rows = _public()[:limit]
    return [(row.slug, row.live.title) for row in rows if row.live]


def _public() -> "QuerySet[Article]":
    rows = Article.objects.filter(live__isnull=False).select_related("live", "live__picture")
    return rows.order_by("-published_at", "-id")


def _whole(rows: "QuerySet[Article]") -> "QuerySet[Article]":
    found = rows.select_related("live").prefetch_related("revisions", "revisions__picture")
    return found.annotate(read_count=Sum("readings__count")).order_by("-id")


def _cards(rows: Iterable[Article]) -> list[Card]:
    return [card_of(row, row.live) for row in rows if row.live is not None]


def card_of(row: Article, live: Revision) -> Card:
    """Return the line of an article under one of its revisions."""
    published = row.published_at or row.made_at
    is_corrected = live.erratum and live.published_at
    return Card(
        slug=row.slug, title=Words(live.title, live.title_en or live.title),
        summary=Words(live.summary, live.summary_en or live.summary), category=live.category,
        is_lead=live.is_lead, published_at=published, changed_at=row.changed_at or published,
        erratum_on=office_day(live.published_at) if is_corrected and live.published_at else None,
        picture=picture_view(live.picture) if live.picture else None,
        alt=Words(live.alt, live.alt_en or live.alt), has_english=bool(live.body_en),
    )  # fmt: skip


def _article(row: Article, live: Revision) -> PublicArticle:
    told = row.revisions.filter(published_at__isnull=False).exclude(erratum="")
    corrections = tuple(
        Correction(each.published_at, Words(each.erratum, each.erratum_en or each.erratum))
        for each in told.order_by("-number")
        if each.published_at
    )
    return PublicArticle(
        card=card_of(row, live), body=Words(live.body, live.body_en or live.body),
        place=live.place, dated_on=live.dated_on, initials=live.initials, credit=live.credit,
        corrections=corrections, related=_related(row, live),
    )  # fmt: skip


def _related(row: Article, live: Revision) -> tuple[Card, ...]:
    """Return what the editor chose, filled up with the newest of the same category."""
    others = _public().exclude(pk=row.pk)
    chosen = _cards(others.filter(slug__in=live.related)[:RELATED])
    alike = _cards(others.filter(live__category=live.category)[: RELATED * 2])
    taken = {card.slug for card in chosen}
    return tuple([*chosen, *(card for card in alike if card.slug not in taken)][:RELATED])


def _view(row: Article) -> ArticleView:
    newest = max(row.revisions.all(), key=lambda each: each.number)
    if row.state == "published" and row.live is not None:
        newest = row.live
    return ArticleView(
        ref=row.ref, slug=row.slug, state=row.state, newest=revision_view(newest),
        live_number=row.live.number if row.live else None, publish_at=row.publish_at,
        published_at=row.published_at, returned_name=row.returned_name,
        returned_why=row.returned_why, withdrawn_at=row.withdrawn_at,
        withdrawn_why=row.withdrawn_why, origin=ORIGINS[row.origin], origin_ref=row.origin_ref,
        hands=frozenset(row.hands), made_at=row.made_at, made_name=row.made_name,
        readings=getattr(row, "read_count", 0) or 0,
        picture=picture_view(newest.picture) if newest.picture else None,
    )  # fmt: skip


def revision_view(row: Revision) -> RevisionView:
    """Return one revision."""
    return RevisionView(
        number=row.number, facts=facts_of(row), content_sha256=row.content_sha256, at=row.at,
        name=row.name, asked_at=row.asked_at, asked_name=row.asked_name,
        approved_at=row.approved_at, approved_name=row.approved_name,
        published_at=row.published_at,
    )  # fmt: skip


def facts_of(row: Revision) -> ArticleFacts:
    """Return what an editor wrote in a revision."""
    same = {name: getattr(row, name) for name in SAME.split()}
    facts = ArticleFacts(**same)
    return replace(
        facts, picture=row.picture.ref if row.picture else None, related=tuple(row.related)
    )


def picture_view(row: Picture) -> PictureView:
    """Return a picture with its widths."""
    widths = row.files.values_list("width", flat=True)
    return PictureView(row.ref, row.width, row.height, tuple(sorted(widths)))


def last_change() -> date | None:
    """Return the day of the newest change of what the public reads."""
    moment = _public().order_by("-changed_at").values_list("changed_at", flat=True).first()
    return office_day(moment) if moment else None
