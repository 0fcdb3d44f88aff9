"""A real office with its administrator, its head, and a clock that stands still."""

from datetime import UTC, datetime

import pytest

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
PASSWORD = "rumput-laut-di-teluk-kupang"


@pytest.fixture
def by(actor):
    """Return the administrator."""
    return actor("ADM", login="lena", name="Lena Hurek")


@pytest.fixture
def head(actor):
    """Return the head of office."""
    return actor("HO", login="beni", name="Beni Talan")


@pytest.fixture
def command():
    """Return the command line, whose roles need no agreement."""
    from sasando.foundation.access.actor import Actor

    return Actor.for_command("test", NOW)


@pytest.fixture
def user(db):
    """Return a function that writes a user."""
    from sasando.foundation.accounts.models import User

    def make(username="ina", name="Ina Raga", **values):
        given = {"password": PASSWORD, "created_at": NOW, "created_by": "test"}
        return User.objects.create_user(username, name=name, **(given | values))

    return make


@pytest.fixture
def office(db):
    """Write the office, a real one unless asked otherwise."""
    from sasando.foundation.accounts import actions

    def make(is_demo=False):
        return actions.ensure_office(
            is_demo=is_demo, name="Kantor uji", short_name="Uji", province_code="53"
        )

    return make


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Let the clock of the pages stand still, and forget counted tries."""
    from django.core.cache import cache

    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    cache.clear()
