"""Addresses of sign_in."""

urlpatterns: list = []
