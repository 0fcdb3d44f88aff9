"""A files folder of the test's own, and a subject whose key seals."""

import uuid
from datetime import UTC, datetime

import pytest

from sasando.foundation.privacy import sealing

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


@pytest.fixture
def home(tmp_path, settings):
    """Point the installation at an empty data folder."""
    settings.SASANDO_HOME = tmp_path
    return tmp_path


@pytest.fixture
def subject(db):
    """Return a subject that has a key."""
    sealing.new_subject_key(ref := uuid.uuid4(), now=NOW)
    return ref
