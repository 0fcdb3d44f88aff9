"""What the partners' first page is made of: each block reads one room, as far as the asker may."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.domain.duties import states
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import words
from sasando.library.commitments import laid as promised
from sasando.library.commitments import project_lines, questions, ways
from sasando.library.commitments import queries as commitments
from sasando.library.commitments import reach as commitment_reach
from sasando.library.commitments.facts import PARTNERS_SEE, CommitmentView
from sasando.library.duties import queries as duties
from sasando.library.duties import reach as duty_reach
from sasando.library.duties.facts import REGENCY, Row
from sasando.library.publications import passports, queries, sharing
from sasando.library.publications.briefs import BriefView
from sasando.library.publications.headlines import headlines, newest
from sasando.portal.briefs import lines as brief_lines
from sasando.portal.commitments import lines as commitment_lines
from sasando.portal.duties import lines as duty_lines
from sasando.portal.figures import lines as figure_lines

FIGURES, COMMITMENTS, MEETINGS, QUESTIONS, BRIEFS = 4, 5, 4, 3, 2
# The lower bounds of the four darker tiles.
BOUNDS = (1, 3, 4, 5)


def figures(actor: Actor, language: str) -> dict[str, Any]:
    """Return the large figures, one table in full, the newest release and what to take along."""
    released = queries.standing(partners=True)
    cards = queries.releases(partners=True, limit=1)
    paths = queries.paths(partners=True)
    told = [
        figure_lines.section(
            card, table, files=paths.get(card.number, ()), language=language, today=actor.today
        )
        for card, table in newest(released)
    ]
    return {
        "latest": cards[0] if cards else None,
        "title": passports.title(cards[0], language) if cards else "",
        "large": [
            figure_lines.figure(one, language=language) for one in headlines(released)[:FIGURES]
        ],
        "table": next((one for one in told if one.is_beside), None),
        "files": [
            (card.number, path, name)
            for card in cards
            for path, name in figure_lines.whole_files(paths.get(card.number, ()))
        ],
    }


def regencies(actor: Actor) -> dict[str, Any]:
    """Return how many duties have evidence, regency by regency as laid open, island by island."""
    found = duties.matrix(REGENCY, day=actor.today, for_parliament=True)
    islands: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows:
        islands.setdefault(row.bearer.island, []).append(_tile(row))
    return {
        "islands": list(islands.items()),
        "of": sum(not duty.is_optional for duty in found.duties),
        "as_of": next((row.as_of for row in found.rows if row.as_of), None),
    }


def _tile(row: Row) -> dict[str, Any]:
    if row.as_of is None:
        return {"name": row.bearer.name, "count": None, "level": 0, "url": ""}
    url = reverse("portal:duties:sheet", args=["kabupaten", row.bearer.code])
    level = sum(row.sum.there >= bound for bound in BOUNDS)
    return {"name": row.bearer.name, "count": row.sum.there, "level": level, "url": url}


def own_duties(actor: Actor, language: str) -> list[dict[str, Any]]:
    """Return the unit's own rows that are open to it: how many duties stand in each state."""
    found = []
    for bearer in duty_reach.own_bearers(actor):
        if bearer.shown_on is None:
            continue
        matrix = duties.matrix(bearer.level, day=actor.today, codes=[bearer.code])
        counted = [
            (word.in_language(language), getattr(matrix.sum, state))
            for state, word in states.STATES.items()
            if getattr(matrix.sum, state)
        ]
        found.append({"name": bearer.name, "url": duty_lines.row_url(bearer), "counts": counted})
    return found


def promises(actor: Actor, language: str) -> dict[str, Any]:
    """Return the unit's own open commitments, the nearest first; else the newest of all."""
    day = actor.today
    rows = commitment_reach.own(actor).filter(closing="").order_by("due_on", "id")
    is_own = rows.exists()
    shown = rows if is_own else commitments.commitments(PARTNERS_SEE).order_by("-id")
    views = commitments.views(shown[:COMMITMENTS], day=day, sees=PARTNERS_SEE)
    return {
        "is_own": is_own, "count": rows.count(),
        "rows": [_promise(one, language) for one in views],
    }  # fmt: skip


def _promise(one: CommitmentView, language: str) -> dict[str, Any]:
    return {
        "kind": promised.kind_chip(one.kind, language),
        "state": promised.state_chip(one.state, language),
        "what": one.what.in_language(language), "url": commitment_lines.url(one),
        "due": words.day(one.due_on) if one.due_on else _("No date given"),
    }  # fmt: skip


def meetings(actor: Actor) -> dict[str, Any]:
    """Return meetings to come and the newest that were held."""
    day = actor.today
    coming = commitments.coming(day=day, sees=PARTNERS_SEE, limit=MEETINGS)
    past = commitments.meetings(PARTNERS_SEE).filter(held_on__lte=day)[:MEETINGS]
    return {
        "coming": [commitment_lines.meeting(card) for card in coming],
        "past": [commitment_lines.meeting(card) for card in commitments.cards(past)],
    }


def briefs(actor: Actor) -> list[tuple[BriefView, list[brief_lines.Form]]]:
    """Return the newest signed briefs that the office shared with the asker's kind of unit."""
    found = sharing.open_to(actor)[:BRIEFS]
    return [(one, brief_lines.forms(one, actor=actor)) for one in found]


def drafts(actor: Actor, language: str) -> list[project_lines.Card]:
    """Return regulations whose newest draft takes inputs of partners today."""
    return [
        project_lines.card(one, language, url=reverse("portal:commitments:project", args=[one.ref]))
        for one in ways.cards(day=actor.today, sees=PARTNERS_SEE)
        if one.is_open
    ]


def asked(actor: Actor, language: str) -> list[dict[str, Any]]:
    """Return the newest questions that the asker may read."""
    unread = figure_lines.unread_answers(actor)
    found = questions.open_to(actor, limit=QUESTIONS)
    return [figure_lines.question(one, language, unread) for one in found]


def unread(actor: Actor) -> list[str]:
    """Return the pages of the asker's own questions whose answer was not opened yet."""
    return sorted(figure_lines.unread_answers(actor))
