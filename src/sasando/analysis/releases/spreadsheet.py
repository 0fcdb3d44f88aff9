"""Writes released tables as one spreadsheet: a sheet per table, one of passports, no formulas."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sasando.analysis.releases.package import PackedTable, columns

HIDDEN = "disamarkan"
LONGEST_NAME = 31
# Signs that no sheet's name may hold.
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def write(tables: Sequence[PackedTable], *, as_of: date) -> bytes:
    """Return the workbook; the same tables give the same bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for at, one in enumerate(tables, 1):
        name = f"{at} {one.table.id}".translate(FORBIDDEN)[:LONGEST_NAME]
        _table(book.add_worksheet(name), one, head)
    _passports(book.add_worksheet("Paspor"), tables, head)
    book.close()
    return stream.getvalue()


def _table(sheet: Worksheet, one: PackedTable, head: Any) -> None:
    sheet.write_string(0, 0, one.title[0], head)
    sheet.write_string(1, 0, str(one.passport.get("unit", "")))
    found = columns(one)
    names = [each.name for each in one.table.by]
    for at, name in enumerate(names):
        sheet.write_string(3, at, _label(one, name, ""), head)
    sheet.write_string(3, len(names), "Nilai", head)
    sheet.write_string(3, len(names) + 1, "Status", head)
    for line, cells in enumerate(zip(*found.values(), strict=True), 4):
        for at, name in enumerate(names):
            sheet.write_string(line, at, _label(one, name, str(cells[at])))
        value, status = cells[-2], str(cells[-1])
        if value is None:
            sheet.write_string(line, len(names), HIDDEN)
        else:
            sheet.write_number(line, len(names), float(str(value)))
        sheet.write_string(line, len(names) + 1, status)
    sheet.freeze_panes(4, 0)
    sheet.set_column(0, len(names), 26)


def _label(one: PackedTable, dimension: str, code: str) -> str:
    told = one.labels.get(dimension, {}).get(code)
    return told[0] if told else {"_T": "Jumlah"}.get(code, code or dimension)


def _passports(sheet: Worksheet, tables: Sequence[PackedTable], head: Any) -> None:
    for at, name in enumerate(("Tabel", "Isian", "Isi")):
        sheet.write_string(0, at, name, head)
    line = 1
    for one in tables:
        for key, told in _flat(one.passport):
            sheet.write_string(line, 0, one.table.id)
            sheet.write_string(line, 1, key)
            sheet.write_string(line, 2, told)
            line += 1
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, 90)


def _flat(passport: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, told in passport.items():
        name = f"{before}{key}"
        if isinstance(told, Mapping):
            found += _flat(told, f"{name}.")
        else:
            found.append((name, "" if told is None else str(told)))
    return found
