import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pypdf
import pytest

from sasando.analysis.briefs import asking, changes, news
from sasando.analysis.briefs.contents import Brief, ChartBlock, Note, OnePage, Section
from sasando.analysis.briefs.page import render_html
from sasando.analysis.briefs.render import render_page, render_pdf
from sasando.analysis.briefs.workbook import render_workbook
from sasando.analysis.briefs.writer import Writer
from sasando.foundation.print.charts import table_behind

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return render_html(brief).decode()


@pytest.fixture(scope="module")
def book(brief: Brief) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(brief)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.aims: set[str] = set()
        self.tags: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids |= {values["id"] or ""} if "id" in values else set()
        for name in ("href", "src", "srcset"):
            aim = values.get(name) or ""
            if aim.startswith("#"):
                self.aims.add(aim[1:])
            elif aim:
                self.addresses.append(aim)
        if tag == "svg":
            self.images.append(values)


def test_page_needs_no_other_host_and_no_script(html: str) -> None:
    reader = _Reader()
    reader.feed(html)

    assert reader.addresses == []
    assert not {"script", "link", "iframe", "img"} & set(reader.tags)
    assert not re.search(r"url\((?!#)", html)
    assert "default-src 'none'" in html


def test_page_has_a_target_for_every_citation_and_a_sentence_for_every_chart(
    html: str, brief: Brief
) -> None:
    reader = _Reader()
    reader.feed(html)

    charts = [b for s in brief.sections for b in s.blocks if isinstance(b, ChartBlock)]
    assert reader.aims <= reader.ids
    assert [image.get("role") for image in reader.images] == ["img"] * len(charts)
    assert all(image.get("aria-label") for image in reader.images)
    assert html.count("<details>") == len(charts)


def test_page_escapes_what_people_wrote(brief: Brief) -> None:
    note = Note("<script>alert(1)</script>", "& lain")
    hostile = replace(brief, sections=(Section("Uji", "Uji", (note,)),))

    assert "<script>" not in render_html(hostile).decode()


def test_workbook_holds_figures_as_numbers_with_their_passports(book: openpyxl.Workbook) -> None:
    rows = list(book["Angka"].iter_rows(min_row=2, values_only=True))

    assert (4163, "layanan") in {(row[6], row[7]) for row in rows}
    assert {row[0] for row in rows} == {row[0] for row in book["Paspor"].iter_rows(
        min_row=2, values_only=True)}  # fmt: skip


def test_small_regency_figures_have_no_value_in_the_workbook(book: openpyxl.Workbook) -> None:
    rows = [r for r in book["Angka"].iter_rows(min_row=2, values_only=True) if r[2] == "Manggarai"]

    assert rows
    assert {row[6] for row in rows} == {"disamarkan"}


def test_nothing_in_the_workbook_is_a_formula(brief: Brief) -> None:
    note = replace(brief, title=FORMULA, period="+1", cut_off="@SUM(1)")

    found = openpyxl.load_workbook(io.BytesIO(render_workbook(note)))

    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "@"))]
    assert f"'{FORMULA}" in texts


def test_workbook_and_page_are_the_same_bytes_each_time(brief: Brief, html: str) -> None:
    assert render_workbook(brief) == render_workbook(brief)
    assert render_html(brief).decode() == html


def test_every_chart_has_its_table_in_the_annex(brief: Brief) -> None:
    charts = [b for s in brief.sections for b in s.blocks if isinstance(b, ChartBlock)]
    annex = next(s for s in brief.sections if s.name == "Tabel grafik")

    assert len(annex.blocks) == len(charts)
    assert all(table_behind(chart.chart, value_name="x").rows for chart in charts)


def test_pack_ends_with_what_is_asked_and_one_page_to_leave_behind(brief: Brief) -> None:
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(brief))).pages
    asked, last = pages[-2].extract_text(), pages[-1].extract_text()

    assert "Kewenangan" in asked and "Mata anggaran" in asked
    assert "dalam satu halaman" in last
    assert "4.163" in last


def test_leave_behind_is_one_page_on_its_own(brief: Brief) -> None:
    assert isinstance(brief.leaflet, OnePage)

    pdf = pypdf.PdfReader(io.BytesIO(render_page(brief.leaflet, brief=brief, title="Satu")))

    assert len(pdf.pages) == 1
    assert "Rancangan, belum ditandatangani" in pdf.pages[0].extract_text()


def test_every_ask_names_whose_power_and_which_budget_line(writer: Writer) -> None:
    requests = [r for b in asking.asked(writer).blocks for r in getattr(b, "requests", ())]

    assert len(requests) == 8
    assert all(request.power and request.budget for request in requests)


def test_news_follows_the_ministry_and_invents_no_quote(writer: Writer) -> None:
    text = news.draft(writer)

    assert text.startswith("RANCANGAN BERITA · Rancangan, belum ditandatangani")
    assert "Kupang, KemenP2MI (11/2) — " in text
    assert "(11/2/2026)" in text
    assert "** (Humas/[INISIAL]/Kantor Uji)" in text
    assert text.count("[KUTIPAN ") == 2
    assert not re.search(r"[\"“”]", text)


def test_news_says_how_sure_it_is_to_the_editor(writer: Writer) -> None:
    text = news.draft(writer)

    assert all(change.sure in text for change in changes.find_changes(writer))
