"""Addresses of public figures."""

urlpatterns: list = []
