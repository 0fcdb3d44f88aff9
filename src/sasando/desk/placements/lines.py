"""Turns placements into lines of pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.foundation.ui import words
from sasando.foundation.ui.tables import Filter
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms
from sasando.records.placements.facts import PlacementCard, PlacementView
from sasando.records.placements.queries import PlacementRows, without_sisko


@dataclass(frozen=True)
class Line:
    """One row of the list of placements."""

    url: str
    name: str
    departed: str
    country: str
    job: str
    scheme: str
    stage: str
    origin: str
    sisko: str
    provisional: str


def filters() -> list[Filter]:
    """Return the filters of the list."""
    schemes = tuple((code, _term("schemes", code)) for code in terms.terms("schemes"))
    stages = tuple(
        (code, _term("placement_stages", code)) for code in terms.terms("placement_stages")
    )
    statuses = (("procedural", _("procedural")), ("nonprocedural", _("non-procedural")))
    return [
        Filter("kabupaten", _("Regency of origin"), tuple(places.ntt_regencies())),
        Filter("skema", _("Scheme"), schemes),
        Filter("tahap", _("Stage"), stages),
        Filter("status", _("Departure"), (*statuses, ("unknown", _("not known yet")))),
        Filter("sisko", _("Sisko"), (("belum", _("not in Sisko yet")),)),
        Filter("tahun", _("Year"), tuple((str(year), str(year)) for year in range(2027, 2014, -1))),
    ]


def filtered(rows: PlacementRows, chosen: Mapping[str, str]) -> PlacementRows:
    """Return rows that the filters leave."""
    named = {"kabupaten": "origin_regency", "skema": "scheme", "tahap": "stage"}
    named |= {"status": "procedural", "tahun": "departed_on__year"}
    rows = rows.filter(**{named[key]: value for key, value in chosen.items() if key in named})
    return without_sisko(rows) if chosen.get("sisko") == "belum" else rows


def line(card: PlacementCard) -> Line:
    """Return the line of one placement."""
    return Line(
        url=reverse("desk:placements:detail", args=[card.ref]),
        name=card.name,
        departed=words.day(card.departed_on),
        country=country(card.country),
        job=card.job,
        scheme=_term("schemes", card.scheme),
        stage=stage_word(card.stage),
        origin=places.regency_names().get(card.origin_regency, ""),
        sisko=_("yes") if card.in_sisko else _("not yet"),
        provisional=_("Provisional") if card.provisional else "",
    )


def country(code: str) -> str:
    """Return the name of a country."""
    return places.country_names("en" if words.is_english() else "id").get(code, code)


def _term(name: str, code: str) -> str:
    return terms.label(name, code).in_language(get_language()) if code else ""


def stage_word(code: str) -> str:
    """Return what a stage is called."""
    return _term("placement_stages", code) or _("no stage yet")


def facts(placement: PlacementView) -> list[tuple[str, str]]:
    """Return the facts of a placement as label and words."""
    given = placement.facts
    statuses = {
        "procedural": _("procedural"),
        "nonprocedural": _("non-procedural"),
        "unknown": _("not known yet"),
    }
    evidence = f" · {given.procedural_evidence}" if given.procedural_evidence else ""
    months = _("%(months)s months") % {"months": given.contract_months}
    pairs: list[tuple[str, Any]] = [
        (_("Scheme"), _term("schemes", given.scheme)),
        (_("Country"), country(given.country)),
        (_("Job"), given.job),
        (_("Sector"), given.sector),
        (_("Employer"), given.employer),
        (_("Placement company (P3MI)"), given.p3mi),
        (_("Registered on"), words.day(given.registered_on)),
        (_("Departed on"), words.day(given.departed_on)),
        (_("Contract from"), words.day(given.contract_from)),
        (_("Contract"), months if given.contract_months else ""),
        (_("Regency of origin"), places.regency_names().get(given.origin_regency, "")),
        (_("Office that served"), given.serving_office or _("this office")),
        (_("Departure was"), statuses[given.procedural] + evidence),
        (_("ID PMI"), given.id_pmi),
        (_("Sisko number"), given.sisko_no or _("not in Sisko yet")),
        (_("E-PMI number"), given.epmi_no),
        (_("Complaint number"), given.complaint_no),
    ]
    return [(label, str(value) or words.DASH) for label, value in pairs]


def stages(placement: PlacementView) -> list[dict[str, Any]]:
    """Return the stages for the timeline, newest first."""
    return [
        {
            "when": item.reached_on,
            "title": stage_word(item.stage),
            "note": " · ".join(part for part in (item.note, item.recorded_by) if part),
            "icon": "check-lg",
            "url": "",
        }
        for item in placement.stages
        if not item.withdrawn
    ]


def next_step(placement: PlacementView) -> str:
    """Return the next thing to do: missing papers first, then the Sisko number."""
    missing = [item for item in placement.papers if item.state in ("", "missing")]
    if missing and placement.facts.departed_on is None:
        label = missing[0].label.in_language(get_language())
        return _("Look at %(count)s papers; first: %(paper)s") % {
            "count": len(missing),
            "paper": label,
        }
    if placement.facts.departed_on and not placement.facts.sisko_no:
        return _("Ask for the Sisko number: departed, but not in Sisko yet")
    return ""
