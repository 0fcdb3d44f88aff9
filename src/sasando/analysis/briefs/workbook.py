"""The brief as a spreadsheet: cited figures as numbers, their passports, tables; no formula."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from sasando.analysis.briefs.annex import behind
from sasando.analysis.briefs.contents import Brief, ChartBlock, ConflictBox, Table, Text
from sasando.analysis.briefs.disclosing import WITHHELD
from sasando.analysis.releases.package import neutral
from sasando.foundation.print.archives import steady

LONGEST_NAME = 31
# Signs that no sheet's name may hold.
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
Cells = Sequence[str | Decimal | None]


def render_workbook(brief: Brief) -> bytes:
    """Return the workbook; the same brief gives the same bytes."""
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, settings)
    day = brief.as_of
    book.set_properties(
        {
            "title": brief.title,
            "author": brief.office.name,
            "comments": brief.labels.mark,
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    sheets = _Sheets(book)
    sheets.add("Baca dulu", ("Gambaran Umum", ""), _first(brief))
    sheets.add("Angka", FIGURE_HEAD, _figures(brief))
    sheets.add("Paspor", ("Nomor", "Angka", "Nilai", "Isian", "Isi"), _passports(brief))
    for section in brief.sections:
        tables = [_as_table(block) for block in section.blocks if _is_table(block)]
        if tables:
            sheets.add_tables(section.name, tables)
    for page in (brief.asked, brief.leaflet):
        if page is not None:
            sheets.add(page.name, ("Butir", "Isi", "Kewenangan", "Mata anggaran"), _asks(page))
    book.close()
    return steady(stream.getvalue(), moment=f"{day}T00:00:00Z")


FIGURE_HEAD = (
    "Paspor", "Angka", "Wilayah", "Rincian", "Mulai", "Sampai", "Nilai", "Satuan", "Sumber",
    "Alamat", "Terbit", "Diperiksa", "Umur (bulan)",
)  # fmt: skip


class _Sheets:
    """Writes sheets of words and numbers; text is never read as a formula or an address."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.used: set[str] = set()

    def add(self, name: str, head: Sequence[str], rows: Sequence[Cells]) -> None:
        sheet = self._sheet(name)
        self._rows(sheet, 0, head, rows)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, 24)

    def add_tables(self, name: str, tables: Sequence[Table]) -> None:
        sheet, line = self._sheet(name), 0
        for table in tables:
            sheet.write_string(line, 0, neutral(table.caption), self.head)
            rows = [[_said(cell) for cell in row] for row in table.rows]
            line = self._rows(sheet, line + 1, [c.title for c in table.columns], rows)
            if table.source:
                sheet.write_string(line, 0, neutral(_said(table.source)))
            line += 2
        sheet.set_column(0, 7, 30)

    def _sheet(self, name: str) -> Any:
        plain = name.translate(FORBIDDEN)[:LONGEST_NAME]
        if plain in self.used:
            plain = f"{plain[: LONGEST_NAME - 3]} {len(self.used)}"
        self.used.add(plain)
        return self.book.add_worksheet(plain)

    def _rows(self, sheet: Any, line: int, head: Sequence[str], rows: Sequence[Cells]) -> int:
        for at, title in enumerate(head):
            sheet.write_string(line, at, neutral(title), self.head)
        for line, row in enumerate(rows, line + 1):  # noqa: B020 — goes on from the head's line
            for at, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    sheet.write_number(line, at, float(cell))
                elif cell:
                    sheet.write_string(line, at, neutral(cell), self.wrap)
        return line + 1


def _said(text: Text) -> str:
    return "".join(f"[{run.passport}]" if run.passport else run.text for run in _flat(text)).strip()


def _flat(text: Text) -> Text:
    found = []
    for run in text:
        if run.text and run.passport:
            found += [type(run)(run.text), type(run)("", passport=run.passport)]
        else:
            found.append(run)
    return tuple(found)


def _is_table(block: object) -> bool:
    return isinstance(block, (Table, ChartBlock, ConflictBox))


def _as_table(block: object) -> Table:
    if isinstance(block, ChartBlock):
        return behind(block)
    return block.table if isinstance(block, ConflictBox) else block  # type: ignore[return-value]


def _first(brief: Brief) -> list[Cells]:
    lines = (
        brief.title, brief.office.name, brief.cut_off, brief.period, brief.labels.mark,
        brief.labels.demo if brief.office.demo else "", *brief.how_to_read,
        "Angka yang disamarkan tidak ada nilainya di lembar mana pun.",
    )  # fmt: skip
    return [(line, "") for line in lines if line]


def _figures(brief: Brief) -> list[Cells]:
    return [
        (
            Decimal(row.passport), row.label, row.place, row.detail, row.start, row.end,
            WITHHELD if row.value is None else row.value, row.unit, row.source, row.address,
            row.printed, row.checked, None if row.age is None else Decimal(row.age),
        )
        for row in brief.figures
    ]  # fmt: skip


def _passports(brief: Brief) -> list[Cells]:
    rows: list[Cells] = []
    for group in brief.passports:
        for passport in group.passports:
            for name, text in (*group.rows, *passport.rows):
                number = Decimal(passport.number)
                rows.append((number, group.title, passport.values, name, text))
    return rows


def _asks(page: Any) -> list[Cells]:
    rows: list[Cells] = []
    for block in page.blocks:
        for request in getattr(block, "requests", ()):
            told = f"{request.text} Dasar: {request.basis}. {request.flag}".strip()
            rows.append((request.title, told, request.power, request.budget))
        if isinstance(block, Table):
            rows += [tuple(_said(cell) for cell in row) for row in block.rows]
    return rows
