"""Addresses of the law for all."""

from django.urls import URLPattern, path

from sasando.public.regulations import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("pada-tanggal/", views.on_day, name="on_day"),
    path("<path:work>/jdih.json", views.metadata, name="metadata"),
    path("<path:work>/", views.detail, name="work"),
]
