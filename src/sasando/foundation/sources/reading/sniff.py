"""Looks at a file's first bytes and its packing before anything parses it."""

import re
import stat
import zipfile
from pathlib import Path

MAX_PARTS = 2000
MAX_RATIO = 100
MAX_UNPACKED = 1_500_000_000
SMALL_UNPACKED = 100_000_000
DTD_WINDOW = 64 * 1024
LOCAL_HEADER = 30
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".tab"})
# PDF, RTF, PNG, JPEG, GIF, gzip, 7z, RAR, bzip2, xz, SQLite, Parquet, Arrow, ELF, empty ZIP.
FOREIGN = (
    b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
    b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"PAR1", b"ARROW1", b"\x7fELF", b"PK\x05\x06",
)  # fmt: skip
# Declarations, comments and blanks that may stand before a document type or the first element.
_XML_LEAD = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".ods", ".docx", ".7z", ".gz", ".rar", ".bz2", ".xz")


class SniffError(Exception):
    """The file is refused; `args[0]` is the code, `row` the line where it shows, if known."""

    def __init__(self, code: str, *, row: int | None = None) -> None:
        super().__init__(code)
        self.row = row


def kind_of(path: Path) -> str:
    """Return `text`, `xlsx` or `ods`; raises SniffError with the code of a refusal."""
    if path.stat().st_size == 0:
        raise SniffError("file_empty")
    with path.open("rb") as stream:
        head = stream.read(4096)
    ending = path.suffix.lower()
    if head.startswith(OLE):
        raise SniffError("file_old_excel" if _is_biff(path) else "file_locked")
    if head.startswith(ZIP):
        return _zip_kind(path, ending)
    if _is_html(head):
        raise SniffError("file_is_html")
    if ending not in TEXT_ENDINGS or head.startswith(FOREIGN):
        raise SniffError("file_not_what_it_says")
    return "text"


def _is_html(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta"))


def _is_biff(path: Path) -> bool:
    """Say whether an OLE file is an old workbook; a locked XLSX holds EncryptedPackage."""
    with path.open("rb") as stream:
        content = stream.read(4_000_000)
    return "EncryptedPackage".encode("utf-16-le") not in content


def _zip_kind(path: Path, ending: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            names = {part.filename for part in parts}
            if ending == ".xlsm" or _has_macros(archive, names):
                raise SniffError("file_has_macros")
            kind = _packed_kind(archive, names)
            _check_xml(archive, parts)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as wrong:
        raise SniffError("file_damaged") from wrong
    if ending != f".{kind}":
        raise SniffError("file_not_what_it_says")
    return kind


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise SniffError for an archive that is packed oddly, or holds macros or a document type."""
    parts = archive.infolist()
    _check_parts(parts)
    if _has_macros(archive, {part.filename for part in parts}):
        raise SniffError("file_has_macros")
    _check_xml(archive, parts)


def _has_macros(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return True
    return b"macroEnabled" in _start_of(archive, "[Content_Types].xml", names)


def _packed_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        raise SniffError("file_kind_unknown")
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    if b"opendocument.spreadsheet" in _start_of(archive, "mimetype", names)[:200]:
        if b"encryption-data" in _start_of(archive, "META-INF/manifest.xml", names):
            raise SniffError("file_locked")
        return "ods"
    raise SniffError("file_kind_unknown")


def _start_of(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    with archive.open(name) as stream:
        return stream.read(DTD_WINDOW)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise SniffError("zip_too_many_parts")
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names):
        raise SniffError("zip_duplicate_name")
    for part in parts:
        _check_part(part)
    total = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if total > MAX_UNPACKED or (total > SMALL_UNPACKED and total / packed > MAX_RATIO):
        raise SniffError("zip_bomb")
    _check_overlap(parts)


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise SniffError("file_locked")
    steps = part.filename.replace("\\", "/").split("/")
    if part.filename.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]:
        raise SniffError("zip_bad_name")
    if stat.S_ISLNK(part.external_attr >> 16):
        raise SniffError("zip_bad_name")
    if part.filename.lower().endswith(_ARCHIVES):
        raise SniffError("zip_nested")


def _check_overlap(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that share bytes: how a small archive unpacks to a huge one."""
    end = 0
    for part in sorted(parts, key=lambda item: item.header_offset):
        if part.header_offset < end:
            raise SniffError("zip_bomb")
        end = part.header_offset + LOCAL_HEADER + part.compress_size


def _check_xml(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        with archive.open(part) as stream:
            start = stream.read(DTD_WINDOW)
        if start.startswith(ZIP):
            raise SniffError("zip_nested")
        if part.filename.endswith((".xml", ".rels")) and start:
            _check_lead(start)


def _check_lead(start: bytes) -> None:
    """Refuse a document type, and XML whose first element cannot be seen (as in UTF-16)."""
    lead = _XML_LEAD.match(start)
    rest = start[lead.end() :] if lead else start
    if rest[:9].upper() == b"<!DOCTYPE" or b"<!ENTITY" in start.upper():
        raise SniffError("xml_has_dtd")
    if not _ELEMENT.match(rest):
        text = start.decode("utf-16", "replace").upper()
        raise SniffError("xml_has_dtd" if "<!DOCTYPE" in text else "file_damaged")
