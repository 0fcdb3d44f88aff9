import csv
import io
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.values.words import Refused
from sasando.foundation.sources.reading import cells
from sasando.foundation.sources.reading.encoding import find_delimiter
from sasando.foundation.sources.reading.limits import DEFAULT, Limits
from sasando.foundation.sources.reading.table import file_sha256, read_table, row_hashes
from tests.corpus import parts

DAY = datetime(1987, 5, 15)  # noqa: DTZ001
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00\r", categories=["L", "N", "P"])


def _rows(path: Path, *, sheet: str = "") -> list[tuple[str | int, ...]]:
    with read_table(path, sheet=sheet) as reading:
        return [row for frame in reading.batches() for row in frame.iter_rows()]


def _refused(path: Path, *, limits: Limits = DEFAULT, sheet: str = "") -> str:
    with pytest.raises(Refused) as caught:
        read_table(path, sheet=sheet, limits=limits)
    return caught.value.refusal.code


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"), (0.1, "0.1"), (True, "true"), (None, ""), ("007", "007"), (-3.5, "-3.5"),
        (999_999_999_999_999.0, "999999999999999"), (5201015503990001, "5.20101550399E+15"),
        (DAY, "1987-05-15"), (DAY.replace(hour=4, minute=5), "1987-05-15 04:05:00"),
        (float("nan"), "nan"),
    ],
)  # fmt: skip
def test_text_of_is_canonical(cell: object, text: str) -> None:
    assert cells.text_of(cell) == text


@pytest.mark.parametrize(
    ("code", "is_day"),
    [
        ("dd/mm/yyyy", True), ("[$-421]dd mmmm yyyy;@", True), ("[h]:mm", True), ("General", False),
        ("0.00", False), ('0" hari"', False), ("[Red]#,##0", False), (r"\d0", False), ("@", False),
    ],
)  # fmt: skip
def test_is_day_format_looks_at_signs_not_at_words(code: str, is_day: bool) -> None:
    assert cells.is_day_format(200, code) is is_day


@pytest.mark.parametrize(
    ("sample", "sign"),
    [
        ("a,b,c\n1,2,3\n", ","), ("a;b\n1,5;2,5\n1,7;3,5\n", ";"), ("a\tb, c\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"), ("satu\ndua\n", ","), ("", ","),
        ("JUDUL, TAHUN 2025\n\nNo;Nama;Umur\n1;A;3\n2;B;4\n", ";"),
    ],
)  # fmt: skip
def test_find_delimiter_takes_the_sign_that_cuts_evenly(sample: str, sign: str) -> None:
    assert find_delimiter(sample) == sign


def test_rows_keep_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a,b,c\n1,"x\ny",3\n\n4,5\n6,7,8\n9,"a""b",7,8\n\n,,\nq"r",s,t\n')

    assert _rows(path) == [
        (1, "a", "b", "c", ""),
        (2, "1", "x\ny", "3", ""),
        (4, "4", "5", "", ""),
        (5, "6", "7", "8", ""),
        (6, "9", 'a"b', "7", "8"),
        (9, 'q"r"', "s", "t", ""),
    ]


def test_row_longer_than_a_block_is_read_once_and_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = ",".join(["x" * 90_000] * 30)
    usual = ",".join(["y" * 1_000] * 30)
    lines = [*[usual] * 50, long, *[usual] * 3]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    found = _rows(path)

    assert [row[0] for row in found] == list(range(1, 55))
    assert found[50][30] == "x" * 90_000


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(
        st.lists(
            st.text(LETTERS | st.sampled_from(',;"\n '), max_size=6),
            min_size=2, max_size=5,
        ),
        min_size=3, max_size=30,
    )
)  # fmt: skip
def test_csv_reads_as_the_standard_reader_reads_it(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["kepala"] * 5] * 40 + rows)
    expected = [
        (number, *row, *[""] * (5 - len(row)))
        for number, row in enumerate([["kepala"] * 5] * 40 + rows, start=1)
        if any(row)
    ]

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        assert _rows(path) == expected


