"""Writes duties as a workbook: the matrix in words, evidence, answers, and what it all means."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sasando.domain.duties.facts import REPLIES
from sasando.domain.values.words import Words
from sasando.library.duties import telling
from sasando.library.duties.facts import CellPage, Matrix
from sasando.library.duties.laid import TITLES, laid

NAMES = (
    Words(id="Matriks", en="Matrix"),
    Words(id="Bukti", en="Evidence"),
    Words(id="Jawaban unit", en="Answers"),
    Words(id="Kewajiban", en="Duties"),
)
UNIT = Words(id="Unit", en="Unit")
ISLAND = Words(id="Wilayah", en="Area")
THERE = Words(id="Ada", en="There")
PARTLY = Words(id="Sebagian", en="Partly")
TOTAL = Words(id="Ada, semua unit", en="There, all units")
EVIDENCE_HEADS = (
    UNIT, Words(id="Huruf", en="Item"), Words(id="Judul", en="Title"),
    Words(id="Keterangan", en="What stands"), Words(id="Diterima", en="Received"),
)  # fmt: skip
ANSWER_HEADS = (
    UNIT, Words(id="Huruf", en="Item"), Words(id="Jawaban", en="Answer"),
    Words(id="Kata unit", en="Its words"), Words(id="Penjawab", en="Who answered"),
    Words(id="Tanggal", en="Day"), Words(id="Sumber", en="Source"),
)  # fmt: skip
DUTY_HEADS = (
    Words(id="Pasal", en="Article"), Words(id="Huruf", en="Item"),
    Words(id="Kewajiban", en="Duty"), Words(id="Sifat", en="Nature"),
    Words(id="Bunyi diverifikasi", en="Wording verified"), Words(id="Sumber", en="Source"),
)  # fmt: skip
MAY, MUST = Words(id="boleh", en="may"), Words(id="wajib", en="must")
NO = Words(id="belum", en="not yet")


def write(matrix: Matrix, pages: Sequence[CellPage], *, language: str) -> bytes:
    """Return the workbook; the same matrix and pages give the same bytes, and no formula."""
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, settings)
    book.set_properties(
        {"created": datetime(matrix.day.year, matrix.day.month, matrix.day.day, tzinfo=UTC)}
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheets = [book.add_worksheet(name.in_language(language)) for name in NAMES]
    _matrix(sheets[0], matrix, language, formats=(head, wrapped))
    _table(sheets[1], EVIDENCE_HEADS, _evidence(pages, language), language, head)
    _table(sheets[2], ANSWER_HEADS, _answers(pages, language), language, head)
    _table(sheets[3], DUTY_HEADS, _duties(matrix, language), language, head)
    book.close()
    return stream.getvalue()


def _matrix(sheet: Worksheet, matrix: Matrix, language: str, *, formats: tuple[Any, Any]) -> None:
    head, wrapped = formats
    shown = laid(matrix, language, cell_url=lambda _: "", row_url=lambda _: "")
    sheet.write_string(0, 0, f"{TITLES[matrix.level].in_language(language)}", head)
    sheet.write_string(1, 0, telling.day(matrix.day, language))
    titles = [f"{each.letter}. {each.heading}".replace("\u00ad", "") for each in shown.columns]
    last = [THERE.in_language(language), PARTLY.in_language(language)]
    first = [ISLAND.in_language(language), UNIT.in_language(language)]
    for at, title in enumerate([*first, *titles, *last]):
        sheet.write_string(3, at, title, head)
    for line, (row, source) in enumerate(zip(shown.rows, matrix.rows, strict=True), 4):
        sheet.write_string(line, 0, source.bearer.island)
        sheet.write_string(line, 1, row.name)
        for at, cell in enumerate(row.cells, 2):
            said = f"{cell.word} ({cell.mark})" if cell.mark else cell.word
            sheet.write_string(line, at, said, wrapped)
        if row.note:
            sheet.write_string(line, 2, row.note)
        else:
            sheet.write_number(line, len(titles) + 2, row.there)
            sheet.write_number(line, len(titles) + 3, row.partly)
    foot = len(shown.rows) + 4
    sheet.write_string(foot, 1, TOTAL.in_language(language), head)
    for at, each in enumerate(shown.columns, 2):
        sheet.write_number(foot, at, each.there, head)
    for at, (_, _, word, count) in enumerate(shown.legend, foot + 2):
        sheet.write_string(at, 1, word)
        sheet.write_number(at, 2, count)
    sheet.freeze_panes(4, 2)
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, len(titles) + 1, 15)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def _table(
    sheet: Worksheet,
    heads: Sequence[Words],
    rows: Sequence[Sequence[str]],
    language: str,
    head: Any,
) -> None:
    for at, words in enumerate(heads):
        sheet.write_string(0, at, words.in_language(language), head)
    for line, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(line, at, text)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 28)


def _evidence(pages: Sequence[CellPage], language: str) -> list[list[str]]:
    return [
        [
            page.cell.bearer.name, page.cell.duty.letter, item.title,
            telling.evidence_line(item, language), telling.brought_line(item, language),
        ]
        for page in pages
        for item in page.evidence
    ]  # fmt: skip


def _answers(pages: Sequence[CellPage], language: str) -> list[list[str]]:
    return [
        [
            page.cell.bearer.name, page.cell.duty.letter,
            REPLIES[each.says].in_language(language), each.words, each.unit,
            telling.day(each.answered_on, language), each.source,
        ]
        for page in pages
        for each in page.answers
    ]  # fmt: skip


def _duties(matrix: Matrix, language: str) -> list[list[str]]:
    return [
        [
            each.article, each.letter, each.text.in_language(language),
            (MAY if each.is_optional else MUST).in_language(language),
            _verified(each.verified_on, language),
            each.source,
        ]
        for each in matrix.duties
    ]  # fmt: skip


def _verified(on: date | None, language: str) -> str:
    return telling.day(on, language) if on else NO.in_language(language)
