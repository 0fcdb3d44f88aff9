"""Addresses of briefs (paparan) for staff."""

from django.urls import URLPattern, path

from sasando.desk.briefs import files, sharing, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("<uuid:ref>/", views.detail, name="draft"),
    path("<uuid:ref>/ubah/", views.revise, name="revise"),
    path("<uuid:ref>/minta/", views.ask, name="ask"),
    path("<uuid:ref>/tanda-tangan/", views.sign, name="sign"),
    path("<uuid:ref>/kembalikan/", views.give_back, name="give_back"),
    path("<uuid:ref>/buang/", views.drop, name="drop"),
    path("<uuid:ref>/berkas/<str:path>", files.draft, name="draft_file"),
    path("<str:number>/", views.signed, name="signed"),
    path("<str:number>/bagikan/", sharing.change, name="share"),
    path("<str:number>/berkas/<str:path>", files.signed, name="file"),
]
