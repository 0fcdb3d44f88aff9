from datetime import date
from decimal import Decimal

import pytest

from sasando.analysis.briefs import wording

ON = date(2026, 2, 11)


@pytest.mark.parametrize(
    ("value", "text"),
    [("4163", "4.163"), ("78.46", "78,46"), ("-5", "−5"), ("0", "0"), ("100", "100")],
)
def test_numbers_are_written_the_indonesian_way(value: str, text: str) -> None:
    assert wording.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 1, 1), date(2025, 9, 30), "Jan–Sep 2025"),
        (date(2020, 5, 1), date(2020, 5, 31), "Mei 2020"),
        (date(2021, 9, 3), date(2021, 9, 4), "3 Sep 2021 – 4 Sep 2021"),
        (date(2025, 1, 1), None, "kurun tidak dicetak"),
    ],
)
def test_periods_are_said_as_short_as_they_are_exact(
    start: date, end: date | None, text: str
) -> None:
    assert wording.period(start, end=end) == text


@pytest.mark.parametrize(
    ("day", "text"), [(date(2025, 12, 31), "42 hari"), (date(2025, 9, 30), "4 bulan")]
)
def test_age_is_in_days_under_sixty_then_in_months(day: date, text: str) -> None:
    assert wording.age(day, on=ON) == text
