"""The key ring: wrapping keys and the index key, in files beside, not in, the database."""

import fcntl
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from sasando.foundation.privacy.models import PersonKey

KEY_BYTES = 32
NONCE_BYTES = 12
KEK_PREFIX, INDEX_NAME, ANCHOR_NAME = "kek-", "blind-index.key", "audit-anchor.key"


class KeyMissingError(Exception):
    """A key that the store needs is not in the key folder: the folder must be brought back."""


class KeyDamagedError(Exception):
    """A key file does not hold one whole key."""


@dataclass(frozen=True)
class KeyRing:
    """Every wrapping key by id, the one in use, and the keys of index and anchor (None if lost).

    Printed, it shows which key is in use and no key.
    """

    keks: Mapping[str, bytes] = field(repr=False)
    current: str
    index: bytes = field(repr=False)
    anchor: bytes | None = field(repr=False)

    def wrap(self, dek: bytes, *, subject: bytes) -> bytes:
        """Return a subject's key wrapped with the key in use and bound to the subject."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher(self.current).encrypt(nonce, dek, subject)

    def unwrap(self, wrapped: bytes, *, kek_id: str, subject: bytes) -> bytes:
        """Return a subject's key; raises KeyMissingError when its wrapping key is not here."""
        cipher = self._cipher(kek_id)
        return cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], subject)

    def _cipher(self, kek_id: str) -> AESGCM:
        if kek_id not in self.keks:
            raise KeyMissingError(kek_id)
        return _aesgcm(self.keks[kek_id])


@cache
def _aesgcm(key: bytes) -> AESGCM:
    return AESGCM(key)


def current_ring() -> KeyRing:
    """Return the ring of this installation; the first call of a new one makes its keys.

    Raises KeyMissingError when the store is sealed already but its key folder is empty or lacks
    the index key: new keys would let equal numbers go unfound.
    """
    return _ring(Path(settings.SASANDO_KEYS))


def reread_ring() -> KeyRing:
    """Return the ring as its folder is now; another process may have added a wrapping key."""
    _ring.cache_clear()
    return current_ring()


@cache
def _ring(folder: Path) -> KeyRing:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _kek_files(folder):
        _make_first(folder)
    keks = {path.stem.removeprefix(KEK_PREFIX): _read(path) for path in _kek_files(folder)}
    anchor = folder / ANCHOR_NAME
    return KeyRing(
        keks=keks,
        current=next(reversed(keks)),
        index=_read(folder / INDEX_NAME),
        anchor=_read(anchor) if anchor.exists() else None,
    )


def _kek_files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{KEK_PREFIX}*.key"), key=_age)


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _read(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except FileNotFoundError as missing:
        raise KeyMissingError(path.name) from missing
    if len(key) != KEY_BYTES:
        raise KeyDamagedError(path.name)
    return key


def _make_first(folder: Path) -> None:
    """Make the keys of a new installation, one process at a time.

    The wrapping key comes last: once it is there, the others are.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        if _kek_files(folder):
            return
        if _store_is_sealed():
            raise KeyMissingError(str(folder))
        for name in (INDEX_NAME, ANCHOR_NAME, f"{KEK_PREFIX}{secrets.token_hex(4)}.key"):
            _make(folder / name)
        os.fsync(held)
    finally:
        os.close(held)


def _store_is_sealed() -> bool:
    tables = connection.introspection.table_names()
    return PersonKey._meta.db_table in tables and PersonKey.objects.exists()


def _make(path: Path) -> None:
    """Write a new key unless it stands: whole or not at all, readable by its owner alone."""
    if path.exists():
        return
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_bytes(KEY_BYTES))
            stream.flush()
            os.fsync(stream.fileno())
        os.link(temporary, path)
    finally:
        temporary.unlink()
