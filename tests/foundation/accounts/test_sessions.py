"""A session opens pages while it stands, and not a moment longer."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session

from sasando.foundation.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    store = SessionStore()
    store["active_role"] = "x"
    store.create()
    return store.session_key


def test_an_open_session_holds_what_was_kept(key, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert SessionStore(key)["active_role"] == "x"


def test_a_session_that_ended_holds_nothing_and_loses_its_key(key):
    Session.objects.all().delete()

    store = SessionStore(key)

    assert store.load() == {}
    assert store.session_key is None


def test_an_expired_session_holds_nothing(key):
    Session.objects.update(expire_date=datetime(2026, 2, 11, 1, 29, tzinfo=UTC))

    assert SessionStore(key).load() == {}


def test_a_session_that_was_altered_holds_nothing(key):
    data = Session.objects.get().session_data
    Session.objects.update(session_data=data[:-1] + ("a" if data[-1] != "a" else "b"))

    assert SessionStore(key).load() == {}
