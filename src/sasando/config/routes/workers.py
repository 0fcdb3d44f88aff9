"""Addresses of workers."""

urlpatterns: list = []
