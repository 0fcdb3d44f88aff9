"""Addresses of the directory."""

from django.urls import URLPattern, path

from sasando.desk.directory import numbers, officials, p3mi, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("p3mi/", p3mi.index, name="p3mi"),
    path("p3mi/baru/", p3mi.create, name="p3mi_create"),
    path("p3mi/<slug:code>/", p3mi.correct, name="p3mi_correct"),
    path("nomor/", numbers.index, name="numbers"),
    path("<slug:unit>/", views.detail, name="detail"),
    path("<slug:unit>/betulkan/", views.correct, name="correct"),
    path("<slug:unit>/uji/", numbers.record, name="call"),
    path("<slug:unit>/pejabat/baru/", officials.create, name="official_create"),
    path("<slug:unit>/pejabat/<int:official>/", officials.correct, name="official_correct"),
    path("<slug:unit>/pejabat/<int:official>/akhiri/", officials.end, name="official_end"),
]
