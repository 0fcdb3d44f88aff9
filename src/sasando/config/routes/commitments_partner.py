"""Addresses of meetings and commitments for partners."""

from django.urls import URLPattern, path

from sasando.portal.commitments import projects, views

MEETING = "rapat/<uuid:ref>/"

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path(MEETING, views.meeting, name="meeting"),
    path(f"{MEETING}undangan.ics", views.invitation, name="invitation"),
    path(f"{MEETING}notulen.pdf", views.minutes, name="minutes"),
    path(f"{MEETING}pembuka.pdf", views.opening, name="opening"),
    path(f"{MEETING}dokumen/<uuid:document>/", views.document, name="document"),
    path("peraturan/", projects.index, name="projects"),
    path("peraturan/<uuid:ref>/", projects.detail, name="project"),
    path("peraturan/<uuid:ref>/masukan/", projects.give, name="input"),
    path("<uuid:ref>/", views.commitment, name="commitment"),
    path("<uuid:ref>/lapor/", views.report, name="report"),
    path("<uuid:ref>/berkas/<uuid:step>/", views.proof, name="proof"),
]
