import io
from collections import Counter

import pypdf
import pytest

from sasando.analysis.briefs import reference, sheets
from sasando.analysis.briefs.contents import Brief, OnePage, Table
from sasando.analysis.briefs.disclosing import Audited
from sasando.analysis.briefs.render import render_page
from sasando.analysis.briefs.sheets import Ground, build_sheet, codes
from sasando.analysis.briefs.writer import Writer
from sasando.domain.values.words import Refused
from sasando.library.places import electoral
from tests.analysis.briefs.conftest import counted

BY = ("year", "origin_regency")
CELLS = {
    ("2025", "53.21"): 3, ("2025", "53.03"): 30, ("2025", "53.04"): 40, ("2025", "53.02"): 90,
    ("2025", "53.71"): 2, ("2025", "_T"): 165,
}  # fmt: skip


def _let(*places: str) -> Audited:
    return Audited(frozenset(("placements_by_origin", place, "2025", "") for place in places))


@pytest.fixture(scope="module")
def ground(writer: Writer) -> Ground:
    let = _let("53.03", "53.04", "53.02", "NTT-8", "")
    return Ground(writer, counted("placements_by_origin", BY, CELLS), let)


def _said(page: OnePage) -> str:
    rows = [row for block in page.blocks if isinstance(block, Table) for row in block.rows]
    return "\n".join(" | ".join("".join(r.text for r in cell) for cell in row) for row in rows)


def test_there_is_a_sheet_for_each_regency_and_each_district() -> None:
    assert len([code for code in codes() if code.startswith("53.")]) == 22
    assert len([code for code in codes() if code.startswith("NTT-")]) == 8


def test_each_regency_votes_in_exactly_one_district() -> None:
    regencies = Counter(row.regency for row in electoral.dapils())

    assert set(regencies) == {place.code for place in reference.tiles()}
    assert set(regencies.values()) == {1}


def test_grouping_that_nobody_read_at_its_source_is_flagged(ground: Ground) -> None:
    assert {row.verified for row in electoral.dapils()} == {"unverified"}
    assert all("belum diverifikasi" in build_sheet(ground, c).chips[0] for c in codes())


def test_own_small_count_is_withheld(ground: Ground) -> None:
    assert "Malaka | disamarkan" in _said(build_sheet(ground, "53.21"))
    assert "Belu | 40" in _said(build_sheet(ground, "53.04"))


def test_sum_of_a_district_prints_only_when_the_audit_lets_it(writer: Writer) -> None:
    own = counted("placements_by_origin", BY, CELLS)

    assert "Jumlah dapil | disamarkan" in _said(build_sheet(Ground(writer, own), "NTT-7"))
    assert "Jumlah dapil | 73" in _said(build_sheet(Ground(writer, own, _let("NTT-7")), "NTT-7"))


def test_without_an_audit_nothing_of_our_own_prints(writer: Writer) -> None:
    own = counted("placements_by_origin", BY, CELLS)

    said = _said(build_sheet(Ground(writer, own), "53.02"))

    assert "Timor Tengah Selatan | disamarkan" in said
    assert "Provinsi | disamarkan" in said


def test_no_sheet_carries_a_figure_of_the_harmed(ground: Ground) -> None:
    harmed = ("Kematian", "dideportasi", "Pengaduan", "Kasus")

    for code in codes():
        assert not any(word in _said(build_sheet(ground, code)) for word in harmed)


def test_unknown_sheet_is_refused_in_words(ground: Ground) -> None:
    with pytest.raises(Refused) as refused:
        build_sheet(ground, "53.99")

    assert refused.value.refusal is sheets.UNKNOWN


@pytest.mark.parametrize("code", ["53.15", "NTT-3", "NTT-4"])
def test_fullest_sheets_still_fit_one_page(ground: Ground, brief: Brief, code: str) -> None:
    page = build_sheet(ground, code)

    pdf = pypdf.PdfReader(io.BytesIO(render_page(page, brief=brief, title=page.title)))

    assert len(pdf.pages) == 1
    assert page.title in pdf.pages[0].extract_text()
