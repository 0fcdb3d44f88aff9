"""Address of the offer check; the answers never stand in it."""

from django.urls import URLPattern, path

from sasando.public.offer_check import views

urlpatterns: list[URLPattern] = [path("", views.index, name="index")]
