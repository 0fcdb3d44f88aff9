"""Turns units into lines of pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.values.words import Words
from sasando.foundation.ui import words
from sasando.foundation.ui.tables import Filter
from sasando.library.directory import queries
from sasando.library.directory.queries import UnitView
from sasando.library.places import queries as places

NTT = "53"


@dataclass(frozen=True)
class UnitLine:
    """One unit as a page shows it."""

    unit: UnitView
    kind: str
    services: str
    place: str


def filters() -> list[Filter]:
    """Return the filters of the list."""
    language = get_language()
    services, kinds = (
        tuple((code, said.in_language(language)) for code, said in book.items())
        for book in (queries.SERVICES, queries.KINDS)
    )
    return [
        Filter("q", _("Name")),
        Filter("layanan", _("Service"), services),
        Filter("kabupaten", _("Serves"), tuple(places.ntt_regencies())),
        Filter("jenis", _("Kind"), kinds),
    ]


def unit_line(unit: UnitView) -> UnitLine:
    """Return the line of one unit."""
    return UnitLine(
        unit=unit, kind=_said(queries.KINDS, unit.kind),
        services=", ".join(_said(queries.SERVICES, code) for code in unit.services) or words.DASH,
        place=place(unit.regency_code) or ", ".join(place(code) for code in unit.areas),
    )  # fmt: skip


def facts(unit: UnitView) -> list[tuple[str, str]]:
    """Return the facts of a unit as label and words."""
    line = unit_line(unit)
    pairs = [
        (_("Kind"), line.kind),
        (_("Services"), line.services),
        (_("Stands in"), place(unit.regency_code)),
        (_("Area it serves"), ", ".join(place(code) for code in unit.areas)),
        (_("Address"), unit.address),
        (_("Telephone"), unit.phone),
        (_("E-mail"), unit.email),
        (_("Hours"), unit.hours),
        (_("Languages spoken"), unit.languages),
        (_("Takes referrals"), _("yes") if unit.accepts else _("no")),
        (_("Answers within (days)"), str(unit.answer_days)),
        (_("Note"), unit.note),
    ]
    return [(label, value or _("not known yet")) for label, value in pairs]


def place(code: str) -> str:
    """Return the name of a regency, province or country code."""
    if code == NTT:
        return _("all of NTT")
    countries = places.country_names("en" if words.is_english() else "id")
    return places.regency_names().get(code) or countries.get(code, code)


def _said(book: Mapping[str, Words], code: str) -> str:
    return queries.in_words([code], book)[0].in_language(get_language())
