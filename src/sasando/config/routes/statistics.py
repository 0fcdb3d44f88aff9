"""Addresses of staff figures."""

from django.urls import URLPattern, path

from sasando.desk.statistics import views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("semua/", views.figures, name="figures"),
    path("pertentangan/", views.conflicts, name="conflicts"),
    path("paspor/<slug:figure>/", views.passport, name="passport"),
]
