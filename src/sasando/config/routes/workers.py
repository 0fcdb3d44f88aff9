"""Addresses of people."""

from django.urls import URLPattern, path

from sasando.desk.workers import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("identitas/<uuid:ref>/betulkan/", views.correct, name="correct"),
    path("identitas/<uuid:ref>/buka/", views.reveal, name="reveal"),
    path("<uuid:ref>/gabung/<uuid:other>/", views.join, name="join"),
    path("pisah/<uuid:ref>/", views.part, name="part"),
]
