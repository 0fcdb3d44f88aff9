"""Asks the guard about a saved draft, and says its answer in words: places, never names."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sasando.domain.news.whole import COVER, ENGLISH, SUMMARY, TITLE
from sasando.domain.values.words import Words
from sasando.exchange.guard import actions
from sasando.exchange.guard.facts import KINDS, Stop, Verdict
from sasando.foundation.access.actor import Actor
from sasando.library.directory.wording import institution_words
from sasando.library.publications.articles import ArticleView


def check(article: ArticleView, *, by: Actor) -> Verdict:
    """Have the guard check the newest revision as it was saved."""
    whole = article.newest.facts.whole()
    return actions.check(whole, draft=article.ref, institutions=institution_words(), by=by)


def lines(stops: Iterable[Stop]) -> list[tuple[str, Words]]:
    """Return (where, why) of each stop."""
    return [(_place(stop), KINDS[stop.kind]) for stop in stops]


def _place(stop: Stop) -> str:
    named = {TITLE: _("Title"), SUMMARY: _("Summary"), COVER: _("Cover picture")}
    place = named.get(stop.where) or _("Paragraph %(number)s") % {"number": stop.where}
    return _("%(place)s, English text") % {"place": place} if stop.language == ENGLISH else place
