"""Addresses of partners' questions for staff."""

from django.urls import URLPattern, path

from sasando.desk.figures import questions

urlpatterns: list[URLPattern] = [
    path("", questions.index, name="list"),
    path("<uuid:ref>/", questions.detail, name="detail"),
]
