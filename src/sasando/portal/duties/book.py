"""The book of a partner's own village: months to fill in, beside what the office released."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.library.duties import printing, reach
from sasando.library.duties.facts import VILLAGE
from sasando.library.places import queries as places
from sasando.library.publications import monthly


@guards.requires("duties.answer")
@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    """Print the book of one's own village, or of one inside one's regency."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    bearer = reach.open_bearer(actor, VILLAGE, code)
    if bearer is None:
        raise guards.NotOpen
    year = printing.book_year(request.GET.get("tahun", ""), today=actor.today)
    regency = places.regency_names().get(code[: monthly.REGENCY_LENGTH], "")
    data = printing.book_pdf(
        bearer, year=year,
        form=printing.Print(accounts.office_or_blank().short_name, get_language() or "id"),
        released=monthly.book_columns(village=code, regency_name=regency, year=year),
    )  # fmt: skip
    name = f"buku-desa-{code}-{year}.pdf"
    return responses.attachment(data, name=name, media_type="application/pdf")
