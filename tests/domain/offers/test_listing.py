"""Lists: recent for six months to the day, verified or not, the careful line first."""

from datetime import date

import pytest

from sasando.domain.offers.facts import Licence, Statement
from sasando.domain.offers.listing import (
    is_recent,
    last_fresh_day,
    plain_company,
    read_destination,
    read_licence,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("2026-05-23", "2026-11-23"),
        ("2026-06-30", "2026-12-30"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
        ("2026-07-01", "2027-01-01"),
    ],
)
def test_six_months_end_on_the_same_day_or_the_last_of_a_shorter_month(said, last):
    assert last_fresh_day(date.fromisoformat(said)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("said", "recent"),
    [
        ("2026-05-22", False),
        ("2026-05-23", True),
        ("2026-11-23", True),
        ("2026-11-24", False),
        (None, False),
    ],
)
def test_a_source_is_recent_for_six_months_and_never_of_tomorrow(said, recent):
    day = date.fromisoformat(said) if said else None

    assert is_recent(day, today=TODAY) is recent


def said(status, scope="", on="2026-10-01", *, verified=True, country="MY"):
    return Statement(country, status, scope, date.fromisoformat(on) if on else None, verified)


@pytest.mark.parametrize(
    ("statements", "work", "reading"),
    [
        ([], "farm", "no_list"),
        ([said("open", country="SG")], "farm", "no_list"),
        ([said("unknown")], "farm", "no_list"),
        ([said("open")], "farm", "open"),
        ([said("open", verified=False)], "farm", "said_open"),
        ([said("closed", "all work")], "farm", "closed"),
        ([said("partial", "all schemes")], "farm", "closed"),
        ([said("closed", verified=False)], "farm", "said_closed"),
        ([said("closed", on=None)], "farm", "said_closed"),
        ([said("closed", "Domestic work")], "farm", "no_list"),
        ([said("closed", "Domestic work")], "household", "closed"),
        ([said("closed", "Domestic work")], "unknown", "closed"),
        ([said("open"), said("closed", on="2026-10-02")], "farm", "closed"),
        ([said("open", on="2026-10-02"), said("closed")], "farm", "open"),
        ([said("open"), said("closed")], "farm", "closed"),
        ([said("open", on="2026-10-02", verified=False), said("closed")], "farm", "said_closed"),
        ([said("open"), said("closed", on="2026-10-02", verified=False)], "farm", "said_closed"),
        ([said("open", on="2022-04-19"), said("open")], "farm", "open"),
    ],
)  # fmt: skip
def test_the_newest_sure_source_decides_else_the_careful_one_is_told(statements, work, reading):
    found, line = read_destination(statements, country="MY", work=work, today=TODAY)

    assert found == reading
    assert (line is None) is (reading == "no_list")


def test_a_country_that_is_not_told_is_no_country():
    assert read_destination([said("open")], country="", work="farm", today=TODAY) == (
        "not_told",
        None,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT Maju Jaya", "pt. maju  jaya"),
        ("PT. Maju-Jaya, Tbk", "Maju Jaya"),
        ("CV Ménara", "menara"),
    ],
)
def test_a_company_is_the_same_in_another_spelling(one, other):
    assert plain_company(one) == plain_company(other)


def test_the_form_of_a_company_inside_a_word_is_part_of_its_name():
    assert plain_company("PT Ciptaraya") == "ciptaraya"


def line(state="active", on="2026-10-01", *, verified=True, name="PT Maju Jaya", number="SIP 1/2"):
    return Licence(name, number, state, date.fromisoformat(on) if on else None, verified)


@pytest.mark.parametrize(
    ("lines", "company", "reading"),
    [
        ([line()], "Maju Jaya", "active"),
        ([line()], "sip-1-2", "active"),
        ([line()], "Maju", "not_listed"),
        ([line()], "ab", "no_name"),
        ([line(name="PT Abc")], "abc", "active"),
        ([line(name="PT Ab", number="")], "PT", "no_name"),
        ([line(on="2026-05-22")], "Maju Jaya", "old"),
        ([line(on=None)], "Maju Jaya", "old"),
        ([line(verified=False)], "Maju Jaya", "old"),
        ([line("unknown")], "Maju Jaya", "old"),
        ([line("suspended")], "Maju Jaya", "ended"),
        ([line("revoked")], "Maju Jaya", "ended"),
        ([line("revoked", verified=False)], "Maju Jaya", "old"),
        ([line(), line("revoked")], "Maju Jaya", "ended"),
        ([line(), line("revoked", on="2022-01-01")], "Maju Jaya", "old"),
        ([line(number="")], "PT.", "no_name"),
    ],
)  # fmt: skip
def test_a_company_is_only_on_record_when_every_line_is_sure(lines, company, reading):
    assert read_licence(lines, company=company, today=TODAY)[0] == reading


def test_the_line_that_warns_is_told():
    active, ended = line(), line("revoked", on="2026-09-01")

    assert read_licence([active, ended], company="Maju Jaya", today=TODAY)[1] is ended
    assert read_licence([active], company="Maju Jaya", today=TODAY)[1] is active
