"""Addresses of placements."""

from django.urls import URLPattern, path

from sasando.desk.placements import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/<uuid:identity>/", views.create, name="create"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/betulkan/", views.correct, name="correct"),
    path("<uuid:ref>/tahap/", views.reach, name="reach"),
    path("<uuid:ref>/tahap/<int:stage>/tarik/", views.withdraw, name="withdraw"),
    path("<uuid:ref>/dokumen/", views.paper, name="paper"),
]
