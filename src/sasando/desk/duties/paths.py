"""Addresses of duties: levels by their Indonesian names, a day that may be asked for."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.duties.facts import CENTRAL, PROVINCE, REGENCY, VILLAGE, DutyView

SLUGS = {"kabupaten": REGENCY, "provinsi": PROVINCE, "pusat": CENTRAL, "desa": VILLAGE}
SLUG_OF = {level: slug for slug, level in SLUGS.items()}
TABS = (
    ("kabupaten", _("Regencies")),
    ("provinsi", _("Province")),
    ("pusat", _("Centre")),
    ("desa", _("Villages")),
)
# These levels have one bearer: its row is the page.
ONLY = {PROVINCE: "53", CENTRAL: "ID"}
DAY = "per"


def level_of(slug: str) -> str:
    """Return the level of an address; raises NotOpen."""
    found = SLUGS.get(slug)
    if found is None:
        raise guards.NotOpen
    return found


def asked_day(request: HttpRequest) -> date:
    """Return the day asked for in the address, today when there is none or it lies ahead."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return day_in(request.GET.get(DAY, ""), actor.today)


def day_in(text: str, otherwise: date) -> date:
    """Return a day as typed, never later than `otherwise`; that one when it is no day."""
    try:
        found = parse_date(text.strip()[:40]) if text.strip() else None
    except Refused:
        found = None
    return min(found or otherwise, otherwise)


def row_url(level: str, code: str) -> str:
    """Return the address of a bearer's page."""
    return reverse("desk:duties:row", args=[SLUG_OF[level], code])


def cell_url(level: str, code: str, letter: str, name: str = "cell") -> str:
    """Return the address of a cell, or of a deed on it."""
    return reverse(f"desk:duties:{name}", args=[SLUG_OF[level], code, letter])


def level_url(level: str) -> str:
    """Return the address of a level's first page."""
    if level in ONLY:
        return row_url(level, ONLY[level])
    return reverse("desk:duties:matrix") if level == REGENCY else reverse("desk:duties:villages")


def law_url(duty: DutyView) -> str:
    """Return the address of the article that a duty rests on."""
    return reverse(
        "desk:regulations:article", args=[duty.instrument.removeprefix("/akn/"), duty.anchor]
    )


def with_query(url: str, **values: str) -> str:
    """Return an address with a query of the values that are not empty."""
    given = {name: value for name, value in values.items() if value}
    return f"{url}?{urlencode(given)}" if given else url
