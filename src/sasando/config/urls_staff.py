"""Addresses of staff pages, one route file for each room."""

from django.urls import URLPattern, URLResolver, include, path

from sasando.config.routes import (
    accounts,
    audit,
    briefs,
    cases,
    commitments,
    directory,
    duties,
    figures,
    figures_explore,
    home,
    imports,
    letterbox,
    movements,
    news,
    outreach,
    placements,
    questions,
    regulations,
    screening,
    services,
    statistics,
    workers,
)

desk_urls: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("", include((home.urlpatterns, "home"))),
        path("kasus/", include((cases.urlpatterns, "cases"))),
        path("kotak-surat/", include((letterbox.urlpatterns, "letterbox"))),
        path("penapisan/", include((screening.urlpatterns, "screening"))),
        path("impor/", include((imports.urlpatterns, "imports"))),
        path("pekerja/", include((workers.urlpatterns, "workers"))),
        path("penempatan/", include((placements.urlpatterns, "placements"))),
        path("kepulangan/", include((movements.urlpatterns, "movements"))),
        path("sosialisasi/", include((outreach.urlpatterns, "outreach"))),
        path("layanan/", include((services.urlpatterns, "services"))),
        path("angka/", include((statistics.urlpatterns, "statistics"))),
        path("jelajah/", include((figures_explore.urlpatterns, "explore"))),
        path("paparan/", include((briefs.urlpatterns, "briefs"))),
        path("rilis/", include((figures.urlpatterns, "figures"))),
        path("peraturan/", include((regulations.urlpatterns, "regulations"))),
        path("kewajiban/", include((duties.urlpatterns, "duties"))),
        path("komitmen/", include((commitments.urlpatterns, "commitments"))),
        path("tanya/", include((questions.urlpatterns, "questions"))),
        path("direktori/", include((directory.urlpatterns, "directory"))),
        path("akun-petugas/", include((accounts.urlpatterns, "accounts"))),
        path("jejak/", include((audit.urlpatterns, "audit"))),
    ],
    "desk",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("meja/", include(desk_urls)),
    path("redaksi/", include((news.urlpatterns, "redaksi"))),
]
