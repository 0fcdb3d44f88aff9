"""Cells as partners' pages show them: finished words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.duties.facts import REPLIES
from sasando.domain.duties.states import STATES, opens_to_parliament_on
from sasando.foundation.ui import words
from sasando.library.duties import telling
from sasando.library.duties.facts import (
    PROVINCE,
    REGENCY,
    VILLAGE,
    AnswerView,
    BearerView,
    CellPage,
    EvidenceView,
)
from sasando.library.duties.laid import SIGNS, mark_of

SLUGS = {"kabupaten": REGENCY, "provinsi": PROVINCE, "desa": VILLAGE}
SLUG_OF = {level: slug for slug, level in SLUGS.items()}
CHIPS = {"there": "brand", "partly": "brand", "unknown": "", "absent": "danger", "may": ""}


def row_url(bearer: BearerView) -> str:
    """Return the address of one's own row."""
    return reverse("portal:duties:row", args=[SLUG_OF[bearer.level], bearer.code])


def cell_url(bearer: BearerView, letter: str) -> str:
    """Return the address of a cell of one's own row."""
    return reverse("portal:duties:cell", args=[SLUG_OF[bearer.level], bearer.code, letter])


def shown(page: CellPage) -> dict[str, Any]:
    """Return one cell for a page."""
    cell, language = page.cell, get_language()
    label = STATES[cell.state].in_language(language)
    return {
        "letter": cell.duty.letter, "text": cell.duty.text.in_language(language),
        "article": cell.duty.article, "is_verified": cell.duty.is_verified,
        "examples": cell.duty.examples.in_language(language), "bearer": cell.bearer,
        "kind": CHIPS[cell.state], "label": label[:1].upper() + label[1:],
        "icon": SIGNS[cell.state], "mark": mark_of(cell), "review": cell.review_due_on,
        "url": cell_url(cell.bearer, cell.duty.letter),
        "evidence": [proof(item) for item in page.evidence],
        "answers": [answer(each) for each in reversed(page.answers)],
        "opens_on": page.opens_on,
    }  # fmt: skip


def proof(item: EvidenceView) -> dict[str, Any]:
    """Return one piece of evidence for a list."""
    language = get_language()
    return {
        "ref": item.ref, "title": item.title, "has_file": item.has_file,
        "line": telling.evidence_line(item, language),
        "brought": telling.brought_line(item, language), "is_withdrawn": item.state == "withdrawn",
        "is_asked": item.state == "asked", "unit": item.brought_unit,
        "icon": "file-earmark-text" if item.received_at else "file-earmark-x",
    }  # fmt: skip


def answer(each: AnswerView) -> dict[str, str]:
    """Return one answer for a list."""
    return {
        "words": each.words, "says": REPLIES[each.says].in_language(get_language()),
        "line": f"{each.unit}, {words.day(each.answered_on)}",
    }  # fmt: skip


def open_from(bearer: BearerView) -> str:
    """Say since when the unit sees its row, and from when parliament reads it."""
    if bearer.shown_on is None:
        return ""
    opens = opens_to_parliament_on(bearer.shown_on)
    return _(
        "You have seen this row since %(shown)s. DPRD reads it from %(opens)s, and each later "
        "change 14 days after you."
    ) % {"shown": words.day(bearer.shown_on), "opens": words.day(opens)}
