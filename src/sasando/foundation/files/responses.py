"""Hands a file to the browser: to be saved, never to be shown or run."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from django.http import HttpResponse

from sasando.foundation.files import actions
from sasando.foundation.files.models import StoredFile

NO_NAME = "berkas"
# Our own page brings its style inside and needs nothing else; a PDF brings its own viewer.
LOOKS = {
    ".html": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    ".txt": "default-src 'none'; sandbox",
    ".pdf": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
}
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def stored(data: bytes, *, file: StoredFile) -> HttpResponse:
    """Return the content of a stored file as an attachment under its own name."""
    return attachment(data, name=actions.title_of(file), media_type=file.media_type)


def attachment(data: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return a file as an attachment that no page can run and no cache keeps."""
    typed = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    response = HttpResponse(data, content_type=typed)
    whole = quote(name.encode("utf-8", "replace"), safe="")
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain_name(name)}\"; filename*=UTF-8''{whole}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response


def own_form(data: bytes, *, name: str, media_type: str, is_looked_at: bool) -> HttpResponse:
    """Return a form that the office laid out itself, shown where a browser lays it out safely.

    Only for bytes of our own making: what others sent is always saved (`attachment`).
    """
    response = attachment(data, name=name, media_type=media_type)
    looks = LOOKS.get(PurePosixPath(name).suffix)
    if looks and is_looked_at:
        response["Content-Disposition"] = f'inline; filename="{plain_name(name)}"'
        response["Content-Security-Policy"] = looks
    return response


def plain_name(name: str) -> str:
    """Return a name in letters that every browser of old reads, with its ending: RFC 6266, 4.3."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = _NOT_PLAIN.sub("-", ascii_only).rpartition(".")
    return (stem.strip("-.") or NO_NAME) + dot + ending.strip("-") if dot else ending or NO_NAME
