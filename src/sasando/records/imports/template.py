"""Writes a template: the headings understood, with a sheet of synonyms and examples."""

import io
from pathlib import Path

import xlsxwriter

from sasando.domain.reconciliation.synonyms import EXAMPLES, PRINTED, REQUIRED, SYNONYMS

WIDTH = 22


def write(kind: str, path: Path) -> None:
    """Write the template of one kind as a workbook."""
    path.write_bytes(as_bytes(kind))


def as_bytes(kind: str) -> bytes:
    """Return the template of one kind as a workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#EAEDEC"})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("Data")
        sheet.set_column(0, len(PRINTED[kind]) - 1, WIDTH, text)
        for at, heading in enumerate(PRINTED[kind]):
            sheet.write_string(0, at, heading, bold)
        sheet.freeze_panes(1, 0)
        _help(book.add_worksheet("Petunjuk"), kind, bold)
    return stream.getvalue()


def _help(sheet: xlsxwriter.worksheet.Worksheet, kind: str, bold: object) -> None:
    sheet.set_column(0, 1, WIDTH)
    sheet.set_column(2, 3, 90)
    examples = EXAMPLES.get(kind, {})
    for at, heading in enumerate(("Kolom", "Wajib", "Judul lain yang dikenal", "Contoh isi")):
        sheet.write_string(0, at, heading, bold)
    for row, (name, synonyms) in enumerate(SYNONYMS[kind].items(), start=1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, "ya" if name in REQUIRED[kind] else "")
        sheet.write_string(row, 2, synonyms.replace("|", ", "))
        sheet.write_string(row, 3, examples.get(name, ""))
