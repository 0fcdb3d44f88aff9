"""Looks at a file's first bytes and its packing before anything parses it."""

import stat
import zipfile
from pathlib import Path

MAX_PARTS = 2000
MAX_RATIO = 100
MAX_UNPACKED = 1_500_000_000
SMALL_UNPACKED = 100_000_000
DTD_WINDOW = 64 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt"})


class SniffError(Exception):
    """The file is refused; `args[0]` is the code."""


def kind_of(path: Path) -> str:
    """Return `text`, `xlsx` or `ods`; raises SniffError with the code of a refusal."""
    size = path.stat().st_size
    if size == 0:
        raise SniffError("file_empty")
    with path.open("rb") as stream:
        head = stream.read(4096)
    ending = path.suffix.lower()
    if head.startswith(OLE):
        raise SniffError("file_old_excel" if _is_biff(path) else "file_locked")
    if head.startswith(ZIP):
        return _zip_kind(path, ending)
    if ending not in TEXT_ENDINGS:
        raise SniffError("file_is_html" if _is_html(head) else "file_not_what_it_says")
    if head.startswith(b"%PDF") or head.startswith(b"{\\rtf"):
        raise SniffError("file_not_what_it_says")
    if _is_html(head):
        raise SniffError("file_is_html")
    return "text"


def _is_html(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head"))


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
            if any(name.endswith("vbaProject.bin") for name in names):
                raise SniffError("file_has_macros")
            kind = _packed_kind(archive, names)
            _check_xml(archive, parts)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as wrong:
        raise SniffError("file_damaged") from wrong
    if ending == ".xlsm":
        raise SniffError("file_has_macros")
    if ending != f".{kind}":
        raise SniffError("file_not_what_it_says")
    return kind


def _packed_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:200]:
        return "ods"
    raise SniffError("file_kind_unknown")


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise SniffError("zip_too_many_parts")
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise SniffError("zip_duplicate_name")
    total = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if total > MAX_UNPACKED or (total > SMALL_UNPACKED and total / packed > MAX_RATIO):
        raise SniffError("zip_bomb")
    for part in parts:
        _check_part(part)


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise SniffError("file_locked")
    names = part.filename.replace("\\", "/").split("/")
    if part.filename.startswith(("/", "\\")) or ".." in names:
        raise SniffError("zip_bad_name")
    if stat.S_ISLNK(part.external_attr >> 16):
        raise SniffError("zip_bad_name")
    if part.filename.lower().endswith((".zip", ".xlsx", ".7z", ".gz", ".rar")):
        raise SniffError("zip_nested")


def _check_xml(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            if b"<!DOCTYPE" in stream.read(DTD_WINDOW).upper():
                raise SniffError("xml_has_dtd")


def has_outside_links(path: Path) -> bool:
    """Say whether a workbook refers to other files (ignored, but reported)."""
    with zipfile.ZipFile(path) as archive:
        return any(name.startswith("xl/externalLinks/") for name in archive.namelist())
