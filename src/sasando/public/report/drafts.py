"""What a form of several steps carries instead of a cookie: a secret name, signed and expiring.

The secret name draws the receipt, so it must never be written down on this side.
"""

import secrets
import time
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sasando.public.report import tokens

FIELD = "draft"
SALT = "public.report.draft"
SECONDS = 60 * 60
# A draft that waited longer is none of ours any more; its text is kept, its name is not.
LONGEST_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Draft:
    """One form on its way: its secret name, when it was begun, and how much work it asks for."""

    name: str
    begun: int
    bits: int
    text: str = ""
    is_old: bool = False


def new(*, bits: int) -> Draft:
    """Return a new draft."""
    return Draft(secrets.token_hex(16), int(time.time()), bits)


def field(draft: Draft, *, bits: int) -> SafeString:
    """Return the hidden field that carries a draft on, signed anew."""
    text = signing.dumps([draft.name, draft.begun, bits], salt=SALT)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, text)


def read(request: HttpRequest) -> Draft | None:
    """Return the draft of a posted form; None when it is not ours, or from another site."""
    text = request.POST.get(FIELD, "")[:400]
    if not tokens.is_from_here(request):
        return None
    try:
        name, begun, bits = signing.loads(text, salt=SALT, max_age=LONGEST_SECONDS)
        is_old = _is_old(text)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Draft(str(name), int(begun), int(bits), text, is_old)


def _is_old(text: str) -> bool:
    try:
        signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.SignatureExpired:
        return True
    return False
