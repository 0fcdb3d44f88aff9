"""Pages to read: the matrix, the row of a bearer, one cell, and what changed."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.duties import lines, paths
from sasando.domain.duties.states import STATES
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import words
from sasando.foundation.ui.rows import render_rows
from sasando.library.duties import queries
from sasando.library.duties.facts import REGENCY, VILLAGE, Cell, CellPage, Matrix, Row
from sasando.library.duties.laid import TITLES, LaidMatrix, laid

MONTHS_SHOWN = 12
OPEN = "sel"


@guards.requires("duties.view")
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show the regencies' duties; `?sel=53.07-b` opens one cell beside them."""
    return _matrix(request, REGENCY)


@guards.requires("duties.view")
@require_safe
def villages(request: HttpRequest) -> HttpResponse:
    """Show the duties of the villages in the sample."""
    return _matrix(request, VILLAGE)


def _matrix(request: HttpRequest, level: str) -> HttpResponse:
    day, language = paths.asked_day(request), get_language()
    code, _dash, letter = request.GET.get(OPEN, "")[:20].partition("-")
    found = queries.matrix(level, day=day)
    opened = queries.cell_page(level, code, letter, day=day)
    chosen = (code, letter) if opened else ("", "")
    shown, waits = _laid(request, found, chosen=chosen), queries.counts_waiting(day)
    context = _frame(request, level, day) | {
        "title": TITLES[level].in_language(language), "shown": shown, "facts": _facts(found),
        "is_verified": all(duty.is_verified for duty in found.duties),
        "grid": render_rows(
            "ui/state_matrix.html", rows=shown.rows, columns=shown.columns, signs=shown.signs,
            caption=shown.caption,
            total=_("There, of %(count)d") % {"count": len(found.rows)},
        ),
        "panel": lines.panel(opened) if opened else None,
        "waiting": waits[0], "reviews": waits[1], "asked": waits[2],
    }  # fmt: skip
    return render(request, "desk/duties/matrix.html", context)


def _laid(request: HttpRequest, found: Matrix, *, chosen: tuple[str, str]) -> LaidMatrix:
    per = request.GET.get(paths.DAY, "")

    def cell_url(cell: Cell) -> str:
        place = f"{cell.bearer.code}-{cell.duty.letter}"
        return paths.with_query("", **{OPEN: place, paths.DAY: per}) + f"#r-{cell.bearer.code}"

    def row_url(row: Row) -> str:
        return paths.with_query(
            paths.row_url(row.bearer.level, row.bearer.code), **{paths.DAY: per}
        )

    return laid(found, get_language(), cell_url=cell_url, row_url=row_url, chosen=chosen)


def _facts(found: Matrix) -> str:
    must = sum(not duty.is_optional for duty in found.duties)
    may, count = len(found.duties) - must, len(found.rows)
    article = found.duties[0].article if found.duties else ""
    given = {"article": article, "must": must, "may": may, "count": count}
    said = (
        _("%(must)d duties and %(may)d “may” × %(count)d areas")
        if may
        else _("%(must)d duties × %(count)d areas")
    )
    return f"UU 18/2017 Pasal {article} · {said % given}"


def _frame(request: HttpRequest, level: str, day: date) -> dict[str, Any]:
    """Return what every page of a level shows: its tabs and its day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    per = request.GET.get(paths.DAY, "") if day != actor.today else ""
    tabs = [
        (label, paths.with_query(paths.level_url(paths.SLUGS[slug]), **{paths.DAY: per}),
         paths.SLUGS[slug] == level)
        for slug, label in paths.TABS
    ]  # fmt: skip
    return {
        "tabs_here": tabs, "level": paths.SLUG_OF[level], "day": day, "per": per,
        "is_past": day != actor.today, "day_typed": f"{day:%d/%m/%Y}",
    }  # fmt: skip


@guards.requires("duties.view")
@require_safe
def row(request: HttpRequest, level: str, code: str) -> HttpResponse:
    """Show every duty of one bearer."""
    where, day = paths.level_of(level), paths.asked_day(request)
    bearer, pages = queries.bearer(where, code), queries.row_pages(where, code, day=day)
    if bearer is None:
        raise guards.NotOpen
    context = _frame(request, where, day) | {
        "bearer": bearer, "lines": lines.row_lines(pages), "counts": _counts(pages),
        "article": pages[0].cell.duty.article if pages else "",
        "is_verified": all(page.cell.duty.is_verified for page in pages),
        "shown": lines.row_open(bearer), "is_village": where == VILLAGE,
    }  # fmt: skip
    return render(request, "desk/duties/row.html", context)


def _counts(pages: list[CellPage]) -> list[tuple[str, int]]:
    language, present = get_language(), [page.cell.state for page in pages]
    return [
        (said.in_language(language), present.count(state))
        for state, said in STATES.items()
        if state in present
    ]


@guards.requires("duties.view")
@require_safe
def cell(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Show one duty of one bearer with evidence, answers and history."""
    where, day = paths.level_of(level), paths.asked_day(request)
    found = queries.cell_page(where, code, letter, day=day)
    if found is None:
        raise guards.NotOpen
    context = _frame(request, where, day) | {"panel": lines.panel(found)}
    return render(request, "desk/duties/cell.html", context)


@guards.requires("duties.view")
@require_safe
def changes(request: HttpRequest, level: str) -> HttpResponse:
    """Show what changed between two days, and how many cells stood how at each month's end."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    where = paths.level_of(level)
    until = paths.day_in(request.GET.get("sampai", ""), actor.today)
    since = paths.day_in(request.GET.get("dari", ""), until - timedelta(days=90))
    found = queries.changes(where, since=since, until=until)
    language = get_language()
    context = _frame(request, where, actor.today) | {
        "since": since, "until": until,
        "typed": (f"{since:%d/%m/%Y}", f"{until:%d/%m/%Y}"),
        "changes": [
            {
                "where": each.bearer.name, "duty": each.duty.heading.in_language(language),
                "letter": each.duty.letter, "before": STATES[each.before].in_language(language),
                "after": STATES[each.after].in_language(language), "causes": each.causes,
                "url": paths.cell_url(where, each.bearer.code, each.duty.letter),
            }
            for each in found
        ],
        "states": [said.in_language(language) for said in STATES.values()],
        "months": [
            (words.day(on), [getattr(counted, state) for state in STATES])
            for on, counted in queries.over_time(where, days=_month_ends(until))
        ],
    }  # fmt: skip
    return render(request, "desk/duties/changes.html", context)


def _month_ends(until: date) -> list[date]:
    """Return a day and the ends of the months before it, newest first."""
    found = [until]
    while len(found) < MONTHS_SHOWN:
        found.append(found[-1].replace(day=1) - timedelta(days=1))
    return found


@guards.requires("duties.view")
@require_safe
def level(request: HttpRequest, level: str) -> HttpResponse:
    """Lead to the first page of a level."""
    return HttpResponseRedirect(paths.level_url(paths.level_of(level)))