def test_batches_are_even_whatever_the_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "".join(f"{n},x\n" for n in range(120_000)), encoding="utf-8")

    with read_table(path) as reading:
        frames = list(reading.batches(rows=50_000))
        numbers = [number for part, _ in reading.columns_in_pieces() for number in part]

    assert [frame.height for frame in frames] == [50_000, 50_000, 20_001]
    assert frames[2].columns == ["row", "c0", "c1"]
    assert numbers == list(range(1, 120_002))
    assert reading.rows == reading.last_row == 120_001


def _spread_workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    shown = book.add_format({"num_format": "dd/mm/yyyy"})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, ["Nama & <b>", 'kutip "x"', "é"])
    sheet.write_rich_string(1, 0, "Con", bold, "toh")
    sheet.write_number(1, 1, 24)
    sheet.write_datetime(1, 2, DAY, shown)
    sheet.write_formula(2, 0, "=A1&B1", None, "hasil")
    sheet.write_formula(2, 1, '=HYPERLINK("http://x?"&A1)', None, "Maria")
    sheet.write_boolean(2, 2, True)
    sheet.write_formula(5, 1, "=1/0", None, "#DIV/0!")
    sheet.write_number(5, 2, 5321991505870001)
    sheet.write_string(5, 4, "jauh")
    book.close()


EXPECTED = [
    (1, "Nama & <b>", 'kutip "x"', "é", "", ""),
    (2, "Contoh", "24", "1987-05-15", "", ""),
    (3, "hasil", '=HYPERLINK("http://x?"&A1)', "true", "", ""),
    (6, "", "#DIV/0!", "5.32199150587E+15", "", "jauh"),
]


def test_workbook_cells_of_every_kind_become_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _spread_workbook(path)

    assert _rows(path) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Spellings that the fast pattern does not know go through the parser.
        ('<c r="A1"', '<c\tr="A1"'),
        ('<c r="B2">', '<c r="B2" ><!-- x -->'),
        ('<c r="B2"><v>24</v>', '<c r="B2"><v><![CDATA[24]]></v>'),
        ('<c r="B2"><v>24</v>', '<c r="B2"><v>24</v><extLst><ext/></extLst>'),
        # Rows without places go through the other library.
        ('<c r="A1" ', "<c "),
    ],
)
def test_rare_spellings_of_a_sheet_give_the_same_cells(old: str, new: str, tmp_path: Path) -> None:
    import zipfile

    usual, rare = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    _spread_workbook(usual)
    with zipfile.ZipFile(usual) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in content[name]
    content[name] = content[name].replace(old.encode(), new.encode())
    parts.packed(content)(rare)

    found = _rows(rare)

    assert found[0] == EXPECTED[0]
    assert found[1] == EXPECTED[1]


def test_second_sheet_is_read_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    first, second = parts.sheet_xml(parts.rows_xml(["a"])), parts.sheet_xml(parts.rows_xml(["b"]))
    parts.packed(parts.parts(first, second, states=("visible", "hidden")))(path)

    assert _rows(path) == [(1, "a")]
    assert _rows(path, sheet="Data2") == [(1, "b")]
    assert _refused(path, sheet="Lain") == "sheet_missing"


def test_open_document_reads_like_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    parts.open_document(path)

    assert _rows(path) == [
        (1, "Nama Lengkap", "Lama", "Tanggal Lahir"),
        (2, "Contoh Satu", "24", "1987-05-15"),
    ]


