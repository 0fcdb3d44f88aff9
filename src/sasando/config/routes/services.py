"""Addresses of the service counter."""

from django.urls import URLPattern, path

from sasando.desk.services import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/<uuid:identity>/", views.create, name="create"),
    path("<uuid:ref>/", views.update, name="update"),
]
