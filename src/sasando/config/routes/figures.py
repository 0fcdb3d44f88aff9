"""Addresses of releases for staff."""

from django.urls import URLPattern, path

from sasando.desk.figures import drafts, published

urlpatterns: list[URLPattern] = [
    path("", drafts.index, name="list"),
    path("baru/", drafts.create, name="create"),
    path("terdaftar/", drafts.register, name="register"),
    path("<uuid:ref>/", drafts.detail, name="draft"),
    path("<uuid:ref>/ubah/", drafts.revise, name="revise"),
    path("<uuid:ref>/pratinjau/", drafts.preview, name="preview"),
    path("<uuid:ref>/audit/", drafts.audit, name="audit"),
    path("<uuid:ref>/setuju/", drafts.agree, name="agree"),
    path("<uuid:ref>/terbitkan/", drafts.publish, name="publish"),
    path("<uuid:ref>/buang/", drafts.drop, name="drop"),
    path("<str:number>/", published.release, name="release"),
    path("<str:number>/ralat/", published.erratum, name="erratum"),
]
