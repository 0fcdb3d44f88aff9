from datetime import date
from decimal import Decimal

import pytest

from sasando.domain.values.money import Money, parse_money
from sasando.domain.values.numbers import parse_count, parse_machine, parse_printed, print_count
from sasando.domain.values.passport import parse_passport
from sasando.domain.values.period import Period, parse_period, same_period_year_before
from sasando.domain.values.phone import parse_phone
from sasando.domain.values.place import AreaLevel, CodeSystem, parse_area
from sasando.domain.values.sex import parse_sex
from sasando.domain.values.words import Refused, Words


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_words_read_indonesian_unless_english_is_asked_for():
    words = Words(id="{n} orang", en="{n} people").format(n=3)

    assert (str(words), words.in_language("en-gb"), words.in_language(None)) == (
        "3 orang",
        "3 people",
        "3 orang",
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), "Triwulan III 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024"),
        ("2025-01..2025-06", date(2025, 1, 1), date(2025, 6, 30), "Januari–Juni 2025"),
        ("2025-01-02..2025-01-05", date(2025, 1, 2), date(2025, 1, 5),
         "2 Januari 2025 – 5 Januari 2025"),
    ],
)  # fmt: skip
def test_parse_period_reads_the_command_line(text, first, last, label):
    period = parse_period(text)

    assert (period, str(period.label)) == (Period(first, last), label)
    assert parse_period(str(period)) == period


@pytest.mark.parametrize(
    ("text", "code"),
    [("2025-Q5", "period_unreadable"), ("2025-13", "period_unreadable"),
     ("2025-06..2025-01", "period_backwards"), ("kemarin", "period_unreadable")],
)  # fmt: skip
def test_parse_period_refuses_by_name(text, code):
    assert code_of(lambda: parse_period(text)) == code


def test_same_period_year_before_keeps_whole_months():
    assert same_period_year_before(parse_period("2025-02")) == parse_period("2024-02")
    assert same_period_year_before(parse_period("2024-02")) == parse_period("2023-02")


@pytest.mark.parametrize(
    ("text", "system", "code"),
    [
        ("53.21", None, "53.21"),
        ("53", None, "53"),
        ("53.21.01.2001", None, "53.21.01.2001"),
        ("5321", CodeSystem.KEMENDAGRI, "53.21"),
        ("5321012001", CodeSystem.KEMENDAGRI, "53.21.01.2001"),
        ("5301", CodeSystem.BPS, "53.12"),
        ("53.01", CodeSystem.BPS, "53.12"),
        ("5301010", CodeSystem.BPS, "53.12"),
    ],
)
def test_parse_area_knows_who_numbered(text, system, code):
    assert parse_area(text, system=system, bps_to_kemendagri={"5301": "53.12"}).code == code


@pytest.mark.parametrize(
    ("text", "system", "code"),
    [
        ("5321", None, "area_code_ambiguous"),
        ("5321010", None, "area_code_ambiguous"),
        ("53.2", None, "area_code_unreadable"),
        ("Malaka", None, "area_code_unreadable"),
        ("5399", CodeSystem.BPS, "bps_code_unknown"),
    ],
)
def test_parse_area_refuses_by_name(text, system, code):
    assert code_of(lambda: parse_area(text, system=system)) == code


def test_area_code_lies_in_its_parents_only():
    village = parse_area("53.21.01.2001")

    assert village.level is AreaLevel.VILLAGE
    assert village.lies_in(parse_area("53.21"))
    assert not village.lies_in(parse_area("53.2" + "0"))


@pytest.mark.parametrize(
    ("text", "count"), [("1.234", 1234), ("1234", 1234), ("12.0", 12), ("1.234.567", 1234567)]
)
def test_parse_count_reads_indonesian_thousands(text, count):
    assert parse_count(text) == count


def test_numbers_that_have_two_meanings_are_refused():
    assert code_of(lambda: parse_count("1,234")) == "number_ambiguous"
    assert code_of(lambda: parse_count("1,5")) == "number_not_whole"
    assert code_of(lambda: parse_printed("1.234")) == "number_ambiguous"
    assert code_of(lambda: parse_machine("1.234,5")) == "number_unreadable"


@pytest.mark.parametrize(
    ("text", "number"),
    [("93,9%", "93.9"), ("93.9", "93.9"), ("1.234,5", "1234.5"), ("12", "12"), ("-0,5", "-0.5")],
)
def test_parse_printed_reads_decimals(text, number):
    assert parse_printed(text) == Decimal(number)


def test_print_count_parts_thousands_with_dots():
    assert print_count(1234567) == "1.234.567"


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Rp1.250.000,-", Money(125_000_000, "IDR")),
        ("RM 1.500,50", Money(150_050, "MYR")),
        ("22.000 IDR", Money(2_200_000, "IDR")),
        ("JPY 5000", Money(5000, "JPY")),
    ],
)
def test_parse_money_gives_minor_units(text, money):
    assert parse_money(text) == money


def test_money_of_two_currencies_is_not_reckoned_together():
    assert code_of(lambda: Money(1, "IDR") + Money(1, "MYR")) == "currencies_differ"
    assert code_of(lambda: parse_money("500")) == "money_unreadable"
    assert (Money(150, "MYR") + Money(50, "MYR")).amount == Decimal("2.00")


@pytest.mark.parametrize(
    ("text", "phone"),
    [("0812-0000-0000", "+6281200000000"), ("81200000000", "+6281200000000"),
     ("+60 12 000 0000", "+60120000000"), ("6281200000000", "+6281200000000"),
     ("0060120000000", "+60120000000")],
)  # fmt: skip
def test_parse_phone_gives_one_form(text, phone):
    assert parse_phone(text) == phone


def test_phone_passport_and_sex_are_refused_by_name():
    assert code_of(lambda: parse_phone("0812 / 0813 x")) == "phone_unreadable"
    assert code_of(lambda: parse_passport("X00O0000")) == "passport_unreadable"
    assert code_of(lambda: parse_sex("?")) == "sex_unknown"


@pytest.mark.parametrize(
    ("text", "sex"), [("L", "L"), ("Laki-laki", "L"), ("pria", "L"), ("PR", "P"), ("wanita", "P"),
                      ("", "")],
)  # fmt: skip
def test_parse_sex_reads_what_papers_print(text, sex):
    assert parse_sex(text) == sex


def test_parse_passport_takes_out_spaces():
    assert parse_passport("x 000 0000") == "X0000000"
