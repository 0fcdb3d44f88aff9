"""An address of a file is good for one user, some minutes, and one file."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.files import links

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
FILE, USER = uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize("seconds", [-60, 0, 1, 299])
def test_an_address_opens_within_its_minutes(seconds):
    token = links.make(FILE, user_ref=USER, now=NOW)

    assert links.open(token, user_ref=USER, now=NOW + timedelta(seconds=seconds)) == FILE


@pytest.mark.parametrize("seconds", [300, 301, 86_400, -61, -86_400])
def test_an_address_is_over_after_its_minutes_and_before_it_was_made(seconds):
    token = links.make(FILE, user_ref=USER, now=NOW)

    with pytest.raises(Refused) as caught:
        links.open(token, user_ref=USER, now=NOW + timedelta(seconds=seconds))

    assert caught.value.refusal.code == "link_over"


def test_minutes_may_be_fewer():
    token = links.make(FILE, user_ref=USER, now=NOW, minutes=1)

    with pytest.raises(Refused):
        links.open(token, user_ref=USER, now=NOW + timedelta(seconds=60))


def test_another_user_a_forger_and_a_stranger_get_the_same_answer(settings):
    token = links.make(FILE, user_ref=USER, now=NOW)
    payload, mark = token.rsplit(":", 1)
    own = settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    foreign = links.make(FILE, user_ref=USER, now=NOW)
    settings.SECRET_KEY = own
    tries = [
        (token, uuid.uuid4()),
        (f"{payload}x:{mark}", USER),
        (f"{payload}:{mark[:-1]}", USER),
        (foreign, USER),
        ("", USER),
        ("a:b:c", USER),
        ("\x00", USER),
    ]

    codes = set()
    for given, user in tries:
        with pytest.raises(Refused) as caught:
            links.open(given, user_ref=user, now=NOW)
        codes.add(caught.value.refusal.code)

    assert codes == {"link_over"}


def test_a_token_fits_into_an_address():
    token = links.make(FILE, user_ref=USER, now=NOW)

    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:")
    assert len(token) < 250
