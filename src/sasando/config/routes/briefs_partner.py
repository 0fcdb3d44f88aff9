"""Addresses of signed briefs (paparan) for partners."""

from django.urls import URLPattern, path

from sasando.portal.briefs import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("<str:number>/", views.detail, name="signed"),
    path("<str:number>/berkas/<str:path>", views.file, name="file"),
]
