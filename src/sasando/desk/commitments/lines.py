"""Turns meetings, steps and next steps into finished words of pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.desk.commitments import paths
from sasando.domain.commitments import facts as known
from sasando.domain.commitments import states
from sasando.domain.commitments.facts import KINDS
from sasando.foundation.ui import words
from sasando.foundation.ui.rows import render_rows
from sasando.library.commitments import laid, telling
from sasando.library.commitments.facts import (
    CAME,
    MEETING_KINDS,
    MEETING_STATES,
    VISIBILITIES,
    CommitmentView,
    MeetingCard,
    MeetingPage,
    SeatView,
    StatementView,
    StepView,
)

ROWS = "ui/commitment_rows.html"
FIRST_SHOWN = 4


@dataclass(frozen=True)
class NextStep:
    """What is to be done now, and the act that does it."""

    text: str
    label: str = ""
    url: str = ""


def rows(
    found: Iterable[CommitmentView], *, with_meeting: bool = False, may_ask: bool = True
) -> SafeString:
    """Return the drawn rows of a table of commitments."""
    shown = laid.lines(
        found, get_language(), url=paths.commitment_url,
        ask_url=paths.ask_url if may_ask else None, with_meeting=with_meeting,
    )  # fmt: skip
    return render_rows(ROWS, rows=shown)


def written(page: MeetingPage) -> str:
    """Return what is written down of a meeting in words: minutes and statements, line by line."""
    told, names = [page.card.title, page.note], []
    for item in page.items:
        told += [item.title, item.minutes]
        names.append(item.presenter)
    for each in page.statements:
        told += [each.words, each.note]
        names.append(each.speaker_name)
    both = [text for one in told for text in dict.fromkeys((one.id, one.en))]
    return "\n".join([*names, *both])


def meeting_line(card: MeetingCard) -> dict[str, Any]:
    """Return a meeting for a list."""
    language = get_language()
    return {
        "url": paths.meeting_url(card.ref), "title": card.title.in_language(language),
        "day": card.held_on, "hours": telling.hours(card, language), "site": card.site,
        "kind": telling.cap(MEETING_KINDS[card.kind].in_language(language)),
        "state": telling.cap(MEETING_STATES[card.state].in_language(language)),
        "is_cancelled": card.state == "cancelled",
    }  # fmt: skip


def head(page: MeetingPage) -> dict[str, Any]:
    """Return title, facts and chips of a meeting."""
    card, language = page.card, get_language()
    parts = (words.full_day(card.held_on), telling.hours(card, language), card.site)
    return {
        "title": card.title.in_language(language), "day": words.day(card.held_on),
        "facts": " · ".join(part for part in parts if part),
        "kind": telling.cap(MEETING_KINDS[card.kind].in_language(language)),
        "visibility": _visibility(card.visibility), "is_public": card.visibility == "public",
    }  # fmt: skip


def _visibility(code: str) -> str:
    said = {
        "public": _("Open to the public"), "partners": _("Open to partners"),
        "internal": _("The office only"),
    }  # fmt: skip
    return said[code]


def counts(page: MeetingPage) -> list[tuple[int, str]]:
    """Return how many of each kind came of a meeting, and how many promises have a day."""
    language = get_language()
    counted = telling.count_kinds(page.commitments)
    found = [(count, KINDS[kind].in_language(language)) for kind, count in counted.items() if count]
    dated = sum(one.kind in known.CLOCKED and one.due_on is not None for one in page.commitments)
    return [*found, (dated, _("with a date"))] if found else []


def next_step(
    page: MeetingPage, *, today: date, open_before: int, may_edit: bool
) -> NextStep | None:
    """Return what a meeting needs now; None when nothing."""
    card = page.card
    if not may_edit or card.state == "cancelled":
        return None
    if card.state == "planned":
        return _before(page, today, open_before)
    asked = [one for one in page.commitments if laid.may_be_asked(one)]
    if asked:
        return _ask(page, asked)
    if card.is_gathering and page.agreed_on is None and page.has_minutes and not card.source:
        return NextStep(
            _("The minutes are a draft until somebody agrees on them."),
            _("Agree on the minutes"), paths.meeting_url(card.ref, "agree"),
        )  # fmt: skip
    return None


def _before(page: MeetingPage, today: date, open_before: int) -> NextStep:
    ref = page.card.ref
    if page.card.held_on < today:
        return NextStep(
            _("Its day is over. Was it held, or cancelled?"), _("It was held"),
            paths.meeting_url(ref, "hold"),
        )  # fmt: skip
    if not page.items:
        return NextStep(
            _("Write the agenda; the invitation carries it."), _("Add an item"),
            paths.meeting_url(ref, "add_item"),
        )  # fmt: skip
    text = ngettext(
        "The first page stands: %d commitment is still open.",
        "The first page stands: %d commitments are still open.", open_before,
    ) % open_before  # fmt: skip
    return NextStep(text, _("Read the first page"), paths.meeting_url(ref, "opening"))


def _ask(page: MeetingPage, asked: list[CommitmentView]) -> NextStep:
    first, language = asked[0], get_language()
    named = ", ".join(each.name or each.words.id for each in first.owners)
    owner = named or _("whoever announced it")
    text = _(
        "Ask %(owner)s for a date for “%(what)s”. Without a date it cannot be called overdue."
    ) % {"owner": owner, "what": first.what.in_language(language)}
    if len(asked) > 1:
        text = ngettext(
            "%(count)d commitment has no date. Without one it cannot be called overdue.",
            "%(count)d commitments have no date. Without one they cannot be called overdue.",
            len(asked),
        ) % {"count": len(asked)}
    return NextStep(text, _("Write the letter"), paths.meeting_url(page.card.ref, "letter"))


def still_open(page: MeetingPage, found: list[CommitmentView], *, may_ask: bool) -> dict[str, Any]:
    """Return what is open from the meeting before: the first few, and how many there are."""
    before = page.follows
    if before is None or not found:
        return {}
    return {
        "title": before.title.in_language(get_language()), "day": words.day(before.held_on),
        "rows": rows(found[:FIRST_SHOWN], may_ask=may_ask), "count": len(found),
        "shown": min(len(found), FIRST_SHOWN), "url": paths.meeting_url(before.ref),
    }  # fmt: skip


def seat(one: SeatView) -> dict[str, Any]:
    """Return who took part for a list."""
    language = get_language()
    role = one.role.in_language(language)
    came = CAME[one.came].in_language(language)
    parts = (role if one.name else "", _("chair") if one.is_chair else "", came)
    return {
        "place": one.place, "name": one.name or role,
        "line": ", ".join(part for part in parts if part),
    }  # fmt: skip


def statement(one: StatementView) -> dict[str, Any]:
    """Return what was said for a list."""
    language = get_language()
    speaker = one.speaker.in_language(language) or one.speaker_name
    return {
        "ref": one.ref, "kind": laid.kind_chip(one.kind, language), "note": one.note,
        "words": one.words.in_language(language), "speaker": speaker,
        "source": telling.hosts(one.source), "visibility": VISIBILITIES[one.visibility],
        "is_public": one.visibility == "public", "count": len(one.commitments),
    }  # fmt: skip


def step(one: StepView) -> dict[str, Any]:
    """Return one step for a list."""
    language = get_language()
    return {
        "ref": one.ref, "on": one.on, "title": telling.step_title(one, language),
        "note": telling.step_note(one, language), "has_file": one.has_file,
        "visibility": VISIBILITIES[one.visibility].in_language(language),
    }  # fmt: skip


def tally(counted: states.Tally) -> list[tuple[str, str, int]]:
    """Return (state, words, count) of each state that is not empty, what asks first."""
    language = get_language()
    found = ((state, telling.state(state, language), getattr(counted, state))
             for state in states.STATES)  # fmt: skip
    return [each for each in found if each[2]]
