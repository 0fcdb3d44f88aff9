"""Decides what law said on a day: events, versions, articles; it remembers nothing."""
