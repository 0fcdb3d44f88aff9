"""Addresses of the letterbox at the desk."""

from django.urls import URLPattern, path

from sasando.desk.letterbox import decisions, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("tautan/", views.link, name="link"),
    path("tautan/<uuid:ref>/akhiri/", views.end_link, name="end_link"),
    path("kabar/<uuid:ref>/", views.detail, name="detail"),
    path("kabar/<uuid:ref>/kasus/", views.into_case, name="into_case"),
    path("kabar/<uuid:ref>/sisihkan/", views.aside, name="aside"),
    path("keputusan/", decisions.index, name="decisions"),
    path("keputusan/<uuid:ref>/", decisions.detail, name="decision"),
]
