"""The day is the office's day, not that of Greenwich."""

from datetime import UTC, date, datetime

import pytest

from sasando.foundation.access.actor import Actor


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (datetime(2026, 2, 10, 15, 59, tzinfo=UTC), date(2026, 2, 10)),
        (datetime(2026, 2, 10, 16, 0, tzinfo=UTC), date(2026, 2, 11)),
    ],
)
def test_today_turns_at_midnight_in_makassar(now, today):
    assert Actor(login="x", name="X", role="CW", now=now).today == today


def test_the_command_line_is_named_as_such():
    by = Actor.for_command("yohanes", datetime(2026, 2, 10, tzinfo=UTC))

    assert (by.login, by.role, by.user_ref) == ("cli:yohanes", "CLI", None)
