"""Sums as people say them."""

import pytest

from sasando.domain.offers.amounts import parse_asked
from sasando.domain.values.money import Money
from sasando.domain.values.words import Refused


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("8 juta", 800_000_000, "IDR"),
        ("8JT", 800_000_000, "IDR"),
        ("1,5 juta rupiah", 150_000_000, "IDR"),
        ("Rp 500 ribu", 50_000_000, "IDR"),
        ("Rp. 750rb", 75_000_000, "IDR"),
        ("Rp8.000.000", 800_000_000, "IDR"),
        ("8000000", 800_000_000, "IDR"),
        ("8.000.000 rupiah", 800_000_000, "IDR"),
        ("RM 3000", 300_000, "MYR"),
        ("0", 0, "IDR"),
        (f"{'9' * 25} ribu", int("9" * 25) * 100_000, "IDR"),
    ],
)
def test_a_sum_is_read_as_people_say_it(text, minor, currency):
    assert parse_asked(text) == Money(minor, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "banyak",
        "-5 juta",
        "1e400",
        "juta",
        "8 juta lebih",
        "1.250 juta",
        "0,0000000001 rb",
        "9" * 31,
    ],
)
def test_what_is_no_sum_is_refused_in_words(text):
    with pytest.raises(Refused) as refused:
        parse_asked(text)

    assert refused.value.refusal.words.id
