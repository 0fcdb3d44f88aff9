"""Builds workbooks and tables part by part, also such as no application would write."""

import csv
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Build = Callable[[Path], None]
Cells = Sequence[Sequence[str]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADINGS = ("NIK", "Nama Lengkap", "Jenis Kelamin", "Tanggal Lahir", "Kabupaten/Kota", "No. HP")
# Made up: no region has district 99, so no person can hold this number.
GOOD = ("5321991505870001", "Contoh Satu", "L", "15/05/1987", "Malaka", "081200000001")


def person(**changed: str) -> list[str]:
    """Return the cells of a made-up man in the order of HEADINGS, some changed."""
    names = ("nik", "name", "sex", "born", "regency", "phone")
    return [changed.get(name, cell) for name, cell in zip(names, GOOD, strict=True)]


def woman(**changed: str) -> list[str]:
    """Return the cells of a made-up woman: the day in her NIK stands plus forty."""
    usual = {"nik": "5321995505870002", "name": "Contoh Dua", "sex": "P"}
    return person(**(usual | changed))


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Build:
    """Return a builder of a CSV with headings and these rows."""

    def build(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([headings, *rows])

    return build


def raw(content: bytes) -> Build:
    """Return a builder of a file with just these bytes."""

    def build(path: Path) -> None:
        path.write_bytes(content)

    return build


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet around its rows."""
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{DECLARED}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{data}</worksheet>'


def cell(place: str, text: str) -> str:
    """Return the XML of a cell that holds its own text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows_xml(*rows: Sequence[str]) -> str:
    """Return the XML of rows from the first on."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell(f"{letters[at]}{number}", text) for at, text in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def parts(*sheets: str, states: Sequence[str] = (), book: str = "") -> dict[str, str | bytes]:
    """Return the parts of a whole XLSX with these sheets, named Data1, Data2 …"""
    numbers = range(1, len(sheets) + 1)
    shown = [*states, *["visible"] * len(sheets)]
    listed = "".join(
        f'<sheet name="Data{n}" sheetId="{n}" state="{shown[n - 1]}" r:id="rId{n}"/>'
        for n in numbers
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in numbers
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'{DECLARED}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{DECLARED}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"{book}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{DECLARED}<Relationships "
        f'xmlns="{package}/relationships">{links}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": sheets[n - 1] for n in numbers},
    }


def packed(content: Mapping[str, str | bytes]) -> Build:
    """Return a builder of an archive with these parts."""

    def build(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, part in content.items():
                archive.writestr(name, part)

    return build


def book(*rows: Sequence[str], **more: str | bytes) -> Build:
    """Return a builder of an XLSX with these rows, and more parts: `__` stands for `/`."""
    added = {name.replace("__", "/"): part for name, part in more.items()}
    return packed(parts(sheet_xml(rows_xml(*rows))) | added)


def with_entries(entries: Sequence[tuple[zipfile.ZipInfo, bytes]]) -> Build:
    """Return a builder of an XLSX of one row with these raw entries added."""

    def build(path: Path) -> None:
        book(HEADINGS, GOOD)(path)
        with zipfile.ZipFile(path, "a") as archive:
            for info, content in entries:
                archive.writestr(info, content)

    return build


def lying_size(path: Path) -> None:
    """Build an XLSX whose directory says that a sheet of 30 MB unpacks to 100 bytes."""
    many = rows_xml(*[HEADINGS] * 60_000)
    packed(parts(sheet_xml(many)))(path)
    content = bytearray(path.read_bytes())
    name = b"xl/worksheets/sheet1.xml"
    at = content.rfind(name) - 46
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(content))


def overlapping(path: Path) -> None:
    """Build an XLSX whose directory names the same packed bytes under many names."""
    book(HEADINGS, GOOD)(path)
    content = path.read_bytes()
    start = content.rfind(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    entry = bytearray(content[start:end])
    size = struct.unpack("<H", entry[28:30])[0]
    copies = []
    for number in range(40):
        again = bytearray(entry)
        again[46 : 46 + size] = f"xl/{number:0{size - 3}d}".encode()
        copies.append(bytes(again))
    directory_at = struct.unpack("<I", content[end + 16 : end + 20])[0]
    directory = content[directory_at:end] + b"".join(copies)
    count = struct.unpack("<H", content[end + 8 : end + 10])[0] + len(copies)
    tail = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), directory_at, 0
    )
    path.write_bytes(content[:directory_at] + directory + tail)


def truncated(path: Path) -> None:
    """Build an XLSX that was cut off while it was copied."""
    book(HEADINGS, *[GOOD] * 200)(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


def locked(path: Path) -> None:
    """Build an XLSX with a password."""
    import io

    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

    book(HEADINGS, GOOD)(path)
    plain = io.BytesIO(path.read_bytes())
    with path.open("wb") as target:
        OOXMLFile(plain).encrypt("rahasia", target)


def old_excel(path: Path) -> None:
    """Build an .xls as Excel 97 wrote it."""
    import xlwt  # type: ignore[import-untyped]

    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Data")
    for at, heading in enumerate(HEADINGS):
        sheet.write(0, at, heading)
    workbook.save(str(path))


def open_document(path: Path) -> None:
    """Build an ODS of two rows with a number and a day."""
    from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
    from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
    from odf.text import P  # type: ignore[import-untyped]

    document = OpenDocumentSpreadsheet()
    sheet = Table(name="Data")
    string, empty = "string", ""
    cells = [
        [(string, empty, text) for text in ("Nama Lengkap", "Lama", "Tanggal Lahir")],
        [(string, empty, "Contoh Satu"), ("float", "24", "24"), ("date", "1987-05-15", "")],
    ]
    for row in cells:
        line = TableRow()
        for kind, value, text in row:
            told = {"datevalue" if kind == "date" else "value": value} if value else {}
            item = TableCell(valuetype=kind, **told)
            item.addElement(P(text=text))
            line.addElement(item)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    document.save(str(path))
