"""Whole columns and single rows must say the same."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sasando.domain.reconciliation import columns
from sasando.domain.reconciliation.groups import reconcile_rows
from sasando.domain.reconciliation.rows import CLEAN_FIELDS, check_row
from sasando.domain.reconciliation.synonyms import SYNONYMS
from sasando.domain.reconciliation.table import check_table
from sasando.domain.values.nik import nik_check, parse_nik
from sasando.domain.values.person_name import clean_name, name_key, parse_name, sound_tokens
from sasando.domain.values.words import Refused

FEW = settings(max_examples=60, deadline=None)
TYPED = st.text(alphabet="0123456789 .,'’-EeO+x\t\u00a0", max_size=22)
NIKS = st.one_of(
    TYPED,
    st.from_regex(r"\A53[0-9]{2}[0-9]{2}[0-7][0-9][01][0-9][0-9]{6}(\.0)?\Z"),
    st.sampled_from(["5,3E+15", "5.3E15", "5321014101870000.0", ""]),
)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEJOTVYéèüñÑ'’ -.\t\u200b\u202e\u0301\u001f1"
NAMES = st.one_of(
    st.text(alphabet=LETTERS, max_size=30),
    st.lists(
        st.sampled_from(
            ["Yohanes", "Johannes", "bin", "Tjahaya", "Soekarno", "da", "Cunha", "Alm.", "Ma'u"]
        ),
        max_size=5,
    ).map(" ".join),
)
GROUPS = {"johannes": "yohanes", "cunha": "kunya"}


def code_of(act):
    try:
        act()
    except Refused as refused:
        return refused.refusal.code
    return None


def one(expression):
    return pl.select(expression).item()


@FEW
@given(st.lists(NIKS, min_size=1, max_size=20))
def test_nik_columns_equal_parse_nik(texts):
    frame = pl.DataFrame({"nik": texts}, schema={"nik": pl.String})

    found = frame.select(
        digits=columns.nik_digits(pl.col("nik")), problem=columns.nik_problem(pl.col("nik"))
    )

    for text, digits, problem in zip(texts, found["digits"], found["problem"], strict=True):
        assert problem == (code_of(lambda t=text: parse_nik(t)) if text else None)
        if text and problem is None:
            assert digits == parse_nik(text).digits


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1930, 1, 1), date(2024, 1, 1)),
    st.sampled_from([0, 40, 30]),
    st.sampled_from(["", "L", "P"]),
    st.sampled_from([None, (0, 0), (-200, 200), (1, 30), (-30, -1), (365, 365)]),
)
def test_nik_status_column_equals_nik_check(day, woman, sex, around):
    digits = f"532101{day.day + woman:02}{day:%m%y}0001"
    born_from, born_to = (
        (day + timedelta(around[0]), day + timedelta(around[1])) if around else (None, None)
    )

    found = one(
        columns.nik_status(
            pl.lit(digits),
            sex=pl.lit(sex),
            born_from=pl.lit(born_from, dtype=pl.Date),
            born_to=pl.lit(born_to, dtype=pl.Date),
        )
    )

    assert found == nik_check(digits, sex=sex, born_from=born_from, born_to=born_to)


@FEW
@given(st.lists(NAMES, min_size=1, max_size=10))
def test_name_columns_equal_the_value_type(names):
    frame = pl.DataFrame({"name": names}, schema={"name": pl.String})
    clean = frame.select(columns.clean_names(pl.col("name")))["name"]
    problems = clean.to_frame().select(columns.name_problem(pl.col("name")))
    index = columns.name_index(frame["name"], groups=GROUPS)

    assert clean.to_list() == [clean_name(name) for name in names]
    assert problems.to_series().to_list() == [code_of(lambda n=n: parse_name(n)) for n in names]
    assert index["name_key"].to_list() == [name_key(name, groups=GROUPS) for name in names]
    assert [set(tokens) for tokens in index["tokens"]] == [
        sound_tokens([name], groups=GROUPS) for name in names
    ]


CELLS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "nik": NIKS,
        "sex": st.sampled_from(["L", "P", "", "-", "Pria", "x", "#N/A"]),
        "born": st.sampled_from(
            ["01/01/1987", "1987", "31908", "1987-01-01 00:00:00", "31/02/1990", "1/1/2030", "-",
             "Kupang, 12/05/1987", "01/01/1899", "00/00/0000", "2/3/87", "0000-01-01"]
        ),
        "region_code": st.sampled_from(["", "53.21", "5321", "53.99", "53.01"]),
        "regency": st.sampled_from(["", "Malaka", "Kab. Malaka", "Kota Kupang", "Atlantis"]),
        "district": st.sampled_from(["", "Malaka Tengah", "Entah"]),
        "village": st.sampled_from(["", "Kamanasa", "Entah"]),
        "phone": st.sampled_from(["", "081200000000", "+60 12 000 0000", "x"]),
        "passport": st.sampled_from(["", "X0000000", "x 000 0000", "??"]),
        "departed_on": st.sampled_from(
            ["", "01/02/2025", "2025-02-01", "2030-01-01", "1 Mei 25", "31/12/1986", "01/01/1987"]
        ),
        "died_on": st.sampled_from(["", "01/02/2025", "2025-02-03", "x"]),
        "arrived_on": st.sampled_from(["", "02/02/2025", "2030-01-01"]),
        "contract_months": st.sampled_from(["", "24", "24 bulan", "0", "1,5"]),
        "country": st.sampled_from(["", "Malaysia", "Atlantis"]),
        "category": st.sampled_from(["", "LD", "PD", "ZZ"]),
        "status": st.sampled_from(["", "Prosedural", "NP", "?"]),
        "trouble": st.sampled_from(["", "Gaji tidak dibayar", "GAJI", "x", "#N/A"]),
        "channel": st.sampled_from(["", "WhatsApp", "semaphore"]),
        "complainant_kinship": st.sampled_from(["", "Istri", "sepupu jauh"]),
        "complainant_phone": st.sampled_from(["", "081200000000", "x"]),
        "reported_on": st.sampled_from(["", "02/02/2025", "2030-01-01"]),
        "story": st.sampled_from(["", "Gaji ditahan.", "a" * 10_050]),
        "father": st.sampled_from(["", "Yosef", "José  Bria", "a" * 300, "#REF!"]),
    }
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["workers", "placements", "deaths", "deportees", "complaints"]),
    st.lists(CELLS, min_size=1, max_size=8, unique_by=lambda row: tuple(sorted(row.items()))),
)
def test_check_table_equals_check_row(known, kind, rows):
    numbers = range(2, len(rows) + 2)
    frame = pl.DataFrame(
        [{"row": number, **row} for number, row in zip(numbers, rows, strict=True)],
        schema_overrides={"row": pl.UInt32},
    )

    table = check_table(kind, frame, known=known, groups=GROUPS)

    clean = {row["row"]: row for row in table.clean.iter_rows(named=True)}
    told = {(row, column, code) for row, column, code in table.problems.iter_rows()}
    warned = {w for w in table.warnings.iter_rows() if w[2] != "nik_twice_in_file"}
    expected, expected_warnings = set(), set()
    for number, row in zip(numbers, rows, strict=True):
        checked = check_row(kind, {name: row[name] for name in _columns(kind, row)}, known=known)
        expected |= {(number, p.column, p.code) for p in checked.problems}
        expected_warnings |= {(number, w.column, w.code) for w in checked.warnings}
        assert (number in clean) == (checked.clean is not None)
        if checked.clean:
            assert {name: clean[number][name] for name in CLEAN_FIELDS} == vars(checked.clean)
    assert told == expected
    assert warned == expected_warnings


@pytest.mark.parametrize(
    ("born", "departed_on"),
    [("01/01/1987", "31/12/1986"), ("01/01/1987", "01/01/1987"), ("1987", "31/12/1986"),
     ("1987", "02/01/1987"), ("", "31/12/1986"), ("31/02/1987", "31/12/1986"), ("1987", "")],
)  # fmt: skip
def test_check_table_equals_check_row_about_departure_and_birth(known, born, departed_on):
    row = {"name": "Maria Bria", "born": born, "departed_on": departed_on}
    frame = pl.DataFrame({"row": [2], **{name: [text] for name, text in row.items()}})
    frame = frame.cast({"row": pl.UInt32})

    table = check_table("placements", frame, known=known, groups=GROUPS)

    checked = check_row("placements", row, known=known)
    assert table.problems.rows() == [(2, item.column, item.code) for item in checked.problems]
    assert table.clean.height == (not checked.problems)


def _columns(kind, row):
    """Leave out columns that the kind does not have; the table ignores them."""
    return [name for name in row if name in SYNONYMS[kind]]


def test_check_table_refuses_an_exact_copy_and_warns_of_a_nik_in_two_rows(known):
    nik = "5321014101870001"
    frame = pl.DataFrame(
        {
            "row": [2, 3, 4],
            "no": ["1", "2", "3"],
            "name": ["Maria Bria", "Maria Bria", "Marta Bria"],
            "nik": [nik, nik, nik],
        },
        schema_overrides={"row": pl.UInt32},
    )

    table = check_table("workers", frame, known=known, groups={})

    assert table.problems.rows() == [(3, "", "duplicate_in_file")]
    assert table.warnings.rows() == [
        (2, "nik", "nik_twice_in_file"),
        (4, "nik", "nik_twice_in_file"),
    ]
    assert table.clean["row"].to_list() == [2, 4]


def test_reconcile_rows_counts_the_rows_that_a_total_speaks_of():
    frame = pl.DataFrame(
        {"regency": ["Kab. Malaka", "MALAKA", "Kota Kupang"], "sex": ["P", "P", "L"]}
    )

    result = reconcile_rows({"": 3, "Kabupaten Malaka": 3, "L": 1, "Alor": 2}, frame=frame)

    assert [(line.group, line.difference) for line in result.lines] == [
        ("", 0), ("Kabupaten Malaka", -1), ("L", 0), ("Alor", -2),
    ]  # fmt: skip
    assert not result.reconciled
