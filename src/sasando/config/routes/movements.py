"""Addresses of departures and returns."""

from django.urls import URLPattern, path

from sasando.desk.movements import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/<uuid:identity>/", views.create, name="create"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/betulkan/", views.correct, name="correct"),
    path("<uuid:ref>/buka/", views.reveal, name="reveal"),
]
