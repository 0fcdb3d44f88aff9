"""Addresses of a report, and of pages that open with a code or a link; no code stands in one."""

from django.urls import URLPattern, path

from sasando.public.report import returning, steps, views

urlpatterns: list[URLPattern] = [
    path("", steps.index, name="index"),
    path("resi/", returning.receipt, name="receipt"),
    path("hubungi/", returning.contact, name="contact"),
    path("keluarga/", views.family, name="family"),
    path("kabar/<str:token>/", views.notice, name="notice"),
]
