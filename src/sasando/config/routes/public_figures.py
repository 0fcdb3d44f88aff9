"""Addresses of public figures."""

from django.urls import URLPattern, path

from sasando.public.figures import views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("angka.csv", views.all_csv, name="csv"),
    path("angka.json", views.all_json, name="json"),
    path("catalog.jsonld", views.catalogue, name="catalogue"),
    path("pertentangan/", views.conflicts, name="conflicts"),
    path("paspor/<slug:figure>/", views.passport, name="passport"),
    path("paspor/<slug:figure>.json", views.passport_json, name="passport_json"),
    path("<slug:indicator>/", views.indicator, name="indicator"),
    path("<slug:indicator>/angka.csv", views.indicator_csv, name="indicator_csv"),
]
