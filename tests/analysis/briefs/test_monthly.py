import io
from datetime import date

import pypdf
import pytest

from sasando.analysis.briefs.contents import Brief, Note, Table
from sasando.analysis.briefs.monthly import build_monthly, last_month, year_before
from sasando.analysis.briefs.render import render_pdf
from sasando.analysis.briefs.writer import Writer
from sasando.domain.values.period import Period
from tests.analysis.briefs.conftest import counting, with_total

DECEMBER = Period(date(2025, 12, 1), date(2025, 12, 31))
CELLS = {
    ("placements_by_origin", ()): {(): 96},
    ("placements_by_origin", ("month",)): {("2025-11",): 40, ("2025-12",): 96},
    ("placements_by_origin", ("sex",)): with_total({"L": 36, "P": 60}),
    ("placements_by_origin", ("country",)): with_total({"MY": 90, "SG": 6}),
    ("placements_by_origin", ("origin_regency",)): with_total(
        {"53.21": 3, "53.05": 40, "53.18": 53}
    ),
    ("cases_received", ("origin_regency",)): with_total({"53.21": 30}),
    ("deaths", ()): {(): 3},
    ("deaths", ("month",)): {("2025-10",): 3, ("2025-11",): 12, ("2025-12",): 8},
}  # fmt: skip


@pytest.fixture(scope="module")
def report(writer: Writer) -> Brief:
    return build_monthly(writer, count=counting(CELLS), period=DECEMBER)


def _tables(report: Brief) -> dict[str, Table]:
    return {b.caption: b for s in report.sections for b in s.blocks if isinstance(b, Table)}


def _rows(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2026, 2, 11), date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (date(2024, 3, 1), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_the_month_reported_is_the_last_whole_one(day: date, start: date, end: date) -> None:
    assert last_month(day) == Period(start, end)


@pytest.mark.parametrize(
    ("end", "before"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2025, 12, 31), date(2024, 12, 31)),
    ],
)
def test_the_same_month_a_year_before_is_whole_too(end: date, before: date) -> None:
    assert year_before(Period(end.replace(day=1), end)).ends_on == before


def test_chapters_follow_the_ministry(report: Brief) -> None:
    assert [section.name for section in report.sections] == [
        "Ringkasan", "A. Penempatan", "B. Pengaduan", "C. Kepulangan", "D. Remitansi",
    ]  # fmt: skip
    assert report.title == "Data Penempatan dan Pelindungan PMI NTT, Desember 2025"


def test_every_block_shows_month_year_before_and_change(report: Brief) -> None:
    table = _tables(report)["Menurut jenis kelamin"]

    assert [c.title for c in table.columns] == ["Kelompok", "Des 2024", "Des 2025", "Perubahan"]
    assert _rows(table)[-1] == ["Jumlah seluruhnya", "96", "96", "0%"]


def test_all_regencies_stand_in_the_table_and_a_small_one_is_withheld_with_another(
    report: Brief,
) -> None:
    rows = {row[0]: row[1:] for row in _rows(_tables(report)["Menurut kabupaten/kota asal"])}

    assert len(rows) == 23
    assert rows["Malaka"] == ["disamarkan", "disamarkan", "–"]
    assert rows["Alor"] == ["disamarkan", "disamarkan", "–"]
    assert rows["Sumba Barat Daya"] == ["53", "53", "0%"]


def test_the_harmed_are_never_split_by_regency(report: Brief) -> None:
    complaints = next(s for s in report.sections if s.name == "B. Pengaduan")

    assert "Menurut kabupaten/kota" not in _tables(report)
    assert any(isinstance(b, Note) and "hanya provinsi" in b.text for b in complaints.blocks)


def test_small_months_of_deaths_are_withheld(report: Brief) -> None:
    rows = {row[0]: row[-1] for row in _rows(_tables(report)["Kematian per bulan, tiga tahun"])}

    assert rows["Oktober"] == rows["Desember"] == "disamarkan"
    assert rows["November"] == "12"
    assert ["Label", "layanan", "disamarkan", "disamarkan", "–"] in _rows(
        _tables(report)["Ringkasan eksekutif"]
    )


def test_months_to_come_are_not_zero(writer: Writer) -> None:
    june = Period(date(2025, 6, 1), date(2025, 6, 30))

    report = build_monthly(writer, count=counting(CELLS), period=june)

    rows = _rows(_tables(report)["Penempatan per bulan, tiga tahun"])
    assert rows[5][-1] == "0"
    assert rows[6][-1] == "–"


def test_report_is_a_tagged_pdf_of_its_own(report: Brief) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(report)))

    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Rancangan, belum ditandatangani" in text
    assert "Manggarai Timur" in text
