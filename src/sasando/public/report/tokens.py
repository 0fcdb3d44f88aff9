"""Stands in for a cookie: a signed, expiring token in each form, and a look at the origin."""

import secrets
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

FIELD = "form_token"
SALT = "public.report"
SECONDS = 60 * 60


def field(name: str) -> SafeString:
    """Return the hidden field of one form of a kind; no two forms carry the same."""
    text = signing.dumps([name, secrets.token_hex(8)], salt=SALT)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, text)


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a form was posted from a page of ours, as far as the browser tells."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def read(request: HttpRequest, name: str) -> str | None:
    """Return which form was posted; None when it is not ours, or older than an hour."""
    if not is_from_here(request):
        return None
    try:
        found = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    if not isinstance(found, list) or len(found) != 2 or found[0] != name:
        return None
    return str(found[1])
