"""What the newsroom's pages show: states as chips, the steps, what can be done and why not."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sasando.desk.news import guarding
from sasando.domain.news import moves
from sasando.domain.news.laid import blocks, dateline, sign_off
from sasando.exchange.guard import queries as guard
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.library.directory import officials
from sasando.library.publications.articles import CATEGORIES, ArticleView, RevisionView


@dataclass(frozen=True)
class Chip:
    """A state as a chip."""

    kind: str
    icon: str
    label: str


def chip(state: str) -> Chip:
    """Return the chip of a state."""
    told = {
        moves.DRAFT: ("neutral", "pencil", _("being written")),
        moves.ASKED: ("warn", "hourglass-split", _("waits for approval")),
        moves.SCHEDULED: ("info", "clock-history", _("scheduled")),
        moves.HELD: ("danger", "exclamation-triangle-fill", _("held back by the guard")),
        moves.PUBLISHED: ("ok", "check-lg", _("published")),
        moves.WITHDRAWN: ("neutral", "file-earmark-x", _("withdrawn")),
        moves.DROPPED: ("neutral", "x-lg", _("dropped")),
    }
    return Chip(*told[state])


def rows(articles: list[ArticleView]) -> list[dict[str, Any]]:
    """Return the lines of a list."""
    return [
        {
            "article": each, "chip": chip(each.state),
            "category": CATEGORIES.get(each.newest.facts.category),
        }
        for each in articles
    ]  # fmt: skip


def page(article: ArticleView, *, office: str, by: Actor) -> dict[str, Any]:
    """Return all that the page of one article shows."""
    newest = article.newest
    verdict = guard.last_verdict(article.ref, newest.content_sha256)
    text = "\n".join(part.text for part in newest.facts.whole().parts)
    return {
        "article": article, "chip": chip(article.state), "laid": laid(newest, office=office),
        "verdict": verdict, "stops": guarding.lines(verdict.stops) if verdict else [],
        "override": guard.override_of(newest.content_sha256),
        "category": CATEGORIES.get(newest.facts.category),
        "guard_looked_at": guard.looked_at(), "own_hand": by.login in article.hands,
        "can": _can(article, by=by), "spellings": officials.spellings(text, today=by.today),
    }  # fmt: skip


def laid(revision: RevisionView, *, office: str) -> dict[str, Any]:
    """Return a revision as it would be printed."""
    facts = revision.facts
    return {
        "dateline": dateline(facts.place, facts.dated_on), "blocks": blocks(facts.body),
        "blocks_en": blocks(facts.body_en),
        "sign_off": sign_off(facts.initials, office),
    }  # fmt: skip


def office_mark(name: str) -> str:
    """Return how the office signs: its short name without the town."""
    return name.split(" · ")[0]


def _can(article: ArticleView, *, by: Actor) -> dict[str, bool]:
    writes, approves = policy.may(by, "news.write"), policy.may(by, "news.approve")
    state = article.state
    return {
        "write": writes and state in moves.WRITABLE,
        "ask": writes and state in (moves.DRAFT, moves.HELD),
        "approve": approves and state == moves.ASKED,
        "give_back": approves and state in (moves.ASKED, moves.SCHEDULED),
        "override": policy.may(by, "guard.override") and state in moves.WRITABLE,
        "drop": writes and state in (moves.DRAFT, moves.HELD),
        "withdraw": approves and article.live_number is not None,
    }
