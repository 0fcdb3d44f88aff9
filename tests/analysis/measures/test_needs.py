"""Where to go next: equal signals, less what was held; every reason can be added up."""

from datetime import date
from decimal import Decimal

import pytest

from sasando.analysis.extracts import snapshots
from sasando.analysis.measures.needs import SIGNALS, last_months, needs, weigh
from sasando.domain.values.period import Period

A, B, C = "53.01", "53.02", "53.03"


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 2, 11), date(2025, 2, 1), date(2026, 1, 31)),
        (date(2026, 1, 1), date(2025, 1, 1), date(2025, 12, 31)),
        (date(2028, 3, 31), date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_time_is_twelve_whole_months(day, first, last):
    assert last_months(day) == Period(first, last)


def test_need_is_the_mean_of_the_shares_less_the_share_of_sessions():
    counts = {
        "deaths": {A: 3, B: 1, C: 0},
        "deportees": {A: 0, B: 10, C: 0},
        "people_in_cases": {A: 0, B: 0, C: 0},
    }

    found = weigh(counts, held={A: 1, B: 0, C: 3})

    # A: (75 + 0) / 2; B: (25 + 100) / 2. A signal that never occurs weighs nothing.
    assert [(one.place, one.need, one.gap) for one in found] == [
        (B, Decimal("62.5"), Decimal("62.5")),
        (A, Decimal("37.5"), Decimal("12.5")),
        (C, Decimal("0.0"), Decimal("-75.0")),
    ]
    assert [reason.share for reason in found[1].reasons] == [Decimal("75.0"), 0, 0]


def test_nothing_known_ranks_by_code():
    empty = {name: {A: 0, B: 0} for name in SIGNALS}

    assert [(one.place, one.gap) for one in weigh(empty, held={B: 0, A: 0})] == [(A, 0), (B, 0)]


@pytest.mark.django_db
def test_needs_come_from_a_snapshot(reference, actor):
    snapshot = snapshots.freeze(as_of=None, by=actor("CS"))

    found = needs(snapshot, places=[B, A], held={A: 2})

    assert [one.place for one in found.lines] == [B, A]
    assert found.snapshot == snapshot.id and set(found.unplaced) == set(SIGNALS)


def test_needs_below_a_regency_name_districts_and_what_names_none(frozen):
    malaka = ["53.21.05", "53.21.06"]

    regency = needs(frozen, places=["53.06", "53.21"], held={})
    found = needs(frozen, places=malaka, held={"53.21.05": 1})

    assert {one.place: one.reasons[0].value for one in regency.lines}["53.21"] == 0
    assert [one.place for one in found.lines] == ["53.21.06", "53.21.05"]
    assert found.lines[1].held_share == 100


@pytest.mark.django_db
def test_a_return_is_counted_in_the_district_of_the_person(home, reference, by):
    from dataclasses import replace

    from sasando.records.movements import actions as movements
    from sasando.records.movements.facts import MovementFacts
    from tests.analysis.office import _identity

    base = MovementFacts(
        "return", "deported", country="MY", origin_regency="53.21", arrived_on=date(2025, 6, 3)
    )
    told = (
        ("Uji Satu", {"regency_code": "53.21", "village_code": "53.21.05.2005"}, base),
        ("Uji Dua", {"regency_code": "53.21"}, base),
        ("Uji Tiga", {"village_code": "53.21.05.2005"}, replace(base, origin_regency="53.06")),
    )
    for name, place, facts in told:
        movements.record_movement(_identity(name, **place), facts=facts, placement=None, by=by)
    snapshot = snapshots.freeze(as_of=None, by=by)

    found = needs(snapshot, places=["53.21.05", "53.21.06"], held={})

    # Whose regency of origin is another is not of this district; who names none is unplaced.
    assert {one.place: one.reasons[1].value for one in found.lines} == {
        "53.21.05": 1, "53.21.06": 0,
    }  # fmt: skip
    assert found.unplaced["deportees"] == 1
