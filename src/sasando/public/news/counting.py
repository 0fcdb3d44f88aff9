"""Counts readings of articles in front of everything else, also of pages kept ready."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sasando.domain.news.readers import is_reader
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.library.publications import readings

ARTICLE = re.compile(r"^(?:/en)?/berita/(?P<slug>[a-z0-9-]+)/$")
READ = (200, 304)
NOT_ARTICLES = frozenset(["feed", "arsip", "gambar"])


def count_readings(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Return the middleware; nothing of the reader goes further than its one line that asks."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        found = ARTICLE.match(request.path_info) if request.method == "GET" else None
        if found and found["slug"] not in NOT_ARTICLES and response.status_code in READ:
            _count(request, found["slug"])
        return response

    return answer


def _count(request: HttpRequest, slug: str) -> None:
    agent, purpose = request.headers.get("User-Agent", ""), request.headers.get("Sec-Purpose", "")
    if is_reader(agent=agent, purpose=purpose):
        moment = now()
        readings.count(slug, day=office_day(moment), now=moment)
