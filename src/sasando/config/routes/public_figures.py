"""Addresses of public figures."""

from django.urls import URLPattern, path

from sasando.public.figures import catalogue, releases, views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("angka.csv", views.all_csv, name="csv"),
    path("angka.json", views.all_json, name="json"),
    path("catalog.jsonld", catalogue.catalogue, name="catalogue"),
    path("rilis/", releases.index, name="releases"),
    path("rilis/feed/", releases.feed, name="releases_feed"),
    path("rilis/<str:number>/", releases.release, name="release"),
    path("rilis/<str:number>/berkas/<path:path>", releases.file, name="release_file"),
    path("rilis/<str:number>/<slug:name>/paspor/", releases.passport, name="release_passport"),
    path(
        "rilis/<str:number>/<slug:name>/paspor.json",
        releases.passport_json,
        name="release_passport_json",
    ),
    path("pertentangan/", views.conflicts, name="conflicts"),
    path("paspor/<slug:figure>/", views.passport, name="passport"),
    path("paspor/<slug:figure>.json", views.passport_json, name="passport_json"),
    path("<slug:indicator>/", views.indicator, name="indicator"),
    path("<slug:indicator>/angka.csv", views.indicator_csv, name="indicator_csv"),
]
