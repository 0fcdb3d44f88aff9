"""Staff pages of figures: printed ones with contradictions, and those of our own records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.foundation.access import guards
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter
from sasando.library.places import queries as places
from sasando.library.statistics import drawing, names, passports, queries

CHARTED = (
    "placements_by_origin",
    "placements_served_by_office",
    "deaths_repatriated",
    "deportees",
)
SHOWN = 300


@guards.requires("statistics.view")
def overview(request: HttpRequest) -> HttpResponse:
    """Show how the printed figures stand, and the charts of the province."""
    language = get_language() or "id"
    drawn = [drawing.by_year(name, public=False, language=language) for name in CHARTED]
    context = {
        "charts": [chart for chart in drawn if chart is not None],
        "summary": queries.summary(),
        "indicators": queries.indicators(public=False),
        "conflicts": queries.conflict_views(public=False)[:3],
    }
    return render(request, "desk/statistics/overview.html", context)


@guards.requires("statistics.view")
def figures(request: HttpRequest) -> HttpResponse:
    """List printed figures with every area."""
    shown = tuple(
        (name, title.in_language(get_language()))
        for name, title, _count in queries.indicators(public=False)
    )
    areas = (("ID", "Indonesia"), ("53", "NTT"), *places.ntt_regencies())
    known = [
        Filter("indikator", _("Indicator"), shown),
        Filter("wilayah", _("Area"), areas),
        Filter("q", _("Words")),
    ]
    filters = tables.read_filters(request.GET, known=known)
    chosen = tables.values(filters)
    found = queries.list_figures(
        public=False,
        indicator=chosen.get("indikator", ""),
        area=chosen.get("wilayah", ""),
        text=chosen.get("q", ""),
    )
    context = {
        "figures": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0),
        "filters": filters,
        "is_filtered": bool(chosen),
        "clear_url": request.path,
    }
    return render(request, "desk/statistics/figures.html", context)


@guards.requires("statistics.view")
def conflicts(request: HttpRequest) -> HttpResponse:
    """Show every contradiction with both sources, and every breakdown."""
    context = {
        "conflicts": queries.conflict_views(public=False),
        "breakdowns": queries.breakdown_views(public=False),
        "summary": queries.summary(),
    }
    return render(request, "desk/statistics/conflicts.html", context)


@guards.requires("statistics.view")
def passport(request: HttpRequest, figure: str) -> HttpResponse:
    """Show the passport of one printed figure."""
    found = queries.figure_for(figure, public=False)
    if found is None:
        raise guards.NotOpen
    context = {
        "figure": found,
        "rows": passports.rows(found, public=False),
        "others": queries.conflicting(figure, public=False),
        "province_only": names.is_province_only(found.indicator),
    }
    return render(request, "desk/statistics/passport.html", context)
