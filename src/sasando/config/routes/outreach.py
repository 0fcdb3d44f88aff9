"""Addresses of outreach."""

from django.urls import URLPattern, path

from sasando.desk.outreach import ahead, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("berikutnya/", ahead.ahead, name="next"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/betulkan/", views.correct, name="correct"),
]
