from dataclasses import replace
from datetime import date

import pytest

from sasando.domain.reconciliation.problems import PROBLEMS, WARNINGS, words_of
from sasando.domain.reconciliation.rows import Problem, check_row

GOOD = {
    "name": "Maria Bria",
    "nik": "5321014101870001",
    "sex": "P",
    "born": "01/01/1987",
    "regency": "Kab. Malaka",
    "district": "Malaka Tengah",
    "village": "Kamanasa",
}


def test_check_row_gives_a_clean_row(known):
    checked = check_row("workers", GOOD, known=known)

    assert checked.problems == checked.warnings == ()
    assert checked.clean.village_code == "53.21.01.2001"
    assert checked.clean.nik_status == "valid"


@pytest.mark.parametrize(
    ("kind", "changed", "problem"),
    [
        ("workers", {"name": ""}, ("name", "missing_name")),
        ("workers", {"name": "#REF!"}, ("name", "formula_error")),
        ("workers", {"nik": "5,32E+15"}, ("nik", "nik_stored_as_number")),
        ("workers", {"nik": "123"}, ("nik", "nik_not_16_digits")),
        ("workers", {"sex": "X"}, ("sex", "sex_unknown")),
        ("workers", {"born": "01/01/2030"}, ("born", "born_in_future")),
        ("workers", {"born": "30/02/1987"}, ("born", "date_impossible")),
        ("workers", {"regency": "Atlantis"}, ("regency", "region_unknown")),
        ("workers", {"region_code": "53.99"}, ("region_code", "region_unknown")),
        ("workers", {"region_code": "53.01"}, ("region_code", "region_code_differs")),
        ("workers", {"phone": "tidak punya"}, ("phone", "phone_unreadable")),
        ("placements", {"departed_on": "01/01/2030"}, ("departed_on", "date_in_future")),
        ("placements", {"country": "Atlantis"}, ("country", "country_unknown")),
        ("placements", {"scheme": "?"}, ("scheme", "scheme_unknown")),
        ("placements", {"contract_months": "0"},
         ("contract_months", "contract_months_out_of_range")),
        ("placements", {"departed_on": "31/12/1986"}, ("departed_on", "departed_before_birth")),
        ("placements", {"nik": "", "born": "1997", "departed_on": "31/12/1996"},
         ("departed_on", "departed_before_birth")),
        ("deaths", {"died_on": "02/01/2025", "arrived_on": "01/01/2025"},
         ("arrived_on", "arrived_before_death")),
        ("deaths", {"status": "entah"}, ("status", "status_unknown")),
        ("deportees", {"category": "XX"}, ("category", "category_unknown")),
        ("deportees", {"province": "Atlantis"}, ("province", "province_unknown")),
    ],
)  # fmt: skip
def test_check_row_refuses_with_one_code_in_words(known, kind, changed, problem):
    checked = check_row(kind, GOOD | changed, known=known)

    assert checked.clean is None
    assert checked.problems == (Problem(*problem),)
    assert words_of(problem[1]) is PROBLEMS[problem[1]]


@pytest.mark.parametrize(
    "changed",
    [
        {"departed_on": "01/01/1987"},
        {"born": "1987", "departed_on": "01/01/1987"},
        {"born": "", "departed_on": "01/01/1900"},
        {"departed_on": ""},
    ],
)
def test_check_row_takes_a_departure_that_does_not_lie_before_birth(known, changed):
    assert check_row("placements", GOOD | changed, known=known).problems == ()


def test_check_row_refuses_undotted_codes_without_a_system(known):
    unstated = replace(known, codes=None)

    checked = check_row("workers", GOOD | {"region_code": "5321"}, known=unstated)

    assert checked.problems == (Problem("region_code", "area_code_ambiguous"),)


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({"sex": "L"}, ("nik", "nik_mismatch")),
        ({"born": "1986"}, ("nik", "nik_mismatch")),
        ({"village": "Entah"}, ("village", "village_unknown")),
        ({"district": "Entah", "village": ""}, ("district", "district_unknown")),
        ({"category": "LD"}, ("category", "category_and_sex_differ")),
    ],
)
def test_check_row_takes_a_doubtful_row_with_a_warning(known, changed, warning):
    checked = check_row("deportees", GOOD | changed, known=known)

    assert checked.warnings == (Problem(*warning),)
    assert warning[1] in WARNINGS
    assert checked.clean.place_as_printed.endswith("Kab. Malaka")


def test_check_row_reads_a_death(known):
    row = GOOD | {"country": "Malaysia", "died_on": "1 Januari 2025", "arrived_on": "2025-01-09",
                  "status": "Non Prosedural", "nik": "-"}  # fmt: skip

    clean = check_row("deaths", row, known=known).clean

    assert (clean.country, clean.procedural, clean.nik_status) == ("MY", "nonprocedural", "absent")
    assert (clean.died_on, clean.arrived_on) == (date(2025, 1, 1), date(2025, 1, 9))
