"""The gate against floods: its two lanes, what it counts, what it forgets."""

from datetime import date

import pytest

from sasando.public.report import gate
from sasando.public.report.gate import Asked, Gate
from tests.public.report.walks import solved

TODAY = date(2026, 2, 11)


def asked(source: str = "10.0.0.1", **values) -> Asked:
    given = {"challenge": "c", "work": "", "bits": 12, "since_begun": 60.0}
    return Asked(source, **(given | values))


def come(doors: Gate, *, at: float, **values) -> str | int:
    return doors.admit(asked(**values), now=at, today=TODAY)


def test_a_calm_source_comes_five_times_in_ten_minutes():
    doors = Gate()

    lanes = [come(doors, at=float(at)) for at in range(6)]

    assert lanes[:5] == ["slow"] * 5
    assert lanes[5] == 596
    assert come(doors, at=601.0) == "slow"


def test_in_a_flood_a_source_comes_once_and_not_at_once():
    doors = Gate()
    for at in range(gate.BUSY_FROM + 1):
        come(doors, at=0.0, source=f"10.1.0.{at}")

    assert come(doors, at=1.0, source="10.2.0.1", since_begun=3.0) == 10
    assert come(doors, at=2.0, source="10.2.0.1") == "slow"
    assert come(doors, at=3.0, source="10.2.0.1") == 600


def test_a_burst_within_a_minute_is_a_flood_already():
    doors = Gate()
    for at in range(gate.BUSY_MINUTE):
        assert come(doors, at=0.0, source=f"10.1.0.{at}", since_begun=1.0) == "slow"

    assert come(doors, at=1.0, source="10.2.0.1", since_begun=1.0) == 12
    assert come(doors, at=90.0, source="10.2.0.1", since_begun=1.0) == "slow"


def test_work_opens_the_quick_lane_in_any_flood():
    doors = Gate()
    for _at in range(500):
        come(doors, at=0.0, source="10.1.0.1")

    assert come(doors, at=1.0, source="10.1.0.1", work=solved("c", 12)) == "work"


@pytest.mark.parametrize("work", ["", "x", "0" * 21, "-1"])
def test_work_not_done_counts_as_none(work):
    assert not gate.works("c", work, bits=24)


def test_work_for_one_form_is_none_for_another():
    work = solved("c", 16)

    assert gate.works("c", work, bits=16)
    assert not gate.works("d", work, bits=16)


@pytest.mark.parametrize(("many", "bits"), [(0, 12), (59, 12), (60, 14), (1000, 16), (6000, 18)])
def test_more_tries_ask_for_more_work(many, bits):
    doors = Gate()
    for _at in range(many):
        come(doors, at=0.0)

    assert doors.bits(now=1.0) == bits
    assert doors.bits(now=601.0) == 12


def test_the_key_of_a_day_is_forgotten_with_it():
    doors = Gate()
    come(doors, at=0.0)
    first = doors.key

    doors.admit(asked(), now=1.0, today=date(2026, 2, 12))

    assert doors.key != first
    assert len(doors.sources) == 1


def test_files_have_a_budget_an_hour():
    doors = Gate()

    assert doors.has_room(gate.MOST_BYTES_AN_HOUR, now=0.0)
    assert not doors.has_room(1, now=10.0)
    assert doors.has_room(0, now=10.0)
    assert doors.has_room(1, now=3601.0)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(gate, "MOST_SOURCES", 10)
    doors = Gate()

    for at in range(100):
        come(doors, at=float(at), source=f"10.0.{at}.1")

    assert len(doors.sources) <= 10
