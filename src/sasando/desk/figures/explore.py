"""Staff explore indicators over a snapshot: by dimension, period and place; nothing is hidden."""

import csv
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.analysis.extracts import snapshots
from sasando.analysis.measures.running import OWN_RECORDS
from sasando.analysis.releases.package import neutral
from sasando.desk.figures import asking, naming, passports, pictures, tabling
from sasando.desk.figures.asking import Answer, Asked
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.definition import Group
from sasando.domain.indicators.dimensions import DIMENSIONS
from sasando.domain.values.words import Refused, Words
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.places import boundaries

SNAPSHOTS = 20
GROUPS = {
    Group.PLACEMENTS: Words(id="Penempatan", en="Placements"),
    Group.POTENTIAL: Words(id="Potensi", en="Potential"),
    Group.RETURNS: Words(id="Kepulangan", en="Returns"),
    Group.CASES: Words(id="Kasus", en="Cases"),
    Group.COSTS: Words(id="Biaya", en="Costs"),
    Group.REFERRALS: Words(id="Rujukan", en="Referrals"),
    Group.OUTREACH: Words(id="Sosialisasi", en="Outreach"),
    Group.OFFICE: Words(id="Kerja kantor", en="The office's own work"),
    Group.QUALITY: Words(id="Mutu data", en="Data quality"),
}


@guards.requires("figures.explore")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show an indicator as the address asks; without one, the list of indicators."""
    asked = asking.read(request)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = _choices(asked, actor)
    if asked.indicator:
        try:
            context |= _laid(asking.answer(asked, by=actor))
        except Refused as refused:
            context["refused"] = refused.refusal.words.in_language(get_language())
    return render(request, "desk/figures/explore.html", context)


@guards.requires("figures.explore")
@require_safe
def passport(request: HttpRequest) -> HttpResponse:
    """Show the passport of one figure as a page of its own, with a sentence that cites it."""
    answer = _answered(request)
    context = _of_passport(answer) | {"asked": answer.asked, "told": answer.found.indicator}
    return render(request, "desk/figures/explored_passport.html", context)


@guards.requires("figures.explore")
@require_safe
def passport_json(request: HttpRequest) -> HttpResponse:
    """Give the passport of one figure in the contract's shape."""
    return JsonResponse(_answered(request).passport.to_json(language=get_language() or "id"))


@guards.requires("figures.explore")
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give the figures of a question as a long table."""
    found = _answered(request).found
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.indicator.id}.csv"'
    writer = csv.writer(response)
    writer.writerow([*found.by, "value"])
    for cell in found.cells:
        value = "" if cell.value is None else str(cell.value)
        writer.writerow([*(neutral(code) for code in cell.group), value])
    return response


@guards.requires("figures.explore")
@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Freeze the store anew and lead back to the question over it."""
    found = snapshots.freeze(as_of=None, by=request.actor)  # type: ignore[attr-defined]
    query = replace(asking.read(request), snapshot=found.id).query
    return HttpResponseRedirect(f"{reverse('desk:explore:index')}?{query}")


def _answered(request: HttpRequest) -> Answer:
    """Return the answer for a page that shows nothing else; what is refused is not found."""
    try:
        return asking.answer(
            asking.read(request),
            by=request.actor,  # type: ignore[attr-defined]
        )
    except Refused:
        raise guards.NotOpen from None


def _choices(asked: Asked, actor: Actor) -> dict[str, Any]:
    """Return what the form offers, and the ways on from a question."""
    told = INDICATORS.get(asked.indicator)
    names = told.dimensions if told else ()
    ends = pictures.flow_of(tuple(names)) if told and told.measure in asking.ADDED else None
    return {
        "asked": asked, "told": told, "groups": _groups(),
        "area": naming.place_name(asked.place),
        "snapshots": snapshots.list_snapshots(by=actor)[:SNAPSHOTS],
        "dimensions": [(name, DIMENSIONS[name].label) for name in names],
        "places": _places() if asking.REGENCY in names else [],
        "flows": replace(asked, by=ends, cell=()).query if ends and ends != asked.by else "",
    }  # fmt: skip


def _laid(answer: Answer) -> dict[str, Any]:
    asked, found = answer.asked, answer.found
    names, lands = naming.names_of(found), boundaries.current()
    drawn = None if asked.squares else lands
    return {
        "grid": tabling.grid(found, asked=asked, names=names),
        "pictures": pictures.pictures(found, names=names, place=asked.place, lands=drawn),
        "other_map": replace(asked, squares=not asked.squares).query if lands else "",
        "unit": found.indicator.unit, "as_of": found.passport.as_of,
        "source": OWN_RECORDS, "rule": found.indicator.rule,
        "age": passports.age(found.passport), "is_old": passports.is_old(found.passport),
        **_of_passport(answer),
    }  # fmt: skip


def _of_passport(answer: Answer) -> dict[str, Any]:
    """Return the passport's fields, what others printed beside it, and what can be done with it."""
    asked, told, names = answer.asked, answer.passport, naming.names_of(answer.found)
    place = asked.place
    page = f"{reverse('desk:explore:passport')}?{asked.query}"
    acts = [
        {"url": f"{page}#kutipan", "icon": "quote", "label": _("Copy the citation")},
        {"url": f"{reverse('desk:explore:passport_json')}?{asked.query}", "icon": "filetype-json",
         "label": "JSON"},
        {"url": page, "icon": "link-45deg", "label": _("Link")},
    ]  # fmt: skip
    return {
        "passport": told, "fields": passports.rows(told, names=names, place=place),
        "beside": passports.printed(told, place=place), "acts": acts,
        "citation": passports.citation(told, names=names, place=place),
    }  # fmt: skip


def _groups() -> list[tuple[Words, list[Any]]]:
    return [
        (label, [one for one in INDICATORS.values() if one.group is group])
        for group, label in GROUPS.items()
    ]


def _places() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the islands of NTT by code and name, each with its regencies."""
    return [
        (code, naming.place_name(code), regencies) for code, regencies in asking.islands().items()
    ]
