"""Finds out how a text file writes its letters and signs, and gives it back as UTF-8."""

import codecs
import csv
import io
import math
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sasando.foundation.sources.reading.sniff import SniffError

SAMPLE = 256 * 1024
CHUNK = 1024 * 1024
MAX_LINE = 16 * CHUNK
DELIMITERS = ",;\t|"
SAMPLE_ROWS = 200
MOST_CONTROLS = 0.01
_SEP_LINE = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x1a\x0c\x0b")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Text:
    """A text file as UTF-8 from `start` on, without mark of order and `sep=` line."""

    stream: BinaryIO
    start: int
    encoding: str
    delimiter: str
    width: int
    has_quotes: bool
    is_mixed: bool = False


def open_text(path: Path) -> Text:
    """Return the file as UTF-8 text; raises SniffError when it is no readable text."""
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    named, mark = _named(sample)
    if named == "utf-8" and _is_text(path):
        return _described(path.open("rb"), mark, "utf-8")
    target = tempfile.TemporaryFile()  # noqa: SIM115 — the text returned holds it
    used = _recode(path, target, mark, named) if named != "utf-8" else _recode_lines(path, target)
    target.flush()
    return _described(target, 0, used)


def _named(sample: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes tell, and how many bytes its mark takes."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name, len(mark)
    zeros = sample.count(0)
    if not zeros:
        return "utf-8", 0
    for name, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        mine = sample[at::2].count(0)
        if mine == zeros and mine > len(sample) * 0.4:
            return name, 0
    raise SniffError("has_nul_bytes")


def _is_text(path: Path) -> bool:
    """Say whether the whole file is UTF-8; raises SniffError for NUL, controls, endless lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, run, controls, size = True, 0, 0, 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if 0 in chunk:
                raise SniffError("has_nul_bytes")
            run = 0 if b"\n" in chunk or b"\r" in chunk else run + len(chunk)
            if run >= MAX_LINE:
                raise SniffError("line_too_long")
            size += len(chunk)
            controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
        is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    if controls > max(size * MOST_CONTROLS, 20):
        raise SniffError("file_not_what_it_says")
    return is_utf8


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _recode(path: Path, target: BinaryIO, mark: int, name: str) -> str:
    decoder = codecs.getincrementaldecoder(name)()
    with path.open("rb") as stream:
        stream.seek(mark)
        try:
            while chunk := stream.read(CHUNK):
                text = decoder.decode(chunk)
                if "\x00" in text:
                    raise SniffError("has_nul_bytes")
                target.write(text.encode())
            decoder.decode(b"", final=True)
        except UnicodeError as wrong:
            raise SniffError("text_unreadable") from wrong
    return name


def _recode_lines(path: Path, target: BinaryIO) -> str:
    """Write each line as UTF-8, taking those that are not for Windows-1252."""
    has_utf8 = False
    with path.open("rb") as stream:
        for line in stream:
            try:
                line.decode()
                has_utf8 = has_utf8 or not line.isascii()
                target.write(line)
            except UnicodeDecodeError:
                target.write(_windows(line))
    return "mixed" if has_utf8 else "cp1252"


def _windows(line: bytes) -> bytes:
    try:
        return line.decode("cp1252").encode()
    except UnicodeDecodeError as wrong:
        raise SniffError("text_unreadable") from wrong


def _described(stream: BinaryIO, start: int, encoding: str) -> Text:
    stream.seek(start)
    sample = stream.read(SAMPLE).decode("utf-8", "ignore")
    told = _SEP_LINE.match(sample)
    if told:
        start += len(told.group(0).encode())
        sample = sample[told.end() :]
    delimiter = told.group(1) if told else find_delimiter(sample)
    widths = _widths(sample, delimiter)
    return Text(
        stream=stream,
        start=start,
        encoding=encoding,
        delimiter=delimiter,
        width=widths.most_common(1)[0][0] if widths else 1,
        has_quotes=_has_quotes(stream, start),
        is_mixed=encoding == "mixed",
    )


def find_delimiter(sample: str) -> str:
    """Return the sign that cuts most rows of a sample into the same number of cells."""
    return max(DELIMITERS, key=lambda sign: _score(sign, _widths(sample, sign)))


def _score(sign: str, widths: Counter[int]) -> float:
    """Return how well a sign cuts; 0 when it cuts nothing.

    A comma also stands in decimals and addresses: cells with one comma each give one cell more
    than a true sign does, hence the comma's handicap.
    """
    usual = max(widths, key=lambda width: (widths[width] * (width - 1), width), default=1)
    if usual == 1:
        return 0.0
    share = widths[usual] / widths.total()
    return share * share * math.sqrt(min(usual, 6)) * (1.0 if sign == "," else 1.3)


def _widths(sample: str, delimiter: str) -> Counter[int]:
    """Count how many cells the first rows have; blank rows do not count."""
    found: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(row):
                found[len(row)] += 1
            if found.total() >= SAMPLE_ROWS:
                break
    except csv.Error:
        return found
    return found


def _has_quotes(stream: BinaryIO, start: int) -> bool:
    stream.seek(start)
    while chunk := stream.read(CHUNK):
        if b'"' in chunk:
            return True
    return False
