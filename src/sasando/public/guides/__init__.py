"""Guides of safe migration for all."""
