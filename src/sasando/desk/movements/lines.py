"""Turns departures and returns into lines of pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.foundation.ui import words
from sasando.foundation.ui.tables import Filter
from sasando.library.places import queries as places
from sasando.records.cases.queries import hidden_deaths
from sasando.records.movements.facts import MovementCard, MovementView
from sasando.records.movements.queries import MovementRows


@dataclass(frozen=True)
class Line:
    """One row of the list of returns."""

    url: str
    name: str
    what: str
    arrived: str
    died: str
    country: str
    origin: str
    status: str
    provisional: str


def filters() -> list[Filter]:
    """Return the filters of the list."""
    kinds = tuple(
        (kind, title("return", kind)) for kind in ("own_way", "deported", "sick", "deceased")
    )
    statuses = (("procedural", _("procedural")), ("nonprocedural", _("non-procedural")))
    return [
        Filter("jenis", _("What happened"), (*kinds, ("departure", _("Departed")))),
        Filter("kabupaten", _("Regency of origin"), tuple(places.ntt_regencies())),
        Filter("status", _("Departure abroad"), (*statuses, ("unknown", _("not known yet")))),
        Filter(
            "tahun", _("Year of arrival"), tuple((str(y), str(y)) for y in range(2027, 2014, -1))
        ),
    ]


def tabs(chosen: str) -> list[tuple[str, str, bool]]:
    """Return (query, label, is chosen) of the tabs."""
    found = [("?", _("All"), chosen == "")]
    return found + [
        (f"?jenis={kind}", title("return", kind), chosen == kind)
        for kind in ("deported", "deceased", "sick", "own_way")
    ]


def filtered(rows: MovementRows, chosen: Mapping[str, str]) -> MovementRows:
    """Return rows that the filters leave."""
    kind = chosen.get("jenis", "")
    if kind == "departure":
        rows = rows.filter(direction="departure")
    elif kind:
        rows = rows.filter(direction="return", kind=kind)
    named = {"kabupaten": "origin_regency", "status": "procedural", "tahun": "arrived_on__year"}
    return rows.filter(**{named[key]: value for key, value in chosen.items() if key in named})


def without_untold(rows: MovementRows) -> MovementRows:
    """Return movements without deaths that a case still keeps from the family."""
    hidden = hidden_deaths()
    return rows.exclude(kind="deceased", identity__person__ref__in=hidden) if hidden else rows


def is_untold(movement: MovementView) -> bool:
    """Say whether a movement is a death that a case still keeps from the family."""
    return movement.facts.kind == "deceased" and movement.person_ref in hidden_deaths()


def title(direction: str, kind: str) -> str:
    """Return what a movement is called."""
    if direction == "departure":
        return _("Departed")
    return {
        "own_way": _("Came home on their own"),
        "deported": _("Deported"),
        "sick": _("Came home sick"),
        "deceased": _("Came home deceased"),
    }[kind]


def status_word(code: str) -> str:
    """Return how someone left, in words."""
    return {
        "procedural": _("procedural"),
        "nonprocedural": _("non-procedural"),
        "unknown": _("not known yet"),
    }[code]


def line(card: MovementCard) -> Line:
    """Return the line of one movement."""
    regency = places.regency_names().get(card.origin_regency, "")
    province = places.province_names().get(card.origin_province, "")
    return Line(
        url=reverse("desk:movements:detail", args=[card.ref]),
        name=card.name,
        what=title(card.direction, card.kind),
        arrived=words.day(card.arrived_on),
        died=words.day(card.died_on) if card.died_on else "",
        country=country(card.country),
        origin=regency or province,
        status=status_word(card.procedural),
        provisional=_("Provisional") if card.provisional else "",
    )


def country(code: str) -> str:
    """Return the name of a country."""
    return places.country_names("en" if words.is_english() else "id").get(code, code)


def dates(movement: MovementView) -> list[tuple[str, str, str]]:
    """Return (label, day, which figures count by it), each date apart."""
    given = movement.facts
    pairs: list[tuple[str, Any, str]] = [
        (_("Left on"), given.departed_on, ""),
        (_("Died on"), given.died_on, _("deaths by day of death")),
        (_("Notice received on"), given.notified_on, ""),
        (_("Arrived on"), given.arrived_on, _("returns, deportees and deaths by day of arrival")),
        (_("Handed over on"), given.handed_over_on, ""),
        (_("Buried on"), given.buried_on, ""),
    ]
    deceased = given.kind == "deceased"
    shown = [pair for pair in pairs if deceased or pair[0] not in (_("Died on"), _("Buried on"))]
    return [
        (label, words.day(day) if day else _("not known yet"), rule) for label, day, rule in shown
    ]


def facts(movement: MovementView) -> list[tuple[str, str]]:
    """Return the facts of a movement as label and words."""
    given = movement.facts
    nodes = dict(places.nodes())
    pairs = [
        (_("The departure abroad was"), status_word(given.procedural)),
        (_("Country"), country(given.country)),
        (_("Regency of origin"), places.regency_names().get(given.origin_regency, "")),
        (_("Province of origin"), places.province_names().get(given.origin_province, "")),
        (_("Arrived at"), nodes.get(given.node, given.node)),
        (_("Flight or ship"), given.carrier),
        (_("Manifest number"), given.manifest_no),
        (_("Manifest category"), given.manifest_category),
        (_("Depot abroad"), given.depot),
        (_("Letter number"), given.letter_no),
        (_("Case named by the source"), given.offence),
    ]
    return [(label, value or words.DASH) for label, value in pairs]
