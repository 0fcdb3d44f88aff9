"""Addresses of the newsroom, who asks, and which article."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import news
from sasando.library.publications.articles import ArticleView


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def article(ref: UUID) -> ArticleView:
    """Return an article; raises NotOpen."""
    found = news.article(ref)
    if found is None:
        raise guards.NotOpen
    return found


def to(ref: UUID) -> HttpResponseRedirect:
    """Send on to an article."""
    return HttpResponseRedirect(reverse("redaksi:article", args=[ref]))


def whole_number(text: str) -> int:
    """Return a number typed or sent along; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def initials(actor: Actor) -> str:
    """Return how an editor signs."""
    return "".join(word[0] for word in actor.name.split() if word[0].isalpha()).upper()[:8] or "X"
