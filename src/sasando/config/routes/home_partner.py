"""The first page of partners."""

from django.urls import URLPattern, path

from sasando.portal.home import views

urlpatterns: list[URLPattern] = [path("", views.index, name="index")]
