"""Address of the desk."""

from django.urls import URLPattern, path

from sasando.desk.home import views

urlpatterns: list[URLPattern] = [path("", views.index, name="index")]
