"""A key folder of the test's own."""

import pytest

from sasando.foundation.privacy import keys, sealing


@pytest.fixture
def folder(tmp_path, settings):
    """Point the installation at an empty key folder, and back again."""
    settings.SASANDO_KEYS = tmp_path / "keys"
    sealing._unwrapped.cache_clear()
    yield settings.SASANDO_KEYS
    keys._ring.cache_clear()
    sealing._unwrapped.cache_clear()
