"""What leaves the room as a file: invitation, calendar, minutes, first page, letter."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.desk.commitments import paths
from sasando.foundation.access import guards
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.library.commitments import (
    calendars,
    laid,
    openings,
    openly,
    printing,
    queries,
    telling,
)
from sasando.library.commitments.calendars import Sender
from sasando.library.commitments.facts import INTERNAL, STAFF_SEE, CommitmentView

PDF = "application/pdf"
PARTNERS_PAGE = "/mitra/komitmen/rapat/{ref}/"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@guards.requires("commitments.view")
@require_safe
def invitation(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand out the invitation to a meeting; one that was cancelled takes it back."""
    page = paths.meeting(request, ref)
    if not page.card.is_gathering:
        raise guards.NotOpen
    # Whoever is invited reads it in its own room, where it may.
    room = paths.meeting_url(ref) if page.card.visibility == INTERNAL else PARTNERS_PAGE
    url = settings.SASANDO_BASE_URL + room.format(ref=ref)
    data = calendars.invitation(page, url=url, sender=_sender(request))
    name = f"undangan-{page.card.held_on}.ics"
    return responses.attachment(data, name=name, media_type=calendars.MEDIA)


def _sender(request: HttpRequest) -> Sender:
    office = accounts.office_or_blank()
    return Sender(
        office.short_name, settings.DEFAULT_FROM_EMAIL, get_language() or "id",
        paths.actor_of(request).now,
    )  # fmt: skip


@guards.requires("commitments.view")
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Hand out every meeting and due day as one calendar."""
    data = openly.calendar(
        STAFF_SEE, day=paths.today(request), sender=_sender(request),
        base=settings.SASANDO_BASE_URL,
    )  # fmt: skip
    return responses.attachment(data, name="rapat-komitmen.ics", media_type=calendars.MEDIA)


@guards.requires("commitments.view")
@require_safe
def minutes(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the minutes; a draft says so."""
    page = paths.meeting(request, ref)
    still: list[CommitmentView] = []
    if page.follows is not None:
        still = queries.open_from(page.follows.ref, day=paths.today(request))
    data = printing.minutes_pdf(page, still, form=_form(request))
    name = f"notulen-{page.card.held_on}.pdf"
    return responses.attachment(data, name=name, media_type=PDF)


def _form(request: HttpRequest) -> printing.Print:
    office = accounts.office_or_blank()
    return printing.Print(office.short_name, get_language() or "id", paths.today(request))


@guards.requires("commitments.view")
@require_safe
def opening(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the first page of the next meeting."""
    page, day = paths.meeting(request, ref), paths.today(request)
    read = openings.before if page.card.state == "planned" else openings.after
    data = printing.opening_pdf(read(page, day=day), form=_form(request))
    return responses.attachment(data, name=f"halaman-pertama-{day}.pdf", media_type=PDF)


@guards.requires("commitments.edit")
@require_safe
def letter(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write the letter that asks for dates, to be finished and sent by hand."""
    page, form = paths.meeting(request, ref), _form(request)
    undated = [one for one in page.commitments if laid.may_be_asked(one)]
    owners = dict.fromkeys(telling.owner_line(one, form.language) for one in undated)
    data = printing.letter_docx(page, undated, to="; ".join(owners), form=form)
    name = f"surat-minta-tanggal-{page.card.held_on}.docx"
    return responses.attachment(data, name=name, media_type=DOCX)
