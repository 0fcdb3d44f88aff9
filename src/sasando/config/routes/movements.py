"""Addresses of movements."""

urlpatterns: list = []
