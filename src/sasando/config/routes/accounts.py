"""Addresses of the office's accounts."""

from django.urls import URLPattern, path

from sasando.desk.accounts import admin

urlpatterns: list[URLPattern] = [
    path("", admin.index, name="list"),
    path("baru/", admin.create, name="create"),
    path("<uuid:ref>/", admin.detail, name="detail"),
    path("<uuid:ref>/peran/", admin.grant, name="grant"),
    path("<uuid:ref>/tutup/", admin.deactivate, name="deactivate"),
    path("<uuid:ref>/kabupaten/", admin.bind, name="bind"),
    path("peran/<uuid:ref>/putus/", admin.decide, name="decide"),
    path("peran/<uuid:ref>/akhiri/", admin.end, name="end"),
]
