"""Codes of families: by chance, and every slip of the pen is seen (promises P3; corpus 61, 62)."""

import pytest

from sasando.exchange.letterbox import codes


def test_a_thousand_codes_differ_and_their_digits_are_spread():
    made = [codes.new_code() for _at in range(1000)]

    digits = "".join(code[: codes.RANDOM] for code in made)
    expected = len(digits) / 10
    chi_square = sum((digits.count(sign) - expected) ** 2 / expected for sign in "0123456789")

    assert len(set(made)) == len(made)
    assert all(codes.plain(code) == code for code in made)
    # Nine degrees of freedom: above 40 by chance once in 130,000 runs.
    assert chi_square < 40


def test_every_wrong_digit_and_every_swap_of_neighbours_is_seen():
    code = codes.new_code()
    wrong = [
        code[:at] + digit + code[at + 1 :]
        for at in range(codes.WHOLE)
        for digit in "0123456789"
        if digit != code[at]
    ]
    swapped = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(codes.WHOLE - 1)
        if code[at] != code[at + 1]
    ]

    assert [text for text in [*wrong, *swapped] if codes.plain(text)] == []


ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: codes.shown(code),
        lambda code: f"  {code[:10]}-{code[10:]}\u200b ",
        lambda code: codes.shown(code).replace(" ", "–"),
        lambda code: code.translate(ARABIC),
        lambda code: codes.shown(code).translate(PERSIAN),
        lambda code: code.translate(str.maketrans("0123456789", "0123456789")),
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed):
    code = codes.new_code()

    assert codes.plain(typed(code)) == code


@pytest.mark.parametrize("typed", ["", "1234", "x" * 20, "1" * 21, "²" * 20])
def test_what_is_no_code_is_none(typed):
    assert codes.plain(typed) is None
