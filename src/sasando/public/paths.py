"""Addresses of one page in both languages."""

from django.http import HttpRequest


def both_languages(request: HttpRequest) -> dict[str, str]:
    """Return the page's Indonesian and English address."""
    path = request.path
    bare = path.removeprefix("/en") if path == "/en" or path.startswith("/en/") else path
    return {"id_path": bare or "/", "en_path": f"/en{bare or '/'}"}
