"""Addresses of the newsroom."""

from django.urls import URLPattern, path

from sasando.desk.news import deeds, sources, views, watch

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", views.create, name="create"),
    path("sumber/", sources.choose, name="sources"),
    path("sumber/rapat/<uuid:ref>/", sources.from_meeting, name="from_meeting"),
    path("sumber/paparan/<str:number>/", sources.from_brief, name="from_brief"),
    path("sumber/kedatangan/", sources.arrival, name="arrival"),
    path("penjaga/", watch.index, name="guard"),
    path("penjaga/<uuid:ref>/buka/", watch.reopen, name="reopen"),
    path("gambar/<uuid:ref>/<int:width>/", views.picture, name="picture"),
    path("<uuid:ref>/", views.detail, name="article"),
    path("<uuid:ref>/tulis/", views.revise, name="revise"),
    path("<uuid:ref>/revisi/", views.revisions, name="revisions"),
    path("<uuid:ref>/revisi/<int:number>/", views.revision, name="revision"),
    path("<uuid:ref>/minta/", deeds.ask, name="ask"),
    path("<uuid:ref>/setuju/", deeds.approve, name="approve"),
    path("<uuid:ref>/kembalikan/", deeds.give_back, name="give_back"),
    path("<uuid:ref>/loloskan/", deeds.override, name="override"),
    path("<uuid:ref>/tarik/", deeds.withdraw, name="withdraw"),
    path("<uuid:ref>/buang/", deeds.drop, name="drop"),
]
