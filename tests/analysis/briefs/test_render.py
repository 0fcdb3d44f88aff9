import io
import re
from datetime import date
from typing import Any

import pypdf
import pytest

from sasando.analysis.briefs.build import build_brief
from sasando.analysis.briefs.contents import Brief, OfficeFacts
from sasando.analysis.briefs.published import PublishedFigures
from sasando.analysis.briefs.render import TEMPLATES, render_pdf
from sasando.analysis.briefs.sections_close import MeasuredPassport, MeasuredRow, MeasuredTable

AS_OF = date(2026, 2, 11)
HOSTILE = 'BP3MI #eval("1") [x] *y* $z$ <q> @r _s_'


@pytest.fixture(scope="module")
def reader(brief: Brief) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render_pdf(brief)))


def _text(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.fixture(scope="module")
def text(reader: pypdf.PdfReader) -> str:
    return _text(reader)


def test_brief_has_at_least_twelve_pages(reader: pypdf.PdfReader) -> None:
    assert len(reader.pages) >= 12


def test_brief_is_tagged_with_title_and_language(reader: pypdf.PdfReader) -> None:
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert reader.metadata is not None
    assert reader.metadata.title == "Gambaran Umum Pekerja Migran NTT"


@pytest.mark.parametrize("value", ["4.163", "2.226", "307", "295", "523", "151", "159", "1.395"])
def test_both_sides_of_each_conflict_are_printed(text: str, value: str) -> None:
    assert value in text


def test_every_page_after_the_cover_is_marked_as_draft(reader: pypdf.PdfReader) -> None:
    for page in reader.pages:
        assert "Rancangan, belum ditandatangani" in page.extract_text()


def test_hostile_office_name_is_printed_literally(published: PublishedFigures) -> None:
    office = OfficeFacts(name=HOSTILE, province="NTT", city="Kupang", demo=False)
    brief = build_brief(published=published, measured={}, office=office, as_of=AS_OF)

    page = pypdf.PdfReader(io.BytesIO(render_pdf(brief))).pages[0].extract_text()

    assert "".join(HOSTILE.split()) in "".join(page.split())


def test_brief_without_figures_is_still_printed() -> None:
    office = OfficeFacts(name="Kantor Uji", province="NTT", city="Kupang", demo=False)
    none = PublishedFigures(())

    pdf = render_pdf(build_brief(published=none, measured={}, office=office, as_of=AS_OF))

    assert "Belum ada" in _text(pypdf.PdfReader(io.BytesIO(pdf)))


def test_own_figures_of_a_made_up_office_are_marked(published: PublishedFigures) -> None:
    about = MeasuredPassport("definisi", "tanggal layanan", "tidak ada", "7c1e09")
    row = MeasuredRow("Sumba Timur", "2025", 4711)
    table = MeasuredTable("placements_by_origin", "Penempatan", "layanan", (row,), about)
    office = OfficeFacts(name="Kantor Uji", province="NTT", city="Kupang", demo=True)
    brief = build_brief(
        published=published, measured={"placements_by_origin": table}, office=office, as_of=AS_OF
    )

    text = _text(pypdf.PdfReader(io.BytesIO(render_pdf(brief))))

    assert "4.711" in text
    assert "Data contoh." in text


def test_templates_hold_neither_words_nor_figures() -> None:
    for template in TEMPLATES.glob("*.typ"):
        code = re.sub(r"//.*", "", template.read_text(encoding="utf-8"))
        literals = re.findall(r'"([^"]*)"', code)
        assert not [text for text in literals if re.search(r"\d{2,}(?![0-9A-Fa-f]*$)", text)]
        bare = re.sub(r'"[^"]*"', "", code)
        bare = re.sub(r"\d[\d.]*\s*(?:pt|mm|em|fr|%)", "", bare)
        assert not re.search(r"\d{3,}", re.sub(r"(?:weight|delta): \d+", "", bare)), template.name
