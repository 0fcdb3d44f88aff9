from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from sasando.foundation.ui import words


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (4163, "4.163", "4,163"),
        (Decimal("113.6"), "113,6", "113.6"),
        (Decimal("1234.50"), "1.234,5", "1,234.5"),
        (-5, "−5", "−5"),
        (0, "0", "0"),
        (None, "–", "–"),
    ],
)
def test_number_in_the_ways_of_each_language(value, indonesian, english):
    with translation.override("id"):
        assert words.number(value) == indonesian
    with translation.override("en"):
        assert words.number(value) == english


def test_day_and_moment_say_the_office_zone():
    noon = datetime(2026, 11, 24, 6, 5, tzinfo=UTC)

    with translation.override("id"):
        assert words.day(date(2026, 5, 6)) == "6 Mei 2026"
        assert words.moment(noon) == "24 Nov 2026, 14.05 WITA"
    with translation.override("en"):
        assert words.moment(noon) == "24 Nov 2026, 14:05 WITA"


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (date(2026, 2, 6), "Jumat, 6 Februari 2026", "Friday, 6 February 2026"),
        (date(2026, 8, 2), "Minggu, 2 Agustus 2026", "Sunday, 2 August 2026"),
        (None, "–", "–"),
    ],
)
def test_full_day_names_the_day_of_the_week(value, indonesian, english):
    with translation.override("id"):
        assert words.full_day(value) == indonesian
    with translation.override("en"):
        assert words.full_day(value) == english


@pytest.mark.parametrize(
    ("name", "letters"), [("Ina Raga", "IR"), ("Maria Goreti Nenu", "MN"), ("Sela", "S"), ("", "")]
)
def test_initials_take_the_first_and_the_last_word(name, letters):
    assert words.initials(name) == letters
