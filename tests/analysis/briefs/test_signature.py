"""Every form says who signed and when, or that nobody has."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pypdf
import pytest

from sasando.analysis.briefs import news
from sasando.analysis.briefs.build import Chosen, build_brief, start_writer
from sasando.analysis.briefs.contents import Brief, Signature
from sasando.analysis.briefs.monthly import build_monthly
from sasando.analysis.briefs.page import render_html
from sasando.analysis.briefs.published import PublishedFigures
from sasando.analysis.briefs.render import render_page, render_pdf
from sasando.analysis.briefs.slides import render_deck
from sasando.analysis.briefs.workbook import render_workbook
from sasando.domain.values.period import parse_period
from tests.analysis.briefs.conftest import AS_OF, OFFICE, counting

HEAD = Signature("Beni Talan", "Kepala kantor", date(2026, 2, 12), "0123456789abcdef")
SIGNED = "Ditandatangani Beni Talan, Kepala kantor, 12 Feb 2026"
DRAFT = "Rancangan, belum ditandatangani"
CHOSEN = Chosen(signed=HEAD)


@pytest.fixture(scope="module")
def signed(published: PublishedFigures) -> Brief:
    return build_brief(published=published, measured={}, office=OFFICE, as_of=AS_OF, chosen=CHOSEN)


def _slides(deck: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(deck)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        return "".join(parts.read(name).decode() for name in names)


def _cells(book: bytes) -> str:
    found = openpyxl.load_workbook(io.BytesIO(book))
    return " ".join(str(cell.value) for sheet in found for row in sheet.iter_rows() for cell in row)


def _pages(pdf: bytes) -> list[str]:
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [" ".join(text.split()) for text in texts]


def test_each_page_says_who_signed_and_none_says_draft(signed: Brief) -> None:
    pages = _pages(render_pdf(signed))

    assert all(SIGNED in page for page in pages)
    assert not any(DRAFT in page or "belum ditandatangani" in page for page in pages)
    assert "Sidik isi yang disetujui: 0123456789abcdef" in pages[0]


def test_slides_spreadsheet_and_page_say_the_same(signed: Brief) -> None:
    texts = (
        _slides(render_deck(signed)),
        _cells(render_workbook(signed)),
        render_html(signed).decode(),
    )

    for text in texts:
        assert SIGNED in text
        assert "belum ditandatangani" not in text
        assert "idak ada angka yang sudah ditandatangani" not in text


def test_one_page_news_and_monthly_report_say_it_too(
    signed: Brief, published: PublishedFigures
) -> None:
    writer = start_writer(published=published, office=OFFICE, as_of=AS_OF, chosen=CHOSEN)
    monthly = build_monthly(writer, count=counting({}), period=parse_period("2026-01"))

    assert signed.leaflet is not None
    assert SIGNED in _pages(render_page(signed.leaflet, brief=signed, title="Satu"))[0]
    assert news.draft(writer).startswith(f"RANCANGAN BERITA · {SIGNED}")
    assert monthly.labels.mark == SIGNED
    assert "0123456789abcdef" in monthly.how_to_read[-1]


def test_unsigned_forms_keep_the_mark_of_a_draft(brief: Brief) -> None:
    texts = (
        _slides(render_deck(brief)),
        _cells(render_workbook(brief)),
        *_pages(render_pdf(brief)),
    )

    assert all(DRAFT in text for text in texts)
    assert not brief.labels.is_signed


def test_the_same_signature_gives_the_same_bytes_and_another_day_others(signed: Brief) -> None:
    later = replace(signed.labels, mark=SIGNED.replace("12", "13"))

    assert render_pdf(signed) == render_pdf(signed)
    assert render_pdf(signed) != render_pdf(replace(signed, labels=later))
