"""News for all: list, archive, search, one article, its pictures; no reader leaves a trace."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.domain.news.laid import blocks, dateline, sign_off
from sasando.domain.values.words import Words
from sasando.foundation.access import guards
from sasando.foundation.accounts import queries as accounts
from sasando.library.publications import news
from sasando.library.publications.articles import CATEGORIES, PublicArticle, Withdrawn
from sasando.public.paths import both_languages

LONGEST = 100
GONE = 410
# A correction and a withdrawal show at once: a reader's browser asks each time, by mark (ETag).
ASK_AGAIN = "public, max-age=0, must-revalidate"
PICTURE_SECONDS = 31_536_000
FIRST_YEAR, LAST_YEAR = 2000, 2100
DECEMBER = 12


@guards.open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List news, newest first, narrowed by category and words; older ones by the last moment."""
    category = request.GET.get("kategori", "")
    category = category if category in CATEGORIES else ""
    text = request.GET.get("q", "").strip()[:LONGEST]
    before = _moment(request.GET.get("sebelum", ""))
    cards = news.published(category=category, text=text, before=before, limit=news.PAGE + 1)
    is_first = not (category or text or before)
    lead = next(iter(news.leads()), None) if is_first else None
    context: dict[str, Any] = {
        "cards": [card for card in cards[: news.PAGE] if not lead or card.slug != lead.slug],
        "lead": lead, "category": category, "q": text, "categories": CATEGORIES.items(),
        "older": cards[news.PAGE - 1].published_at.isoformat() if len(cards) > news.PAGE else "",
        "months": news.months(),
    }  # fmt: skip
    return _fresh(render(request, "public/news/list.html", context | both_languages(request)))


@guards.open_to_all
@require_safe
def archive(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """List the news of one month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= DECEMBER):
        raise guards.NotOpen
    cards = news.published(year=year, month=month, limit=news.PAGE * 10)
    context = {"cards": cards, "year": year, "month": month, "months": news.months()}
    return _fresh(render(request, "public/news/archive.html", context | both_languages(request)))


@guards.open_to_all
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article with its corrections; a withdrawn one says so."""
    found = news.read(slug)
    if found is None:
        raise guards.NotOpen
    if isinstance(found, Withdrawn):
        context = {"withdrawn": found} | both_languages(request)
        return render(request, "public/news/withdrawn.html", context, status=GONE)
    return _fresh(render(request, "public/news/article.html", _laid(request, found)))


@guards.open_to_all
@require_safe
def picture(request: HttpRequest, ref: UUID, width: int) -> HttpResponse:
    """Give one size of a picture that a published article shows; it never changes."""
    found = news.picture(ref, width)
    if found is None:
        raise guards.NotOpen
    response = HttpResponse(found[0], content_type=found[1])
    response["Cache-Control"] = f"public, max-age={PICTURE_SECONDS}, immutable"
    return response


def _fresh(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = ASK_AGAIN
    return response


def _laid(request: HttpRequest, found: PublicArticle) -> dict[str, Any]:
    language = get_language() or "id"
    office = accounts.office_or_blank().short_name.split(" · ")[0]
    return {
        "article": found, "blocks": blocks(found.body.in_language(language)),
        "dateline": dateline(found.place, found.dated_on),
        "sign_off": sign_off(found.initials, office),
        "category": CATEGORIES.get(found.card.category, Words("", "")),
        "is_in_indonesian": language != "id" and not found.card.has_english,
        "here": request.build_absolute_uri(request.path),
    } | both_languages(request)  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+")[:40])
    except ValueError:
        return None
    return found if found.tzinfo else None
