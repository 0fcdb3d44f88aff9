"""The first page of the public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sasando.foundation.access import guards
from sasando.library.statistics import queries
from sasando.public.paths import both_languages

SHOWN = ("placements_by_origin", "deaths_repatriated", "deportees")


@guards.open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """Show what the office does, where help is, and the newest printed figures."""
    newest = []
    for indicator in SHOWN:
        years = queries.series(indicator, public=True)
        if years:
            year, figures = years[-1]
            newest.append({"year": year, "figures": figures, "title": figures[0].title})
    context = {"newest": newest, "summary": queries.public_summary()} | both_languages(request)
    return render(request, "public/home.html", context)
