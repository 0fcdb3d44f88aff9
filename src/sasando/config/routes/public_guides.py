"""Addresses of the guides of safe migration."""

from django.urls import URLPattern, path

from sasando.public.guides import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("negara/", views.country_list, name="countries"),
    path("negara/<str:code>/", views.country, name="country"),
    path("nomor/", views.numbers, name="numbers"),
    path("poster/", views.poster_list, name="posters"),
    path("poster/<slug:code>.pdf", views.poster, name="poster"),
    path("<slug:guide>/", views.guide, name="guide"),
    path("<slug:guide>/<slug:language>/", views.spoken, name="spoken"),
    path("<slug:guide>/<slug:language>/suara/", views.audio, name="audio"),
]
