"""Staff explore indicators over a snapshot: by dimension, period and place; nothing is hidden."""

import csv
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import running
from sasando.analysis.measures.running import Measured
from sasando.analysis.releases.labels import labels_of
from sasando.analysis.releases.package import neutral
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.comparing import compare
from sasando.domain.indicators.definition import Group
from sasando.domain.indicators.dimensions import DIMENSIONS, TOTAL
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused, Words
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

MOST_ROWS = 400
ALL = Words(id="Jumlah", en="Total")
GROUPS = {
    Group.PLACEMENTS: Words(id="Penempatan", en="Placements"),
    Group.POTENTIAL: Words(id="Potensi", en="Potential"),
    Group.RETURNS: Words(id="Kepulangan", en="Returns"),
    Group.CASES: Words(id="Kasus", en="Cases"),
    Group.COSTS: Words(id="Biaya", en="Costs"),
    Group.REFERRALS: Words(id="Rujukan", en="Referrals"),
    Group.OFFICE: Words(id="Kerja kantor", en="The office's own work"),
    Group.QUALITY: Words(id="Mutu data", en="Data quality"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    indicator: str
    by: tuple[str, ...]
    period: str
    snapshot: str

    @property
    def query(self) -> str:
        """Return the question as an address keeps it."""
        pairs = [("indikator", self.indicator), *(("menurut", name) for name in self.by)]
        pairs += [("periode", self.period), ("potret", self.snapshot)]
        return urlencode([(key, value) for key, value in pairs if value])


@guards.requires("figures.explore")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show an indicator as the address asks; without one, the list of indicators."""
    asked, actor = _asked(request), request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "asked": asked, "groups": _groups(), "snapshots": snapshots.list_snapshots(by=actor)[:20],
        "told": INDICATORS.get(asked.indicator),
        "dimensions": _dimensions(asked.indicator),
    }  # fmt: skip
    if asked.indicator:
        try:
            context |= _laid(_measured(asked, actor))
        except Refused as refused:
            context["refused"] = refused.refusal.words.in_language(get_language())
    return render(request, "desk/figures/explore.html", context)


@guards.requires("figures.explore")
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give the figures of a question as a long table."""
    asked = _asked(request)
    try:
        found = _measured(asked, request.actor)  # type: ignore[attr-defined]
    except Refused:
        raise guards.NotOpen from None
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{asked.indicator}.csv"'
    writer = csv.writer(response)
    writer.writerow([*found.by, "value"])
    for cell in found.cells:
        value = "" if cell.value is None else str(cell.value)
        writer.writerow([*(neutral(code) for code in cell.group), value])
    return response


@guards.requires("figures.explore")
@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Lay two figures side by side and name every way in which they differ."""
    actor = request.actor  # type: ignore[attr-defined]
    sides = [_asked(request, mark) for mark in ("a", "b")]
    context: dict[str, Any] = {"sides": sides, "groups": _groups()}
    if all(side.indicator for side in sides):
        try:
            told = [
                _measured(Asked(side.indicator, (), side.period, side.snapshot), actor).passport
                for side in sides
            ]
        except Refused as refused:
            context["refused"] = refused.refusal.words.in_language(get_language())
        else:
            language = get_language() or "id"
            passports = [one.to_json(language=language) for one in told]
            context |= {"compared": compare(*passports), "passports": passports,
                        "labels": [one.indicator.label for one in told]}  # fmt: skip
    return render(request, "desk/figures/compare.html", context)


@guards.requires("figures.explore")
@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Freeze the store anew and lead back to the question over it."""
    found = snapshots.freeze(as_of=None, by=request.actor)  # type: ignore[attr-defined]
    asked = _asked(request)
    query = Asked(asked.indicator, asked.by, asked.period, found.id).query
    return HttpResponseRedirect(f"{reverse('desk:explore:index')}?{query}")


def _asked(request: HttpRequest, mark: str = "") -> Asked:
    given = request.POST if request.method == "POST" else request.GET
    by = tuple(dict.fromkeys(name for name in given.getlist(f"menurut{mark}") if name))[:2]
    texts = [given.get(f"{key}{mark}", "")[:60] for key in ("indikator", "periode", "potret")]
    return Asked(texts[0], by, texts[1], texts[2])


def _measured(asked: Asked, actor: Actor) -> Measured:
    period = parse_period(asked.period) if asked.period else None
    found = running.run(
        asked.indicator, snapshot=_snapshot(asked, actor), by=asked.by, period=period
    )
    facts = {"indicator": asked.indicator, "by": list(asked.by), "period": asked.period}
    with transaction.atomic():
        audit.record(by=actor, deed="figures.explored", facts=facts)
    return found


def _snapshot(asked: Asked, actor: Actor) -> Snapshot:
    if asked.snapshot:
        return snapshots.open_snapshot(asked.snapshot, by=actor)
    standing = snapshots.list_snapshots(by=actor)
    return standing[0] if standing else snapshots.freeze(as_of=None, by=actor)


def _laid(found: Measured) -> dict[str, Any]:
    language = get_language() or "id"
    at = 1 if language.startswith("en") else 0
    names = {
        name: labels_of(name, {cell.group[place] for cell in found.cells})
        for place, name in enumerate(found.by)
    }

    def said(name: str, code: str) -> str:
        if code == TOTAL:
            return ALL.in_language(language)
        return names[name].get(code, (code, code))[at] or code

    rows = [
        (
            [said(name, code) for name, code in zip(found.by, cell.group, strict=True)],
            cell.value,
            TOTAL in cell.group,
        )
        for cell in found.cells
    ]
    return {
        "measured": found, "rows": rows[-MOST_ROWS:], "more": max(len(rows) - MOST_ROWS, 0),
        "heads": [names[name][""][at] for name in found.by],
        "passport": found.passport.to_json(language=language),
    }  # fmt: skip


def _groups() -> list[tuple[Words, list[Any]]]:
    return [
        (label, [one for one in INDICATORS.values() if one.group is group])
        for group, label in GROUPS.items()
    ]


def _dimensions(indicator: str) -> list[tuple[str, Words]]:
    told = INDICATORS.get(indicator)
    return [(name, DIMENSIONS[name].label) for name in told.dimensions] if told else []
