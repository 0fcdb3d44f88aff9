"""Keeps what an officer typed when the session ended, sealed, until they signed in again."""

import base64
import json
import os
from collections.abc import Mapping
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest

from sasando.foundation.privacy.keys import NONCE_BYTES, current_ring

SLOT = "kept_form"
MOST_FIELDS, LONGEST, SHORTEST = 60, 20_000, 2
# Never kept and never shown back: tokens, passwords, codes.
SECRET = ("csrfmiddlewaretoken", "form_token", "version", "password", "code", "otp", "digits")


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """Return what of a posted form is worth keeping: words, no token, password or code."""
    found = {
        name: value[:LONGEST]
        for name, value in posted.items()
        if len(value.strip()) >= SHORTEST and not any(word in name.lower() for word in SECRET)
    }
    return dict(list(found.items())[:MOST_FIELDS])


def keep(request: HttpRequest) -> None:
    """Seal a posted form into the session of whoever is sent to sign in."""
    words = typed(request.POST)
    if not words:
        return
    text = json.dumps({"path": request.path, "words": words})
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + AESGCM(_key()).encrypt(nonce, text.encode(), SLOT.encode())
    request.session[SLOT] = base64.b64encode(sealed).decode()


def take(request: HttpRequest) -> dict[str, str]:
    """Return, once, what was kept for this page; empty when nothing was."""
    session = getattr(request, "session", None)
    if request.method != "GET" or session is None or SLOT not in session:
        return {}
    try:
        sealed = base64.b64decode(request.session[SLOT])
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        told = json.loads(AESGCM(_key()).decrypt(nonce, body, SLOT.encode()))
    except (InvalidTag, ValueError):
        del request.session[SLOT]
        return {}
    if told["path"] != request.path:
        return {}
    del request.session[SLOT]
    return dict(told["words"])


def _key() -> bytes:
    ring = current_ring()
    return sha256(b"kept-form" + ring.keks[ring.current]).digest()
