from datetime import date

import pytest

from sasando.domain.values.birth_date import BirthDate, parse_birth, parse_date
from sasando.domain.values.words import Refused

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/11/1987", date(1987, 11, 24)),
        ("4-5-1987", date(1987, 5, 4)),
        ("1987-05-04", date(1987, 5, 4)),
        ("1987-05-04 00:00:00", date(1987, 5, 4)),
        ("1987-05-04T00:00:00", date(1987, 5, 4)),
        ("31901", date(1987, 5, 4)),
        ("31901.0", date(1987, 5, 4)),
        ("4 Mei 1987", date(1987, 5, 4)),
        ("04-Agustus-1987", date(1987, 8, 4)),
        ("4 Pebruari 1987", date(1987, 2, 4)),
    ],
)
def test_parse_date_reads_what_offices_write(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/1990", "date_impossible"),
        ("11/24/1987", "date_impossible"),
        ("3/4/87", "date_two_digit_year"),
        ("sejak lama", "date_unreadable"),
        ("25/11/2026", "born_in_future"),
        ("1900", "born_too_long_ago"),
    ],
)
def test_parse_birth_refuses_by_name(text, code):
    with pytest.raises(Refused) as refused:
        parse_birth(text, today=TODAY)

    assert refused.value.refusal.code == code


@pytest.mark.parametrize("text", ["1987", "sekitar 1987", "th. 1987", "00/00/1987", "1987.0"])
def test_parse_birth_gives_the_whole_year_when_only_the_year_is_known(text):
    born = parse_birth(text, today=TODAY)

    assert born == BirthDate(date(1987, 1, 1), date(1987, 12, 31))
    assert not born.is_exact


def test_parse_birth_gives_the_month_when_the_day_is_unknown():
    assert parse_birth("Februari 1988", today=TODAY) == BirthDate(
        date(1988, 2, 1), date(1988, 2, 29)
    )
