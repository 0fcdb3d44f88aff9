"""Addresses of partners' questions about figures."""

from django.urls import URLPattern, path

from sasando.portal.figures import questions

urlpatterns: list[URLPattern] = [
    path("", questions.index, name="list"),
    path("<uuid:ref>/", questions.detail, name="detail"),
    path("<str:number>/<slug:name>/", questions.ask, name="ask"),
]
