"""Addresses of placements."""

urlpatterns: list = []
