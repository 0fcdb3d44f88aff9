import pytest

from sasando.domain.reconciliation.headings import KINDS, column_of, find_header
from sasando.domain.reconciliation.lines import (
    LineKind,
    Merged,
    StatedTotal,
    fill_merged,
    line_kind,
    row_texts,
    stated_total,
)
from sasando.domain.reconciliation.synonyms import PRINTED, SYNONYMS
from sasando.domain.values.words import Refused

HEADINGS = ["No", "Nama Lengkap", "NIK", "L/P", "Tgl. Lahir", "Kab/Kota"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_printed_heading_is_understood_once(kind):
    names = [column_of(kind, heading) for heading in PRINTED[kind]]

    assert None not in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", KINDS)
def test_no_synonym_means_two_columns(kind):
    spelt = [(text, name) for name, texts in SYNONYMS[kind].items() for text in texts.split("|")]

    assert [text for text, name in spelt if column_of(kind, text) != name] == []


def test_find_header_passes_title_lines():
    rows = [["BALAI PELAYANAN"], ["Daftar Tahun 2025"], [], HEADINGS, ["1", "Maria Bria"]]

    header = find_header("workers", rows)

    assert (header.row, header.first_data_row) == (3, 4)
    assert header.columns == {"no": 0, "name": 1, "nik": 2, "sex": 3, "born": 4, "regency": 5}
    assert header.titles == ("BALAI PELAYANAN", "Daftar Tahun 2025")


def test_find_header_reads_two_rows_under_a_merged_cell():
    rows = [
        ["No", "Nama", "Tanggal", "", "Alamat", ""],
        ["", "", "Meninggal", "Tiba", "Kecamatan", "Desa"],
        ["1", "Maria Bria", "1/1/2025", "3/1/2025", "Malaka Tengah", "Kamanasa"],
    ]

    header = find_header("deaths", rows)

    assert header.first_data_row == 2
    assert header.columns == {
        "no": 0, "name": 1, "died_on": 2, "arrived_on": 3, "district": 4, "village": 5,
    }  # fmt: skip


def test_find_header_takes_a_mapping_over_synonyms():
    header = find_header("workers", [["Orang", "Kode Orang", "NIK"]], mapping={"Orang": "name"})

    assert header.columns == {"name": 0, "nik": 2}
    assert header.unknown == ("Kode Orang",)


@pytest.mark.parametrize(
    ("rows", "mapping", "code"),
    [
        ([["a", "b"]], None, "headings_not_found"),
        ([["NIK", "L/P", "Kabupaten"]], None, "headings_not_found"),
        ([[""]] * 30 + [HEADINGS], None, "headings_not_found"),
        ([[*HEADINGS, "Nama"]], None, "heading_twice"),
        ([HEADINGS], {"Tidak Ada": "phone"}, "mapping_unknown"),
    ],
)
def test_find_header_refuses_by_name(rows, mapping, code):
    with pytest.raises(Refused) as refused:
        find_header("workers", rows, mapping=mapping)

    assert refused.value.refusal.code == code


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1", "Maria Bria", "", "P", "", "Malaka"], LineKind.ROW),
        (["1", "", "5321014101870001", "", "", ""], LineKind.ROW),
        (["1", "", "", "P", "", "Malaka"], LineKind.ROW),
        (["", "Total Bria", "5321014101870001", "P", "", ""], LineKind.ROW),
        (["Jumlah", "", "", "", "", "25"], LineKind.TOTAL),
        (["", "TOTAL : 25", "", "", "", ""], LineKind.TOTAL),
        (["1", "2", "3", "4", "5", "6"], LineKind.LAYOUT),
        (["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], LineKind.LAYOUT),
        (HEADINGS, LineKind.LAYOUT),
        (["", "", "", "", "", "Kupang, 5 Januari 2026"], LineKind.LAYOUT),
        (["", " ", "", "", "", ""], LineKind.BLANK),
    ],
)
def test_line_kind_knows_people_from_layout(cells, kind):
    header = find_header("workers", [HEADINGS])

    assert line_kind(cells, header=header) is kind


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["Jumlah", "", "1.840"], StatedTotal("", 1840)),
        (["Total: 25 orang"], StatedTotal("", 25)),
        (["JUMLAH", "20", "5", "25"], StatedTotal("", 25)),
        (["Jumlah Kabupaten Malaka", "25"], StatedTotal("Kabupaten Malaka", 25)),
        (["Sub Jumlah Malaka = 25"], StatedTotal("Malaka", 25)),
        (["Grand Total", "25.0"], StatedTotal("", 25)),
        (["Jumlah", "20", "7", "25"], None),
        (["Sub Jumlah", "25"], None),
        (["Jumlah"], None),
        (["Maria", "25"], None),
    ],
)
def test_stated_total_reads_what_a_table_says_of_itself(cells, total):
    assert stated_total(cells) == total


def test_fill_merged_fills_declared_blocks_only():
    rows = [["Malaka", "a"], ["", "b"], ["", "c"]]

    filled = fill_merged(rows, merged=[Merged(0, 0, 1, 0)])

    assert filled == [["Malaka", "a"], ["Malaka", "b"], ["", "c"]]
    assert rows[1][0] == ""


def test_row_texts_gives_empty_for_cells_that_are_not_there():
    assert row_texts([" Maria "], columns={"name": 0, "nik": 4}) == {"name": "Maria", "nik": ""}
