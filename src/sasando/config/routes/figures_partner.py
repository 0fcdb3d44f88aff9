"""Addresses of released figures for partners."""

from django.urls import URLPattern, path

from sasando.portal.figures import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("<str:number>/", views.release, name="release"),
    path("<str:number>/berkas/<path:path>", views.file, name="file"),
    path("<str:number>/<slug:name>/paspor/", views.passport, name="passport"),
]
