"""The office's own keys: the public half in the store, the private half in a folder of its own.

Whoever only receives reports needs the public half. A process that serves the public alone
refuses to look for the other, whatever its folder holds.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox.models import OfficeKey
from sasando.foundation.privacy import envelopes
from sasando.foundation.privacy.keys import KEY_BYTES, KeyDamagedError, KeyMissingError

REPORTS, IDENTITIES = "reports", "identities"
PURPOSES = (REPORTS, IDENTITIES)
# Floors whose process may hold a private key.
OPENING_FLOORS = frozenset({"all", "desk"})
NOT_HERE = Refusal(
    "letterbox_not_here",
    Words(
        id="Laporan tidak dapat dibuka di proses ini.",
        en="Reports cannot be opened in this process.",
    ),
)
NOT_READY = Refusal(
    "letterbox_not_ready",
    Words(
        id="Kotak laporan belum siap. Telepon atau datang ke kantor.",
        en="The letterbox is not ready yet. Call or come to the office.",
    ),
)


def ensure(now: datetime) -> None:
    """Make the keys that are missing; a process for the public alone makes none."""
    if settings.SASANDO_FLOOR not in OPENING_FLOORS:
        return
    for purpose in PURPOSES:
        if _newest(purpose) is None:
            with _one_at_a_time():
                if _newest(purpose) is None:
                    _make(purpose, now=now)


def newest(purpose: str, *, now: datetime) -> OfficeKey:
    """Return the key to close envelopes with; raises Refused before the office has one."""
    row = _newest(purpose)
    if row is None:
        ensure(now)
        row = _newest(purpose)
    if row is None:
        raise Refused(NOT_READY)
    return row


def private(key_id: str) -> bytes:
    """Return a private key; raises Refused in a process that may hold none.

    Raises KeyMissingError when its file is not in the folder, KeyDamagedError when it is not whole.
    """
    if settings.SASANDO_FLOOR not in OPENING_FLOORS:
        raise Refused(NOT_HERE)
    return _read(_path(key_id))


def missing() -> list[str]:
    """Return the ids of keys whose private half is not in the folder, in order."""
    known = OfficeKey.objects.order_by("key_id").values_list("key_id", flat=True)
    return [key_id for key_id in known if not _path(key_id).exists()]


def _newest(purpose: str) -> OfficeKey | None:
    return OfficeKey.objects.filter(purpose=purpose).order_by("-id").first()


def _folder() -> Path:
    return Path(settings.SASANDO_LETTERBOX_KEYS)


def _path(key_id: str) -> Path:
    return _folder() / f"{key_id}.key"


@lru_cache(maxsize=8)
def _read(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except FileNotFoundError as missed:
        raise KeyMissingError(path.name) from missed
    if len(key) != KEY_BYTES:
        raise KeyDamagedError(path.name)
    return key


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
        os.fsync(held)
    finally:
        os.close(held)


def _make(purpose: str, *, now: datetime) -> None:
    """Write the private half, then the row: a key that the store names can open."""
    key_id, key = f"{purpose[0]}{secrets.token_hex(4)}", envelopes.new_private()
    descriptor = os.open(_path(key_id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(key)
        stream.flush()
        os.fsync(stream.fileno())
    public = envelopes.public_of(key)
    OfficeKey.objects.create(key_id=key_id, purpose=purpose, public=public, made_at=now)
