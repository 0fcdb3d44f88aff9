"""Public figures: as others printed them, with passports and contradictions."""

import csv
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sasando.foundation.access import guards
from sasando.library.publications import queries as publications
from sasando.library.statistics import drawing, names, passports, queries
from sasando.library.statistics.queries import Figure
from sasando.public.paths import both_languages

CHARTED = ("placements_by_origin", "deaths_repatriated", "deportees", "placements_served_by_office")
COLUMNS = [
    "figure",
    "indicator",
    "area_level",
    "area_code",
    "area_name",
    "period_start",
    "period_end",
    "dimension",
    "value",
    "unit",
    "definition",
    "publisher",
    "source",
    "source_date",
    "verified",
    "note",
    "publication",
    "breakdown",
    "total",
]


@guards.open_to_all
def overview(request: HttpRequest) -> HttpResponse:
    """List indicators with charts of the province."""
    language = get_language() or "id"
    drawn = [drawing.by_year(name, public=True, language=language) for name in CHARTED]
    context = {
        "charts": [chart for chart in drawn if chart is not None],
        "indicators": queries.indicators(public=True),
        "summary": queries.public_summary(),
        "releases": publications.releases(limit=3),
    }
    return render(request, "public/figures.html", context | both_languages(request))


@guards.open_to_all
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show the printed figures of one indicator."""
    figures = queries.list_figures(public=True, indicator=indicator)
    if not figures:
        raise guards.NotOpen
    chart = drawing.by_year(indicator, public=True, language=get_language() or "id")
    context = {
        "title": names.title(indicator),
        "indicator": indicator,
        "figures": figures,
        "chart": chart,
        "province_only": names.is_province_only(indicator),
    }
    return render(request, "public/indicator.html", context | both_languages(request))


@guards.open_to_all
def conflicts(request: HttpRequest) -> HttpResponse:
    """Show sources that disagree side by side, and totals that do not add up."""
    context = {
        "conflicts": queries.conflict_views(public=True),
        "gaps": queries.breakdown_views(public=True, closing="gap"),
        "summary": queries.public_summary(),
    }
    return render(request, "public/conflicts.html", context | both_languages(request))


@guards.open_to_all
def passport(request: HttpRequest, figure: str) -> HttpResponse:
    """Show the passport of one figure."""
    found = _figure(figure)
    context = {
        "figure": found,
        "rows": passports.rows(found, public=True),
        "others": queries.conflicting(figure, public=True),
    }
    return render(request, "public/passport.html", context | both_languages(request))


@guards.open_to_all
def passport_json(request: HttpRequest, figure: str) -> HttpResponse:
    """Give the passport of one figure as JSON."""
    return JsonResponse(queries.passport(_figure(figure), public=True))


@guards.open_to_all
def all_csv(request: HttpRequest) -> HttpResponse:
    """Give every public figure as CSV."""
    return _csv(queries.list_figures(public=True), "angka.csv")


@guards.open_to_all
def indicator_csv(request: HttpRequest, indicator: str) -> HttpResponse:
    """Give the figures of one indicator as CSV."""
    figures = queries.list_figures(public=True, indicator=indicator)
    if not figures:
        raise guards.NotOpen
    return _csv(figures, f"{indicator}.csv")


@guards.open_to_all
def all_json(request: HttpRequest) -> HttpResponse:
    """Give every public figure as JSON."""
    found = [_plain(item) for item in queries.list_figures(public=True)]
    return JsonResponse({"figures": found})


def _figure(code: str) -> Figure:
    found = queries.figure_for(code, public=True)
    if found is None:
        raise guards.NotOpen
    return found


def _plain(item: Figure) -> dict[str, Any]:
    return {name: _text(getattr(item, name)) for name in COLUMNS}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _csv(figures: Iterable[Figure], name: str) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for item in figures:
        row = _plain(item)
        writer.writerow([row[column] for column in COLUMNS])
    return response
