"""Addresses of the law for partners."""

from django.urls import URLPattern, path

from sasando.portal.regulations import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("pada-tanggal/", views.on_day, name="on_day"),
    path("<path:work>/", views.detail, name="work"),
]
