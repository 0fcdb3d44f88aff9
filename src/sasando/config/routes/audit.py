"""Addresses of the audit trail."""

from django.urls import URLPattern, path

from sasando.desk.audit import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("periksa/", views.verify, name="verify"),
]
