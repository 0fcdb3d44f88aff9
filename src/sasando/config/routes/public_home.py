"""Address of the first public page."""

from django.urls import URLPattern, path

from sasando.public.home import views

urlpatterns: list[URLPattern] = [path("", views.home, name="index")]
