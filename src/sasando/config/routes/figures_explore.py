"""Addresses of exploring figures."""

from django.urls import URLPattern, path

from sasando.desk.figures import boundaries, compare, explore

urlpatterns: list[URLPattern] = [
    path("", explore.index, name="index"),
    path("angka.csv", explore.as_csv, name="csv"),
    path("paspor/", explore.passport, name="passport"),
    path("paspor.json", explore.passport_json, name="passport_json"),
    path("sandingkan/", compare.side_by_side, name="compare"),
    path("batas/", boundaries.index, name="boundaries"),
    path("batas/hapus/", boundaries.drop, name="boundaries_drop"),
    path("bekukan/", explore.freeze, name="freeze"),
]
