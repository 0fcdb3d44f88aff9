"""Addresses of meetings and commitments for all."""

from django.urls import URLPattern, path

from sasando.public.commitments import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("kalender.ics", views.calendar, name="calendar"),
    path("rapat/<uuid:ref>/", views.meeting, name="meeting"),
    path("<uuid:ref>/", views.commitment, name="commitment"),
]
