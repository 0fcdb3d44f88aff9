"""Counts of wrong codes start anew in each test."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_tries():
    cache.clear()
