"""Codes of the two systems are never mixed up; a name that means two places means none."""

import pytest

from sasando.domain.values.words import Refused
from sasando.library.places import queries

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("text", "codes", "code"),
    [
        ("53.21", None, "53.21"),
        ("5321", "kemendagri", "53.21"),
        ("5321", "bps", "53.21"),
        ("5301", "kemendagri", "53.01"),
        ("5301", "bps", "53.12"),
        ("Kab. Malaka", None, "53.21"),
        ("KABUPATEN MALAKA", None, "53.21"),
        ("Kupang", None, "53.01"),
        ("Kota Kupang", None, "53.71"),
        ("Kab. Nunukan", None, "65.03"),
    ],
)
def test_a_regency_is_resolved_by_code_or_name(text, codes, code):
    assert queries.resolve_regency(text, codes=codes) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [("5301", None), ("7371", "bps"), ("53.99", None), ("9999", "kemendagri"), ("Entahlah", None)],
)
def test_what_is_ambiguous_or_unknown_is_refused_in_words(text, codes):
    with pytest.raises(Refused) as refused:
        queries.resolve_regency(text, codes=codes)

    assert refused.value.refusal.words.id


def test_the_register_is_whole():
    assert len(queries.regency_names()) == len(queries.regency_by_name()) == 514
    assert len(queries.regency_by_bps()) == len(queries.ntt_regencies()) == 22
    assert len(queries.district_names()) == 315
    assert len(queries.village_names()) == 3442


def test_a_village_name_that_means_two_places_is_no_answer():
    assert ("53.01.06", "oesao") not in queries.village_index()
    assert len(queries.village_index()) == 3440


@pytest.mark.parametrize(
    ("written", "code"),
    [("malaysia", "MY"), ("hongkong", "HK"), ("uea", "AE"), ("saudiarabia", "SA"), ("sg", "SG")],
)
def test_countries_are_known_as_offices_write_them(written, code):
    assert queries.country_by_name()[written] == code


def test_statements_on_one_country_stand_side_by_side():
    found = queries.destinations("SA")

    assert len(found) > 1
    assert [item.status_date for item in found if item.status_date] == sorted(
        item.status_date for item in found if item.status_date
    )


def test_what_stands_from_memory_is_not_verified():
    assert any(not item.is_verified for item in queries.destinations())
