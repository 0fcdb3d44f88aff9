"""Addresses of exploring figures."""

from django.urls import URLPattern, path

from sasando.desk.figures import compare, explore

urlpatterns: list[URLPattern] = [
    path("", explore.index, name="index"),
    path("angka.csv", explore.as_csv, name="csv"),
    path("paspor/", explore.passport, name="passport"),
    path("paspor.json", explore.passport_json, name="passport_json"),
    path("sandingkan/", compare.side_by_side, name="compare"),
    path("bekukan/", explore.freeze, name="freeze"),
]
