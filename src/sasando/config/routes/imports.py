"""Addresses of imports."""

from django.urls import URLPattern, path

from sasando.desk.imports import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("unggah/", views.upload, name="upload"),
    path("contoh/<slug:kind>/", views.template, name="template"),
    path("periksa/", views.reviews, name="reviews"),
    path("periksa/<uuid:ref>/", views.decide, name="decide"),
    path("berkas/<uuid:ref>/", views.received, name="received"),
    path("berkas/<uuid:ref>/kolom/", views.mapping, name="mapping"),
    path("berkas/<uuid:ref>/mulai/", views.start, name="start"),
    path("berkas/<uuid:ref>/buang/", views.drop, name="drop"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/final/", views.finalise, name="finalise"),
    path("<uuid:ref>/bersihkan/", views.withdraw, name="withdraw"),
    path("<uuid:ref>/ditolak.csv", views.rejects, name="rejects"),
]
