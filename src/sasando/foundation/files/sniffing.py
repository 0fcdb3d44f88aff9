"""Says what a file is by its first bytes; its name counts for nothing."""

from sasando.domain.values.words import Refused
from sasando.foundation.files import refusals

PDF, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"
LARGEST = 20 * 1024 * 1024
SUFFIX = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", WEBP: ".webp"}


def media_type(data: bytes) -> str:
    """Return the media type of a file; raises Refused for one that is not taken."""
    if not data:
        raise Refused(refusals.EMPTY)
    if len(data) > LARGEST:
        raise Refused(refusals.TOO_LARGE)
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    raise Refused(refusals.KIND_UNKNOWN)
