"""Addresses that everyone may open; English stands under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from sasando.config.routes import (
    public_commitments,
    public_figures,
    public_guides,
    public_home,
    public_news,
    public_offer_check,
    public_regulations,
    public_report,
)

public_urls: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("", include((public_home.urlpatterns, "home"))),
        path("komitmen/", include((public_commitments.urlpatterns, "commitments"))),
        path("data/", include((public_figures.urlpatterns, "figures"))),
        path("panduan/", include((public_guides.urlpatterns, "guides"))),
        path("cek-tawaran/", include((public_offer_check.urlpatterns, "offer_check"))),
        path("berita/", include((public_news.urlpatterns, "news"))),
        path("peraturan/", include((public_regulations.urlpatterns, "regulations"))),
        path("lapor/", include((public_report.urlpatterns, "report"))),
    ],
    "public",
)

urlpatterns: list[URLPattern | URLResolver] = [
    public_news.sitemap,
    *i18n_patterns(path("", include(public_urls)), prefix_default_language=False),
]
