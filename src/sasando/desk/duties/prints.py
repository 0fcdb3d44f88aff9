"""The matrix as A3 page and workbook, the sheet of a bearer, the book of a village."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.desk.duties import paths
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.library.duties import printing, queries, spreadsheet
from sasando.library.duties.facts import VILLAGE, BearerView
from sasando.library.duties.printing import Print
from sasando.library.places import queries as places
from sasando.library.publications import monthly

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@guards.requires("duties.view")
@require_safe
def matrix_pdf(request: HttpRequest, level: str) -> HttpResponse:
    """Print the matrix of a level on A3."""
    day = paths.asked_day(request)
    found = queries.matrix(paths.level_of(level), day=day)
    data = printing.matrix_pdf(found, queries.answers_beside(found), form=_form())
    return responses.attachment(data, name=f"kewajiban-{level}-{day}.pdf", media_type=PDF)


@guards.requires("duties.view")
@require_safe
def matrix_xlsx(request: HttpRequest, level: str) -> HttpResponse:
    """Write the matrix of a level, with evidence and answers, as a workbook."""
    where, day = paths.level_of(level), paths.asked_day(request)
    found = queries.matrix(where, day=day)
    pages = queries.level_pages(where, day=day)
    data = spreadsheet.write(found, pages, language=_form().language)
    return responses.attachment(data, name=f"kewajiban-{level}-{day}.xlsx", media_type=XLSX)


@guards.requires("duties.view")
@require_safe
def sheet(request: HttpRequest, level: str, code: str) -> HttpResponse:
    """Print the sheet of one bearer."""
    day, bearer = paths.asked_day(request), _bearer(paths.level_of(level), code)
    pages = queries.row_pages(bearer.level, code, day=day)
    data = printing.sheet_pdf(bearer, pages, on=day, form=_form())
    return responses.attachment(data, name=f"kewajiban-{code}-{day}.pdf", media_type=PDF)


@guards.requires("duties.view")
@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    """Print a village's book: totals by month to fill in, beside what the office released."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    bearer = _bearer(VILLAGE, code)
    year = printing.book_year(request.GET.get("tahun", ""), today=actor.today)
    regency = places.regency_names().get(code[: monthly.REGENCY_LENGTH], "")
    released = monthly.book_columns(village=code, regency_name=regency, year=year)
    data = printing.book_pdf(bearer, year=year, form=_form(), released=released)
    return responses.attachment(data, name=f"buku-desa-{code}-{year}.pdf", media_type=PDF)


def _bearer(level: str, code: str) -> BearerView:
    found = queries.bearer(level, code)
    if found is None:
        raise guards.NotOpen
    return found


def _form() -> Print:
    return Print(accounts.office_or_blank().short_name, get_language() or "id")
