"""Why our figure and a printed one differ, read off the two (handbook 5 and 6.1)."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from sasando.domain.reconciliation.beside import WORDS, Cause, Side, cause

OURS = Side(
    "placements_by_origin", Decimal(4150), "53", date(2025, 1, 1), date(2025, 12, 31),
    date(2026, 1, 31),
)  # fmt: skip
THEIRS = dataclasses.replace(OURS, value=Decimal(4163), known_on=date(2026, 1, 7))


def theirs(**changes: object) -> Side:
    return dataclasses.replace(THEIRS, **changes)


@pytest.mark.parametrize(
    ("ours", "printed", "expected"),
    [
        (OURS, theirs(value=Decimal(4150)), Cause.SAME),
        (OURS, theirs(indicator="placements_served_by_office", value=Decimal(2226)),
         Cause.DEFINITION),
        (OURS, theirs(area="53.21"), Cause.PLACE),
        (OURS, theirs(ends_on=date(2025, 9, 30)), Cause.CUT_OFF),
        (OURS, theirs(known_on=date(2025, 12, 20)), Cause.CUT_OFF),
        (OURS, theirs(known_on=date(2026, 6, 1)), Cause.CUT_OFF),
        (OURS, theirs(is_doubtful=True), Cause.ERROR),
        (OURS, THEIRS, Cause.UNKNOWN),
        (OURS, theirs(known_on=None), Cause.UNKNOWN),
        (dataclasses.replace(OURS, value=None), THEIRS, Cause.HIDDEN),
    ],
)  # fmt: skip
def test_cause_is_read_off_the_two_figures(ours, printed, expected):
    assert cause(ours, printed) == expected


def test_deaths_are_printed_under_another_name_and_are_the_same_thing():
    ours = dataclasses.replace(OURS, indicator="deaths", value=Decimal(127))

    found = cause(ours, theirs(indicator="deaths_repatriated", value=Decimal(127)))

    assert found == Cause.SAME


def test_every_cause_has_words():
    assert set(WORDS) == set(Cause)
