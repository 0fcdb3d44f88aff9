"""Hands a file to the browser: to be saved, never to be shown or run."""

from urllib.parse import quote

from django.http import HttpResponse


def attachment(data: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return a file as an attachment that no page can run."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
    stem, _dot, suffix = name.rpartition(".")
    plain = plain if not stem else plain[: len(stem)] + "." + suffix
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response
