"""Every reason why two figures differ that the figures themselves show (handbook 5 and 6.1)."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from sasando.domain.reconciliation import reasons
from sasando.domain.reconciliation.beside import Side
from sasando.domain.reconciliation.reasons import LaidFigure, Reason

SIDE = Side(
    "placements_by_origin", Decimal(4150), "53", date(2025, 1, 1), date(2025, 12, 31),
    date(2026, 1, 31),
)  # fmt: skip
OURS = LaidFigure(SIDE, "services", {}, "a" * 32)
PRINTED = LaidFigure(
    dataclasses.replace(SIDE, value=Decimal(4163), known_on=date(2026, 1, 7)),
    "services",
)


def changed(figure: LaidFigure, **told: object) -> LaidFigure:
    names = {item.name for item in dataclasses.fields(Side)}
    of_side = {name: value for name, value in told.items() if name in names}
    rest = {name: value for name, value in told.items() if name not in names}
    return dataclasses.replace(figure, side=dataclasses.replace(figure.side, **of_side), **rest)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (OURS, OURS, [Reason.SAME]),
        (OURS, PRINTED, [Reason.UNKNOWN]),
        (OURS, changed(PRINTED, value=Decimal(4150)), [Reason.SAME]),
        (changed(OURS, value=None), PRINTED, [Reason.HIDDEN]),
        (OURS, changed(PRINTED, area="53.21"), [Reason.PLACE]),
        (OURS, changed(PRINTED, indicator="placements_served_by_office"), [Reason.DEFINITION]),
        (OURS, changed(PRINTED, unit="persons"), [Reason.UNIT]),
        (OURS, changed(PRINTED, unit="percent"), [Reason.MEASURE]),
        (OURS, changed(PRINTED, split={"sex": "P"}), [Reason.SPLIT]),
        (OURS, changed(PRINTED, ends_on=date(2025, 9, 30)), [Reason.PERIOD]),
        (OURS, changed(PRINTED, known_on=date(2025, 12, 20)), [Reason.CUT_OFF]),
        (OURS, changed(PRINTED, known_on=date(2026, 6, 1)), [Reason.CUT_OFF]),
        (changed(OURS, known_on=date(2025, 11, 30)), PRINTED, [Reason.CUT_OFF]),
        (OURS, changed(PRINTED, is_doubtful=True), [Reason.ERROR]),
        (OURS, changed(PRINTED, known_on=None), [Reason.UNKNOWN]),
        (
            OURS,
            changed(OURS, value=Decimal(4151), snapshot="b" * 32),
            [Reason.ROWS],
        ),
        (
            OURS,
            changed(PRINTED, area="53.21", ends_on=date(2025, 9, 30), known_on=date(2025, 9, 1)),
            [Reason.PLACE, Reason.PERIOD, Reason.CUT_OFF],
        ),
    ],
)
def test_reasons_are_read_off_the_two_figures(left, right, expected):
    assert list(reasons.reasons(left, right)) == expected


def test_which_side_is_printed_makes_no_difference():
    doubtful = changed(PRINTED, is_doubtful=True)

    assert reasons.reasons(OURS, doubtful) == reasons.reasons(doubtful, OURS)


def test_equal_figures_still_tell_that_they_count_other_things():
    other = changed(PRINTED, value=Decimal(4150), indicator="placements_served_by_office")

    assert reasons.reasons(OURS, other) == (Reason.SAME, Reason.DEFINITION)


def test_other_rows_are_a_reason_for_one_question_alone():
    part = changed(OURS, value=Decimal(9), split={"sex": "P"}, snapshot="b" * 32)

    assert reasons.reasons(OURS, part) == (Reason.SPLIT,)
    assert reasons.reasons(OURS, changed(OURS, snapshot="b" * 32)) == (Reason.SAME,)


def test_what_is_left_once_both_tell_of_one_place_time_and_part():
    found = (Reason.PLACE, Reason.SPLIT, Reason.PERIOD, Reason.CUT_OFF)

    assert reasons.remaining(found) == (Reason.CUT_OFF,)
    assert reasons.remaining(found[:3]) == (Reason.UNKNOWN,)


def test_every_reason_has_words():
    assert set(reasons.WORDS) == set(Reason)
