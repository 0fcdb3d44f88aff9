"""News for programs: Atom with corrections told as updates, and the map of the site."""

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.domain.values.words import Words
from sasando.foundation.access import guards
from sasando.library.publications import news
from sasando.library.publications.articles import CATEGORIES

IN_FEED, IN_MAP = 30, 5000
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKED = "http://www.w3.org/1999/xhtml"
LANGUAGES = ("id", "en")
PAGES = (
    "public:home:index", "public:news:list", "public:offer_check:index",
    "public:figures:overview", "public:figures:releases", "public:regulations:list",
)  # fmt: skip


@guards.open_to_all
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Tell feed readers of news and of what was corrected."""
    language = get_language() or "id"
    told = Atom1Feed(
        title=_("News of the office"), description="", language=language,
        link=request.build_absolute_uri(reverse("public:news:list")),
        feed_url=request.build_absolute_uri(request.path),
    )  # fmt: skip
    for card in news.published(limit=IN_FEED):
        corrected = f"{_('Erratum')}: " if card.erratum_on else ""
        told.add_item(
            title=corrected + card.title.in_language(language),
            link=request.build_absolute_uri(reverse("public:news:article", args=[card.slug])),
            description=card.summary.in_language(language),
            unique_id=f"urn:sasando:berita:{card.slug}", pubdate=card.published_at,
            updateddate=card.changed_at,
            categories=[CATEGORIES.get(card.category, Words("", "")).in_language(language)],
        )  # fmt: skip
    return HttpResponse(told.writeString("utf-8"), content_type=told.content_type)


@guards.open_to_all
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the public pages for search engines, each with its twin in the other language."""
    ElementTree.register_namespace("", SPACE)
    ElementTree.register_namespace("xhtml", LINKED)
    root = ElementTree.Element(f"{{{SPACE}}}urlset")
    for paths, changed in _pages():
        for language in LANGUAGES:
            one = ElementTree.SubElement(root, f"{{{SPACE}}}url")
            told = ElementTree.SubElement(one, f"{{{SPACE}}}loc")
            told.text = request.build_absolute_uri(paths[language])
            if changed:
                ElementTree.SubElement(one, f"{{{SPACE}}}lastmod").text = changed.isoformat()
            for other in LANGUAGES:
                address = request.build_absolute_uri(paths[other])
                twin = {"rel": "alternate", "hreflang": other, "href": address}
                ElementTree.SubElement(one, f"{{{LINKED}}}link", twin)
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml")


def _pages() -> Iterator[tuple[dict[str, str], date | None]]:
    for name in PAGES:
        yield _both(name), news.last_change() if name == "public:news:list" else None
    for card in news.published(limit=IN_MAP):
        yield _both("public:news:article", card.slug), card.changed_at.date()


def _both(name: str, *args: str) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = reverse(name, args=args)
    return found
