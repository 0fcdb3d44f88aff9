"""Addresses that open with a code or a link."""

from django.urls import URLPattern, path

from sasando.public.report import views

urlpatterns: list[URLPattern] = [
    path("keluarga/", views.family, name="family"),
    path("kabar/<str:token>/", views.notice, name="notice"),
]
