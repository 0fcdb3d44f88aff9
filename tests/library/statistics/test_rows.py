"""A row of printed figures is taken whole, or refused by column and name."""

import pytest

from sasando.domain.values.words import Refused
from sasando.library.statistics.rows import FigureRow, RowProblem, read_row, without_repeats
from tests.library.statistics.conftest import PLAIN

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"value": ""}, "value", "missing_cell"),
        ({"value": "NaN"}, "value", "number_unreadable"),
        ({"value": "Infinity"}, "value", "number_unreadable"),
        ({"value": "1e9"}, "value", "number_unreadable"),
        ({"value": "1.234,5"}, "value", "number_unreadable"),
        ({"value": "100000000000000"}, "value", "number_unreadable"),
        ({"value": "0.12345"}, "value", "number_unreadable"),
        ({"value": "#REF!"}, "value", "formula_error"),
        ({"id": "X" * 41}, "id", "too_long"),
        ({"area_level": "village"}, "area_code_kemendagri", "level_and_code_differ"),
        ({"area_level": "galaxy"}, "area_level", "code_unknown"),
        ({"area_level": ""}, "area_level", "missing_cell"),
        ({"area_code_kemendagri": ""}, "area_code_kemendagri", "missing_cell"),
        ({"area_code_kemendagri": "53.21"}, "area_code_kemendagri", "level_and_code_differ"),
        ({"area_code_kemendagri": "ID"}, "area_code_kemendagri", "level_and_code_differ"),
        ({"period_end": "2029-01-01"}, "period_end", "period_backwards"),
        ({"period_end": "31/02/2030"}, "period_end", "date_impossible"),
    ],
)
def test_a_bad_row_is_refused_by_column_and_name(cells, column, code):
    found = read_row(7, PLAIN | cells)

    assert isinstance(found, RowProblem)
    assert (found.row, found.column, found.code) == (7, column, code)
    assert found.problem.id
    assert found.problem.en


def test_days_are_read_as_offices_write_them():
    found = read_row(2, PLAIN | {"period_start": "01/01/2030", "period_end": "31 Desember 2030"})

    assert isinstance(found, FigureRow)
    assert (str(found.period_start), str(found.period_end)) == ("2030-01-01", "2030-12-31")


def test_a_code_without_dots_puts_the_whole_file_in_doubt():
    with pytest.raises(Refused) as refused:
        read_row(2, PLAIN | {"area_level": "regency", "area_code_kemendagri": "5301"})

    assert refused.value.refusal.code == "area_code_ambiguous"


@pytest.mark.parametrize(("codes", "code"), [("kemendagri", "53.01"), ("bps", "53.12")])
def test_a_code_without_dots_is_read_under_the_stated_system(codes, code):
    cells = PLAIN | {"area_level": "regency", "area_code_kemendagri": "5301"}

    found = read_row(2, cells, codes=codes)

    assert isinstance(found, FigureRow)
    assert found.texts["area_code_kemendagri"] == code


def test_a_repeated_id_is_refused_and_says_whether_the_content_differs(row):
    rows = [row(), row(), row(value="10"), row(id="X-2")]

    kept, problems = without_repeats(rows)

    assert [one.texts["id"] for one in kept] == ["X-1", "X-2"]
    assert [one.code for one in problems] == ["duplicate_in_file", "figure_twice_in_file"]
