from datetime import date

import pytest

from sasando.domain.values.nik import nik_check, parse_nik
from sasando.domain.values.words import Refused


@pytest.mark.parametrize(
    "text",
    ["5321014101870001", " 5321 0141 0187 0001 ", "'5321014101870001", "53.21.01.410187.0001",
     "5321014101870001.0"],
)  # fmt: skip
def test_parse_nik_takes_out_what_typing_adds(text):
    nik = parse_nik(text)

    assert nik.digits == "5321014101870001"
    assert (nik.regency_code, nik.is_woman, nik.day, nik.month) == ("53.21", True, 1, 1)
    assert "5321" not in repr(nik)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5,3E+15", "nik_stored_as_number"),
        ("5.32101E+15", "nik_stored_as_number"),
        ("5321014101870000.0", "nik_stored_as_number"),
        ("532101410187000O", "nik_has_letters"),
        ("532101410187000", "nik_not_16_digits"),
        ("53210141018700011", "nik_not_16_digits"),
        ("5321013201870001", "nik_bad_day"),
        ("5321014113870001", "nik_bad_day"),
        ("0021014101870001", "nik_bad_region"),
    ],
)
def test_parse_nik_refuses_by_name(text, code):
    with pytest.raises(Refused) as refused:
        parse_nik(text)

    assert refused.value.refusal.code == code


@pytest.mark.parametrize(
    ("sex", "born", "status"),
    [
        ("P", (date(1987, 1, 1), date(1987, 1, 1)), "valid"),
        ("P", (date(1987, 1, 1), date(1987, 12, 31)), "valid"),
        ("P", (None, None), "valid"),
        ("", (None, None), "valid"),
        ("L", (None, None), "mismatch"),
        ("P", (date(1982, 1, 1), date(1982, 1, 1)), "mismatch"),
    ],
)
def test_nik_check_compares_sex_and_birth_when_they_are_said(sex, born, status):
    found = nik_check("5321014101870001", sex=sex, born_from=born[0], born_to=born[1])

    assert found == status
