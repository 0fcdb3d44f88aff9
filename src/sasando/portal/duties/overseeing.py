"""What parliament reads: each open row as it stood 14 days ago, with the unit's own words."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.foundation.ui.rows import render_rows
from sasando.library.duties import printing, queries, spreadsheet
from sasando.library.duties.facts import Cell, Row
from sasando.library.duties.laid import TITLES, laid
from sasando.portal.duties import lines

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABS = (
    ("kabupaten", gettext_lazy("Regencies")),
    ("provinsi", gettext_lazy("Province")),
    ("desa", gettext_lazy("Villages")),
)


@guards.requires("duties.oversee")
@require_safe
def matrix(request: HttpRequest, level: str = "kabupaten") -> HttpResponse:
    """Show the matrix of a level as far as it is open."""
    where, today = _level(level), _today(request)
    found = queries.matrix(where, day=today, for_parliament=True)

    def cell_url(cell: Cell) -> str:
        return reverse("portal:duties:seen", args=[level, cell.bearer.code, cell.duty.letter])

    def row_url(row: Row) -> str:
        return reverse("portal:duties:sheet", args=[level, row.bearer.code]) if row.as_of else ""

    shown = laid(found, get_language(), cell_url=cell_url, row_url=row_url)
    context = {
        "title": TITLES[where].in_language(get_language()), "shown": shown, "level": level,
        "article": found.duties[0].article if found.duties else "",
        "as_of": next((row.as_of for row in found.rows if row.as_of), None),
        "open_rows": sum(row.as_of is not None for row in found.rows), "rows": len(found.rows),
        "is_verified": all(duty.is_verified for duty in found.duties),
        "levels": [
            (label, reverse("portal:duties:level", args=[slug]), slug == level)
            for slug, label in TABS
        ],
        "grid": render_rows(
            "ui/state_matrix.html", rows=shown.rows, columns=shown.columns, signs=shown.signs,
            caption=shown.caption,
            total=_("There, of %(count)d") % {"count": len(found.rows)},
        ),
    }  # fmt: skip
    return render(request, "portal/duties/matrix.html", context)


@guards.requires("duties.oversee")
@require_safe
def seen(request: HttpRequest, level: str, code: str, letter: str) -> HttpResponse:
    """Show one open cell: titles and verifiers of evidence, never a file."""
    where, today = _level(level), _today(request)
    found = queries.open_pages(where, today=today, code=code, letter=letter)
    if not found:
        raise guards.NotOpen
    context = {
        "cell": lines.shown(found[0]), "back": reverse("portal:duties:level", args=[level]),
        "level": level,
    }  # fmt: skip
    return render(request, "portal/duties/seen.html", context)


@guards.requires("duties.oversee")
@require_safe
def sheet(request: HttpRequest, level: str, code: str) -> HttpResponse:
    """Print the sheet of one open row."""
    where, today = _level(level), _today(request)
    pages = queries.open_pages(where, today=today, code=code)
    bearer = queries.bearer(where, code)
    if bearer is None or not pages:
        raise guards.NotOpen
    data = printing.sheet_pdf(bearer, pages, on=today, form=_form(), for_parliament=True)
    return responses.attachment(data, name=f"kewajiban-{code}-{today}.pdf", media_type=PDF)


@guards.requires("duties.oversee")
@require_safe
def as_pdf(request: HttpRequest, level: str) -> HttpResponse:
    """Print the open matrix on A3."""
    today = _today(request)
    found = queries.matrix(_level(level), day=today, for_parliament=True)
    beside = queries.answers_beside(found)
    data = printing.matrix_pdf(found, beside, form=_form(), for_parliament=True)
    return responses.attachment(data, name=f"kewajiban-{level}-{today}.pdf", media_type=PDF)


@guards.requires("duties.oversee")
@require_safe
def as_xlsx(request: HttpRequest, level: str) -> HttpResponse:
    """Write the open matrix as a workbook."""
    where, today = _level(level), _today(request)
    found = queries.matrix(where, day=today, for_parliament=True)
    pages = queries.open_pages(where, today=today)
    data = spreadsheet.write(found, pages, language=get_language() or "id")
    return responses.attachment(data, name=f"kewajiban-{level}-{today}.xlsx", media_type=XLSX)


def _form() -> printing.Print:
    return printing.Print(accounts.office_or_blank().short_name, get_language() or "id")


def _today(request: HttpRequest) -> date:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.today


def _level(slug: str) -> str:
    found = lines.SLUGS.get(slug)
    if found is None:
        raise guards.NotOpen
    return found
