"""Addresses of screening sheets."""

from django.urls import URLPattern, path

from sasando.desk.screening import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/simpan/", views.save, name="save"),
    path("<uuid:ref>/akses/", views.let_in, name="let_in"),
    path("<uuid:ref>/akses/<uuid:who>/tutup/", views.shut_out, name="shut_out"),
]
