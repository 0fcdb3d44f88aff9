"""Turns cells, evidence and answers into finished words of pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.duties import paths
from sasando.domain.duties.facts import REPLIES
from sasando.domain.duties.states import STATES, opens_to_parliament_on
from sasando.foundation.ui import words
from sasando.library.duties import telling
from sasando.library.duties.facts import (
    AnswerView,
    BearerView,
    Cell,
    CellPage,
    DutyView,
    EvidenceView,
)
from sasando.library.duties.laid import SIGNS, mark_of

CHIPS = {"there": "brand", "partly": "brand", "unknown": "", "absent": "danger", "may": ""}


@dataclass(frozen=True)
class Chip:
    """One state as a chip shows it."""

    kind: str
    label: str
    icon: str


@dataclass(frozen=True)
class Proof:
    """One piece of evidence in a list."""

    ref: UUID
    url: str
    title: str
    line: str
    brought: str
    icon: str
    is_withdrawn: bool
    waits: bool


@dataclass(frozen=True)
class Said:
    """One answer of a unit."""

    words: str
    says: str
    line: str


def chip(cell: Cell) -> Chip:
    """Return the chip of a cell's state."""
    label = STATES[cell.state].in_language(get_language())
    return Chip(CHIPS[cell.state], label[:1].upper() + label[1:], SIGNS[cell.state])


def proof(item: EvidenceView) -> Proof:
    """Return the line of a piece of evidence."""
    language = get_language()
    return Proof(
        ref=item.ref, url=reverse("desk:duties:proof", args=[item.ref]), title=item.title,
        line=telling.evidence_line(item, language), brought=telling.brought_line(item, language),
        icon="file-earmark-text" if item.received_at else "file-earmark-x",
        is_withdrawn=item.state == "withdrawn", waits=item.state == "received",
    )  # fmt: skip


def said(answer: AnswerView) -> Said:
    """Return the line of an answer."""
    says = REPLIES[answer.says].in_language(get_language())
    return Said(answer.words, says, f"{answer.unit}, {words.day(answer.answered_on)}")


def panel(page: CellPage) -> dict[str, Any]:
    """Return what the side of the matrix, and the page of a cell, say of one cell."""
    cell, language = page.cell, get_language()
    bearer, duty = cell.bearer, cell.duty
    return {
        "bearer": bearer, "duty": duty, "letter": duty.letter, "chip": chip(cell),
        "text": duty.text.in_language(language), "heading": duty.heading.in_language(language),
        "examples": duty.examples.in_language(language), "mark": mark_of(cell),
        "review": cell.review_due_on, "is_due": cell.is_due,
        "proofs": [proof(item) for item in page.evidence],
        "answers": [said(each) for each in reversed(page.answers)],
        "history": history(page), "parliament": parliament(bearer, page.opens_on),
        "url": paths.cell_url(bearer.level, bearer.code, duty.letter),
        "row_url": paths.row_url(bearer.level, bearer.code), "law_url": paths.law_url(duty),
    }  # fmt: skip


def history(page: CellPage) -> list[tuple[date, str]]:
    """Return the days on which the state changed, newest first, in words."""
    language = get_language()
    return [(on, STATES[state].in_language(language)) for on, state in reversed(page.history)]


def parliament(bearer: BearerView, opens_on: date | None) -> str:
    """Say when parliament reads a row as it stands now."""
    if bearer.shown_on is None or opens_on is None:
        return _("Not yet: the row has not been laid before the unit.")
    return _("%(day)s, 14 days after the unit could see it.") % {"day": words.day(opens_on)}


def row_open(bearer: BearerView) -> str:
    """Say since when a unit sees its row, and from when parliament does."""
    if bearer.shown_on is None:
        return ""
    opens = words.day(opens_to_parliament_on(bearer.shown_on))
    shown = words.day(bearer.shown_on)
    return _("The unit has seen its row since %(shown)s; parliament reads it from %(opens)s.") % {
        "shown": shown, "opens": opens,
    }  # fmt: skip


def row_lines(pages: Sequence[CellPage]) -> list[dict[str, Any]]:
    """Return the lines of one bearer's page, by letter."""
    return [panel(page) for page in pages]


def placed(item: EvidenceView, duty: DutyView, bearer: BearerView) -> dict[str, Any]:
    """Return a piece of evidence with its place, for a list over all."""
    return {
        "proof": proof(item), "bearer": bearer.name,
        "duty": f"{duty.article} {duty.letter} · {duty.heading.in_language(get_language())}",
        "cell_url": paths.cell_url(bearer.level, bearer.code, duty.letter),
        "due_on": item.due_on, "received_at": item.received_at,
        "review_on": item.judgements[-1].next_review_on if item.judgements else None,
    }  # fmt: skip