@pytest.mark.parametrize(
    "limits",
    [
        Limits(wall_s=0.02, wall_s_per_mb=0),
        Limits(memory_mb=30, memory_max_mb=30),
        Limits(wall_s=0.5, wall_s_per_mb=0, memory_mb=200, memory_max_mb=200),
    ],
)
def test_child_over_its_limits_is_ended_with_words(limits: Limits, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    parts.packed(parts.parts(parts.sheet_xml(parts.rows_xml(*[["x"] * 20] * 60_000))))(path)

    assert _refused(path, limits=limits) == "used_too_much"


def test_file_over_the_size_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    assert _refused(path, limits=Limits(max_bytes=4)) == "file_too_big"
    assert _refused(tmp_path / "nada.csv") == "file_missing"


def test_child_gets_no_surroundings_and_leaves_no_named_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    before = set(os.listdir(tempfile.gettempdir()))
    seen: list[dict[str, str]] = []
    run = subprocess.run

    def watched(*given: object, **more: object) -> object:
        seen.append(dict(more["env"]))  # type: ignore[call-overload]
        return run(*given, **more)  # type: ignore[call-overload]

    monkeypatch.setenv("SASANDO_DATABASE_URL", "postgres://x")
    monkeypatch.setattr(subprocess, "run", watched)
    with read_table(path) as reading:
        assert reading.head() == [(1, ["a", "b"]), (2, ["1", "2"])]
        left = set(os.listdir(tempfile.gettempdir())) - before

    # Other test processes make folders of their own beside this one.
    own = [name for name in left if "sasando" in name and not name.startswith("sasando-test-")]
    assert not own
    assert set(seen[0]) == {"PYTHONPATH", "LANG", "OMP_NUM_THREADS", "ARROW_DEFAULT_MEMORY_POOL"}


def test_child_cannot_reach_the_network(tmp_path: Path) -> None:
    door = socket.create_server(("127.0.0.1", 0))
    code = (
        "import socket, sys; from sasando.foundation.sources.reading import jail; "
        "jail.enter(memory_mb=200, memory_max_mb=200, cpu_s=5, file_mb=1); "
        f"sys.exit(socket.socket().connect_ex(('127.0.0.1', {door.getsockname()[1]})) == 0)"
    )

    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    door.close()

    if ended.returncode == 1 and os.geteuid() != 0:
        pytest.skip("this system lets nobody leave the network")
    assert ended.returncode == 0


def test_head_joins_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    line = ",".join(["x" * 9_000] * 10)
    path.write_text(f"{line}\n" * 60, encoding="utf-8")

    with read_table(path) as reading:
        assert [row for row, _ in reading.head()] == list(range(1, 41))


def test_reading_is_imported_without_the_framework() -> None:
    code = (
        "import sys, sasando.foundation.sources.reading.table; "
        "sys.exit(any(name in sys.modules for name in ('django', 'pyarrow')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_file_sha256_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")

    assert file_sha256(path).startswith("ba7816bf8f01cfea")


def test_row_hashes_are_stable_and_tell_cells_apart() -> None:
    frame = pl.DataFrame({"a": ["x", "x\x1fy", "x", "é"], "b": ["y\x1fz", "z", "y\x1fz", ""]})

    found = row_hashes(frame, columns=["a", "b"])

    assert found[0] == found[2]
    assert len(set(found)) == 3
    assert found[3].hex() == row_hashes(frame[3:], columns=["a", "b"])[0].hex()


@pytest.mark.prove
@pytest.mark.parametrize(
    ("make", "name"),
    [
        (parts.book(parts.HEADINGS, *[parts.GOOD] * 50), "a.xlsx"),
        (_spread_workbook, "b.xlsx"),
        (parts.open_document, "a.ods"),
        (parts.locked, "locked.xlsx"),
        (parts.table(*[parts.GOOD] * 50), "a.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_broken_bytes_are_refused_or_read_never_more(
    make: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    whole, chance = path.read_bytes(), Random(7)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(bytes(content[: chance.choice((len(content), chance.randrange(40, 900)))]))
        try:
            read_table(path).close()
        except Refused as refused:
            assert refused.refusal.code != "used_too_much"
