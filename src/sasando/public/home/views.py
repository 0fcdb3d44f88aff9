"""The first page of the public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.library.publications import news
from sasando.library.statistics import queries
from sasando.public.guides import calling, texts
from sasando.public.paths import both_languages

NEWS = 3
SHOWN = ("placements_by_origin", "deaths_repatriated", "deportees")


@guards.open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """Show the doors, where help is, the guides, and the newest printed figures."""
    newest = []
    for indicator in SHOWN:
        years = queries.series(indicator, public=True)
        if years:
            year, figures = years[-1]
            newest.append({"year": year, "figures": figures, "title": figures[0].title})
    today = office_day(now())
    written = texts.guides("en" if get_language() == "en" else "id").values()
    context = {
        "newest": newest,
        "news": news.published(limit=NEWS),
        "summary": queries.public_summary(),
        "steps": [one for one in written if one.kind == "step"],
        "danger": calling.danger_line(today=today),
        "offices": calling.offices(today=today),
        "receipt_url": _address("public:report:receipt"),
        "report_url": _address("public:report:index"),
    }
    return render(request, "public/home.html", context | both_languages(request))


def _address(name: str) -> str:
    """Return the address of a room that this process may not serve; empty then."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
