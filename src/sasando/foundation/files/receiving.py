"""Says what a file is by its first bytes, and what it is called once it is kept."""

import re
import unicodedata

from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.files import refusals

PDF, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"
TEXT = "text/plain"
PICTURES = (JPEG, PNG, WEBP)
LARGEST = 20 * 1024 * 1024
SUFFIX = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", WEBP: ".webp", TEXT: ".txt"}
LONGEST_NAME, LONGEST_NAME_BYTES = 120, 200
NO_NAME = "berkas"

# What every scanner of viruses must find; with none at hand it shows that one is asked for.
_TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"
HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_REFUSED_STARTS: tuple[tuple[bytes, Refusal], ...] = (
    (b"PK\x03\x04", refusals.OFFICE_OR_ARCHIVE),
    (b"PK\x05\x06", refusals.OFFICE_OR_ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.OFFICE_OR_ARCHIVE),
    (b"{\\rtf", refusals.OFFICE_OR_ARCHIVE),
    (b"Rar!\x1a\x07", refusals.OFFICE_OR_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", refusals.OFFICE_OR_ARCHIVE),
    (b"\x1f\x8b", refusals.OFFICE_OR_ARCHIVE),
    (b"GIF8", refusals.OTHER_PICTURE),
    (b"BM", refusals.OTHER_PICTURE),
    (b"II*\x00", refusals.OTHER_PICTURE),
    (b"MM\x00*", refusals.OTHER_PICTURE),
    (b"MZ", refusals.PROGRAM),
    (b"\x7fELF", refusals.PROGRAM),
    (b"#!", refusals.PROGRAM),
    (b"OggS", refusals.SOUND_OR_FILM),
    (b"ID3", refusals.SOUND_OR_FILM),
    (b"#!AMR", refusals.SOUND_OR_FILM),
    (b"\x1aE\xdf\xa3", refusals.SOUND_OR_FILM),
)
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|img|math|meta|link|style|\?xml"
    r"|\?php)\b",
    re.IGNORECASE,
)
_MARKUP_WITHIN = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Endings of files that people send; stripped from a name, since the content gives the true one.
_ENDING = re.compile(
    r"\.\s*(?:pdf|jpe?g?|jfif|png|webp|te?xt|hei[cf]|gif|bmp|tiff?|svg|docx?|docm|xlsx?|xlsm|pptx?|odt"
    r"|ods|rtf|csv|zip|rar|7z|gz|exe|com|scr|bat|cmd|pif|msi|jse?|vb[se]|wsf|hta|lnk|ps1|sh|jar|apk"
    r"|dll|reg|x?html?|xml|php)$",
    re.IGNORECASE,
)
# Names that Windows gives to devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def media_type(data: bytes) -> str:
    """Return the media type of a file; raises Refused for one that is not taken."""
    if not data:
        raise Refused(refusals.EMPTY)
    if len(data) > LARGEST:
        raise Refused(refusals.TOO_LARGE)
    if _TEST_VIRUS in data:
        raise Refused(refusals.VIRUS)
    known = _document(data)
    if known:
        return known
    refusal = _known_but_not_taken(data)
    if refusal is not None:
        raise Refused(refusal)
    readable(data)
    return TEXT


def _document(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    return ""


def _known_but_not_taken(data: bytes) -> Refusal | None:
    if data[4:8] == b"ftyp":
        return refusals.HEIC if data[8:12] in HEIF else refusals.SOUND_OR_FILM
    if data[:4] == b"RIFF":
        return refusals.SOUND_OR_FILM
    sound_first = sorted(_REFUSED_STARTS, key=lambda start: -len(start[0]))
    return next((refusal for start, refusal in sound_first if data.startswith(start)), None)


def readable(data: bytes) -> bytes:
    """Return a plain text as UTF-8; raises Refused when it is no text, or a page that could run."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(refusals.KIND_UNKNOWN) from None
    if _CONTROLS.search(text):
        raise Refused(refusals.KIND_UNKNOWN)
    if _MARKUP.search(text[:_MARKUP_WITHIN]):
        raise Refused(refusals.WEB_PAGE)
    if not text.strip():
        raise Refused(refusals.EMPTY)
    return text.encode()


def kept_name(name: str, *, media: str) -> str:
    """Return a name without path, control signs and false endings, with its true ending."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    signs = (sign if sign.isprintable() else _unseen(sign) for sign in last)
    stem = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", "".join(signs))).rstrip(" .")
    while ending := _ENDING.search(stem):
        stem = stem[: ending.start()].rstrip(" .")
    stem = _short(stem)
    if _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{NO_NAME}-{stem}"
    return (stem or NO_NAME) + SUFFIX[media]


def _unseen(sign: str) -> str:
    return " " if unicodedata.category(sign) == "Zs" or sign in "\t\r\n" else ""


def _short(stem: str) -> str:
    cut = stem[:LONGEST_NAME].encode()[:LONGEST_NAME_BYTES].decode(errors="ignore")
    return cut.strip(" .")
