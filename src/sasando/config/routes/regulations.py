"""Addresses of rules of law and the office's holidays."""

from django.urls import URLPattern, path

from sasando.desk.regulations import holidays, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("instrumen/", views.instruments, name="instruments"),
    path("hari-libur/", holidays.index, name="holidays"),
    path("hari-libur/baru/", holidays.add, name="holiday_add"),
    path("hari-libur/<slug:code>/", holidays.correct, name="holiday"),
    path("hari-libur/<slug:code>/buang/", holidays.drop, name="holiday_drop"),
    path("<slug:rule>/", views.detail, name="detail"),
    path("<slug:rule>/versi-baru/", views.add_version, name="add_version"),
    path("<slug:rule>/<int:version>/verifikasi/", views.verify, name="verify"),
]
