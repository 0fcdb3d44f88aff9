"""Pages to read: the board, all commitments, all meetings, one meeting, one commitment."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.commitments import filtering, lines, paths
from sasando.domain.commitments import states
from sasando.domain.commitments.opening import GROUPS
from sasando.foundation.access import guards, policy
from sasando.foundation.ui import tables
from sasando.library.commitments import laid, measuring, openings, queries, telling
from sasando.library.commitments.facts import STAFF_SEE, VISIBILITIES, CommitmentView
from sasando.library.directory import officials

MOST_URGENT, NEWEST = 12, 8


@guards.requires("commitments.view")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show what asks for something, what comes, and what was promised last."""
    actor = paths.actor_of(request)
    every, day = queries.commitments(STAFF_SEE), actor.today
    urgent = [
        row
        for state in (states.OVERDUE, states.DUE)
        for row in queries.keys(
            queries.in_state(every, state, day=day).order_by("due_on")[:MOST_URGENT]
        )
    ]
    found = queries.views(urgent, day=day, sees=STAFF_SEE)
    waits = queries.waiting(day=day)
    past = queries.meetings(STAFF_SEE).filter(held_on__lte=day)[:NEWEST]
    context = {
        "tally": lines.tally(queries.tally(every, day=day)), "here": "board",
        "urgent": lines.rows(found, with_meeting=True), "urgent_count": len(found),
        "coming": [lines.meeting_line(card) for card in queries.coming(day=day, sees=STAFF_SEE)],
        "past": [
            lines.meeting_line(card) | {"open": count}
            for card, count in queries.with_open_counts(past)
        ],
        "waits": lines.rows(waits, with_meeting=True),
        "waits_count": len(waits),
    }  # fmt: skip
    return render(request, "desk/commitments/board.html", context)


@guards.requires("commitments.view")
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List every commitment, found by state, kind, owner and words; newest first."""
    day = paths.today(request)
    filters = tables.read_filters(request.GET, known=filtering.filters())
    chosen = tables.values(filters)
    rows = filtering.listed(queries.commitments(STAFF_SEE), chosen, day=day)
    page = tables.keyset_page(
        queries.keys(rows), query=request.GET, order="id", descending=True, has_empty=False
    )
    found = queries.views(page.rows, day=day, sees=STAFF_SEE)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "rows": lines.rows(found, with_meeting=True), "is_empty": not found, "here": "all",
    }  # fmt: skip
    return render(request, "desk/commitments/list.html", context)


@guards.requires("commitments.view")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List meetings, letters and press statements, the newest first."""
    filters = tables.read_filters(request.GET, known=filtering.meeting_filters())
    chosen = tables.values(filters)
    rows = filtering.listed_meetings(queries.meetings(STAFF_SEE), chosen)
    page = tables.keyset_page(
        rows, query=request.GET, order="held_on", descending=True, has_empty=False
    )
    found = [
        lines.meeting_line(card) | {"open": count}
        for card, count in queries.with_open_counts(page.rows)
    ]
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path, "page": page,
        "lines": found, "here": "meetings",
    }  # fmt: skip
    return render(request, "desk/commitments/meetings.html", context)


@guards.requires("commitments.view")
@require_safe
def meeting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a meeting: what came of it, what is open from before, its agenda and minutes."""
    actor, page = paths.actor_of(request), paths.meeting(request, ref)
    may_edit = policy.may(actor, "commitments.edit")
    before = page.follows
    still = queries.open_from(before.ref, day=actor.today) if before else []
    count = openings.before(page, day=actor.today).count if page.card.state == "planned" else 0
    context = {
        "page": page, "head": lines.head(page), "counts": lines.counts(page),
        "rows": lines.rows(page.commitments, may_ask=may_edit), "told": page.told,
        "still": lines.still_open(page, still, may_ask=may_edit),
        "next": lines.next_step(
            page, today=actor.today, open_before=count, may_edit=may_edit
        ),
        "items": [
            {"item": item, "said": [lines.statement(each) for each in item.statements]}
            for item in page.items
        ],
        "loose": [lines.statement(each) for each in page.loose],
        "seats": [lines.seat(each) for each in page.seats],
        "carried": [one for one in page.commitments if one.state in states.OPEN],
        "follows": lines.meeting_line(before) if before else None,
        "after": [lines.meeting_line(card) for card in page.next],
        "is_open": page.agreed_on is None and page.card.state != "cancelled",
        "is_planned": page.card.state == "planned",
        "spellings": officials.spellings(lines.written(page), today=actor.today),
    }  # fmt: skip
    return render(request, "desk/commitments/meeting.html", context)


@guards.requires("commitments.view")
@require_safe
def opening(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the first page of this meeting, or of whatever comes after one that was held."""
    day, page = paths.today(request), paths.meeting(request, ref)
    is_before = page.card.state == "planned"
    found = openings.before(page, day=day) if is_before else openings.after(page, day=day)
    language = get_language()
    context = {
        "page": page,
        "head": lines.head(page),
        "found": found,
        "is_before": is_before,
        "before": [lines.meeting_line(card) for card in found.before],
        "counts": [(len(g.items), GROUPS[g.group].in_language(language)) for g in found.groups],
        "groups": [
            (GROUPS[g.group].in_language(language), lines.rows(g.items, with_meeting=True))
            for g in found.groups
        ],
    }
    return render(request, "desk/commitments/opening.html", context)


@guards.requires("commitments.view")
@require_safe
def commitment(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a commitment: what, who, until when, and every step since."""
    actor, one = paths.actor_of(request), paths.commitment(request, ref)
    language = get_language()
    is_open = one.state in states.OPEN
    context = {
        "one": one, "what": one.what.in_language(language),
        "kind": laid.kind_chip(one.kind, language), "state": laid.state_chip(one.state, language),
        "mark": laid.mark_of(one), "facts": _facts(one), "is_open": is_open,
        "steps": [lines.step(each) for each in reversed(one.steps)],
        "history": [
            (on, telling.state(state, language))
            for on, state in reversed(states.history(
                one.facts, since=one.meeting.held_on, until=actor.today
            ))
        ],
        "meeting": lines.meeting_line(one.meeting),
        "needs_date": laid.may_be_asked(one), "waits": one.waits,
        "successor": (
            reverse("desk:commitments:commitment", args=[one.superseded_by])
            if one.superseded_by else ""
        ),
    }  # fmt: skip
    return render(request, "desk/commitments/commitment.html", context)


def _facts(one: CommitmentView) -> list[tuple[str, Any]]:
    language = get_language()
    measure = telling.measure_line(one, measuring.measured(one), language)
    found = [
        (_("Owner"), telling.owner_line(one, language)),
        (_("For whom"), one.for_whom.in_language(language) or "–"),
        (_("Due"), telling.due_line(one, language)),
        (_("Measure of success"), measure or _("not named")),
        (_("Legal basis"), one.basis or _("not named")),
        (_("Source"), telling.source_line(one, language) or _("minutes of the meeting")),
        (_("Readers"), VISIBILITIES[one.visibility].in_language(language)),
    ]
    return found
