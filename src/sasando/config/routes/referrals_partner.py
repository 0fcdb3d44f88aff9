"""Addresses of an agency's referrals."""

from django.urls import URLPattern, path

from sasando.portal.referrals import letters, views

urlpatterns: list[URLPattern] = [
    path("rujukan/", views.index, name="list"),
    path("rujukan/<uuid:ref>/", views.detail, name="detail"),
    path("kode/", letters.code, name="code"),
]
