"""Writes a result as a text to send: short lines, no answers, nothing that opens by itself."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from sasando.public.offer_check.saying import Sheet, long_day


def text_of(sheet: Sheet, *, today: date, office: str, address: str) -> str:
    """Return the text; `address` is that of this page, so that the receiver can check too."""
    return "\n".join(_lines(sheet, today=today, office=office, address=address))


def _lines(sheet: Sheet, *, today: date, office: str, address: str) -> Iterator[str]:
    yield _("Offer check, %(day)s") % {"day": long_day(today)}
    if sheet.is_empty:
        yield _("No warning sign in these answers. This is not a sign that it is safe.")
    for line in sheet.lines:
        yield ""
        yield f"{line.level_words}: {line.title}"
        yield f"{line.reason} {_('Do this')}: {line.todo}"
        yield f"({line.source})"
    yield ""
    yield _("What is not named here is not a sign that it is safe.")
    yield f"{office}. {address}"
