"""Addresses of partner pages, one route file for each room."""

from django.urls import URLPattern, URLResolver, include, path

from sasando.config.routes import (
    briefs_partner,
    commitments_partner,
    duties_partner,
    figures_partner,
    home_partner,
    questions_partner,
    referrals_partner,
    regulations_partner,
)

portal_urls: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("angka/", include((figures_partner.urlpatterns, "figures"))),
        path("paparan/", include((briefs_partner.urlpatterns, "briefs"))),
        path("komitmen/", include((commitments_partner.urlpatterns, "commitments"))),
        path("kewajiban/", include((duties_partner.urlpatterns, "duties"))),
        path("peraturan/", include((regulations_partner.urlpatterns, "regulations"))),
        path("tanya/", include((questions_partner.urlpatterns, "questions"))),
        path("", include((home_partner.urlpatterns, "home"))),
        path("", include((referrals_partner.urlpatterns, "referrals"))),
    ],
    "portal",
)

urlpatterns: list[URLPattern | URLResolver] = [path("mitra/", include(portal_urls))]
