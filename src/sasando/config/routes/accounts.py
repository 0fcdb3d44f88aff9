"""Addresses of the office's accounts."""

from django.urls import URLPattern, path

from sasando.desk.accounts import admin, links, roles

urlpatterns: list[URLPattern] = [
    path("", admin.index, name="list"),
    path("baru/", admin.create, name="create"),
    path("tim/", admin.add_team, name="team"),
    path("undang/", links.invite, name="invite"),
    path("<uuid:ref>/", admin.detail, name="detail"),
    path("<uuid:ref>/peran/", roles.grant, name="grant"),
    path("<uuid:ref>/tutup/", admin.deactivate, name="deactivate"),
    path("<uuid:ref>/masuk/", admin.reset, name="reset"),
    path("<uuid:ref>/tautan/", links.again, name="link"),
    path("<uuid:ref>/kabupaten/", roles.bind, name="bind"),
    path("peran/<uuid:ref>/putus/", roles.decide, name="decide"),
    path("peran/<uuid:ref>/akhiri/", roles.end, name="end"),
]
