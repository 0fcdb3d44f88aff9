"""Stands in for a cookie: a signed, expiring token in each form, and a look at the origin."""

from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

FIELD = "form_token"
SALT = "public.report"
SECONDS = 60 * 60


def field(name: str) -> SafeString:
    """Return the hidden field of one kind of form."""
    text = signing.dumps(name, salt=SALT)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, text)


def is_ours(request: HttpRequest, name: str) -> bool:
    """Say whether a posted form is one of ours, sent from our own page within the hour."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.get_host():
        return False
    try:
        found = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return False
    return bool(found == name)
