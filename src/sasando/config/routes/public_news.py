"""Addresses of the news for all."""

from django.urls import URLPattern, path

from sasando.public.news import feeds, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("feed/", feeds.feed, name="feed"),
    path("arsip/<int:year>/<int:month>/", views.archive, name="archive"),
    path("gambar/<uuid:ref>-<int:width>.jpg", views.picture, name="picture"),
    path("<slug:slug>/", views.article, name="article"),
]

# For the whole site, so it stands outside the languages.
sitemap = path("sitemap.xml", feeds.sitemap, name="sitemap")
